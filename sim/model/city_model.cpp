#include "sim/model/city_model.hpp"

#include <algorithm>

namespace city::sim {
namespace {

constexpr std::int64_t kWeatherPastMinutes = 1440;
constexpr std::int64_t kHotlinePastDays = 3;
constexpr double kReportedFromCm = 3;
constexpr double kReportingDelayMin = 15;

std::int64_t midnight_minute(TimePoint t) {
  return minute_of(TimePoint{local_day(t).time_since_epoch()} - kTaipeiOffset);
}

std::vector<CellId> all_cells(const DistrictCells& by_district) {
  std::vector<CellId> cells;
  for (const auto& some : by_district) cells.insert(cells.end(), some.begin(), some.end());
  std::sort(cells.begin(), cells.end());
  cells.erase(std::unique(cells.begin(), cells.end()), cells.end());
  return cells;
}

}  // namespace

CityModel::CityModel(const CityPlan& plan, const Scenario& scenario, TimePoint start)
    : plan_{plan},
      scenario_{scenario},
      minute_{minute_of(start)},
      rain_{plan.seed, scenario, start},
      water_{plan.seed},
      emergency_{plan.seed, rhythm_at(start, scenario.rhythm)},
      hotline_{plan, plan.seed},
      cells_{district_cells(plan.roads)},
      office_{cells_},
      built_up_{all_cells(cells_)},
      reported_water_cm_(kCellCount) {
  const std::int64_t begin = minute_;
  const std::int64_t hotline_from = midnight_minute(start) - kHotlinePastDays * 1440;
  for (minute_ = hotline_from; minute_ <= begin - kWeatherPastMinutes; ++minute_) {
    hotline_.step(minute_, rhythm(at_minute(minute_)), {});
  }
  for (; minute_ <= begin; ++minute_) {
    step_weather();
    hotline_.step(minute_, rhythm(at_minute(minute_)), {.wet = wet_});
  }
  minute_ = begin;
}

void CityModel::advance_to(TimePoint t) {
  const std::int64_t last = minute_of(t);
  while (minute_ < last) {
    ++minute_;
    step_weather();
    step_people();
  }
}

void CityModel::step_weather() {
  rain_.step(minute_);
  water_.step(rain_);
  double three_hours_mm = 0;
  for (const CellId cell : built_up_) three_hours_mm += rain_.last_mm(cell, 180);
  wet_ = std::min(1.5, three_hours_mm / static_cast<double>(built_up_.size()) / 60);
  for (auto& warning : office_.step(at_minute(minute_), rain_)) warnings_.push_back(std::move(warning));
}

void CityModel::step_people() {
  const Rhythm now = rhythm(at_minute(minute_));
  HotlineWeather weather{.wet = wet_};
  for (const CellId cell : built_up_) {
    reported_water_cm_[cell] += (water_.street_cm(cell) - reported_water_cm_[cell]) / kReportingDelayMin;
    if (reported_water_cm_[cell] > kReportedFromCm) weather.flooded.push_back(cell);
  }
  emergency_.step(minute_, now, wet_);
  hotline_.step(minute_, now, weather);
}

}  // namespace city::sim
