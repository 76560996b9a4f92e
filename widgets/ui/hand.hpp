// The hand over one panel in one frame, as a value: where it points and what it did. Pixels of the screen.
// Nothing points at a panel while the hand is over something that covers it.
#pragma once
#include <optional>

#include "widgets/ui/rect.hpp"

namespace city {

struct Hand {
  struct Point {
    float x = 0, y = 0;
  };
  std::optional<Point> at{};  // empty: not over this screen
  bool clicked = false;       // pressed and released without a drag, at `at`

  bool is_over(const Rect& r) const { return at && r.contains(at->x, at->y); }
  bool clicks(const Rect& r) const { return clicked && is_over(r); }
};

}  // namespace city
