// Which hospital can take the next patient: a ranking from what the hospitals tell, with the reasons.
//
// Left out: what is full, clinically full, closed to ambulances, shut, evacuating, or not heard lately, and what does not say where it is
// when there is a place to come from; for Need::IntensiveCare also
// those that tell of no free bed there, for Need::Trauma those without a free bed there or without a free operating room. The others
// are ordered by a cost in minutes, the least first:
//   NEDOCS band     0, 5, 15, 30, 60, 90 from not busy to dangerously overcrowded; 20 when it is not known
//   waiting         half a minute for each to be seen and each who boards for a ward, one for each who waits for a bed, two for each who
//                   waits for intensive care (twice that when it is needed)
//   need not told   15 where the need is asked for and the hospital does not tell of it
//   handover        the minutes that ambulances stand there above 15; 15 when it says only that handovers are delayed; advisory 20
//   way             4 minutes a kilometre as the crow flies (30 % detour at 20 km/h), when there is a place to come from
// The weights are this program's own and no medical judgement: the board says why, and people decide. Pure.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "widgets/panels/hospital_survey.hpp"
#include "widgets/ui/hand.hpp"
#include "widgets/ui/pen.hpp"
#include "widgets/ui/texts.hpp"
#include "widgets/ui/wall_action.hpp"

namespace city {

struct NextHospitalChoices {
  std::size_t most = 5;
  enum class Need : std::uint8_t { Any, IntensiveCare, Trauma } need = Need::Any;
};

struct NextHospital {
  AssetRef asset{};
  std::optional<LonLat> place{};
  std::string name{};
  std::string why{};       // "busy · 12 wait to be seen · …"
  std::string distance{};  // "2.3 km"; empty without a place to come from
  double cost_min = 0;
};

struct NextHospitalContent {
  std::vector<NextHospital> rows{};  // best first, at most NextHospitalChoices::most
  std::string from{};                // what it is near to; empty: city-wide
  bool has_from = false;
  std::uint64_t able = 0, shut = 0, stale = 0, without = 0;  // without: what is needed
};

// What a hospital costs, in minutes; empty: it is left out.
std::optional<double> next_hospital_cost(const HospitalNow& one, NextHospitalChoices::Need need,
                                         std::optional<LonLat> from);

NextHospitalContent next_hospitals(const CityView& view, const NextHospitalChoices& choices,
                                   const std::optional<Focus>& focus, const Texts& texts);
MaybeAction draw_next_hospitals(Pen& pen, Rect r, const NextHospitalContent& content, const Texts& texts,
                                const Hand& hand);

}  // namespace city
