// What was lost, refused, merged or waits, in plain words, one line. Nothing is dropped in silence.
#pragma once
#include <string>
#include <vector>

#include "center/state/city_view.hpp"
#include "widgets/ui/pen.hpp"
#include "widgets/ui/texts.hpp"

namespace city {

struct StatusItem {
  Symbol symbol = Symbol::None;
  std::string text{};
};

struct StatusContent {
  std::vector<StatusItem> items{};  // gravest first; one reassuring item when there is nothing to tell
  std::string rate{};               // messages a second, over all feeds
};

StatusContent status_content(const CityView& view, const Texts& texts);
// Items that do not fit are left out from the mild end.
void draw_status_line(Pen& pen, Rect r, const StatusContent& content, const Texts& texts);

}  // namespace city
