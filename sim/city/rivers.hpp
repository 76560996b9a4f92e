// Water-level gauges on Taipei's rivers: real bridges, public positions (about 200 m). Levels are metres above mean sea
// level. The response numbers are assumptions: how long the catchment above holds rain back, how far one millimetre an
// hour of that delayed rain lifts the river, and how much of the tide of the Tamsui estuary reaches the gauge.
#pragma once
#include <span>
#include <string_view>

#include "sim/city/geometry.hpp"

namespace city::sim {

struct RiverGauge {
  std::string_view id{};
  std::string_view zh{};
  std::string_view en{};
  LonLat at{};
  double base_m = 0.5;            // dry-weather level
  double response_min = 90;       // delay of the catchment
  double rise_m_per_mm_h = 0.08;  // lift per mm/h of delayed catchment rain
  double tide_m = 0;              // half the tidal range
};

std::span<const RiverGauge> river_gauges();

// The three alert levels, the first the highest. Assumed: a gauge's third level is reached by 25 mm/h of delayed catchment rain
// at high tide, its second by 40, its first by 60; rounded to a tenth of a metre.
struct RiverLevels {
  double first_m = 0;
  double second_m = 0;
  double third_m = 0;
};
RiverLevels alert_levels(const RiverGauge& gauge);

}  // namespace city::sim
