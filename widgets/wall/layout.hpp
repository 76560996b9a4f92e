// Where everything stands in each scene: one strict grid for any size, in whole pixels.
//
// Overview:
//   header
//   map (53 %)  | two columns of vital signs: environment, traffic over dispatch, emergency care
//               | under each its list: open cases under dispatch, emergency departments under emergency care
//   feeds
//   status line
//
// Feeds: header; the health board over the whole width; refused, findings, the way of a message side by side; status line.
//
// Nothing overlaps, nothing leaves the screen, every gap is the same. On a screen that is not 16:9 the lists and the map take
// up the difference. Pure.
#pragma once
#include <array>

#include "widgets/gfx/picture.hpp"
#include "widgets/ui/rect.hpp"
#include "widgets/ui/type_scale.hpp"

namespace city {

struct OverviewLayout {
  Rect screen{};
  Rect header{};
  Rect map{};
  std::array<Rect, 4> vitals{};  // environment, traffic, dispatch, emergency care
  Rect cases{};
  Rect hospitals{};
  Rect feeds{};
  Rect status{};
};

// feed_rows: how many rows of feeds the strip holds, 1 or 2.
OverviewLayout overview_layout(SizePx size, const TypeScale& type, int feed_rows = 1);

struct FeedsLayout {
  Rect screen{};
  Rect header{};
  Rect health{};
  Rect refusals{};
  Rect findings{};
  Rect pipeline{};
  Rect status{};
};

FeedsLayout feeds_layout(SizePx size, const TypeScale& type);

}  // namespace city
