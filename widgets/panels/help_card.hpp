// The keys and what the signs mean, over the wall, until a key is pressed. The keys come from the table of actions.
//
// Takes the room it is given, below the header: the SIMULATED mark and the clock stay as bright as they were. Keys stand in two
// columns, groups together; the signs stand below the shorter one.
#pragma once
#include "widgets/ui/pen.hpp"
#include "widgets/ui/texts.hpp"

namespace city {

void draw_help(Pen& pen, Rect screen, const Texts& texts);

}  // namespace city
