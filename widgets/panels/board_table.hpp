// A list on a board: a symbol, columns as wide as their texts, one action a row. Fits any rectangle.
//
// A column without `least` is as wide as its widest text and is never shortened; those with one share what is left and may be
// shortened. When the panel is too narrow, columns leave one by one, the highest `leaves` first; those without anything to say
// leave at once. When none can leave any more, texts are shortened to half of their `least`. What has no room below is
// counted in the last line. A table that cannot show one row says so to the audit. Stale rows are hatched.
// Widths are measured on the rows that are shown, so that drawing costs the panel's height and not the list's length.
// Threads: the UI thread.
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "widgets/ui/hand.hpp"
#include "widgets/ui/pen.hpp"
#include "widgets/ui/texts.hpp"
#include "widgets/ui/wall_action.hpp"

namespace city {

// Faint: labels, units, what is usual. Attention and Serious only beside a symbol or a word that says the same.
enum class Ink : std::uint8_t { Faint, Soft, Strong, Attention, Serious };
Colour colour_of(Ink ink, const Theme& theme);

struct BarPart {
  float share = 0;  // of the whole bar
  Ink ink = Ink::Soft;
};

struct TableCell {
  std::string text{};
  Ink ink = Ink::Soft;
  int step = 0;                // 0..4: how dark a ground to give it
  std::vector<BarPart> bar{};  // drawn in place of the text
  std::shared_ptr<const std::vector<VitalPoint>>
      trend{};  // the same, over TableState::trend_to and six hours before
};

struct TableColumn {
  std::string_view head{};  // must outlive the drawing
  Align align = Align::Left;
  float least = 0;  // text units; 0: as wide as its texts
  float share = 1;  // of what is left, for those with `least`
  int leaves = 0;   // 0: never
  bool is_small = false;
};

struct TableRow {
  Symbol symbol = Symbol::None;
  std::vector<TableCell> cells{};  // as many as columns; fewer leave the last ones empty
  std::string second{};            // a smaller line below; may be shortened
  MaybeAction action{};            // when it is clicked
  bool is_stale = false;
  bool is_dim = false;
  bool blinks = false;  // the symbol only
};

struct TableState {
  const Hand& hand;
  bool lit = true;        // what blinks is at its full size
  std::uint64_t all = 0;  // rows that there are; 0: those given
  TimePoint trend_to{};   // the end of every trend
};

// The action of the row that was clicked.
MaybeAction draw_table(Pen& pen, Rect room, std::span<const TableColumn> columns,
                       std::span<const TableRow> rows, const Texts& texts, const TableState& state);
float table_height(const Pen& pen, std::span<const TableColumn> columns, std::span<const TableRow> rows);
float table_row_height(const Pen& pen);  // of rows of one line

}  // namespace city
