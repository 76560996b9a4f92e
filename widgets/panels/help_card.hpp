// The keys and what the signs mean, over the wall, until a key is pressed.
//
// Takes the room below the header: the SIMULATED mark and the clock stay as bright as they were.
#pragma once
#include "widgets/ui/pen.hpp"
#include "widgets/ui/texts.hpp"

namespace city {

void draw_help(Pen& pen, Rect screen, const Texts& texts);

}  // namespace city
