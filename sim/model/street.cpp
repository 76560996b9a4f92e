#include "sim/model/street.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace city::sim {
namespace {

constexpr double kHalfHourS = 1800;
constexpr double kDisturbedSpeed = 0.28;

}  // namespace

double rain_speed_factor(double rain_mm_h) {
  return rain_mm_h <= 0 ? 1.0
                        : 1.0 - 0.06 * std::min(1.0, rain_mm_h / 2) - 0.12 * std::min(1.0, rain_mm_h / 50);
}

double flood_speed_factor(double street_cm) {
  const double x = street_cm / 12;
  return 1 / (1 + x * x);
}

bool disturbed(Seed seed, std::size_t section, TimePoint t, double rain_mm_h) {
  const auto slot = static_cast<std::int64_t>(std::floor(seconds_of(t) / kHalfHourS));
  const double probability =
      rain_mm_h > 2 ? 0.004 : 0.002;  // a disturbance lasts two slots: 1 in 1000 starts one
  return chance(probability, seed, "traffic.disturbed", section, slot) ||
         chance(probability, seed, "traffic.disturbed", section, slot - 1);
}

Flow traffic_flow(Seed seed, const Section& section, std::size_t index, const Rhythm& rhythm,
                  const Weather& weather, TimePoint t) {
  const double unrest = wave(seconds_of(t), 600, seed, "traffic.unrest", index);
  const double load =
      std::max(0.02, traffic_demand(rhythm) * static_cast<double>(section.busy) * (1 + 0.12 * unrest));
  const double squared = load * load;
  const double delay = 1 + 0.75 * squared * squared;
  const double factor = rain_speed_factor(weather.rain_mm_h) * flood_speed_factor(weather.street_cm) *
                        (disturbed(seed, index, t, weather.rain_mm_h) ? kDisturbedSpeed : 1.0);
  const double free_kmh = static_cast<double>(section.free_speed_kmh) * (1 + 0.03 * unrest);
  const double speed = std::max(2.5, free_kmh / delay * factor);
  return {.speed_kmh = speed,
          .occupancy_pct = std::min(96.0, 9 * load * free_kmh / speed),
          .travel_time_s = section_length_m(section) / (speed / 3.6)};
}

Lamp street_lamp(Seed seed, std::size_t index, double sun_deg, const Weather& weather, TimePoint t) {
  static constexpr std::array<double, 4> kWatts{52, 76, 98, 137};  // the LED classes in use
  const double watts = kWatts.at(pick(kWatts.size(), seed, "lamp.watts", index));
  const double fault = unit(seed, "lamp.fault", index);
  if (fault < 0.004) return {};            // does not light
  const bool day_burner = fault > 0.9985;  // its contactor is stuck
  const double own_threshold = 1.5 + between(-0.6, 0.6, seed, "lamp.sensor", index);
  const bool dark = sun_deg < own_threshold || (weather.rain_mm_h > 40 && sun_deg < 12);
  if (!dark && !day_burner) return {};
  return {.on = true, .power_w = watts * (1 + 0.02 * wave(seconds_of(t), 900, seed, "lamp.volts", index))};
}

int bikes_available(Seed seed, const BikeStation& station, std::size_t index, const Rhythm& rhythm,
                    TimePoint t) {
  const double work = people_at_work(rhythm);
  const double leisure = people_at_leisure(rhythm);
  const double swing = 0.34 * between(0.4, 1.3, seed, "bike.swing", index);
  double fill = between(0.32, 0.62, seed, "bike.base", index);
  switch (station.draws) {
    case Draws::Home:
      fill += swing * (0.5 - work);
      break;
    case Draws::Work:
      fill += swing * (work - 0.4);
      break;
    case Draws::Leisure:
      fill += swing * (leisure - 0.45);
      break;
  }
  fill += 0.22 * wave(seconds_of(t), 3600, seed, "bike.hour", index);
  fill += 0.10 * wave(seconds_of(t), 600, seed, "bike.minutes", index);
  const int usable = station.docks - station.broken;
  return std::clamp(static_cast<int>(std::lround(fill * station.docks)), 0, usable);
}

FreeSpaces free_spaces(Seed seed, const CarPark& park, std::size_t index, const Rhythm& rhythm, TimePoint t) {
  const double work = people_at_work(rhythm);
  const double leisure = people_at_leisure(rhythm);
  double taken = 0;
  switch (park.draws) {
    case Draws::Home:
      taken = 0.88 - 0.35 * work;
      break;
    case Draws::Work:
      taken = 0.22 + 0.68 * work;
      break;
    case Draws::Leisure:
      taken = 0.18 + 0.76 * leisure;
      break;
  }
  taken *= between(0.75, 1.12, seed, "park.popular", index);
  taken += 0.07 * wave(seconds_of(t), 2400, seed, "park.unrest", index);
  const double free = std::clamp(1 - taken, 0.0, 1.0);
  return {.cars = static_cast<int>(std::lround(free * park.cars)),
          .motorcycles = static_cast<int>(std::lround(free * park.motorcycles))};
}

double aqi_of_pm25(double pm25_ug_m3) {
  struct Band {
    double pm25 = 0;
    double aqi = 0;
  };
  static constexpr std::array<Band, 6> kBands{
      {{0, 0}, {12.4, 50}, {30.4, 100}, {50.4, 150}, {125.4, 200}, {225.4, 300}}};
  for (std::size_t i = 1; i < kBands.size(); ++i) {
    if (pm25_ug_m3 > kBands.at(i).pm25) continue;
    const Band low = kBands.at(i - 1);
    const Band high = kBands.at(i);
    return low.aqi + (high.aqi - low.aqi) * (pm25_ug_m3 - low.pm25) / (high.pm25 - low.pm25);
  }
  return 300;
}

Air air_at(Seed seed, std::size_t station, const Rhythm& rhythm, double sun_deg, const Weather& weather,
           TimePoint t) {
  const double slow =
      wave(seconds_of(t), 86400 * 2.0, seed, "air.weather");  // the same air mass for everybody
  const double own = wave(seconds_of(t), 3600 * 3.0, seed, "air.own", station);
  const double wash = 1 - 0.5 * std::min(1.0, weather.rain_mm_h / 10);
  const double pm25 = std::max(2.0, (15 + 7 * slow + 4 * own + 5 * traffic_demand(rhythm)) * wash);
  const double daily = std::max(2.0, 17.5 + 7 * slow + 2 * own);  // the index follows the day, not the hour
  const double sun = std::max(0.0, std::sin(sun_deg * 3.14159265 / 180));
  return {
      .pm25_ug_m3 = pm25,
      .aqi = aqi_of_pm25(daily),
      .o3_ppb = std::max(3.0, 14 + 38 * sun * (1 - 0.4 * std::min(1.0, weather.rain_mm_h / 5)) + 5 * own)};
}

}  // namespace city::sim
