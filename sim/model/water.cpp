#include "sim/model/water.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "sim/city/rivers.hpp"

namespace city::sim {
namespace {

constexpr double kRunoff = 0.85;
constexpr double kDesignDrainMmH = 78.8;
constexpr double kPipeStorageMm = 22;
constexpr double kLowSpot = 3;
constexpr double kPuddleMm = 0.5;

constexpr double kM2Hours = 12.4206;
constexpr double kS2Hours = 12.0;

double cosine(double hours, double period_hours) {
  return std::cos(2 * std::numbers::pi * hours / period_hours);
}

}  // namespace

Water::Water(Seed seed) : river_lag_(river_gauges().size()) {
  for (CellId cell = 0; cell < kCellCount; ++cell) {
    drain_mm_h_[cell] = kDesignDrainMmH * between(0.3, 1.0, seed, "sewer.drain", cell);
  }
}

void Water::step(const RainField& rain) {
  for (CellId cell = 0; cell < kCellCount; ++cell) {
    double& store = store_mm_[cell];
    const double fill = std::min(1.0, store / kPipeStorageMm);
    store = std::max(0.0, store + (kRunoff * rain.rate_mm_h(cell) - drain_mm_h_[cell] * fill) / 60);
    const double standing = std::max(0.0, store - kPipeStorageMm - kPuddleMm);
    street_cm_[cell] = standing * kLowSpot / 10;
  }
  const auto gauges = river_gauges();
  for (std::size_t i = 0; i < gauges.size(); ++i) {
    const double step = std::min(1.0, 2 / gauges[i].response_min);
    // Small creeks feel their own cell, rivers the whole basin.
    const double own = std::clamp(60 / gauges[i].response_min, 0.1, 0.8);
    const double inflow = own * rain.rate_mm_h(cell_of(gauges[i].at)) + (1 - own) * rain.mean_rate_mm_h();
    river_lag_[i].first += (inflow - river_lag_[i].first) * step;
    river_lag_[i].second += (river_lag_[i].first - river_lag_[i].second) * step;
  }
}

double Water::sewer_fill(CellId cell) const { return std::min(1.0, store_mm_[cell] / kPipeStorageMm); }

double tide(TimePoint t) {
  const double hours = seconds_of(t) / 3600;
  return cosine(hours, kM2Hours) + 0.2 * cosine(hours, kS2Hours);
}

SewerGauge sewer_gauge(Seed seed, std::size_t index) {
  return {.ground_m = between(3, 9, seed, "sewer.ground", index),
          .depth_m = between(2, 4.5, seed, "sewer.depth", index)};
}

SewerLevel sewer_level(Seed seed, std::size_t index, double fill, double street_cm, TimePoint t) {
  const SewerGauge gauge = sewer_gauge(seed, index);
  const double dry_m =
      0.12 + 0.1 * (1 + wave(seconds_of(t), 5400, seed, "sewer.base", index));  // household and seepage
  const double depth_m = std::max(dry_m, fill * gauge.depth_m) + street_cm / 100;
  return {.water_level_m = gauge.ground_m - gauge.depth_m + depth_m,
          .ground_distance_m = gauge.depth_m - depth_m};
}

double river_level_m(Seed seed, std::size_t gauge, double delayed_rain_mm_h, TimePoint t) {
  const RiverGauge& g = river_gauges()[gauge];
  const double ripple = 0.03 * wave(seconds_of(t), 2400, seed, "river.ripple", gauge);
  return g.base_m + g.rise_m_per_mm_h * delayed_rain_mm_h + g.tide_m * tide(t) + ripple;
}

}  // namespace city::sim
