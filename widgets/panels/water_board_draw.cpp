// The drawing half of the water board; what it says is made in water_board.cpp.
#include <algorithm>
#include <array>

#include "widgets/panels/board_table.hpp"
#include "widgets/panels/panel_parts.hpp"
#include "widgets/panels/water_board.hpp"
#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

Symbol symbol_of(const WaterRow& row) {
  if (row.stale) return Symbol::Stale;
  if (row.level == Level::Serious) return Symbol::Serious;
  return row.level == Level::Attention ? Symbol::Attention : Symbol::None;
}

}  // namespace

MaybeAction draw_water_board(Pen& pen, Rect r, const WaterContent& content, const Texts& texts,
                             const Hand& hand) {
  const std::uint64_t beyond = content.serious + content.attention;
  const Rect room = draw_board_head(
      pen, r,
      {.title = texts.tr("Water"),
       .aside = beyond > 0 ? filled(texts.tr("{0} beyond their level"), {count_text(beyond)}) : std::string{},
       .aside_symbol = content.serious > 0 ? Symbol::Serious
                       : beyond > 0        ? Symbol::Attention
                                           : Symbol::None});
  const Rect below = draw_board_facts(pen, room, content.facts, 3);
  if (content.rows.empty()) {
    draw_nothing(pen, below, texts.tr("No water station has reported"));
    return std::nullopt;
  }
  const auto most = static_cast<std::size_t>(below.h / table_row_height(pen)) + 1;
  const auto shown = std::min(most, content.rows.size());
  const bool has_trend =
      std::any_of(content.rows.begin(), content.rows.begin() + static_cast<std::ptrdiff_t>(shown),
                  [](const WaterRow& row) { return row.trend && row.trend->size() > 1; });
  std::vector<TableColumn> columns{
      {.head = texts.tr("Station"), .least = 120, .share = 3},
      {.head = texts.tr("Kind"), .leaves = 5, .is_small = true},
      {.head = texts.tr("Level"), .align = Align::Right},
      {.leaves = 2, .is_small = true},
      {.head = texts.tr("Change"), .align = Align::Right, .leaves = 1, .is_small = true}};
  if (has_trend) columns.push_back({.head = texts.tr("6 hours"), .least = 60, .leaves = 4});
  columns.push_back({.head = texts.tr("Age"), .align = Align::Right, .leaves = 3, .is_small = true});
  std::vector<TableRow> rows;
  for (std::size_t i = 0; i < shown; ++i) {
    const WaterRow& row = content.rows[i];
    const bool matters = row.level >= Level::Attention;
    TableRow line{.symbol = symbol_of(row),
                  .cells = {{.text = row.name, .ink = matters ? Ink::Strong : Ink::Soft},
                            {.text = row.kind, .ink = Ink::Faint},
                            {.text = row.value, .ink = matters ? Ink::Strong : Ink::Soft},
                            {.text = row.words, .ink = matters ? Ink::Strong : Ink::Soft},
                            {.text = row.change.empty() ? std::string{kMissing} : row.change,
                             .ink = row.rising && matters ? Ink::Strong : Ink::Faint}},
                  .action = OpenDetail{row.asset},
                  .is_stale = row.stale};
    if (has_trend) line.cells.push_back({.trend = row.trend});
    line.cells.push_back({.text = row.age, .ink = Ink::Faint});
    rows.push_back(std::move(line));
  }
  return draw_table(pen, below, columns, rows, texts,
                    {.hand = hand, .all = content.rows.size(), .trend_to = content.now});
}

}  // namespace city
