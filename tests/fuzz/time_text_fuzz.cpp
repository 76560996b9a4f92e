// Stamps: whatever is read lies between 1990 and the year 9999.
#include <cstdint>
#include <string_view>

#include "sensors/zone.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace city;
  static Zone taipei{"Asia/Taipei"};
  static Zone new_york{"America/New_York"};
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  for (Zone* zone : {&taipei, &new_york}) {
    const Stamp stamp = stamp_from_text(text, *zone);
    if (!stamp.time) continue;
    const auto year = std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(*stamp.time)}.year();
    if (year < std::chrono::year{1990} || year > std::chrono::year{9999}) __builtin_trap();
  }
  return 0;
}
