#include "widgets/ui/time_plot.hpp"

#include <limits>

namespace city {
namespace {

bool same_point(const std::optional<SeriesPoint>& a, const std::optional<SeriesPoint>& b) {
  if (a.has_value() != b.has_value()) return false;
  return !a || (a->at == b->at && a->value == b->value && a->quality == b->quality);
}

std::span<const SeriesPoint> points_of(const PlotLine& line) {
  return line.points ? std::span<const SeriesPoint>{*line.points} : std::span<const SeriesPoint>{};
}

struct Reach {
  double low = std::numeric_limits<double>::infinity();
  double high = -std::numeric_limits<double>::infinity();
  void take(double value) {
    if (!std::isfinite(value)) return;
    low = std::min(low, value);
    high = std::max(high, value);
  }
  bool is_empty() const { return low > high; }
  double span() const { return high - low; }
};

}  // namespace

bool is_beyond(const PlotLevel& level, double value) {
  if (value == level.value) return level.is_inclusive;
  return level.is_low ? value < level.value : value > level.value;
}

const std::vector<PlotColumn>& PlotMemory::columns(std::size_t line_no, const PlotLine& line,
                                                   const PlotWindow& window, int width_px,
                                                   const PlotScale& scale) {
  if (kept_.size() <= line_no) kept_.resize(line_no + 1);
  Kept& kept = kept_[line_no];
  const bool is_same = kept.points == line.points && same_point(kept.newest, line.newest) &&
                       kept.gap == line.gap && kept.newest_gap == line.newest_gap && kept.window == window &&
                       kept.width_px == width_px && kept.scale == scale;
  if (is_same) return kept.columns;
  ColumnMaker maker{window.from, window.to, width_px, scale};
  for (const SeriesPoint& p : points_within(points_of(line), window.from, window.to))
    maker.add(p.at, p.value, line.gap, p.quality != Quality::Good);
  if (line.newest)
    maker.add(line.newest->at, line.newest->value, std::max(line.gap, line.newest_gap),
              line.newest->quality != Quality::Good);
  kept = {.points = line.points,
          .newest = line.newest,
          .gap = line.gap,
          .newest_gap = line.newest_gap,
          .window = window,
          .scale = scale,
          .width_px = width_px,
          .columns = maker.take()};
  return kept.columns;
}

std::optional<PlotScale> PlotMemory::range(std::size_t line_no, const PlotLine& line,
                                           const PlotWindow& window) {
  if (ranges_.size() <= line_no) ranges_.resize(line_no + 1);
  KeptRange& kept = ranges_[line_no];
  if (kept.points != line.points || kept.window != window)
    kept = {.points = line.points,
            .window = window,
            .range = value_range(points_of(line), window.from, window.to)};
  return kept.range;
}

PlotScale plot_scale(const TimePlot& plot, PlotMemory& memory) {
  Reach data;
  for (std::size_t i = 0; i < std::min(plot.lines.size(), kMostPlotLines); ++i) {
    const PlotLine& line = plot.lines[i];
    if (const auto range = memory.range(i, line, plot.window)) {
      data.take(range->low);
      data.take(range->high);
    }
    if (line.newest && line.newest->at >= plot.window.from && line.newest->at <= plot.window.to)
      data.take(line.newest->value);
  }
  if (data.is_empty()) return {};
  const double least_span = std::max({data.span(), std::abs(data.high) * 0.1, std::abs(data.low) * 0.1});
  const double most_span = 3 * (least_span > 0 ? least_span : 1);
  Reach all = data;
  const auto take_if_near = [&](double value) {
    Reach tried = all;
    tried.take(value);
    if (tried.span() <= most_span) all = tried;
  };
  if (plot.band) {
    take_if_near(plot.band->low);
    take_if_near(plot.band->high);
  }
  for (const PlotLevel& level : plot.levels) take_if_near(level.value);
  const PlotScale scale = widened({all.low, all.high});
  const double margin = (scale.high - scale.low) * 0.06;
  // What cannot be negative is not shown as if it could.
  const double low = all.low >= 0 ? std::max(0.0, scale.low - margin) : scale.low - margin;
  return {low, scale.high + margin};
}

std::optional<SeriesPoint> point_at(const PlotLine& line, TimePoint at) {
  std::optional<SeriesPoint> nearest;
  const auto distance = [&](const SeriesPoint& p) { return p.at > at ? p.at - at : at - p.at; };
  const auto look_at = [&](const SeriesPoint& p, Milliseconds farthest) {
    if (distance(p) <= farthest && (!nearest || distance(p) < distance(*nearest))) nearest = p;
  };
  const auto points = points_of(line);
  const auto after =
      std::partition_point(points.begin(), points.end(), [&](const SeriesPoint& p) { return p.at < at; });
  if (after != points.begin()) look_at(*(after - 1), line.gap);
  if (after != points.end()) look_at(*after, line.gap);
  if (line.newest) look_at(*line.newest, line.gap);
  return nearest;
}

std::optional<SeriesPoint> newest_point(const PlotLine& line, const PlotWindow& window) {
  if (line.newest && line.newest->at >= window.from && line.newest->at <= window.to) return line.newest;
  const auto points = points_within(points_of(line), window.from, window.to);
  if (points.empty()) return std::nullopt;
  return points.back();
}

}  // namespace city
