// Names on the map: which, where, and never one over another.
//
// Names are wished for in order of importance; one that would cover a name or a card already there tries a step up and
// down, and is left out when that does not help either.
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

std::vector<PlacedName> place_names(std::span<const NameWish> wishes, std::span<const Rect> taken,
                                    const Rect& within);

// A district's name as the map shows it: English without the "Dist." that every one of them ends in.
std::string_view short_name(const Area&, const Texts&);

void draw_names(Pen&, const Geography&, const Camera&, const Viewport&, const MapStyle&,
                std::span<const Rect> taken);

}  // namespace city
