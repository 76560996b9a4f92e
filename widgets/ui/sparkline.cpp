#include "widgets/ui/sparkline.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace city {
namespace {

using namespace std::chrono_literals;

constexpr Milliseconds kGap = 150s;  // points come once a minute: two in a row are missing

std::span<const VitalPoint> within(std::span<const VitalPoint> points, TimePoint from, TimePoint to) {
  const auto first =
      std::partition_point(points.begin(), points.end(), [&](const auto& p) { return p.at < from; });
  const auto last = std::partition_point(first, points.end(), [&](const auto& p) { return p.at <= to; });
  return {first, last};
}

}  // namespace

TrendScale trend_scale(std::span<const VitalPoint> points, TimePoint from, TimePoint to) {
  double low = std::numeric_limits<double>::infinity(), high = -low;
  for (const VitalPoint& p : within(points, from, to)) {
    if (!std::isfinite(p.value)) continue;
    low = std::min(low, p.value);
    high = std::max(high, p.value);
  }
  if (low > high) return {};
  if (high - low < 1e-9 * std::max(1.0, std::abs(high))) {
    const double half = std::max(1.0, std::abs(high) * 0.1);
    return {low - half, high + half};
  }
  return {low, high};
}

std::vector<TrendColumn> trend_columns(std::span<const VitalPoint> points, TimePoint from, TimePoint to,
                                       int width_px, const TrendScale& scale, Milliseconds gap) {
  if (width_px <= 0 || to <= from) return {};
  std::vector<TrendColumn> columns(static_cast<std::size_t>(width_px));
  const double span_ms = static_cast<double>((to - from).count());
  const auto x_of = [&](const VitalPoint& p) {
    return std::clamp(static_cast<double>((p.at - from).count()) / span_ms * width_px, 0.0, width_px - 1e-6);
  };
  const auto y_of = [&](double value) {
    return static_cast<float>(std::clamp((value - scale.low) / (scale.high - scale.low), 0.0, 1.0));
  };
  const auto touch = [&](std::size_t i, float y) {
    TrendColumn& column = columns[i];
    column.low = column.has_value ? std::min(column.low, y) : y;
    column.high = column.has_value ? std::max(column.high, y) : y;
    column.has_value = true;
  };
  const VitalPoint* previous = nullptr;
  for (const VitalPoint& p : within(points, from, to)) {
    if (!std::isfinite(p.value)) {
      previous = nullptr;
      continue;
    }
    const double x1 = x_of(p);
    const float y1 = y_of(p.value);
    touch(static_cast<std::size_t>(x1), y1);
    if (previous != nullptr && p.at - previous->at <= gap) {
      const double x0 = x_of(*previous);
      const float y0 = y_of(previous->value);
      // Where the line enters each further column it is in both: neighbours meet, and the drawn line has no holes.
      for (auto i = static_cast<std::size_t>(x0) + 1; i <= static_cast<std::size_t>(x1); ++i) {
        const float y = y0 + (y1 - y0) * static_cast<float>((static_cast<double>(i) - x0) / (x1 - x0));
        touch(i - 1, y);
        touch(i, y);
      }
    }
    previous = &p;
  }
  return columns;
}

std::chrono::minutes shared_trend_window(const CityView& view) {
  static constexpr std::array<std::chrono::minutes, 7> kWindows{5min,   15min,  30min, 60min,
                                                                120min, 180min, 360min};
  Milliseconds longest{};
  for (const Vital& vital : view.vitals)
    if (!vital.trend->empty()) longest = std::max<Milliseconds>(longest, view.now - vital.trend->front().at);
  for (const std::chrono::minutes window : kWindows)
    if (longest <= window) return window;
  return kWindows.back();
}

void draw_trend(Pen& pen, Rect r, std::span<const VitalPoint> points, TimePoint from, TimePoint to,
                Colour colour) {
  const int width = static_cast<int>(r.w);
  if (width < 4 || r.h < 4) return;
  pen.hairline(r.x, r.right(), r.bottom() - pen.px(1), pen.theme().line);
  if (within(points, from, to).size() < 2) return;
  const float thickness = pen.px(1.6F);
  const auto columns = trend_columns(points, from, to, width, trend_scale(points, from, to), kGap);
  const float reach = r.h - thickness;
  const TrendColumn* last = nullptr;
  float last_x = 0;
  for (int i = 0; i < width; ++i) {
    const TrendColumn& column = columns[static_cast<std::size_t>(i)];
    if (!column.has_value) continue;
    const float x = r.x + static_cast<float>(i);
    const float top = r.bottom() - thickness - column.high * reach;
    const float bottom = r.bottom() - column.low * reach;
    pen.fill({x, bottom, 1, r.bottom() - bottom}, faded(colour, 0.14F));
    pen.fill({x, top, 1, bottom - top}, colour);
    last = &column;
    last_x = x;
  }
  if (last == nullptr) return;
  const float dot = pen.px(5);
  const float y = r.bottom() - thickness / 2 - (last->low + last->high) / 2 * reach;
  pen.fill({last_x - dot / 2, y - dot / 2, dot, dot}, pen.theme().ink, dot / 2);
}

}  // namespace city
