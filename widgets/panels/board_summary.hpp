// The few things a board says before its list: short facts one after the other, each with its symbol, on as many lines as it takes.
//
// Nothing is shortened but a fact that is wider than the whole room; what does not fit in the lines allowed is left out, last first.
// Threads: the UI thread.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "widgets/ui/pen.hpp"

namespace city {

struct BoardFact {
  Symbol symbol = Symbol::None;
  std::string text{};
  bool matters() const { return symbol == Symbol::Attention || symbol == Symbol::Serious; }
};

struct BoardHead {
  std::string_view title{};
  std::string note{};
  std::string aside{};
  Symbol aside_symbol = Symbol::None;
};

// As draw_panel, but a panel too narrow for everything leaves out the note and then the aside.
Rect draw_board_head(Pen& pen, Rect r, const BoardHead& head);

// The room below the facts.
Rect draw_board_facts(Pen& pen, Rect room, const std::vector<BoardFact>& facts, int most_lines);

}  // namespace city
