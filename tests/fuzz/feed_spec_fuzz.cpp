// Feed files.
#include <cstdint>
#include <string_view>

#include "sensors/feed_spec.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto parsed = city::parse_feed_spec({reinterpret_cast<const char*>(data), size});
  if (const auto* error = std::get_if<city::SpecError>(&parsed)) {
    if (error->what.empty()) __builtin_trap();
  } else if (std::get<city::FeedSpec>(parsed).period.count() < 1) {
    __builtin_trap();
  }
  return 0;
}
