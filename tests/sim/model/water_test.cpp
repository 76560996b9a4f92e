#include "sim/model/water.hpp"

#include <gtest/gtest.h>

#include "sim/city/rivers.hpp"
#include "sim/model/city_model.hpp"

namespace city::sim {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr TimePoint kNoon{std::chrono::sys_days{std::chrono::year{2026} / 5 / 5} + hours{4}};

struct Highest {
  double sewer_fill = 0;
  double street_cm = 0;
  double creek_m = 0;  // Sifen Creek, a small catchment
};

Highest highest_in_three_hours(std::string_view scenario) {
  const CityPlan plan = plan_city(1, {});
  CityModel model{plan, *find_scenario(scenario), kNoon};
  Highest h;
  for (int m = 1; m <= 180; ++m) {
    model.advance_to(kNoon + minutes{m});
    for (CellId cell = 0; cell < kCellCount; ++cell) {
      h.sewer_fill = std::max(h.sewer_fill, model.water().sewer_fill(cell));
      h.street_cm = std::max(h.street_cm, model.water().street_cm(cell));
    }
    h.creek_m = std::max(h.creek_m, river_level_m(1, 18, model.water().river_rain_mm_h(18), model.now()));
  }
  return h;
}

TEST(Water, ACloudburstFillsTheSewersFloodsStreetsAndLiftsTheCreeks) {
  const Highest dry = highest_in_three_hours("weekday");
  const Highest storm = highest_in_three_hours("cloudburst");
  EXPECT_LT(dry.sewer_fill, 0.3);
  EXPECT_EQ(dry.street_cm, 0);
  EXPECT_EQ(storm.sewer_fill, 1);
  EXPECT_GT(storm.street_cm, 5);
  EXPECT_LT(storm.street_cm, 60);
  EXPECT_GT(storm.creek_m, dry.creek_m + 0.5);
}

TEST(Water, SewersDrainWithinTwoHoursAfterTheRain) {
  const CityPlan plan = plan_city(1, {});
  CityModel model{plan, *find_scenario("cloudburst"), kNoon};
  model.advance_to(kNoon + hours{10});
  for (CellId cell = 0; cell < kCellCount; ++cell) {
    EXPECT_LT(model.water().sewer_fill(cell), 0.2);
    EXPECT_EQ(model.water().street_cm(cell), 0);
  }
}

TEST(SewerLevel, RisesWithTheFillAndPassesTheGroundWhenTheStreetFloods) {
  const SewerLevel low = sewer_level(1, 5, 0, 0, kNoon);
  const SewerLevel full = sewer_level(1, 5, 1, 0, kNoon);
  const SewerLevel flooded = sewer_level(1, 5, 1, 20, kNoon);
  EXPECT_GT(full.water_level_m, low.water_level_m + 1);
  EXPECT_NEAR(full.ground_distance_m, 0, 1e-9);
  EXPECT_NEAR(flooded.ground_distance_m, -0.2, 1e-9);
}

TEST(Tide, TurnsTwiceADay) {
  int turns = 0;
  for (int m = 1; m < 24 * 60; ++m) {
    const double before = tide(kNoon + minutes{m - 1});
    const double now = tide(kNoon + minutes{m});
    const double after = tide(kNoon + minutes{m + 1});
    if ((now > before && now >= after) || (now < before && now <= after)) ++turns;
  }
  EXPECT_GE(turns, 3);
  EXPECT_LE(turns, 5);
}

TEST(River, OnlyTheEstuaryFeelsTheTide) {
  const auto swing = [](std::size_t gauge) {
    double low = 1e9;
    double high = -1e9;
    for (int m = 0; m < 24 * 60; m += 5) {
      const double level = river_level_m(1, gauge, 0, kNoon + minutes{m});
      low = std::min(low, level);
      high = std::max(high, level);
    }
    return high - low;
  };
  EXPECT_GT(swing(0), 1.5) << river_gauges()[0].en;
  EXPECT_LT(swing(9), 0.1) << river_gauges()[9].en;
}

}  // namespace
}  // namespace city::sim
