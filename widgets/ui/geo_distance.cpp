#include "widgets/ui/geo_distance.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace city {
namespace {

constexpr double kAxisM = 6378137.0;
constexpr double kFlattening = 1 / 298.257223563;
constexpr double kSquaredEccentricity = kFlattening * (2 - kFlattening);
constexpr double kRadian = std::numbers::pi / 180;

double squared(double x) { return x * x; }

struct MetresPerDegree {
  double east = 0, north = 0;
};
MetresPerDegree metres_per_degree(double lat_deg) {
  const double s = std::sin(lat_deg * kRadian);
  const double w = 1 - kSquaredEccentricity * s * s;
  return {.east = kRadian * kAxisM * std::cos(lat_deg * kRadian) / std::sqrt(w),
          .north = kRadian * kAxisM * (1 - kSquaredEccentricity) / (w * std::sqrt(w))};
}

}  // namespace

double distance_m(LonLat a, LonLat b) {
  const double beta_a = std::atan((1 - kFlattening) * std::tan(a.lat_deg * kRadian));
  const double beta_b = std::atan((1 - kFlattening) * std::tan(b.lat_deg * kRadian));
  const double half_lon = (b.lon_deg - a.lon_deg) * kRadian / 2;
  const double p = (beta_a + beta_b) / 2, q = (beta_b - beta_a) / 2;
  const double half_chord = std::clamp(
      squared(std::sin(q)) + std::cos(beta_a) * std::cos(beta_b) * squared(std::sin(half_lon)), 0.0, 1.0);
  if (half_chord == 0) return 0;
  const double sigma = 2 * std::asin(std::sqrt(half_chord));
  const double far_side = 1 - half_chord;  // cos² of half the angle
  const double x = far_side < 1e-9
                       ? 0
                       : (sigma - std::sin(sigma)) * squared(std::sin(p)) * squared(std::cos(q)) / far_side;
  const double y = (sigma + std::sin(sigma)) * squared(std::cos(p)) * squared(std::sin(q)) / half_chord;
  return kAxisM * (sigma - kFlattening / 2 * (x + y));
}

double bearing_deg(LonLat from, LonLat to) {
  if (from == to) return 0;
  const double lat_a = from.lat_deg * kRadian, lat_b = to.lat_deg * kRadian;
  const double lon = (to.lon_deg - from.lon_deg) * kRadian;
  const double east = std::sin(lon) * std::cos(lat_b);
  const double north = std::cos(lat_a) * std::sin(lat_b) - std::sin(lat_a) * std::cos(lat_b) * std::cos(lon);
  const double degrees = std::atan2(east, north) / kRadian;
  return degrees < 0 ? degrees + 360 : degrees;
}

double length_m(std::span<const LonLat> path) {
  double sum = 0;
  for (std::size_t i = 1; i < path.size(); ++i) sum += distance_m(path[i - 1], path[i]);
  return sum;
}

LonLat moved_by(LonLat from, double east_m, double north_m) {
  const MetresPerDegree here = metres_per_degree(from.lat_deg);
  return {.lon_deg = from.lon_deg + east_m / std::max(here.east, 1.0),
          .lat_deg = from.lat_deg + north_m / here.north};
}

DegreeBox box_around(LonLat centre, double radius_m) {
  constexpr double kRoom = 1.001;  // the plane is not the ellipsoid
  const double lat = radius_m * kRoom / metres_per_degree(0).north;
  const double widest_lat = std::min(std::abs(centre.lat_deg) + lat, 89.9);
  const double lon = std::min(radius_m * kRoom / metres_per_degree(widest_lat).east, 180.0);
  return {.west_deg = centre.lon_deg - lon,
          .south_deg = centre.lat_deg - lat,
          .east_deg = centre.lon_deg + lon,
          .north_deg = centre.lat_deg + lat};
}

double distance_to_path_m(LonLat from, std::span<const LonLat> path) {
  if (path.empty()) return std::numeric_limits<double>::infinity();
  if (path.size() == 1) return distance_m(from, path.front());
  const MetresPerDegree here = metres_per_degree(from.lat_deg);
  const auto x = [&](LonLat p) { return (p.lon_deg - from.lon_deg) * here.east; };
  const auto y = [&](LonLat p) { return (p.lat_deg - from.lat_deg) * here.north; };
  double nearest = std::numeric_limits<double>::infinity();
  for (std::size_t i = 1; i < path.size(); ++i) {
    const double ax = x(path[i - 1]), ay = y(path[i - 1]);
    const double dx = x(path[i]) - ax, dy = y(path[i]) - ay;
    const double squared_length = dx * dx + dy * dy;
    const double along = squared_length > 0 ? std::clamp(-(ax * dx + ay * dy) / squared_length, 0.0, 1.0) : 0;
    nearest = std::min(nearest, std::hypot(ax + along * dx, ay + along * dy));
  }
  return nearest;
}

}  // namespace city
