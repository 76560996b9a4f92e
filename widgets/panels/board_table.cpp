#include "widgets/panels/board_table.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "widgets/panels/panel_parts.hpp"
#include "widgets/ui/number_text.hpp"
#include "widgets/ui/sparkline.hpp"

namespace city {
namespace {

constexpr std::chrono::hours kTrendSpan{6};
constexpr float kBarely = 0.5F;  // of a column's least, before a table gives up

Role role_of(const TableColumn& column) { return column.is_small ? Role::Small : Role::Body; }

bool has_head(std::span<const TableColumn> columns) {
  return std::any_of(columns.begin(), columns.end(), [](const TableColumn& c) { return !c.head.empty(); });
}

bool has_second(std::span<const TableRow> rows) {
  return std::any_of(rows.begin(), rows.end(), [](const TableRow& r) { return !r.second.empty(); });
}

float head_height(const Pen& pen, std::span<const TableColumn> columns) {
  return has_head(columns) ? pen.line_height(Role::Small) + pen.px(4) : 0;
}

float row_height(const Pen& pen, std::span<const TableRow> rows) {
  return table_row_height(pen) + (has_second(rows) ? pen.line_height(Role::Small) + pen.px(2) : 0);
}

float symbol_room(const Pen& pen, std::span<const TableRow> rows) {
  const bool any =
      std::any_of(rows.begin(), rows.end(), [](const TableRow& r) { return r.symbol != Symbol::None; });
  return any ? pen.text_px(26) : 0;
}

float widest(const Pen& pen, const TableColumn& column, std::size_t index, std::span<const TableRow> rows) {
  float width = pen.width(column.head, Role::Small);
  for (const TableRow& row : rows)
    if (index < row.cells.size()) width = std::max(width, pen.width(row.cells[index].text, role_of(column)));
  return std::ceil(width) + pen.px(2);
}

// Neither a text nor anything drawn in any row.
bool says_nothing(std::size_t index, std::span<const TableRow> rows) {
  return std::all_of(rows.begin(), rows.end(), [&](const TableRow& row) {
    if (index >= row.cells.size()) return true;
    const TableCell& cell = row.cells[index];
    return cell.text.empty() && cell.bar.empty() && !cell.trend;
  });
}

bool is_drawn(std::size_t index, std::span<const TableRow> rows) {  // a bar or a trend, not a text
  return std::any_of(rows.begin(), rows.end(), [&](const TableRow& row) {
    return index < row.cells.size() && (!row.cells[index].bar.empty() || row.cells[index].trend);
  });
}

struct Placed {
  std::size_t index = 0;
  float x = 0, w = 0;
};

// Empty: not even the columns that never leave have room.
std::vector<Placed> placed(const Pen& pen, Rect r, std::span<const TableColumn> columns,
                           std::span<const TableRow> rows) {
  const float gap = pen.px(14), from = symbol_room(pen, rows);
  std::vector<Placed> kept;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].leaves > 0 && says_nothing(i, rows)) continue;
    const float own = widest(pen, columns[i], i, rows);
    const bool is_bar = columns[i].least > 0 && is_drawn(i, rows);
    kept.push_back({i, 0,
                    columns[i].least > 0 && !is_bar ? std::min(own, pen.text_px(columns[i].least))
                    : is_bar                        ? pen.text_px(columns[i].least)
                                                    : own});
  }
  const auto used = [&] {
    float sum = from + gap * static_cast<float>(kept.empty() ? 0 : kept.size() - 1);
    for (const Placed& p : kept) sum += p.w;
    return sum;
  };
  while (used() > r.w) {
    const auto first = std::max_element(kept.begin(), kept.end(), [&](const Placed& a, const Placed& b) {
      return columns[a.index].leaves < columns[b.index].leaves;
    });
    if (first == kept.end() || columns[first->index].leaves == 0) break;
    kept.erase(first);
  }
  // Only then are texts shortened more than they would like, down to a share of their least.
  for (Placed& p : kept)
    if (columns[p.index].least > 0 && used() > r.w) p.w = std::max(p.w - (used() - r.w), kBarely * p.w);
  if (kept.empty() || used() > r.w) return {};
  const float left = r.w - used();
  float shares = 0;
  for (const Placed& p : kept) shares += columns[p.index].least > 0 ? columns[p.index].share : 0;
  float x = r.x + from;
  for (Placed& p : kept) {
    if (columns[p.index].least > 0 && shares > 0) p.w += std::floor(left * columns[p.index].share / shares);
    p.x = x;
    x += p.w + gap;
  }
  return kept;
}

void draw_bar(Pen& pen, Rect cell, const std::vector<BarPart>& parts) {
  const float thickness = std::min(cell.h, pen.text_px(12));
  const Rect track{cell.x, std::round(cell.centre_y() - thickness / 2), cell.w, thickness};
  pen.fill(track, pen.theme().track);
  float from = 0;
  for (const BarPart& part : parts) {
    const float to = std::min(1.0F, from + part.share);
    const float x0 = std::round(track.x + from * track.w), x1 = std::round(track.x + to * track.w);
    if (x1 > x0)
      pen.fill({x0, track.y, std::max(1.0F, x1 - x0 - 1), track.h}, colour_of(part.ink, pen.theme()));
    from = to;
  }
}

