// Zigbee devices through Zigbee2MQTT.
#include "tests/fuzz/device_fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace city;
  static const FeedBookPtr book =
      fuzz::device_book(Format::Zigbee2Mqtt, {{.source = "temperature", .quantity = "temperature_c"},
                                              {.source = "state", .quantity = "on_count"},
                                              {.source = "color.x", .quantity = "colour_x"}});
  fuzz::decode_one(book, data, size);
  return 0;
}
