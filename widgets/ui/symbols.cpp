#include "widgets/ui/symbols.hpp"

namespace city {

Colour symbol_colour(Symbol symbol, const Theme& theme) {
  switch (symbol) {
    case Symbol::Attention:
      return theme.attention;
    case Symbol::Serious:
      return theme.serious;
    case Symbol::Stale:
      return theme.stale;
    case Symbol::None:
    case Symbol::Ok:
    case Symbol::Never:
      break;
  }
  return theme.ink_faint;
}

}  // namespace city
