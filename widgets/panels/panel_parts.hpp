// What all panels have in common: a surface with a title line, and room for content below.
#pragma once
#include <cstddef>
#include <string_view>

#include "widgets/ui/pen.hpp"
#include "widgets/ui/texts.hpp"

namespace city {

struct PanelTitle {
  std::string_view title{};
  std::string_view note{};   // faint, after the title
  std::string_view aside{};  // at the right, after its symbol
  Symbol aside_symbol = Symbol::None;
};

// Draws the surface and its title line. Returns the room for content.
Rect draw_panel(Pen& pen, Rect r, const PanelTitle& title);

// How high each of `count` rows is: at least `least`, and when more are there than have room, so that those shown fill it.
float filling_height(float room, float least, std::size_t count);

// "Nothing to show" in words, in the middle of a panel: an empty list must not look like a broken one.
void draw_nothing(Pen& pen, Rect r, std::string_view words);

}  // namespace city
