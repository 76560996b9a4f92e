// Emergency departments: who is full, how many wait for what, and how old the report is. Worst first.
//
// A count that the hospital did not report is a dash, never 0. A report older than three periods of its feed is drawn as stale
// and stands below the fresh ones, however bad it was.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "center/state/city_view.hpp"
#include "widgets/ui/pen.hpp"
#include "widgets/ui/texts.hpp"

namespace city {

inline constexpr std::size_t kHospitalCounts = 4;  // to be seen, for a bed, for a ward, for intensive care

struct HospitalRow {
  AssetRef asset{};
  std::string name{};
  std::array<std::optional<double>, kHospitalCounts> waiting{};
  bool full = false;  // has told the city that it has no bed
  bool stale = true;
  std::string age{};
};

struct HospitalContent {
  std::vector<HospitalRow> rows{};  // all of them, worst first
  std::uint64_t full = 0;
};

HospitalContent hospital_board(const CityView& view, const Texts& texts);

std::size_t hospital_rows_in(const Pen& pen, Rect r);
void draw_hospital_board(Pen& pen, Rect r, const HospitalContent& content, const Texts& texts);

}  // namespace city
