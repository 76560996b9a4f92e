// 1999 dispatch: what each agency has before it, the most overdue first.
//
// Opened and closed today count from local midnight, by the source's own times; closed ones as far as the view keeps them (a
// day, and at most some thousands). Told twice: open cases that seem to tell of the same as an earlier one of theirs or
// another's. Rows are pure.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "center/state/city_view.hpp"
#include "widgets/ui/hand.hpp"
#include "widgets/ui/pen.hpp"
#include "widgets/ui/texts.hpp"
#include "widgets/ui/wall_action.hpp"
#include "widgets/ui/zone_clock.hpp"

namespace city {

struct BacklogRow {
  std::string agency{};
  std::uint64_t open = 0;
  std::uint64_t overdue = 0;
  std::uint64_t opened_today = 0;
  std::uint64_t closed_today = 0;
  std::uint64_t merged = 0;
  CasePtr oldest{};          // open one; null when none is
  std::string oldest_age{};  // "3 d"
};

struct BacklogContent {
  std::vector<BacklogRow> rows{};
  BacklogRow all{};
};

BacklogContent dispatch_backlog(const CityView& view, const ZoneClock& clock, const Texts& texts);
// A click selects the agency's oldest open case.
MaybeAction draw_dispatch_backlog(Pen& pen, Rect r, const BacklogContent& content, const Texts& texts,
                                  const Hand& hand);

}  // namespace city
