// A card with everything known about one asset or case: the values with unit, quality and age, what is doubtful about each in
// words, whether the device is there, the constants it came with, and where all of it comes from.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "center/state/city_view.hpp"
#include "widgets/ui/pen.hpp"
#include "widgets/ui/texts.hpp"
#include "widgets/ui/zone_clock.hpp"

namespace city {

struct CardLine {
  std::string label{};
  std::string value{};
  std::string unit{};
  std::string aside{};            // age and quality
  std::string note{};             // why it is doubtful, how long the same; a smaller line of its own
  std::optional<double> share{};  // drawn as a bar in place of the aside
  Symbol symbol = Symbol::None;
  bool stale = false;
};

struct CardContent {
  std::string title{};
  std::string other_title{};  // the name in the other language
  std::string subtitle{};     // kind, district, agency
  std::vector<CardLine> lines{};
  std::vector<std::string> footer{};
};

// Empty when the view has no such asset (any more).
std::optional<CardContent> asset_card(const CityView& view, AssetRef asset, const ZoneClock& clock,
                                      const Texts& texts);
CardContent case_card(const CityView& view, const CaseNow& c, const ZoneClock& clock, const Texts& texts);

float card_height(const Pen& pen, const CardContent& content);
// At the top right of `bounds`; lines that do not fit are counted at the end.
void draw_card(Pen& pen, Rect bounds, const CardContent& content, const Texts& texts);

}  // namespace city
