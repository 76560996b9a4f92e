// Names on the map: which, where, and never one over another.
//
// Names are wished for in order of importance. Each takes the best of nine places around its point: never over a
// name or a card that is there already, preferably not over a landmark; when no place is free it is left out.
// Nothing that a name keeps clear of moves with the news, so names stay where they are.
// Threads: pure, except draw_names (UI thread).
#pragma once
#include <span>
#include <string>
#include <vector>

#include "center/state/geography.hpp"
#include "widgets/map/camera.hpp"
#include "widgets/map/map_style.hpp"

namespace city {

struct NameWish {
  std::string text{};
  Screen centre{};
  Screen size{};  // of the text, pixels
};

struct PlacedName {
  std::size_t wish = 0;  // index
  Rect place{};
};

struct NameObstacles {
  std::vector<Rect> cards{};      // never covered
  std::vector<Rect> landmarks{};  // covered only when there is no other way
};

std::vector<PlacedName> place_names(std::span<const NameWish> wishes, const NameObstacles& obstacles,
                                    const Rect& within);

// A district's name as the map shows it: English without the "Dist." that every one of them ends in.
std::string_view short_name(const Area&, const Texts&);

void draw_names(Pen&, const Geography&, const Camera&, const Viewport&, const MapStyle&, NameObstacles);

}  // namespace city
