// The 22 items the 1999 hotline dispatches, and how often: cases a day, by hour and by district.
// Source: Taipei City Government 1999 dispatch open data (臺北市政府1999派工資料, data.taipei dataset
// b796f87a-0ed8-4e57-89f6-225a4941b1ed), June 2025 to May 2026, 166,860 cases, shares rounded to per mille. Rare items have
// a floor in every hour. Deadlines and handling times are not published: due_h, reach_h and work_h are assumptions.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "sim/city/districts.hpp"

namespace city::sim {

struct HotlineItem {
  std::string_view zh{};
  std::string_view agency{};
  double per_day = 0;
  std::array<std::int16_t, 24> hour_permille{};
  std::array<std::int16_t, kDistrictCount> district_permille{};  // in the order of districts()
  double due_h = 24;                                             // allowed from opening to resolution
  double reach_h = 4;                                            // median, opening to on site
  double work_h = 1;                                             // median, on site to resolved
  std::span<const std::string_view> texts{};
};

std::span<const HotlineItem> hotline_items();

// 0 Monday .. 6 Sunday; mean 1.
double hotline_weekday_factor(int weekday);

}  // namespace city::sim
