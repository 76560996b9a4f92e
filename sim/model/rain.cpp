#include "sim/model/rain.hpp"

#include <algorithm>
#include <cmath>

namespace city::sim {
namespace {

constexpr std::int64_t kEpochMinutes = 180;
constexpr int kDrizzlesPerEpoch = 2;
constexpr double kForgottenBeyondRadii = 3.5;  // e^-6: nothing worth adding

std::int64_t epoch_of(TimePoint t) { return minute_of(t) / kEpochMinutes; }

// Light rain from a shallow cloud: 0.4 to 4 mm/h at its heart, one to two hours, drifting north-east.
RainCell drizzle(Seed seed, std::int64_t epoch, int i, double strength) {
  const auto begin_min = epoch * kEpochMinutes + std::int64_t{120} * i +
                         static_cast<std::int64_t>(unit(seed, "drizzle.begin", epoch, i) * 60) - 20;
  const auto lasts_min = 60 + static_cast<std::int64_t>(unit(seed, "drizzle.lasts", epoch, i) * 70);
  const LonLat from{.lon = between(121.47, 121.59, seed, "drizzle.lon", epoch, i),
                    .lat = between(24.99, 25.12, seed, "drizzle.lat", epoch, i)};
  return {.begins = at_minute(begin_min),
          .ends = at_minute(begin_min + lasts_min),
          .peak_mm_h = strength * between(0.4, 4.0, seed, "drizzle.peak", epoch, i),
          .radius_km = between(1.6, 3.6, seed, "drizzle.radius", epoch, i),
          .from = from,
          .to = moved(from, 3000, 2000)};
}

}  // namespace

std::vector<RainCell> rain_cells(Seed seed, const Scenario& scenario, TimePoint start, TimePoint t) {
  std::vector<RainCell> cells;
  for (const Storm& s : scenario.storms) {
    cells.push_back({.begins = start + s.begins,
                     .ends = start + s.begins + s.lasts,
                     .peak_mm_h = s.peak_mm_h,
                     .radius_km = s.radius_km,
                     .from = s.from,
                     .to = s.to});
  }
  if (scenario.drizzle > 0) {
    for (std::int64_t epoch = epoch_of(t) - 1; epoch <= epoch_of(t) + 1; ++epoch) {
      for (int i = 0; i < kDrizzlesPerEpoch; ++i) cells.push_back(drizzle(seed, epoch, i, scenario.drizzle));
    }
  }
  return cells;
}

double intensity_mm_h(const RainCell& cell, LonLat at, TimePoint t) {
  if (t <= cell.begins || t >= cell.ends) return 0;
  const double age = seconds_of(t) - seconds_of(cell.begins);
  const double life = age / (seconds_of(cell.ends) - seconds_of(cell.begins));
  const double swell = std::min({1.0, life / 0.25, (1 - life) / 0.5});
  const double radii = distance_m(at, along(cell.from, cell.to, life)) / (cell.radius_km * 1000);
  if (radii > kForgottenBeyondRadii) return 0;
  return cell.peak_mm_h * swell * std::exp(-radii * radii / 2);
}

RainField::RainField(Seed seed, const Scenario& scenario, TimePoint start)
    : seed_{seed}, scenario_{scenario}, start_{start}, total_mm_(kMinutes) {}

void RainField::step(std::int64_t minute) {
  const TimePoint t = at_minute(minute);
  if (cells_.empty() || minute % 30 == 0) cells_ = rain_cells(seed_, scenario_, start_, t);
  const auto& before =
      total_mm_[static_cast<std::size_t>((minute - 1) % static_cast<std::int64_t>(kMinutes))];
  auto& now = total_mm_[static_cast<std::size_t>(minute % static_cast<std::int64_t>(kMinutes))];
  now = before;
  rates_.fill(0);
  double sum = 0;
  for (const RainCell& rain : cells_) {
    if (t <= rain.begins || t >= rain.ends) continue;
    for (CellId cell = 0; cell < kCellCount; ++cell) rates_[cell] += intensity_mm_h(rain, centre_of(cell), t);
  }
  for (CellId cell = 0; cell < kCellCount; ++cell) {
    if (rates_[cell] <= 0) continue;
    // Showers are ragged: the rate in a cell wanders by a third within a few minutes.
    rates_[cell] *= 1 + 0.33 * wave(seconds_of(t), 420, seed_, "rain.ragged", cell);
    if (rates_[cell] < 0.05) rates_[cell] = 0;
    now[cell] += rates_[cell] / 60;
    sum += rates_[cell];
  }
  mean_rate_ = sum / static_cast<double>(kCellCount);
  minute_ = minute;
}

double RainField::last_mm(CellId cell, int minutes) const {
  const auto back = std::clamp<std::int64_t>(minutes, 1, static_cast<std::int64_t>(kMinutes) - 1);
  const auto ring = static_cast<std::int64_t>(kMinutes);
  const double now = total_mm_[static_cast<std::size_t>(minute_ % ring)][cell];
  const double then = total_mm_[static_cast<std::size_t>((minute_ - back) % ring)][cell];
  // Slots from before the first step hold zero, and so does the first total: nothing fell before the model began.
  return std::max(0.0, now - std::min(now, then));
}

}  // namespace city::sim
