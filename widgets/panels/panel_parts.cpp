#include "widgets/panels/panel_parts.hpp"

namespace city {

Rect draw_panel(Pen& pen, Rect r, std::string_view title, std::string_view aside, Symbol aside_symbol) {
  pen.panel(r);
  const Rect inner = inset(r, pen.px(16), 0);
  const Rect line = top_of(inner, pen.px(8) + pen.line_height(Role::Title) + pen.px(4));
  const Rect words = without_top(line, pen.px(4));
  const float aside_width = pen.width(aside, Role::Small);
  const float symbol_room = aside_symbol == Symbol::None ? 0 : pen.px(24);
  pen.text(without_right(words, aside_width + symbol_room + (aside.empty() ? 0 : pen.px(12))), title,
           {Role::Title, pen.theme().ink, Weight::Bold, Align::Left, Fit::Whole});
  if (!aside.empty()) {
    const Rect ink = pen.text(right_of(words, aside_width + pen.px(1)), aside,
                              {Role::Small, pen.theme().ink_soft, Weight::Regular, Align::Right, Fit::Whole});
    pen.symbol(ink.x - pen.px(14), words.centre_y(), pen.px(16), aside_symbol);
  }
  return without_bottom(without_top(inner, line.h), pen.px(8));
}

void draw_nothing(Pen& pen, Rect r, std::string_view words) {
  pen.text(r, words, {Role::Small, pen.theme().ink_faint, Weight::Regular, Align::Centre, Fit::MayShorten});
}

}  // namespace city
