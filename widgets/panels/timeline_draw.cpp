// The drawing half of the timeline: a thin axis with a mark for every event, and the list below it.
#include <array>
#include <cmath>

#include "widgets/panels/panel_parts.hpp"
#include "widgets/panels/timeline.hpp"

namespace city {
namespace {

constexpr float kLanes = kTimelineLanes;

float axis_height(const Pen& pen) {
  return kLanes * (pen.line_height(Role::Small) + pen.px(2)) + pen.line_height(Role::Small) + pen.px(10);
}

// One row for each kind of thing, newest at the right; a mark is a stroke as high as its lane, a short one where only things end.
void draw_axis(Pen& pen, Rect r, const TimelineContent& content, const Texts& texts) {
  const Theme& theme = pen.theme();
  const std::array<std::string_view, kTimelineLanes> names{texts.tr("Cases"), texts.tr("Warnings"),
                                                           texts.tr("Values")};
  float name_width = 0;
  for (const std::string_view name : names) name_width = std::max(name_width, pen.width(name, Role::Small));
  name_width = std::ceil(name_width) + pen.px(12);
  const float lane = pen.line_height(Role::Small) + pen.px(2);
  const TextStyle label{Role::Small, theme.ink_faint, Weight::Regular, Align::Left, Fit::Whole};
  const Rect time = without_left(r, name_width);
  for (std::size_t i = 0; i < kTimelineLanes; ++i) {
    const float y = r.y + static_cast<float>(i) * lane;
    pen.text({r.x, y, name_width, lane}, names[i], label);
    pen.hairline(time.x, time.right(), y + lane - pen.px(1), theme.line);
  }
  const auto stroke = time.w / static_cast<float>(kTimelineBins);
  for (std::size_t in = 0; in < kTimelineLanes; ++in)
    for (std::size_t bin = 0; bin < kTimelineBins; ++bin) {
      const TimelineMark mark = content.axis[in][bin];
      if (mark == TimelineMark::None) continue;
      const float height = mark == TimelineMark::Ends ? lane / 3 : lane - pen.px(5);
      const float x = std::floor(time.x + static_cast<float>(bin) * stroke);
      pen.fill({x, r.y + static_cast<float>(in + 1) * lane - pen.px(1) - height,
                std::max(1.0F, std::floor(stroke)), height},
               theme.ink_soft);
    }
  const Rect hours = top_of(without_top(time, kLanes * lane), pen.line_height(Role::Small));
  TextStyle style = label;
  pen.text(hours, content.from_text, style);
  style.align = Align::Right;
  pen.text(hours, content.to_text, style);
  style.align = Align::Centre;
  if (pen.width("00:00", Role::Small) * 4 < hours.w) pen.text(hours, content.middle_text, style);
}

}  // namespace

MaybeAction draw_timeline(Pen& pen, Rect r, const TimelineContent& content, const Texts& texts,
                          const Hand& hand) {
  const Rect room =
      draw_panel(pen, r,
                 {.title = texts.tr("Timeline"),
                  .note = content.around_focus ? texts.tr("around the place, from what is known now")
                                               : texts.tr("whole city, from what is known now"),
                  .aside = content.all == 0 ? std::string{}
                                            : filled(texts.tr("{0} events"), {std::to_string(content.all)})});
  Rect rest = room;
  if (room.h >= axis_height(pen) + 4 * table_row_height(pen)) {
    draw_axis(pen, top_of(room, axis_height(pen)), content, texts);
    rest = without_top(room, axis_height(pen));
  }
  if (content.events.empty()) {
    draw_nothing(pen, rest, texts.tr("Nothing happened that the city knows of"));
    return std::nullopt;
  }
  const std::array columns{TableColumn{.align = Align::Right}, TableColumn{.leaves = 2, .is_small = true},
                           TableColumn{.least = 150},
                           TableColumn{.least = 110, .leaves = 1, .is_small = true}};
  std::vector<TableRow> rows;
  const auto most = static_cast<std::size_t>(rest.h / table_row_height(pen)) + 1;
  for (const TimelineEvent& event : content.events) {
    if (rows.size() >= most) break;
    const bool ends =
        event.kind == TimelineEvent::Kind::CaseEnded || event.kind == TimelineEvent::Kind::WarningEnded;
    rows.push_back(
        {.symbol = event.symbol,
         .cells = {{.text = event.at_least ? "≤ " + event.time : event.time, .ink = Ink::Strong},
                   {.text = event.what, .ink = Ink::Faint},
                   {.text = event.of, .ink = event.symbol == Symbol::None ? Ink::Soft : Ink::Strong},
                   {.text = event.detail, .ink = Ink::Faint}},
         .action = event.action,
         .is_dim = ends});
  }
  return draw_table(pen, rest, columns, rows, texts, {.hand = hand, .all = content.all});
}

}  // namespace city
