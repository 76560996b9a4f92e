#include "widgets/density/density.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace city {
namespace {

constexpr double kMetresPerDegree = 111'195;  // of latitude, on the mean sphere
constexpr double kCellsPerRadius = 4;

}  // namespace

Events events_of(const CityView& view, const DensityChoice& choice) {
  Events events;
  for (const CasePtr& one : *view.cases) {
    const CaseFact& fact = one->fact;
    const bool counts = choice.source == DensityChoice::Source::OpenCases
                            ? one->is_open()
                            : fact.opened <= view.now && fact.opened >= view.now - choice.window;
    if (!counts || (!choice.group.empty() && fact.group != choice.group)) continue;
    if (fact.place && !fact.place_approximate)
      events.at.push_back(*fact.place);
    else
      ++events.left_out;
  }
  return events;
}

LonLat DensityGrid::centre_of(std::size_t column, std::size_t row) const {
  const double x = (static_cast<double>(column) + 0.5) / static_cast<double>(columns);
  const double y = (static_cast<double>(row) + 0.5) / static_cast<double>(rows);
  return {std::lerp(box.west_deg, box.east_deg, x), std::lerp(box.south_deg, box.north_deg, y)};
}

DensityGrid density_of(std::span<const LonLat> events, const DegreeBox& box, double radius_m) {
  const double r = std::clamp(radius_m, kLeastRadiusM, kMostRadiusM);
  const double lat = (box.south_deg + box.north_deg) / 2;
  const double x_m = kMetresPerDegree * std::cos(lat * std::numbers::pi / 180), y_m = kMetresPerDegree;
  const double width_m = std::max((box.east_deg - box.west_deg) * x_m, 1.0),
               height_m = std::max((box.north_deg - box.south_deg) * y_m, 1.0);
  const double cell_m =
      std::max(r / kCellsPerRadius, std::max(width_m, height_m) / static_cast<double>(kMostCells));
  DensityGrid grid{.box = box,
                   .columns = std::max<std::size_t>(1, static_cast<std::size_t>(width_m / cell_m)),
                   .rows = std::max<std::size_t>(1, static_cast<std::size_t>(height_m / cell_m)),
                   .cell_m = cell_m,
                   .radius_m = r};
  grid.per_km2.assign(grid.columns * grid.rows, 0);
  const double dx = width_m / static_cast<double>(grid.columns),
               dy = height_m / static_cast<double>(grid.rows);
  const double scale = 3e6 / (std::numbers::pi * r * r);
  const auto last = [](std::size_t n) { return static_cast<double>(n) - 1; };
  for (const LonLat& event : events) {
    const double x = (event.lon_deg - box.west_deg) * x_m, y = (event.lat_deg - box.south_deg) * y_m;
    if (!(x > -r && x < width_m + r && y > -r && y < height_m + r)) continue;
    ++grid.events;
    const auto left =
        static_cast<std::size_t>(std::clamp(std::ceil((x - r) / dx - 0.5), 0.0, last(grid.columns)));
    const auto right =
        static_cast<std::size_t>(std::clamp(std::floor((x + r) / dx - 0.5), 0.0, last(grid.columns)));
    const auto low =
        static_cast<std::size_t>(std::clamp(std::ceil((y - r) / dy - 0.5), 0.0, last(grid.rows)));
    const auto high =
        static_cast<std::size_t>(std::clamp(std::floor((y + r) / dy - 0.5), 0.0, last(grid.rows)));
    for (std::size_t row = low; row <= high; ++row) {
      const double off_y = (static_cast<double>(row) + 0.5) * dy - y;
      for (std::size_t column = left; column <= right; ++column) {
        const double off_x = (static_cast<double>(column) + 0.5) * dx - x;
        const double rest = 1 - (off_x * off_x + off_y * off_y) / (r * r);
        if (rest > 0) grid.per_km2[row * grid.columns + column] += static_cast<float>(scale * rest * rest);
      }
    }
  }
  grid.most = grid.per_km2.empty() ? 0 : *std::max_element(grid.per_km2.begin(), grid.per_km2.end());
  return grid;
}

DegreeBox box_of(const Geography& geography) {
  constexpr double kFar = std::numeric_limits<double>::max();
  DegreeBox box{kFar, kFar, -kFar, -kFar};
  for (const Area& area : geography.districts) {
    for (const std::vector<LonLat>& ring : area.rings) {
      for (const LonLat& p : ring) {
        box = {std::min(box.west_deg, p.lon_deg), std::min(box.south_deg, p.lat_deg),
               std::max(box.east_deg, p.lon_deg), std::max(box.north_deg, p.lat_deg)};
      }
    }
  }
  return box.west_deg <= box.east_deg ? box : DegreeBox{};
}

DegreeBox widened(const DegreeBox& box, double by_m) {
  const DegreeBox low = box_around({box.west_deg, box.south_deg}, by_m),
                  high = box_around({box.east_deg, box.north_deg}, by_m);
  return {low.west_deg, low.south_deg, high.east_deg, high.north_deg};
}

}  // namespace city
