// 1999 dispatch: which items are open in which districts, as a table of counts.
//
// Rows are items, most cases first, and those of which unusually many come in are always among them; columns are the map's
// districts in the order of their codes, then cases in none of them. What has no row or column of its own is in "others", so
// that the totals are those of all cases. A darker ground means more, in four steps of the square root of the count; the
// number is always there. A symbol marks an item whose volume is high for this hour of the week. Cases told twice count
// twice. Rows are pure; the click of a cell or a column's head looks at the district.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "center/state/city_view.hpp"
#include "center/state/geography.hpp"
#include "widgets/ui/hand.hpp"
#include "widgets/ui/pen.hpp"
#include "widgets/ui/texts.hpp"
#include "widgets/ui/wall_action.hpp"

namespace city {

struct MatrixChoices {
  std::size_t most_items = 30;
  std::chrono::minutes window{0};  // only cases opened in the last so many minutes; 0: all that are open
};

struct MatrixDistrict {
  std::string name{};          // without the word for district
  std::optional<LonLat> at{};  // empty for "elsewhere"
  std::uint64_t total = 0;
};

struct MatrixRow {
  std::string item{};
  std::vector<std::uint64_t> cells{};  // as districts
  std::uint64_t total = 0;
  ItemVolume::Band band = ItemVolume::Band::Unknown;
};

struct MatrixContent {
  std::vector<MatrixDistrict> districts{};
  std::vector<MatrixRow> rows{};
  MatrixRow others{};            // items beyond most_items; empty cells when there are none
  std::uint64_t more_items = 0;  // how many are in `others`
  std::uint64_t all = 0;
  std::chrono::minutes window{0};
};

MatrixContent dispatch_matrix(const CityView& view, const Geography& geography, const MatrixChoices& choices,
                              const Texts& texts);
MaybeAction draw_dispatch_matrix(Pen& pen, Rect r, const MatrixContent& content, const Texts& texts,
                                 const Hand& hand);

}  // namespace city
