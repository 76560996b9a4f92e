// States as shapes: each meaning has a form of its own, so that no colour has to be told from another.
#pragma once
#include <cstdint>

#include "widgets/ui/theme.hpp"

namespace city {

enum class Symbol : std::uint8_t {
  None,
  Ok,         // small filled dot, grey: nothing to look at
  Attention,  // triangle with a stroke, orange
  Serious,    // square with a stroke, vermilion
  Stale,      // hatched square with a question mark, grey
  Never,      // hollow circle, grey
};

Colour symbol_colour(Symbol symbol, const Theme& theme);

}  // namespace city
