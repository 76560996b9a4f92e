#include "widgets/panels/fact_rows.hpp"

#include <algorithm>

namespace city {
namespace {

void draw_row(Pen& pen, Rect r, const FactRow& row) {
  const Theme& theme = pen.theme();
  const float symbol_room = row.symbol == Symbol::None ? 0 : pen.px(24);
  pen.symbol(r.x + pen.px(9), r.centre_y(), pen.px(15), row.symbol);
  Rect rest = without_left(r, symbol_room);
  const float value_width =
      row.value.empty() ? 0 : pen.width(row.value, Role::Small, Weight::Bold) + pen.px(1);
  pen.text(right_of(rest, std::min(rest.w, value_width)), row.value,
           {Role::Small, row.matters ? theme.ink : theme.ink_soft, Weight::Bold, Align::Right, Fit::Whole});
  if (value_width > 0) rest = without_right(rest, value_width + pen.px(14));
  const float wanted = pen.width(row.label, Role::Small) + pen.px(1);
  const float label_width = row.note.empty() ? rest.w : std::min(wanted, rest.w * 0.62F);
  pen.text(
      left_of(rest, label_width), row.label,
      {Role::Small, row.matters ? theme.ink : theme.ink_soft, Weight::Regular, Align::Left, Fit::MayShorten});
  pen.text(without_left(rest, label_width + pen.px(12)), row.note,
           {Role::Small, theme.ink_faint, Weight::Regular, Align::Left, Fit::MayShorten});
}

}  // namespace

float fact_row_height(const Pen& pen) { return pen.line_height(Role::Small) + pen.px(5); }

void draw_fact_rows(Pen& pen, Rect room, const std::vector<FactRow>& rows, const Texts& texts) {
  const float height = fact_row_height(pen);
  const auto fit = static_cast<std::size_t>(std::max(0.0F, (room.h + 1) / height));
  if (fit == 0) return;
  const std::size_t shown = rows.size() <= fit ? rows.size() : fit - 1;
  const auto place = [&](std::size_t i) {
    return Rect{room.x, room.y + static_cast<float>(i) * height, room.w, height};
  };
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) pen.hairline(room.x, room.right(), place(i).y, pen.theme().line);
    draw_row(pen, place(i), rows[i]);
  }
  if (shown < rows.size())
    pen.text(place(shown), filled(texts.tr("{0} more"), {std::to_string(rows.size() - shown)}),
             {Role::Small, pen.theme().ink_faint, Weight::Regular, Align::Left, Fit::Whole});
}

}  // namespace city
