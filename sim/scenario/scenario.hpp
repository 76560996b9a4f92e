// What a day is like: storms on a time line after the start, and whose rhythm the people follow. Scenarios only disturb
// the causes (weather, calendar); what follows from them is the model's work. To add one, add a row to the table.
#pragma once
#include <chrono>
#include <span>
#include <string_view>

#include "sim/city/geometry.hpp"

namespace city::sim {

// A rain cell that moves in a straight line, swells and dies. Intensity falls off as a Gaussian of `radius_km`.
struct Storm {
  std::chrono::minutes begins{};  // after the start of the scenario
  std::chrono::minutes lasts{};
  double peak_mm_h = 0;
  double radius_km = 3;
  LonLat from{};
  LonLat to{};
};

enum class DayRhythm : std::uint8_t {
  Workday,   // every day is lived as a working day (Saturday and Sunday as a Wednesday)
  Calendar,  // weekends are weekends
};

struct Scenario {
  std::string_view id{};
  std::string_view title{};
  DayRhythm rhythm = DayRhythm::Calendar;
  double drizzle = 1;  // strength of the ordinary scattered drizzle; 0 for none
  std::span<const Storm> storms{};
};

std::span<const Scenario> scenarios();

// Null when there is none of that name.
const Scenario* find_scenario(std::string_view id);

}  // namespace city::sim
