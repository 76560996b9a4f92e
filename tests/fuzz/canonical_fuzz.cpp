// Canonical messages: the first byte picks the topic, the rest is the payload. Two messages, so that the second is read into
// scratch memory that the first has used.
#include <array>
#include <cstdint>
#include <memory>
#include <string_view>

#include "sensors/formats/decoder.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace city;
  constexpr std::array<std::string_view, 6> kTopics{"city/any/obs/a",  "city/any/asset/a", "city/any/case/a",
                                                    "city/any/status", "city/_sim/status", "city/any/what"};
  static const FeedBookPtr book = [] {
    FeedSpec spec;
    spec.id = "any";
    spec.topics = {"city/any/#"};
    spec.zone = "Asia/Taipei";
    spec.crs_epsg = 3826;
    spec.sentinels = {-99};
    return std::make_shared<const FeedBook>(FeedBook{spec});
  }();
  if (size == 0) return 0;
  const std::string_view payload{reinterpret_cast<const char*>(data) + 1, size - 1};
  Decoder decoder{book};
  decoder.add({.topic = kTopics[data[0] % kTopics.size()], .payload = payload});
  decoder.add({.topic = kTopics[data[0] % kTopics.size()], .payload = payload.substr(0, payload.size() / 2)});
  const Facts facts = decoder.take();
  std::size_t values = 0;
  for (const Reading& reading : facts.readings) {
    if (reading.first + reading.count > facts.measured.size()) __builtin_trap();
    values += reading.count;
  }
  if (values != facts.measured.size()) __builtin_trap();
  return 0;
}
