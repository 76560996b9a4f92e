#include "widgets/ui/sparkline.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace city {
namespace {

using namespace std::chrono_literals;

constexpr Milliseconds kGap = 150s;  // points come once a minute: two in a row are missing

}  // namespace

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
                Colour colour, const std::optional<TrendBand>& band) {
  const int width = static_cast<int>(r.w);
  if (width < 4 || r.h < 4) return;
  pen.hairline(r.x, r.right(), r.bottom() - pen.px(1), pen.theme().line);
  auto range = value_range(points, from, to);
  if (!range || points_within(points, from, to).size() < 2) return;
  if (band) range = PlotScale{std::min(range->low, band->low), std::max(range->high, band->high)};
  const float thickness = pen.px(1.6F);
  const PlotScale scale = widened(*range);
  const auto columns = plot_columns(points, from, to, width, scale, kGap);
  const float reach = r.h - thickness;
  if (band) {
    const auto y_of = [&](double value) {
      return r.bottom() - thickness / 2 -
             static_cast<float>((value - scale.low) / (scale.high - scale.low)) * reach;
    };
    const float top = std::round(y_of(band->high));
    pen.fill({r.x, top, r.w, std::max(pen.px(2), std::round(y_of(band->low)) - top)}, pen.theme().track);
  }
  const PlotColumn* last = nullptr;
  float last_x = 0;
  for (int i = 0; i < width; ++i) {
    const PlotColumn& column = columns[static_cast<std::size_t>(i)];
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
