// What all panels have in common: a surface with a title line, and room for content below.
#pragma once
#include <string_view>

#include "widgets/ui/pen.hpp"
#include "widgets/ui/texts.hpp"

namespace city {

// Draws the surface and title; `aside` stands at the right of the title line. Returns the room for content.
Rect draw_panel(Pen& pen, Rect r, std::string_view title, std::string_view aside = {},
                Symbol aside_symbol = Symbol::None);

// "Nothing to show" in words, in the middle of a panel: an empty list must not look like a broken one.
void draw_nothing(Pen& pen, Rect r, std::string_view words);

}  // namespace city
