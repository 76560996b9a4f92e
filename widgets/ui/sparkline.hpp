// A trend in a few pixels: the line through the points of a vital sign (plot_columns.hpp), without axes.
#pragma once
#include <chrono>
#include <optional>
#include <span>

#include "center/state/city_view.hpp"
#include "widgets/ui/pen.hpp"
#include "widgets/ui/plot_columns.hpp"

namespace city {

// The least of 5 min, 15 min, 30 min, 1 h, 2 h, 3 h, 6 h that holds every vital sign's trend, so that all tiles share one axis.
std::chrono::minutes shared_trend_window(const CityView& view);

struct TrendBand {  // of values, shaded behind the line
  double low = 0, high = 0;
};

// A hairline marks the place; the line itself needs two points. With a band, line and band share one scale.
void draw_trend(Pen& pen, Rect r, std::span<const VitalPoint> points, TimePoint from, TimePoint to,
                Colour colour, const std::optional<TrendBand>& band = std::nullopt);

}  // namespace city
