#include "widgets/density/hot_spots.hpp"

#include <algorithm>

namespace city {
namespace {

struct Peak {
  LonLat at{};
  float density = 0;
};

bool is_peak(const DensityGrid& grid, std::size_t column, std::size_t row) {
  const float here = grid.at(column, row);
  if (here <= 0) return false;
  for (std::size_t y = row == 0 ? 0 : row - 1; y <= std::min(row + 1, grid.rows - 1); ++y) {
    for (std::size_t x = column == 0 ? 0 : column - 1; x <= std::min(column + 1, grid.columns - 1); ++x) {
      const bool comes_before = y < row || (y == row && x < column);
      const float there = grid.at(x, y);
      // A plateau has one peak: its first cell.
      if (there > here || (comes_before && there == here)) return false;
    }
  }
  return true;
}

HotSpot counted(const Peak& peak, double radius_m, std::span<const LonLat> events) {
  HotSpot spot{.per_km2 = static_cast<double>(peak.density)};
  const DegreeBox near = box_around(peak.at, radius_m);
  double lon = 0, lat = 0;
  for (const LonLat& event : events) {
    if (!near.contains(event) || distance_m(event, peak.at) > radius_m) continue;
    ++spot.events;
    lon += event.lon_deg;
    lat += event.lat_deg;
  }
  const auto n = static_cast<double>(spot.events);
  spot.at = spot.events > 0 ? LonLat{lon / n, lat / n} : peak.at;
  return spot;
}

}  // namespace

std::vector<HotSpot> hot_spots(const DensityGrid& grid, std::span<const LonLat> events, std::size_t most) {
  std::vector<Peak> peaks;
  for (std::size_t row = 0; row < grid.rows; ++row)
    for (std::size_t column = 0; column < grid.columns; ++column)
      if (is_peak(grid, column, row)) peaks.push_back({grid.centre_of(column, row), grid.at(column, row)});
  std::stable_sort(peaks.begin(), peaks.end(),
                   [](const Peak& a, const Peak& b) { return a.density > b.density; });
  std::vector<Peak> kept;
  std::vector<HotSpot> spots;
  for (const Peak& peak : peaks) {
    if (spots.size() >= most) break;
    const bool is_beside = std::any_of(kept.begin(), kept.end(), [&](const Peak& other) {
      return distance_m(other.at, peak.at) < 2 * grid.radius_m;
    });
    if (is_beside) continue;
    const HotSpot spot = counted(peak, grid.radius_m, events);
    if (spot.events < kLeastEvents) continue;
    kept.push_back(peak);
    spots.push_back(spot);
  }
  return spots;
}

}  // namespace city
