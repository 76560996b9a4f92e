// 1999 dispatch: how much of the time allowed the open cases have used, by item or by agency.
//
// Six classes: under half, to 80 %, to all of the time until due; overdue by less than a day, by more; without a due time. The
// bar of a row is as long as its cases, against the longest row. All cases count; how many seem to tell of the same as an
// earlier one, and how many were opened again, is told beside. Most overdue first, then most cases. Rows are pure.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "center/state/city_view.hpp"
#include "widgets/ui/hand.hpp"
#include "widgets/ui/pen.hpp"
#include "widgets/ui/texts.hpp"
#include "widgets/ui/wall_action.hpp"

namespace city {

enum class CaseAge : std::uint8_t { UnderHalf, Under80, UnderAll, Overdue, LongOverdue, NoDue };
inline constexpr std::size_t kCaseAges = 6;
CaseAge case_age(const CaseNow& one, TimePoint now);

struct AgeingChoices {
  enum class By : std::uint8_t { Item, Agency } by = By::Item;
};

struct AgeingRow {
  std::string name{};
  std::array<std::uint64_t, kCaseAges> cases{};  // by CaseAge
  std::uint64_t total = 0;
  std::uint64_t overdue() const { return cases[3] + cases[4]; }
};

struct AgeingContent {
  std::vector<AgeingRow> rows{};
  AgeingRow all{};
  std::uint64_t reopened = 0;  // open cases that were closed before
  std::uint64_t merged = 0;    // open cases that seem to tell of the same as an earlier open one
  AgeingChoices::By by = AgeingChoices::By::Item;
};

AgeingContent dispatch_ageing(const CityView& view, const AgeingChoices& choices, const Texts& texts);
MaybeAction draw_dispatch_ageing(Pen& pen, Rect r, const AgeingContent& content, const Texts& texts,
                                 const Hand& hand);

}  // namespace city
