// Wall clock of the city: instants to the hour and date that people there read. IANA zones through the date library.
//
// A zone that this machine does not know gives UTC, and says so in zone_label().
// Threads: immutable; share freely.
#pragma once
#include <string>

#include "sensors/time.hpp"
#include "widgets/ui/texts.hpp"

namespace city {

struct LocalTime {
  int year = 1970;
  unsigned month = 1, day = 1;  // from 1
  unsigned weekday = 4;         // 0 Sunday
  unsigned hour = 0, minute = 0, second = 0;
};

class ZoneClock {
 public:
  explicit ZoneClock(const std::string& zone);
  LocalTime at(TimePoint instant) const;
  const std::string& zone_label() const { return label_; }  // empty when the city's own zone is used

 private:
  const void* zone_ = nullptr;  // date::time_zone, which lives as long as the process
  std::string label_{};
};

std::string clock_text(const LocalTime& time);        // 09:05:07
std::string hour_minute_text(const LocalTime& time);  // 09:05
// As people of the language write them:
std::string day_text(const LocalTime& time, const Texts& texts);      // 22 Nov; 11月22日
std::string weekday_text(const LocalTime& time, const Texts& texts);  // Sun; 週日
std::string date_text(const LocalTime& time, const Texts& texts);     // 22 Nov 2026; 2026年11月22日
std::string stamp_text(const LocalTime& time, const Texts& texts);    // 22 Nov 09:05:07; 11月22日 09:05:07

}  // namespace city
