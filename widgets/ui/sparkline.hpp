// A trend in a few pixels: per pixel column the least and greatest value of the line through the points.
//
// Exact for any number of points: a peak of one minute is there on a line 80 pixels wide. Where more than `gap` lies between
// two points the line is broken, because nobody knows what was in between.
#pragma once
#include <chrono>
#include <span>
#include <vector>

#include "center/state/city_view.hpp"
#include "widgets/ui/pen.hpp"

namespace city {

struct TrendColumn {
  bool has_value = false;
  float low = 0;  // 0 at the bottom of the range, 1 at its top
  float high = 0;
};

struct TrendScale {
  double low = 0, high = 1;  // low < high
};

// The range of the points between from and to, a little wider, so that a steady value runs through the middle.
TrendScale trend_scale(std::span<const VitalPoint> points, TimePoint from, TimePoint to);
std::vector<TrendColumn> trend_columns(std::span<const VitalPoint> points, TimePoint from, TimePoint to,
                                       int width_px, const TrendScale& scale, Milliseconds gap);

// The least of 5 min, 15 min, 30 min, 1 h, 2 h, 3 h, 6 h that holds every vital sign's trend, so that all tiles share one axis.
std::chrono::minutes shared_trend_window(const CityView& view);

// A hairline marks the place; the line itself needs two points.
void draw_trend(Pen& pen, Rect r, std::span<const VitalPoint> points, TimePoint from, TimePoint to,
                Colour colour);

}  // namespace city
