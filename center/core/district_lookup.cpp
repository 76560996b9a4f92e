#include "center/core/district_lookup.hpp"

#include <algorithm>
#include <limits>

namespace city {

bool contains(const Area& area, LonLat point) {
  bool inside = false;
  for (const std::vector<LonLat>& ring : area.rings) {
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
      const LonLat& a = ring[i];
      const LonLat& b = ring[j];
      if ((a.lat_deg > point.lat_deg) == (b.lat_deg > point.lat_deg)) continue;
      const double crossing_deg =
          a.lon_deg + (point.lat_deg - a.lat_deg) / (b.lat_deg - a.lat_deg) * (b.lon_deg - a.lon_deg);
      if (point.lon_deg < crossing_deg) inside = !inside;
    }
  }
  return inside;
}

DistrictLookup::DistrictLookup(GeographyPtr geography) : geography_{std::move(geography)} {
  constexpr double kFar = std::numeric_limits<double>::infinity();
  for (const Area& area : geography_->districts) {
    Box box{.west = kFar, .south = kFar, .east = -kFar, .north = -kFar};
    for (const std::vector<LonLat>& ring : area.rings) {
      for (const LonLat& p : ring) {
        box.west = std::min(box.west, p.lon_deg);
        box.east = std::max(box.east, p.lon_deg);
        box.south = std::min(box.south, p.lat_deg);
        box.north = std::max(box.north, p.lat_deg);
      }
    }
    boxes_.push_back(box);
  }
}

const std::string& DistrictLookup::at(LonLat point) const {
  for (std::size_t i = 0; i < boxes_.size(); ++i) {
    const Box& box = boxes_[i];
    if (point.lon_deg < box.west || point.lon_deg > box.east) continue;
    if (point.lat_deg < box.south || point.lat_deg > box.north) continue;
    if (contains(geography_->districts[i], point)) return geography_->districts[i].name.zh;
  }
  return none_;
}

std::string DistrictLookup::spelled(const std::string& word) const {
  for (const Area& area : geography_->districts) {
    if (word == area.name.zh || word == area.name.en) return area.name.zh;
    // Sources often leave the 區 away.
    if (!word.empty() && area.name.zh.size() > word.size() && area.name.zh.starts_with(word) &&
        area.name.zh.substr(word.size()) == "區") {
      return area.name.zh;
    }
  }
  return word;
}

const std::string& DistrictLookup::in_address(std::string_view address) const {
  for (const Area& area : geography_->districts) {
    if (!area.name.zh.empty() && address.find(area.name.zh) != std::string_view::npos) return area.name.zh;
  }
  return none_;
}

}  // namespace city
