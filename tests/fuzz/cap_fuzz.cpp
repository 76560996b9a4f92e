// CAP alerts.
#include <cstdint>
#include <memory>
#include <string_view>

#include "sensors/formats/decoder.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace city;
  static const FeedBookPtr book = [] {
    FeedSpec spec;
    spec.id = "any";
    spec.topics = {"city/any/#"};
    spec.format = Format::Cap;
    spec.extent = {.west_deg = 118, .south_deg = 21, .east_deg = 123, .north_deg = 27};
    return std::make_shared<const FeedBook>(FeedBook{spec});
  }();
  Decoder decoder{book};
  decoder.add({.topic = "city/any/raw", .payload = {reinterpret_cast<const char*>(data), size}});
  for (const AlertFact& alert : decoder.take().alerts)
    if (alert.id.empty() || alert.sender.empty()) __builtin_trap();
  return 0;
}