void draw_cell(Pen& pen, Rect cell, const TableColumn& column, const TableCell& content, bool is_dim,
               TimePoint trend_to) {
  if (!content.bar.empty()) return draw_bar(pen, cell, content.bar);
  if (content.trend)
    return draw_trend(pen, inset(cell, 0, std::round(cell.h * 0.16F)), *content.trend, trend_to - kTrendSpan,
                      trend_to, is_dim ? pen.theme().ink_faint : pen.theme().trend);
  if (content.step > 0) {
    const Rect ground = inset({cell.x - pen.px(5), cell.y, cell.w + pen.px(10), cell.h}, 0, pen.px(1));
    pen.fill(ground, faded(pen.theme().bar, 0.10F * static_cast<float>(std::min(content.step, 4))));
  }
  const Fit fit = column.least > 0 ? Fit::MayShorten : Fit::Whole;
  const Colour ink = colour_of(is_dim ? Ink::Faint : content.ink, pen.theme());
  pen.text(cell, content.text, {role_of(column), ink, Weight::Regular, column.align, fit});
}

}  // namespace

Colour colour_of(Ink ink, const Theme& theme) {
  switch (ink) {
    case Ink::Faint:
      return theme.ink_faint;
    case Ink::Soft:
      return theme.ink_soft;
    case Ink::Strong:
      return theme.ink;
    case Ink::Attention:
      return theme.attention;
    case Ink::Serious:
      return theme.serious;
  }
  return theme.ink;
}

float table_row_height(const Pen& pen) { return pen.line_height(Role::Body) + pen.px(7); }

float table_height(const Pen& pen, std::span<const TableColumn> columns, std::span<const TableRow> rows) {
  return head_height(pen, columns) + row_height(pen, rows) * static_cast<float>(rows.size());
}

MaybeAction draw_table(Pen& pen, Rect room, std::span<const TableColumn> columns,
                       std::span<const TableRow> rows, const Texts& texts, const TableState& state) {
  if (rows.empty()) return std::nullopt;
  const Theme& theme = pen.theme();
  const float head = head_height(pen, columns), least = row_height(pen, rows);
  const auto fit = static_cast<std::size_t>(std::max(0.0F, (room.h - head + 1) / least));
  const std::uint64_t all = std::max<std::uint64_t>(state.all, rows.size());
  const float foot = all > fit ? pen.line_height(Role::Small) + pen.px(2) : 0;
  const auto above_foot = static_cast<std::size_t>(std::max(0.0F, (room.h - head - foot + 1) / least));
  const std::size_t shown = std::min(rows.size(), all > fit ? above_foot : fit);
  if (shown == 0) {
    pen.lacks_room(room, texts.tr("one row of a list"));
    return std::nullopt;
  }
  const std::span<const TableRow> visible = rows.first(shown);
  const std::vector<Placed> places = placed(pen, room, columns, visible);
  if (places.empty()) {
    pen.lacks_room(room, texts.tr("the columns of a list"));
    return std::nullopt;
  }
  for (const Placed& p : places)
    pen.text({p.x, room.y, p.w, pen.line_height(Role::Small)}, columns[p.index].head,
             {Role::Small, theme.ink_faint, Weight::Regular, columns[p.index].align,
              columns[p.index].least > 0 ? Fit::MayShorten : Fit::Whole});

  MaybeAction clicked;
  const float height = shown == above_foot && shown < all
                           ? std::floor((room.h - head - foot) / static_cast<float>(shown))
                           : least;
  float y = room.y + head;
  for (const TableRow& row : visible) {
    const Rect line{room.x, y, room.w, height};
    if (row.action && state.hand.is_over(line)) pen.fill(line, theme.raised);
    if (row.action && state.hand.clicks(line)) clicked = row.action;
    pen.hairline(room.x, room.right(), y, theme.line);
    if (row.is_stale) pen.hatch(inset(line, 0, pen.px(2)), faded(theme.stale, 0.16F));
    const bool two = !row.second.empty();
    const Rect first = two ? top_of(line, table_row_height(pen)) : line;
    // What blinks shrinks and grows and is never gone: a still picture must show it too.
    const float across = row.blinks && !state.lit ? 10 : 17;
    if (row.symbol != Symbol::None)
      pen.symbol(line.x + pen.text_px(10), first.centre_y(), pen.text_px(across), row.symbol);
    for (const Placed& p : places)
      if (p.index < row.cells.size())
        draw_cell(pen, {p.x, first.y + pen.px(1), p.w, first.h - pen.px(1)}, columns[p.index],
                  row.cells[p.index], row.is_dim || row.is_stale, state.trend_to);
    if (two)
      pen.text({places.front().x, first.bottom() - pen.px(2), line.right() - places.front().x,
                pen.line_height(Role::Small)},
               row.second,
               {Role::Small, row.is_dim ? theme.ink_faint : theme.ink_soft, Weight::Regular, Align::Left,
                Fit::MayShorten});
    y += height;
  }
  if (shown < all)
    pen.text({room.x, y, room.w, room.bottom() - y}, filled(texts.tr("{0} more"), {count_text(all - shown)}),
             {Role::Small, theme.ink_faint, Weight::Regular, Align::Left, Fit::Whole});
  return clicked;
}

}  // namespace city
