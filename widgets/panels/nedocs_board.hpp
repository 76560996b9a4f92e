// How crowded each emergency department is: NEDOCS with its band, six hours of it, who is full and since when, and who waits for what.
//
// Worst first: those that are full, closed to ambulances or evacuating, then by NEDOCS, then by the burden of those who wait; what has
// not been heard for three periods of its feed stands below, hatched, with the last it told. NEDOCS comes only where a hospital tells
// all that it is made of (center/figures/derived.hpp); bands are 1 (not busy) to 6 (dangerously overcrowded). Serious from band 5 and
// for full hospitals, attention in band 4. Columns that no hospital fills are not drawn. Counts only, never a person.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "widgets/panels/hospital_survey.hpp"
#include "widgets/ui/hand.hpp"
#include "widgets/ui/pen.hpp"
#include "widgets/ui/texts.hpp"
#include "widgets/ui/wall_action.hpp"

namespace city {

struct NedocsChoices {};

struct NedocsRow {
  HospitalNow now{};
  std::string name{};
  int band = 0;  // 1 .. 6; 0: NEDOCS is not known
  std::string band_words{};
  std::string state{};  // "full 3 h", "no ambulances", …; empty when nothing is out of order
  std::string age{};
  Symbol symbol = Symbol::None;
};

struct NedocsContent {
  std::vector<NedocsRow> rows{};                   // all, worst first
  std::uint64_t full = 0, crowded = 0, stale = 0;  // crowded: band 4 and above; neither counts stale ones
  TimePoint now{};
};

NedocsContent nedocs_board(const CityView& view, const NedocsChoices& choices, const Texts& texts);
MaybeAction draw_nedocs_board(Pen& pen, Rect r, const NedocsContent& content, const Texts& texts,
                              const Hand& hand);

std::string hospital_name(const HospitalNow& hospital, const Texts& texts);

}  // namespace city
