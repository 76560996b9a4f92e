// LoRaWAN uplinks of The Things Stack.
#include "tests/fuzz/device_fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace city;
  static const FeedBookPtr book = fuzz::device_book(
      Format::Ttn, {{.source = "depth_mm", .quantity = "depth_cm", .scale = 0.1, .zero_when_absent = true},
                    {.source = "air.t", .quantity = "temperature_c"}});
  fuzz::decode_one(book, data, size);
  return 0;
}
