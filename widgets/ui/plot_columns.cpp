#include "widgets/ui/plot_columns.hpp"

#include <limits>

namespace city {
namespace {

template <class Point>
std::span<const Point> within(std::span<const Point> points, TimePoint from, TimePoint to) {
  const auto first =
      std::partition_point(points.begin(), points.end(), [&](const Point& p) { return p.at < from; });
  const auto last = std::partition_point(first, points.end(), [&](const Point& p) { return p.at <= to; });
  return {first, last};
}

template <class Point>
std::optional<PlotScale> range_of(std::span<const Point> points, TimePoint from, TimePoint to) {
  double low = std::numeric_limits<double>::infinity(), high = -low;
  for (const Point& p : within(points, from, to)) {
    if (!std::isfinite(p.value)) continue;
    low = std::min(low, p.value);
    high = std::max(high, p.value);
  }
  if (low > high) return std::nullopt;
  return PlotScale{low, high};
}

}  // namespace

std::vector<PlotColumn> plot_columns(std::span<const VitalPoint> points, TimePoint from, TimePoint to,
                                     int width_px, const PlotScale& scale, Milliseconds gap) {
  ColumnMaker maker{from, to, width_px, scale};
  for (const VitalPoint& p : within(points, from, to)) maker.add(p.at, p.value, gap);
  return maker.take();
}

std::vector<PlotColumn> plot_columns(std::span<const SeriesPoint> points, TimePoint from, TimePoint to,
                                     int width_px, const PlotScale& scale, Milliseconds gap) {
  ColumnMaker maker{from, to, width_px, scale};
  for (const SeriesPoint& p : within(points, from, to))
    maker.add(p.at, p.value, gap, p.quality != Quality::Good);
  return maker.take();
}

std::optional<PlotScale> value_range(std::span<const VitalPoint> points, TimePoint from, TimePoint to) {
  return range_of(points, from, to);
}
std::optional<PlotScale> value_range(std::span<const SeriesPoint> points, TimePoint from, TimePoint to) {
  return range_of(points, from, to);
}

PlotScale widened(const PlotScale& range) {
  const double size = std::max(1.0, std::abs(range.high));
  if (range.high - range.low >= 1e-9 * size) return range;
  const double half = std::max(1.0, std::abs(range.high) * 0.1);
  return {range.low - half, range.high + half};
}

std::span<const VitalPoint> points_within(std::span<const VitalPoint> points, TimePoint from, TimePoint to) {
  return within(points, from, to);
}
std::span<const SeriesPoint> points_within(std::span<const SeriesPoint> points, TimePoint from,
                                           TimePoint to) {
  return within(points, from, to);
}

}  // namespace city
