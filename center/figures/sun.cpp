#include "center/figures/sun.hpp"

#include <cmath>
#include <numbers>

namespace city {
namespace {

constexpr double kRadians = std::numbers::pi / 180;
constexpr TimePoint kJ2000{std::chrono::milliseconds{946'728'000'000}};  // 2000-01-01T12:00:00Z

}  // namespace

double sun_elevation_deg(TimePoint at, LonLat place) {
  const double days = static_cast<double>((at - kJ2000).count()) / 86'400'000.0;
  const double anomaly = std::fmod(357.529 + 0.98560028 * days, 360) * kRadians;
  const double mean = std::fmod(280.459 + 0.98564736 * days, 360);
  const double longitude = (mean + 1.915 * std::sin(anomaly) + 0.020 * std::sin(2 * anomaly)) * kRadians;
  const double tilt = (23.439 - 0.00000036 * days) * kRadians;
  const double ascension = std::atan2(std::cos(tilt) * std::sin(longitude), std::cos(longitude));
  const double declination = std::asin(std::sin(tilt) * std::sin(longitude));
  const double sidereal = std::fmod(280.46061837 + 360.98564736629 * days, 360);
  const double hour_angle = (sidereal + place.lon_deg) * kRadians - ascension;
  const double latitude = place.lat_deg * kRadians;
  return std::asin(std::sin(latitude) * std::sin(declination) +
                   std::cos(latitude) * std::cos(declination) * std::cos(hour_angle)) /
         kRadians;
}

}  // namespace city
