#include "widgets/density/area_lookup.hpp"

#include <algorithm>
#include <limits>

namespace city {

bool is_within(const std::vector<std::vector<LonLat>>& rings, LonLat place) {
  bool inside = false;
  for (const std::vector<LonLat>& ring : rings) {
    if (ring.empty()) continue;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
      const LonLat a = ring[j], b = ring[i];
      if ((a.lat_deg > place.lat_deg) == (b.lat_deg > place.lat_deg)) continue;
      const double lon =
          a.lon_deg + (b.lon_deg - a.lon_deg) * (place.lat_deg - a.lat_deg) / (b.lat_deg - a.lat_deg);
      if (place.lon_deg < lon) inside = !inside;
    }
  }
  return inside;
}

AreaLookup::AreaLookup(std::span<const Area> areas) : areas_{areas}, cells_(kSide * kSide) {
  constexpr double kFar = std::numeric_limits<double>::max();
  all_ = {kFar, kFar, -kFar, -kFar};
  for (const Area& area : areas) {
    Box box{kFar, kFar, -kFar, -kFar};
    for (const std::vector<LonLat>& ring : area.rings) {
      for (const LonLat& p : ring) {
        box.west = std::min(box.west, p.lon_deg);
        box.east = std::max(box.east, p.lon_deg);
        box.south = std::min(box.south, p.lat_deg);
        box.north = std::max(box.north, p.lat_deg);
      }
    }
    boxes_.push_back(box);
    all_ = {std::min(all_.west, box.west), std::min(all_.south, box.south), std::max(all_.east, box.east),
            std::max(all_.north, box.north)};
  }
  for (std::size_t i = 0; i < boxes_.size(); ++i) {
    const Box& box = boxes_[i];
    if (box.west > box.east) continue;
    const std::size_t low = cell({box.west, box.south}), high = cell({box.east, box.north});
    for (std::size_t row = low / kSide; row <= high / kSide; ++row)
      for (std::size_t column = low % kSide; column <= high % kSide; ++column)
        cells_[row * kSide + column].push_back(static_cast<std::uint32_t>(i));
  }
}

std::size_t AreaLookup::cell(LonLat place) const {
  const auto along = [](double value, double from, double to) {
    const double share = to > from ? (value - from) / (to - from) : 0;
    return static_cast<std::size_t>(std::clamp(share * kSide, 0.0, kSide - 1.0));
  };
  return along(place.lat_deg, all_.south, all_.north) * kSide + along(place.lon_deg, all_.west, all_.east);
}

std::optional<std::uint32_t> AreaLookup::at(LonLat place) const {
  if (areas_.empty() || !all_.contains(place)) return std::nullopt;
  for (const std::uint32_t index : cells_[cell(place)])
    if (boxes_[index].contains(place) && is_within(areas_[index].rings, place)) return index;
  return std::nullopt;
}

}  // namespace city
