#include "widgets/panels/plot_stack.hpp"

#include <algorithm>

#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

constexpr float kLeastWidth = 400;  // text units: below it a second column makes plots too narrow to read
constexpr int kMostColumns = 3;

}  // namespace

PlotsDrawn PlotStack::draw(Pen& pen, Rect room, std::span<const PlotCell> plots, const ZoneClock& clock,
                           const Texts& texts, const Hand& hand, std::optional<TimePoint> crosshair) {
  PlotsDrawn drawn;
  if (plots.empty()) return drawn;
  const float gap = pen.px(14), least = least_plot_height(pen);
  const auto count = static_cast<int>(plots.size());
  const int columns =
      std::clamp(static_cast<int>(room.w / pen.text_px(kLeastWidth)), 1, std::min(kMostColumns, count));
  const auto rows_in = [&](float height) {
    return std::max(0, static_cast<int>((height + gap + 1) / (least + gap)));
  };
  const float foot = count > columns * rows_in(room.h) ? pen.line_height(Role::Small) + pen.px(4) : 0;
  const Rect body = without_bottom(room, foot);
  const int rows = std::min(rows_in(body.h), (count + columns - 1) / columns);
  const int shown = std::min(count, rows * columns);
  if (shown == 0) {
    pen.lacks_room(room, texts.tr("one plot"));
    return drawn;
  }
  if (memories_.size() < plots.size()) memories_.resize(plots.size());
  for (int i = 0; i < shown; ++i) {
    const auto index = static_cast<std::size_t>(i);
    const PlotCell& cell = plots[index];
    const Rect r = column(row(body, i / columns, rows, gap), i % columns, columns, pen.px(28));
    if (cell.action && hand.is_over(r)) pen.fill(inset(r, -pen.px(4), -pen.px(2)), pen.theme().raised);
    if (cell.action && hand.clicks(r)) drawn.action = cell.action;
    if (const auto at = draw_time_plot(pen, r, cell.plot, memories_[index], clock, texts, hand, crosshair))
      drawn.pointed = at;
  }
  if (shown < count)
    pen.text(bottom_of(room, foot), filled(texts.tr("{0} more"), {std::to_string(count - shown)}),
             {Role::Small, pen.theme().ink_faint, Weight::Regular, Align::Left, Fit::Whole});
  return drawn;
}

}  // namespace city
