// A line of values over time, per pixel column: the least and the greatest value of the line through the points.
//
// Exact for any number of points: one sample in ten thousand is there on a line 80 pixels wide. Where more than `gap` lies between
// two points the line is broken, because nobody knows what was in between; a value that is not finite breaks it too.
// Draw columns as bars: neighbours meet, so that the line has no holes. A polyline through least and greatest collapses its joins.
// Cost: one pass over the points between from and to. Threads: pure.
#pragma once
#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <vector>

#include "center/state/series.hpp"

namespace city {

struct PlotColumn {
  bool has_value = false;
  bool doubtful = false;  // a point in it is suspect or bad
  float low = 0;          // 0 at the bottom of the scale, 1 at its top
  float high = 0;
  friend bool operator==(const PlotColumn&, const PlotColumn&) = default;
};

struct PlotScale {
  double low = 0, high = 1;  // low < high
  friend bool operator==(const PlotScale&, const PlotScale&) = default;
};

// Takes points one by one, ascending by time; what lies outside [from, to] is left out.
class ColumnMaker {
 public:
  ColumnMaker(TimePoint from, TimePoint to, int width_px, const PlotScale& scale)
      : from_{from}, to_{to}, scale_{scale} {
    if (width_px <= 0 || to <= from) return;
    columns_.resize(static_cast<std::size_t>(width_px));
    per_ms_ = static_cast<double>(width_px) / static_cast<double>((to - from).count());
    last_x_ = static_cast<double>(width_px) - 1e-6;
    per_unit_ = scale.high > scale.low ? 1 / (scale.high - scale.low) : 0;
  }

  void add(TimePoint at, double value, Milliseconds gap, bool is_doubtful = false) {
    if (columns_.empty() || at < from_ || at > to_) return;
    if (!std::isfinite(value)) {
      joined_ = false;
      return;
    }
    const double x = std::min(static_cast<double>((at - from_).count()) * per_ms_, last_x_);
    const auto y = static_cast<float>(std::clamp((value - scale_.low) * per_unit_, 0.0, 1.0));
    const auto column = static_cast<std::size_t>(x);
    touch(column, y);
    if (is_doubtful) columns_[column].doubtful = true;
    if (joined_ && at - before_ <= gap && column != static_cast<std::size_t>(x_)) join(x, y);
    joined_ = true;
    before_ = at;
    x_ = x;
    y_ = y;
  }

  std::vector<PlotColumn> take() { return std::move(columns_); }

 private:
  void touch(std::size_t i, float y) {
    PlotColumn& column = columns_[i];
    column.low = column.has_value ? std::min(column.low, y) : y;
    column.high = column.has_value ? std::max(column.high, y) : y;
    column.has_value = true;
  }
  // Where the line enters each further column it is in both.
  void join(double x, float y) {
    const double slope = static_cast<double>(y - y_) / (x - x_);
    for (auto i = static_cast<std::size_t>(x_) + 1; i <= static_cast<std::size_t>(x); ++i) {
      const float crossing = y_ + static_cast<float>((static_cast<double>(i) - x_) * slope);
      touch(i - 1, crossing);
      touch(i, crossing);
    }
  }

  TimePoint from_, to_;
  PlotScale scale_;
  double per_ms_ = 0, per_unit_ = 0, last_x_ = 0;
  std::vector<PlotColumn> columns_{};
  bool joined_ = false;
  TimePoint before_{};
  double x_ = 0;
  float y_ = 0;
};

std::vector<PlotColumn> plot_columns(std::span<const VitalPoint> points, TimePoint from, TimePoint to,
                                     int width_px, const PlotScale& scale, Milliseconds gap);
std::vector<PlotColumn> plot_columns(std::span<const SeriesPoint> points, TimePoint from, TimePoint to,
                                     int width_px, const PlotScale& scale, Milliseconds gap);

// Least and greatest of the finite values from `from` to `to`; empty without any.
std::optional<PlotScale> value_range(std::span<const VitalPoint> points, TimePoint from, TimePoint to);
std::optional<PlotScale> value_range(std::span<const SeriesPoint> points, TimePoint from, TimePoint to);
// The same as a scale: a steady value runs through its middle.
PlotScale widened(const PlotScale& range);

std::span<const VitalPoint> points_within(std::span<const VitalPoint> points, TimePoint from, TimePoint to);
std::span<const SeriesPoint> points_within(std::span<const SeriesPoint> points, TimePoint from, TimePoint to);

}  // namespace city
