// The drawing half of the inspector's cards; what they say is made in inspector.cpp.
#include <algorithm>
#include <cmath>

#include "widgets/panels/case_list.hpp"
#include "widgets/panels/inspector.hpp"

namespace city {
namespace {

constexpr float kCardUnits = 420;

float line_height(const Pen& pen, const CardLine& line) {
  return pen.line_height(Role::Body) + pen.px(6) + (line.note.empty() ? 0 : pen.line_height(Role::Small));
}
float lines_height(const Pen& pen, const CardContent& content) {
  float sum = 0;
  for (const CardLine& line : content.lines) sum += line_height(pen, line);
  return sum;
}
float head_height(const Pen& pen, const CardContent& content) {
  return pen.line_height(Role::Title) + (content.other_title.empty() ? 0 : pen.line_height(Role::Small)) +
         (content.subtitle.empty() ? 0 : pen.line_height(Role::Small)) + pen.px(10);
}
float foot_height(const Pen& pen, const CardContent& content) {
  return static_cast<float>(content.footer.size()) * pen.line_height(Role::Small) + pen.px(8);
}

void draw_line(Pen& pen, Rect r, const CardLine& line) {
  const Theme& theme = pen.theme();
  if (line.stale) pen.hatch(inset(r, 0, pen.px(2)), faded(theme.stale, 0.16F));
  const float aside_width = pen.px(124);
  const float mark = pen.px(26);
  const Rect upper = line.note.empty() ? r : without_bottom(r, pen.line_height(Role::Small));
  const Rect aside = right_of(upper, aside_width);
  const float value_width =
      pen.width(line.value, Role::Body, Weight::Bold) + pen.width(line.unit, Role::Small) + pen.px(8);
  const Rect middle = without_right(upper, aside_width + pen.px(4));
  const Rect value = right_of(middle, std::min(middle.w * 0.62F, value_width));
  const Rect label = without_right(without_left(middle, mark), value.w + pen.px(8));
  pen.symbol(upper.x + pen.px(9), upper.centre_y(), pen.px(17), line.symbol);
  pen.text(label, line.label, {Role::Body, theme.ink_soft, Weight::Regular, Align::Left, Fit::MayShorten});
  pen.value(
      value, line.value, line.unit,
      {Role::Body, line.stale ? theme.ink_faint : theme.ink, Weight::Bold, Align::Right, Fit::MayShorten});
  const Rect track = without_left(aside, pen.px(12));
  const float thickness = pen.px(6);
  if (line.share)
    pen.bar({track.x, std::round(track.centre_y() - thickness / 2), track.w, thickness},
            static_cast<float>(*line.share), share_colour(*line.share, theme));
  else
    pen.text(aside, line.aside,
             {Role::Small, theme.ink_faint, Weight::Regular, Align::Right, Fit::MayShorten});
  pen.text(without_left(bottom_of(r, pen.line_height(Role::Small)), mark), line.note,
           {Role::Small, theme.ink_soft, Weight::Regular, Align::Left, Fit::MayShorten});
}

}  // namespace

float card_height(const Pen& pen, const CardContent& content) {
  return pen.px(24) + head_height(pen, content) + lines_height(pen, content) + foot_height(pen, content);
}

void draw_card(Pen& pen, Rect bounds, const CardContent& content, const Texts& texts) {
  const Theme& theme = pen.theme();
  const float w = std::min(pen.px(kCardUnits), bounds.w);
  const float h = std::min(card_height(pen, content), bounds.h);
  const Rect card{bounds.right() - w, bounds.y, w, h};
  pen.fill(card, theme.raised, pen.px(4));
  pen.outline(card, theme.track, pen.px(1));
  Rect rest = inset(card, pen.px(16), pen.px(12));

  const Rect head = top_of(rest, head_height(pen, content));
  float y = head.y;
  const auto line = [&](Role role, std::string_view words, Colour ink, Weight weight) {
    if (words.empty()) return;
    pen.text({head.x, y, head.w, pen.line_height(role)}, words,
             {role, ink, weight, Align::Left, Fit::MayShorten});
    y += pen.line_height(role);
  };
  line(Role::Title, content.title, theme.ink, Weight::Bold);
  line(Role::Small, content.other_title, theme.ink_soft, Weight::Regular);
  line(Role::Small, content.subtitle, theme.ink_faint, Weight::Regular);
  rest = without_top(rest, head.h);

  const Rect foot = bottom_of(rest, foot_height(pen, content));
  rest = without_bottom(rest, foot.h);
  const float more_height = pen.line_height(Role::Small) + pen.px(6);
  const bool all_fit = lines_height(pen, content) <= rest.h + 1;
  const float bottom = rest.bottom() + 1 - (all_fit ? 0 : more_height);
  float at = rest.y;
  std::size_t shown = 0;
  for (; shown < content.lines.size(); ++shown) {
    const float height = line_height(pen, content.lines[shown]);
    if (at + height > bottom) break;
    pen.hairline(rest.x, rest.right(), at, theme.line);
    draw_line(pen, {rest.x, at, rest.w, height}, content.lines[shown]);
    at += height;
  }
  if (shown < content.lines.size() && at + more_height <= rest.bottom() + 1)
    pen.text({rest.x, at, rest.w, more_height},
             filled(texts.tr("{0} more"), {std::to_string(content.lines.size() - shown)}),
             {Role::Small, theme.ink_faint, Weight::Regular, Align::Left, Fit::Whole});
  const Rect notes = without_top(foot, pen.px(8));
  pen.hairline(notes.x, notes.right(), notes.y - pen.px(4), theme.line);
  for (std::size_t i = 0; i < content.footer.size(); ++i)
    pen.text(row(notes, static_cast<int>(i), static_cast<int>(content.footer.size()), 0), content.footer[i],
             {Role::Small, theme.ink_faint, Weight::Regular, Align::Left, Fit::MayShorten});
}

}  // namespace city
