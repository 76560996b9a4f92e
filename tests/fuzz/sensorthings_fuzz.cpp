// SensorThings: several messages in a row, so that metadata and observations meet. A message is a line; its first character
// picks the topic, the rest is the payload.
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "sensors/formats/decoder.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace city;
  constexpr std::array<std::string_view, 10> kTopics{"v1.1/Observations",
                                                     "v1.1/Datastreams(1)/Observations",
                                                     "v1.1/Datastreams",
                                                     "v1.1/Datastreams(1)/Thing",
                                                     "v1.1/Things",
                                                     "v1.1/Things(2)/Datastreams",
                                                     "v1.1/Things(2)/Locations",
                                                     "v1.1/Locations(3)",
                                                     "v1.1/Datastreams(1)/ObservedProperty",
                                                     "raw"};
  static const FeedBookPtr book = [] {
    FeedSpec spec;
    spec.id = "any";
    spec.topics = {"v1.1/#", "raw"};
    spec.format = Format::SensorThings;
    spec.zone = "Asia/Taipei";
    spec.fields = {{.source = "depth", .quantity = "depth_cm"},
                   {.source = "x", .quantity = "x_m", .scale = 1e300}};
    return std::make_shared<const FeedBook>(FeedBook{spec});
  }();
  Decoder decoder{book};
  Decoder restarted{book};
  std::string_view text{reinterpret_cast<const char*>(data), size};
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(line.size() < text.size() ? line.size() + 1 : line.size());
    if (line.empty()) continue;
    const auto pick = static_cast<unsigned char>(line.front());
    decoder.add(
        {.topic = kTopics[(pick >= '0' ? pick - '0' : pick) % kTopics.size()], .payload = line.substr(1)});
  }
  const Facts facts = decoder.take();
  if (facts.readings.size() != facts.measured.size()) __builtin_trap();
  for (const Measured& measured : facts.measured)
    if (!(measured.value - measured.value == 0)) __builtin_trap();  // not finite
  for (const AssetFact& asset : facts.assets)
    if (asset.asset.empty()) __builtin_trap();
  for (const Remembered& old : facts.remembered)
    restarted.remember({.topic = old.topic, .payload = old.payload});
  if (!restarted.take().readings.empty()) __builtin_trap();
  return 0;
}
