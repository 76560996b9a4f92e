// Water on the ground, below it and in the rivers, minute by minute from the rain.
//
// Storm sewers: each grid cell is one linear reservoir. 85 % of the rain runs off; a full sewer drains the city's
// five-year design rain (78.8 mm/h) less what leaves and silt take (30 to 100 % of it by cell, seeded); storage until
// the pipe is full is 22 mm. What does not fit stands in the street; low spots gather three times the mean depth.
// Rivers: the catchment's rain passes two equal reservoirs whose delays add up to the gauge's response time; the tide
// is a semi-diurnal M2 wave with the spring-neap beat.
#pragma once
#include <array>
#include <vector>

#include "sim/city/grid.hpp"
#include "sim/model/rain.hpp"

namespace city::sim {

class Water {
 public:
  explicit Water(Seed seed);

  void step(const RainField& rain);  // one minute

  double sewer_fill(CellId cell) const;  // 0 empty .. 1 pipe full
  double street_cm(CellId cell) const { return street_cm_[cell]; }
  double river_rain_mm_h(std::size_t gauge) const { return river_lag_[gauge].second; }

 private:
  std::array<double, kCellCount> store_mm_{};
  std::array<double, kCellCount> drain_mm_h_{};
  std::array<double, kCellCount> street_cm_{};
  struct Lag {
    double first = 0;
    double second = 0;
  };
  std::vector<Lag> river_lag_;
};

// Height of the tide around the mean, in units of half the tidal range (-1.2 .. 1.2).
double tide(TimePoint t);

struct SewerGauge {
  double ground_m = 4;  // street level above the sea
  double depth_m = 3;   // of the pipe's bottom under the street
};

// Street levels of Taipei's basin, 3 to 9 m; pipes 2 to 4.5 m deep.
SewerGauge sewer_gauge(Seed seed, std::size_t index);

struct SewerLevel {
  double water_level_m = 0;
  double ground_distance_m = 0;  // water up to street level; negative when it stands in the street
};

SewerLevel sewer_level(Seed seed, std::size_t index, double fill, double street_cm, TimePoint t);

double river_level_m(Seed seed, std::size_t gauge, double delayed_rain_mm_h, TimePoint t);

}  // namespace city::sim
