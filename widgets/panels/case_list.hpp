// Open 1999 cases: those over time first, the most overdue on top, then the newest.
//
// A row's bar is the share of the time allowed that is used up. Cases without a position are counted, because the map cannot
// show them.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "center/state/city_view.hpp"
#include "widgets/ui/pen.hpp"
#include "widgets/ui/texts.hpp"

namespace city {

struct CaseRow {
  std::string category{};
  std::string number{};  // the end of the id that people quote
  std::string district{};
  std::string status{};
  std::string clock{};                // "2 h left", "3 h overdue", "open 5 min"
  std::optional<float> share_used{};  // of the time until due; empty without a due time
  bool overdue = false;
  bool reopened = false;
};

struct CaseListContent {
  std::uint64_t open = 0;
  std::uint64_t overdue = 0;
  std::uint64_t unlocated = 0;
  std::vector<CaseRow> overdue_rows{};
  std::vector<CaseRow> newest_rows{};
};

std::string_view case_status_text(CaseStatus status, const Texts& texts);
// Pure. At most `most` rows in all; overdue ones take at most half when there are enough others.
CaseListContent case_list(const CityView& view, const Texts& texts, std::size_t most);

float case_row_height(const Pen& pen);
std::size_t case_rows_in(const Pen& pen, Rect r);
void draw_case_list(Pen& pen, Rect r, const CaseListContent& content, const Texts& texts);

}  // namespace city
