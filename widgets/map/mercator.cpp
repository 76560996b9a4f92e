#include "widgets/map/mercator.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace city {
namespace {
constexpr double kPi = std::numbers::pi;
constexpr double kEarthRadiusM = 6'371'008.8;  // IUGG mean radius R1
constexpr double radians(double deg) { return deg * kPi / 180; }
constexpr double degrees(double rad) { return rad * 180 / kPi; }
}  // namespace

World world_from_geo(Geo geo) {
  const double lat_deg = std::clamp(geo.lat_deg, -kMaxLatitudeDeg, kMaxLatitudeDeg);
  return {geo.lon_deg / 360 + 0.5, 0.5 - std::asinh(std::tan(radians(lat_deg))) / (2 * kPi)};
}

Geo geo_from_world(World world) {
  return {(world.x - 0.5) * 360, degrees(std::atan(std::sinh((0.5 - world.y) * 2 * kPi)))};
}

double metres_per_world(double lat_deg) {
  return 2 * kPi * kEarthRadiusM * std::cos(radians(std::clamp(lat_deg, -kMaxLatitudeDeg, kMaxLatitudeDeg)));
}

}  // namespace city
