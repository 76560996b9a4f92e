// Entities of NGSI-LD and NGSI-v2.
#include "tests/fuzz/device_fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace city;
  static const FeedBookPtr book = fuzz::device_book(
      Format::NgsiLd, {{.source = "NO2", .quantity = "no2_ug_m3"},
                       {.source = "relativeHumidity", .quantity = "humidity_pct", .scale = 100},
                       {.source = "temperature", .quantity = "temperature_c"},
                       {.source = "temperature.accuracy", .quantity = "accuracy_c"}});
  fuzz::decode_one(book, data, size);
  return 0;
}
