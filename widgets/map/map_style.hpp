// How the map looks: the wall's fonts, sizes, words and meanings, and the quiet colours of the ground.
//
// Base greys carry the city; the theme's attention and serious are the only saturated colours for assets.
// Threads: plain values.
#pragma once
#include <array>

#include "widgets/ui/pen.hpp"
#include "widgets/ui/texts.hpp"
#include "widgets/ui/theme.hpp"

namespace city {

struct MapColours {
  Colour outside = colour(0x0c0f12);     // around the city
  Colour land = colour(0x191e24);        // villages
  Colour land_other = colour(0x1c2229);  // every other district, a hair lighter, so that neighbours part
  Colour village_line = colour(0x283039);
  Colour district_line = colour(0x56616c);
  Colour city_line = colour(0x808b97);
  Colour name = colour(0xc3cbd3);        // of districts
  Colour quiet_name = colour(0x7d8893);  // of villages
  Colour normal = colour(0x79848f);      // an asset within its range
  Colour notice = colour(0xbdb49c);      // worth knowing, nobody has to act: a dock without bikes
  Colour landmark = colour(0xd3d9df);    // a hospital within its range
  Colour slow = colour(0xd8c27a);        // a road section at level of service E
  Colour case_open = colour(0x9fabb7);   // being worked on is normal: its shape tells it apart
  Colour alert = colour(0xcc79a7);       // Okabe-Ito purple
  Colour selected = colour(0xffffff);
  // Fills by a figure: one blue, the more the lighter, so that the order is read without seeing the hue. First: none.
  std::array<Colour, 6> fill{colour(0x19242d), colour(0x1d3647), colour(0x234a60),
                             colour(0x2d607b), colour(0x3f7b9a), colour(0x63a2c1)};
  Colour no_figure = colour(0x59636d);  // hatching
  std::array<Colour, 3> heat{colour(0x0f5c4a), colour(0x17856a),
                             colour(0x6acdae)};  // one green, the denser the lighter
  Colour bubble = colour(0x22272d, 235);
};

struct MapStyle {
  Look look{};
  Texts texts{};
  MapColours colours{};
  Audit* audit = nullptr;
};

}  // namespace city
