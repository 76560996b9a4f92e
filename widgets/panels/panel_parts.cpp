#include "widgets/panels/panel_parts.hpp"

namespace city {

Rect draw_panel(Pen& pen, Rect r, const PanelTitle& title) {
  const Theme& theme = pen.theme();
  pen.panel(r);
  const Rect inner = inset(r, pen.px(16), 0);
  const Rect line = top_of(inner, pen.px(8) + pen.line_height(Role::Title) + pen.px(4));
  const Rect words = without_top(line, pen.px(4));
  const float symbol_room = title.aside_symbol == Symbol::None ? 0 : pen.px(24);
  float aside_width = title.aside.empty() ? 0 : pen.width(title.aside, Role::Small) + pen.px(1);
  // In a narrow panel the title goes before the aside; the symbol stays, and the rows below say what it is about.
  const float title_width = pen.width(title.title, Role::Title, Weight::Bold);
  const bool has_room = title_width + pen.px(12) + symbol_room + aside_width <= words.w;
  if (!has_room) aside_width = 0;
  const Rect left = without_right(words, aside_width + symbol_room + pen.px(12));
  const Rect ink =
      pen.text(left, title.title, {Role::Title, theme.ink, Weight::Bold, Align::Left, Fit::Whole});
  pen.text(without_left(left, ink.w + pen.px(12)), title.note,
           {Role::Small, theme.ink_faint, Weight::Regular, Align::Left, Fit::MayShorten});
  if (!title.aside.empty()) {
    if (has_room)
      pen.text(right_of(words, aside_width), title.aside,
               {Role::Small, theme.ink_soft, Weight::Regular, Align::Right, Fit::Whole});
    pen.symbol(words.right() - aside_width - pen.px(14), words.centre_y(), pen.px(16), title.aside_symbol);
  }
  return without_bottom(without_top(inner, line.h), pen.px(8));
}

float filling_height(float room, float least, std::size_t count) {
  const std::size_t fit = static_cast<std::size_t>(std::max(0.0F, (room + 1) / least));
  // Few rows stay at their own height: a list of two must not be spread over a panel.
  return fit == 0 || count < fit ? least : room / static_cast<float>(fit);
}

void draw_nothing(Pen& pen, Rect r, std::string_view words) {
  pen.text(r, words, {Role::Small, pen.theme().ink_faint, Weight::Regular, Align::Centre, Fit::MayShorten});
}

}  // namespace city
