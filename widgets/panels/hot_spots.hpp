// Where cases heap up: the densest spots, with how many cases are within the radius and in which village; a click flies there.
//
// Radius, window and source are said under the title, because a hot spot means nothing without them.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "widgets/density/hot_spots.hpp"
#include "widgets/ui/hand.hpp"
#include "widgets/ui/pen.hpp"
#include "widgets/ui/texts.hpp"
#include "widgets/ui/wall_action.hpp"

namespace city {

struct HotSpotChoices {
  DensityChoice density{};
  std::size_t most = 12;
};

struct HotSpotRow {
  std::string place{};     // village, or district where no village is known
  std::string district{};  // of the village
  std::string events{};    // "34"
  std::string density{};   // "30 per km²"
  float share = 0;         // of the first row's events
  LonLat at{};
};

struct HotSpotContent {
  std::string about{};  // "Open cases · radius 600 m"
  std::string note{};   // what could not be placed; empty: nothing
  std::vector<HotSpotRow> rows{};
  double radius_m = 0;
};

// Look-ups of a geography, made once; the geography must outlive it.
struct SpotNames {
  explicit SpotNames(const Geography& map)
      : geography{&map}, villages{map.villages}, districts{map.districts} {}
  const Geography* geography;
  AreaLookup villages, districts;
};

// Cost: about 1.5 ms for 5,000 cases: make it when the cases changed, and no more than every few seconds.
HotSpotContent hot_spot_board(const CityView&, const SpotNames&, const HotSpotChoices&, const Texts&);
MaybeAction draw_hot_spots(Pen&, Rect, const HotSpotContent&, const Texts&, const Hand&);

}  // namespace city
