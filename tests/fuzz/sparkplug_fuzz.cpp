// Sparkplug: several messages in a row, so that births and what refers to them meet. Each message is one byte that picks the
// topic, two that tell its length (low byte first) and its payload.
#include <array>
#include <cstdint>
#include <memory>
#include <string_view>

#include "sensors/formats/decoder.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace city;
  constexpr std::array<std::string_view, 8> kTopics{
      "spBv1.0/g/NBIRTH/n", "spBv1.0/g/DBIRTH/n/d", "spBv1.0/g/NDATA/n", "spBv1.0/g/DDATA/n/d",
      "spBv1.0/g/NDEATH/n", "spBv1.0/g/DDEATH/n/d", "spBv1.0/g/NCMD/n",  "spBv1.0/h/DDATA/n/d"};
  static const FeedBookPtr book = [] {
    FeedSpec spec;
    spec.id = "any";
    spec.topics = {"spBv1.0/#"};
    spec.format = Format::Sparkplug;
    spec.fields = {{.source = "Pump/Flow", .quantity = "flow_m3_s", .scale = 1e300},
                   {.source = "On", .quantity = "on"}};
    return std::make_shared<const FeedBook>(FeedBook{spec});
  }();
  Decoder decoder{book};
  Decoder restarted{book};
  for (std::size_t at = 0; at + 3 <= size;) {
    const std::string_view topic = kTopics[data[at] % kTopics.size()];
    const std::size_t wanted = data[at + 1] + std::size_t{256} * data[at + 2];
    at += 3;
    const std::size_t length = wanted < size - at ? wanted : size - at;
    decoder.add({.topic = topic,
                 .payload = {reinterpret_cast<const char*>(data) + at, length},
                 .retained = wanted % 7 == 6});
    at += length;
  }
  const Facts facts = decoder.take();
  std::size_t values = 0;
  for (const Reading& reading : facts.readings) values += reading.count;
  if (values != facts.measured.size()) __builtin_trap();
  for (const Measured& measured : facts.measured)
    if (!(measured.value - measured.value == 0)) __builtin_trap();  // not finite
  for (const Remembered& old : facts.remembered)
    restarted.remember({.topic = old.topic, .payload = old.payload});
  if (!restarted.take().readings.empty()) __builtin_trap();
  return 0;
}
