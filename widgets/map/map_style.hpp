// How the map looks: the wall's fonts, sizes, words and meanings, and the quiet colours of the ground.
//
// Base greys carry the city; the theme's attention and serious are the only saturated colours for assets.
// Threads: plain values.
#pragma once
#include "widgets/ui/pen.hpp"
#include "widgets/ui/texts.hpp"
#include "widgets/ui/theme.hpp"

namespace city {

struct MapColours {
  Colour outside = colour(0x0c0f12);     // around the city
  Colour land = colour(0x191e24);        // villages
  Colour land_other = colour(0x1c2229);  // every other district, a hair lighter, so that neighbours part
  Colour village_line = colour(0x262d35);
  Colour district_line = colour(0x4a545f);
  Colour city_line = colour(0x808b97);
  Colour name = colour(0xaab4be);        // of districts
  Colour quiet_name = colour(0x7d8893);  // of villages
  Colour normal = colour(0x87929d);      // an asset within its range
  Colour notice = colour(0xe9dfc4);      // worth knowing, nobody has to act: a dock without bikes
  Colour slow = colour(0xd8c27a);        // a road section at level of service E
  Colour case_open = colour(0x56b4e9);   // Okabe-Ito sky
  Colour alert = colour(0xcc79a7);       // Okabe-Ito purple
  Colour selected = colour(0xffffff);
};

struct MapStyle {
  Look look{};
  Texts texts{};
  MapColours colours{};
  Audit* audit = nullptr;
};

}  // namespace city
