// The one coupled model. A minute at a time: rain → water below, on and beside the streets → hotline cases, emergency
// rooms, warnings; traffic, lights, bikes, parking and air are asked for when they report. Deterministic: the same
// plan, scenario and start give the same city. Not thread-safe.
#pragma once
#include <utility>
#include <vector>

#include "sim/city/plan.hpp"
#include "sim/model/emergency.hpp"
#include "sim/model/hotline.hpp"
#include "sim/model/rain.hpp"
#include "sim/model/street.hpp"
#include "sim/model/warnings.hpp"
#include "sim/model/water.hpp"
#include "sim/scenario/scenario.hpp"

namespace city::sim {

class CityModel {
 public:
  // The plan must outlive the model. The past is lived through before the start: a day of weather, and the hotline from
  // midnight three days earlier, so that there is a believable yesterday.
  CityModel(const CityPlan& plan, const Scenario& scenario, TimePoint start);

  // Lives every minute up to and including the one that holds `t`.
  void advance_to(TimePoint t);

  TimePoint now() const { return at_minute(minute_); }
  const RainField& rain() const { return rain_; }
  const Water& water() const { return water_; }
  const Emergency& emergency() const { return emergency_; }
  Hotline& hotline() { return hotline_; }
  const Hotline& hotline() const { return hotline_; }

  Weather weather_at(CellId cell) const {
    return {.rain_mm_h = rain_.rate_mm_h(cell), .street_cm = water_.street_cm(cell)};
  }
  Rhythm rhythm(TimePoint t) const { return rhythm_at(t, scenario_.rhythm); }

  // 0 calm .. 1.5 extreme: built-up rain of the last three hours over 60 mm.
  double wet() const { return wet_; }

  // Warnings issued since the last call, oldest first.
  std::vector<Warning> take_warnings() { return std::exchange(warnings_, {}); }

 private:
  void step_weather();
  void step_people();
  const CityPlan& plan_;
  Scenario scenario_;
  std::int64_t minute_;
  RainField rain_;
  Water water_;
  Emergency emergency_;
  Hotline hotline_;
  DistrictCells cells_;
  WeatherOffice office_;
  std::vector<CellId> built_up_;
  double wet_ = 0;
  std::vector<double> reported_water_cm_;  // as people get round to reporting it, by cell
  std::vector<Warning> warnings_;
};

}  // namespace city::sim
