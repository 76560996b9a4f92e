// Open 1999 cases: items of which unusually many come in, then cases over time, the most overdue on top, then the newest.
//
// A row's bar and number are the share of the time allowed that is used up. Cases that seem to tell of the same share the row of
// the earliest ("+2 same"), except one that is overdue while that is not; all are counted. Cases without a position are
// counted, because the map cannot show them.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "center/state/city_view.hpp"
#include "widgets/panels/fact_rows.hpp"
#include "widgets/ui/pen.hpp"
#include "widgets/ui/texts.hpp"

namespace city {

struct CaseRow {
  std::string category{};
  std::string number{};  // the end of the id that people quote
  std::string district{};
  std::string status{};
  std::string clock{};                // "2 h left", "3 h overdue", "open 5 min"
  std::string group{};                // waste, noise, road …
  std::string same{};                 // "+2 same"; empty when nobody else told of it
  std::optional<float> share_used{};  // of the time until due, above 1 when overdue; empty without a due time
  bool overdue = false;
  bool reopened = false;
};

struct CaseListContent {
  std::uint64_t open = 0;
  std::uint64_t overdue = 0;
  std::uint64_t unlocated = 0;
  std::vector<FactRow> volumes{};  // item_volume_rows()
  std::vector<CaseRow> overdue_rows{};
  std::vector<CaseRow> newest_rows{};
};

std::string_view case_status_text(CaseStatus status, const Texts& texts);
// 0.75 -> "75 %"; beyond ten times ">999 %".
std::string share_text(double share);
// Grey while there is time, brighter in the last quarter, the colour of attention when overdue.
Colour share_colour(double share, const Theme& theme);
// Pure. At most `most` rows of cases in all; overdue ones take at most half when there are enough others.
CaseListContent case_list(const CityView& view, const Texts& texts, std::size_t most);

inline constexpr std::size_t kMostVolumeRows = 3;

float case_row_height(const Pen& pen);
// Rows of cases that have room below `volumes` rows of volumes.
std::size_t case_rows_in(const Pen& pen, Rect r, std::size_t volumes = 0);
void draw_case_list(Pen& pen, Rect r, const CaseListContent& content, const Texts& texts);

}  // namespace city
