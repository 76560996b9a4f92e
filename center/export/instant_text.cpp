#include "center/export/instant_text.hpp"

#include <fmt/core.h>

#include <chrono>
#include <cstdlib>

#include "center/core/local_time.hpp"

namespace city {

std::string InstantText::operator()(TimePoint at) {
  using namespace std::chrono;
  // Zones change their offset on whole quarter hours of UTC; asking the zone for each of 100,000 values would be the export's main cost.
  const TimePoint quarter = floor<minutes>(at) - (floor<minutes>(at).time_since_epoch() % minutes{15});
  if (quarter != known_from_) {
    known_from_ = quarter;
    offset_ = utc_offset(zone_, at);
  }
  const TimePoint local = at + offset_;
  const auto day = floor<days>(local);
  const year_month_day date{day};
  const hh_mm_ss time{local - day};
  auto text = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", static_cast<int>(date.year()),
                          static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                          time.hours().count(), time.minutes().count(), time.seconds().count());
  if (time.subseconds().count() != 0) text += fmt::format(".{:03}", time.subseconds().count());
  const auto ahead = duration_cast<minutes>(offset_).count();
  return text +
         fmt::format("{}{:02}:{:02}", ahead < 0 ? '-' : '+', std::abs(ahead) / 60, std::abs(ahead) % 60);
}

}  // namespace city
