// The search: the line that is being typed, and what it finds, best first. A row taken by hand or by Enter is chosen on every
// board and maps fly there.
//
// Content is made when the text, the index or the view changes. An index that is still being read says so: nothing found then is
// not nothing there. Names of assets and ids of cases only, never a case's text.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "center/state/geography.hpp"
#include "widgets/panels/board_table.hpp"
#include "widgets/panels/search_index.hpp"
#include "widgets/ui/search_state.hpp"

namespace city {

struct SearchChoices {
  std::size_t most_rows = 50;
};

struct SearchContent {
  std::string text{};
  bool is_typing = false;
  bool is_reading = false;       // the index is not complete yet
  std::size_t chosen = 0;        // row; always one of them when there are any
  std::uint64_t all = 0;         // that match
  bool is_at_least = false;      // more than `all`
  std::vector<TableRow> rows{};  // name and kind, district below
};

SearchContent search_board(const SearchIndex&, bool is_reading, const CityView&, const Geography&,
                           const SearchState&, const SearchChoices&, const Texts&);

// The action of the row that was clicked, or BeginSearch when the line was.
MaybeAction draw_search(Pen&, Rect, const SearchContent&, const Texts&, const Hand&);

// What taking the chosen row asks for; nothing when nothing is found.
MaybeAction taken(const SearchContent&);

}  // namespace city
