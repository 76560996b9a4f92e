// What lies within a distance of a point: how many assets of each kind, and open cases. For the circle that a hand draws on the
// map; the emergency view's own lists are situation.hpp's.
//
// One pass over the assets, a box of degrees asked first: 100,000 assets in about a millisecond. Pure. Threads: any.
#pragma once
#include <cstdint>
#include <vector>

#include "center/state/city_view.hpp"
#include "widgets/panels/fact_rows.hpp"

namespace city {

struct NearbyContent {
  double radius_m = 0;
  std::uint64_t assets = 0;
  std::uint64_t cases = 0, overdue = 0;  // open ones
  std::vector<FactRow> kinds{};          // of assets, most first
};
NearbyContent nearby(const CityView& view, LonLat centre, double radius_m, const Texts& texts);

// A card as high as its rows, in the upper right corner of a map.
Rect nearby_card(const Pen& pen, Rect map, const NearbyContent& content);
void draw_nearby(Pen& pen, Rect card, const NearbyContent& content, const Texts& texts);

}  // namespace city
