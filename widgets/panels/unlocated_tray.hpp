// What the map cannot show: assets without a place or line, and open cases without a place. Counted on a chip in the map's
// corner, listed in a tray when somebody wants to know.
//
// The list costs a walk over the assets of feeds that have such ones: make it when the tray is open.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "center/state/city_view.hpp"
#include "widgets/panels/fact_rows.hpp"

namespace city {

inline constexpr std::size_t kMostUnlocatedCases = 8;  // listed; all are counted

struct UnlocatedContent {
  std::uint64_t assets = 0;
  std::uint64_t cases = 0;
  std::vector<FactRow> kinds{};   // by feed and kind, most first
  std::vector<FactRow> newest{};  // cases, newest first
};
UnlocatedContent unlocated(const CityView& view, const Texts& texts);  // pure

Rect unlocated_chip(const Pen& pen, Rect map, std::uint64_t count, const Texts& texts);  // where it stands
void draw_unlocated_chip(Pen& pen, Rect chip, std::uint64_t count, bool is_open, const Texts& texts);
// Below the chip, as high as its rows, never beyond the map.
Rect unlocated_tray(const Pen& pen, Rect map, Rect chip, const UnlocatedContent& content);
void draw_unlocated_tray(Pen& pen, Rect tray, const UnlocatedContent& content, const Texts& texts);

}  // namespace city
