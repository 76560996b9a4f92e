// The emergency view: one list of the situation around the focus, or the summary of all. situation.hpp says what belongs in it.
//
// A scene puts several of these beside a map, each with its own part. Distances and directions are from the focus; what lies
// beyond the circle (hospitals, shelters) is told by its distance alone. Without a focus a board says how to set one. Counts
// only, never a person; of cases the item, the state and where, never what a caller said. Rows are pure.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "center/state/city_view.hpp"
#include "widgets/panels/board_table.hpp"
#include "widgets/panels/situation.hpp"
#include "widgets/ui/hand.hpp"
#include "widgets/ui/pen.hpp"
#include "widgets/ui/texts.hpp"
#include "widgets/ui/wall_action.hpp"

namespace city {

enum class SituationPart : std::uint8_t {
  Summary,
  Cases,
  Sensors,
  Water,
  Cameras,
  Shelters,
  Hospitals,
  Roads
};
// "summary", "cases", "sensors", "water", "cameras", "shelters", "hospitals", "roads"; empty: none of them.
std::optional<SituationPart> situation_part(std::string_view word);

struct SituationContent {
  SituationPart part = SituationPart::Summary;
  bool has_focus = false;
  std::string note{};   // "500 m · 60 min"
  std::string aside{};  // counts
  Symbol aside_symbol = Symbol::None;
  std::vector<TableRow> rows{};
  std::uint64_t all = 0;  // rows that there are
};

SituationContent situation_board(const CityView& view, const std::optional<Focus>& focus, SituationPart part,
                                 const Texts& texts);
// The same from a situation made before, for who shows several parts.
SituationContent situation_board(const CityView& view, const Situation& around, SituationPart part,
                                 const Texts& texts);
MaybeAction draw_situation_board(Pen& pen, Rect r, const SituationContent& content, const Texts& texts,
                                 const Hand& hand);

}  // namespace city
