// Rectangles in pixels from the top left, and the few ways a layout cuts them. Cuts never leave the rectangle they came from.
#pragma once
#include <algorithm>
#include <cmath>

namespace city {

struct Rect {
  float x = 0, y = 0, w = 0, h = 0;

  float right() const { return x + w; }
  float bottom() const { return y + h; }
  float centre_x() const { return x + w / 2; }
  float centre_y() const { return y + h / 2; }
  bool contains(float px, float py) const { return px >= x && px < right() && py >= y && py < bottom(); }
  friend bool operator==(const Rect&, const Rect&) = default;
};

inline Rect inset(Rect r, float across, float down) {
  across = std::min(across, r.w / 2);
  down = std::min(down, r.h / 2);
  return {r.x + across, r.y + down, r.w - 2 * across, r.h - 2 * down};
}
inline Rect inset(Rect r, float all) { return inset(r, all, all); }

inline Rect top_of(Rect r, float h) { return {r.x, r.y, r.w, std::clamp(h, 0.0F, r.h)}; }
inline Rect bottom_of(Rect r, float h) {
  h = std::clamp(h, 0.0F, r.h);
  return {r.x, r.bottom() - h, r.w, h};
}
inline Rect left_of(Rect r, float w) { return {r.x, r.y, std::clamp(w, 0.0F, r.w), r.h}; }
inline Rect right_of(Rect r, float w) {
  w = std::clamp(w, 0.0F, r.w);
  return {r.right() - w, r.y, w, r.h};
}
inline Rect without_top(Rect r, float h) { return bottom_of(r, r.h - h); }
inline Rect without_bottom(Rect r, float h) { return top_of(r, r.h - h); }
inline Rect without_left(Rect r, float w) { return right_of(r, r.w - w); }
inline Rect without_right(Rect r, float w) { return left_of(r, r.w - w); }

// The i-th of n equal columns or rows with a gap between them; edges fall on whole pixels so that lines stay sharp.
inline Rect column(Rect r, int i, int n, float gap) {
  const float w = (r.w - gap * static_cast<float>(n - 1)) / static_cast<float>(n);
  const float from = std::round(r.x + static_cast<float>(i) * (w + gap));
  const float to = i + 1 == n ? r.right() : std::round(r.x + static_cast<float>(i) * (w + gap) + w);
  return {from, r.y, to - from, r.h};
}
inline Rect row(Rect r, int i, int n, float gap) {
  const float h = (r.h - gap * static_cast<float>(n - 1)) / static_cast<float>(n);
  const float from = std::round(r.y + static_cast<float>(i) * (h + gap));
  const float to = i + 1 == n ? r.bottom() : std::round(r.y + static_cast<float>(i) * (h + gap) + h);
  return {r.x, from, r.w, to - from};
}

}  // namespace city
