// Devices that run Tasmota.
#include "tests/fuzz/device_fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace city;
  static const FeedBookPtr book =
      fuzz::device_book(Format::Tasmota, {{.source = "ENERGY.Power", .quantity = "power_w"},
                                          {.source = "DS18B20-1.Temperature", .quantity = "temperature_c"},
                                          {.source = "ENERGY.Current-2", .quantity = "current_a"},
                                          {.source = "POWER", .quantity = "on_count"}});
  fuzz::decode_one(book, data, size);
  return 0;
}
