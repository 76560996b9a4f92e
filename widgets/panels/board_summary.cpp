#include "widgets/panels/board_summary.hpp"

#include "widgets/panels/panel_parts.hpp"

namespace city {
namespace {

float width_of(const Pen& pen, const BoardFact& fact) {
  return pen.width(fact.text, Role::Small) + pen.px(1) + (fact.symbol == Symbol::None ? 0 : pen.text_px(22));
}

void draw_fact(Pen& pen, Rect cell, const BoardFact& fact, Fit fit) {
  const Theme& theme = pen.theme();
  if (fact.symbol != Symbol::None) {
    pen.symbol(cell.x + pen.text_px(8), cell.centre_y(), pen.text_px(15), fact.symbol);
    cell = without_left(cell, pen.text_px(22));
  }
  pen.text(cell, fact.text,
           {Role::Small, fact.matters() ? theme.ink : theme.ink_soft, Weight::Regular, Align::Left, fit});
}

}  // namespace

Rect draw_board_head(Pen& pen, Rect r, const BoardHead& head) {
  const float inner = r.w - 2 * pen.px(16);
  const float title = pen.width(head.title, Role::Title, Weight::Bold) + pen.px(2);
  const float aside = pen.width(head.aside, Role::Small) + pen.px(1) +
                      (head.aside_symbol == Symbol::None ? 0 : pen.px(24)) + pen.px(12);
  if (title > inner || r.h < pen.line_height(Role::Title)) pen.lacks_room(r, head.title);
  const bool has_aside = !head.aside.empty() && title + aside <= inner;
  return draw_panel(pen, r,
                    {.title = head.title,
                     .note = head.note,
                     .aside = has_aside ? std::string_view{head.aside} : std::string_view{},
                     .aside_symbol = has_aside ? head.aside_symbol : Symbol::None});
}

Rect draw_board_facts(Pen& pen, Rect room, const std::vector<BoardFact>& facts, int most_lines) {
  const float line = pen.line_height(Role::Small) + pen.px(2), gap = pen.px(18);
  float x = room.x, y = room.y;
  int lines = 0;
  for (const BoardFact& fact : facts) {
    const float width = width_of(pen, fact);
    if (lines == 0 || x + width > room.right()) {
      if (lines == most_lines || (lines > 0 && y + 2 * line > room.bottom())) continue;
      if (lines > 0) y += line;
      x = room.x;
      ++lines;
    }
    const float given = std::min(width, room.right() - x);
    draw_fact(pen, {x, y, given, line}, fact, given < width ? Fit::MayShorten : Fit::Whole);
    x += given + gap;
  }
  return without_top(room, static_cast<float>(lines) * line + (lines > 0 ? pen.px(6) : 0));
}

}  // namespace city
