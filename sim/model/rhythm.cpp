#include "sim/model/rhythm.hpp"

#include <array>
#include <cmath>
#include <numbers>

namespace city::sim {
namespace {

using Profile = std::array<double, 24>;  // value at the half hour of each hour

constexpr Profile kTrafficWorkday{.18, .12, .09, .08, .10, .20, .46, .86, 1.0, .86, .72, .72,
                                  .75, .73, .74, .78, .86, .98, 1.0, .82, .65, .55, .42, .28};
constexpr Profile kTrafficWeekend{.28, .20, .14, .11, .10, .14, .22, .34, .46, .58, .66, .70,
                                  .72, .72, .73, .75, .77, .78, .76, .70, .62, .55, .46, .36};
constexpr Profile kEmergency{.72,  .60,  .52,  .46,  .44,  .48,  .60,  .82,  1.10, 1.32, 1.36, 1.28,
                             1.16, 1.14, 1.16, 1.14, 1.14, 1.16, 1.22, 1.30, 1.34, 1.28, 1.10, .88};
constexpr Profile kWork{.03, .02, .02, .02, .02, .04, .10, .32, .70, .94, 1.0, .98,
                        .88, .96, 1.0, .98, .94, .78, .48, .28, .18, .12, .08, .05};
constexpr Profile kLeisure{.30, .18, .10, .06, .05, .06, .10, .16, .24, .34, .46, .58,
                           .66, .62, .58, .60, .64, .72, .86, 1.0, .98, .84, .62, .44};

double at_hour(const Profile& profile, double hour) {
  const double x = hour - 0.5 + 24.0;
  const auto i = static_cast<std::size_t>(x);
  const double f = x - std::floor(x);
  return profile.at(i % 24) + (profile.at((i + 1) % 24) - profile.at(i % 24)) * f;
}

constexpr double kRadians = std::numbers::pi / 180;
constexpr double kLatitude = 25.05;
constexpr double kLongitude = 121.55;

}  // namespace

Rhythm rhythm_at(TimePoint t, DayRhythm kind) {
  Rhythm r{.weekday = local_weekday(t), .hour = local_hour(t)};
  if (kind == DayRhythm::Workday && r.weekday > 4) r.weekday = 2;
  return r;
}

double traffic_demand(const Rhythm& r) {
  return at_hour(r.working_day() ? kTrafficWorkday : kTrafficWeekend, r.hour);
}

double emergency_arrivals(const Rhythm& r) { return at_hour(kEmergency, r.hour); }

double people_at_work(const Rhythm& r) { return at_hour(kWork, r.hour) * (r.working_day() ? 1.0 : 0.25); }

double people_at_leisure(const Rhythm& r) {
  return std::fmin(1.0, at_hour(kLeisure, r.hour) * (r.working_day() ? 0.8 : 1.15));
}

double sun_elevation_deg(TimePoint t) {
  const double day = seconds_of(t) / 86400.0;
  const double gamma = 2 * std::numbers::pi * std::fmod(day, 365.2422) / 365.2422;  // 1970 began at new year
  const double declination = 0.006918 - 0.399912 * std::cos(gamma) + 0.070257 * std::sin(gamma) -
                             0.006758 * std::cos(2 * gamma) + 0.000907 * std::sin(2 * gamma);
  const double equation_min = 229.18 * (0.000075 + 0.001868 * std::cos(gamma) - 0.032077 * std::sin(gamma) -
                                        0.014615 * std::cos(2 * gamma) - 0.040849 * std::sin(2 * gamma));
  const double utc_min = (day - std::floor(day)) * 1440.0;
  const double hour_angle = ((utc_min + equation_min + 4 * kLongitude) / 4 - 180) * kRadians;
  const double latitude = kLatitude * kRadians;
  const double sine = std::sin(latitude) * std::sin(declination) +
                      std::cos(latitude) * std::cos(declination) * std::cos(hour_angle);
  return std::asin(sine) / kRadians;
}

}  // namespace city::sim
