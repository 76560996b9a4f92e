// Short facts one below the other: a label, words about it, a figure at the right. What has no room is counted in the last row.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "widgets/ui/pen.hpp"
#include "widgets/ui/texts.hpp"

namespace city {

struct FactRow {
  std::string label{};
  std::string note{};
  std::string value{};
  Symbol symbol = Symbol::None;
  bool matters = false;  // not as it should be: brighter
};

float fact_row_height(const Pen& pen);
// The first rows that fit, then how many there are beyond.
void draw_fact_rows(Pen& pen, Rect room, const std::vector<FactRow>& rows, const Texts& texts);

}  // namespace city
