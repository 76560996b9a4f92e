#include "widgets/ui/zone_clock.hpp"

#include <date/tz.h>

#include <array>
#include <cstdio>
#include <exception>

namespace city {
namespace {

template <class... Numbers>
std::string printed(const char* format, Numbers... numbers) {
  std::array<char, 64> buffer{};
  const int length = std::snprintf(buffer.data(), buffer.size(), format, numbers...);
  return {buffer.data(), static_cast<std::size_t>(length < 0 ? 0 : length)};
}

}  // namespace

ZoneClock::ZoneClock(const std::string& zone) {
  try {
    zone_ = date::locate_zone(zone);
  } catch (const std::exception&) {  // unknown zone, or no zone database on this machine
    label_ = "UTC";
  }
}

LocalTime ZoneClock::at(TimePoint instant) const {
  auto local = instant.time_since_epoch();
  if (zone_ != nullptr)
    local += static_cast<const date::time_zone*>(zone_)->get_info(date::sys_time<Milliseconds>{local}).offset;
  const date::sys_time<Milliseconds> moment{local};
  const auto midnight = date::floor<date::days>(moment);
  const date::year_month_day ymd{midnight};
  const date::hh_mm_ss<Milliseconds> time{moment - midnight};
  return {.year = static_cast<int>(ymd.year()),
          .month = static_cast<unsigned>(ymd.month()),
          .day = static_cast<unsigned>(ymd.day()),
          .weekday = date::weekday{midnight}.c_encoding(),
          .hour = static_cast<unsigned>(time.hours().count()),
          .minute = static_cast<unsigned>(time.minutes().count()),
          .second = static_cast<unsigned>(time.seconds().count())};
}

std::string clock_text(const LocalTime& t) { return printed("%02u:%02u:%02u", t.hour, t.minute, t.second); }
std::string hour_minute_text(const LocalTime& t) { return printed("%02u:%02u", t.hour, t.minute); }

std::string day_text(const LocalTime& t, const Texts& texts) {
  const std::array<std::string_view, 12> days{texts.tr("{0} Jan"), texts.tr("{0} Feb"), texts.tr("{0} Mar"),
                                              texts.tr("{0} Apr"), texts.tr("{0} May"), texts.tr("{0} Jun"),
                                              texts.tr("{0} Jul"), texts.tr("{0} Aug"), texts.tr("{0} Sep"),
                                              texts.tr("{0} Oct"), texts.tr("{0} Nov"), texts.tr("{0} Dec")};
  return filled(days[(t.month + 11) % 12], {printed("%u", t.day)});
}

std::string weekday_text(const LocalTime& t, const Texts& texts) {
  const std::array<std::string_view, 7> days{texts.tr("Sun"), texts.tr("Mon"), texts.tr("Tue"),
                                             texts.tr("Wed"), texts.tr("Thu"), texts.tr("Fri"),
                                             texts.tr("Sat")};
  return std::string{days[t.weekday % 7]};
}

std::string date_text(const LocalTime& t, const Texts& texts) {
  const std::string day = day_text(t, texts), year = printed("%04d", t.year);
  return texts.is_chinese() ? year + "年" + day : day + " " + year;
}

std::string stamp_text(const LocalTime& t, const Texts& texts) {
  return day_text(t, texts) + " " + clock_text(t);
}

}  // namespace city
