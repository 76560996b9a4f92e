// Rain over the city, by grid cell and minute. Rain is the sum of moving Gaussian cells: the scenario's storms, and weak
// scattered drizzle that the seed spreads over every three hours. RainField remembers one day.
#pragma once
#include <array>
#include <vector>

#include "sim/city/grid.hpp"
#include "sim/random.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/time.hpp"

namespace city::sim {

struct RainCell {
  TimePoint begins{};
  TimePoint ends{};
  double peak_mm_h = 0;
  double radius_km = 3;
  LonLat from{};
  LonLat to{};
};

// Every rain cell that may be alive at `t`.
std::vector<RainCell> rain_cells(Seed seed, const Scenario& scenario, TimePoint start, TimePoint t);

// Intensity of one cell at a point. Swells over the first quarter of its life, fades over the last half.
double intensity_mm_h(const RainCell& cell, LonLat at, TimePoint t);

class RainField {
 public:
  RainField(Seed seed, const Scenario& scenario, TimePoint start);

  // Minutes must follow one another.
  void step(std::int64_t minute);

  double rate_mm_h(CellId cell) const { return rates_[cell]; }
  // Rain of the last 1 .. 1440 minutes.
  double last_mm(CellId cell, int minutes) const;
  double mean_rate_mm_h() const { return mean_rate_; }

 private:
  static constexpr std::size_t kMinutes = 1441;
  Seed seed_;
  Scenario scenario_;
  TimePoint start_;
  std::int64_t minute_ = INT64_MIN;
  std::array<double, kCellCount> rates_{};
  double mean_rate_ = 0;
  std::vector<std::array<double, kCellCount>> total_mm_;  // running totals, a ring over the last day
  std::vector<RainCell> cells_;
};

}  // namespace city::sim
