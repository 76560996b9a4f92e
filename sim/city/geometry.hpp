// Small plane geometry at the size of a city. Positions are WGS84 degrees; distances are metres on a plane tangent at
// latitude 25.05 (error below 0.2 % inside Taipei).
#pragma once
#include <cmath>
#include <span>

namespace city::sim {

struct LonLat {
  double lon = 0;
  double lat = 0;
};

inline constexpr double kMetresPerDegreeLat = 110'780.0;
inline constexpr double kMetresPerDegreeLon = 100'880.0;

inline double distance_m(LonLat a, LonLat b) {
  return std::hypot((b.lon - a.lon) * kMetresPerDegreeLon, (b.lat - a.lat) * kMetresPerDegreeLat);
}

constexpr LonLat moved(LonLat p, double east_m, double north_m) {
  return {.lon = p.lon + east_m / kMetresPerDegreeLon, .lat = p.lat + north_m / kMetresPerDegreeLat};
}

constexpr LonLat along(LonLat a, LonLat b, double fraction) {
  return {.lon = a.lon + (b.lon - a.lon) * fraction, .lat = a.lat + (b.lat - a.lat) * fraction};
}

// Even-odd rule; the ring is open (the last point is joined to the first).
constexpr bool contains(std::span<const LonLat> ring, LonLat p) {
  bool inside = false;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    const LonLat a = ring[i];
    const LonLat b = ring[j];
    if ((a.lat > p.lat) != (b.lat > p.lat) &&
        p.lon < (b.lon - a.lon) * (p.lat - a.lat) / (b.lat - a.lat) + a.lon) {
      inside = !inside;
    }
  }
  return inside;
}

}  // namespace city::sim
