// NEDOCS, level of service, rainfall class, water alert, epidemic bands: against worked numbers and at every edge.
#include <gtest/gtest.h>

#include "center/figures/epidemic.hpp"
#include "center/figures/level_of_service.hpp"
#include "center/figures/nedocs.hpp"
#include "center/figures/rain_class.hpp"
#include "center/figures/water_alert.hpp"

namespace city {
namespace {

double score(double patients, double beds, double boarders, double hospital_beds, double ventilated,
             double longest_h, double wait_h) {
  return nedocs({.patients = patients,
                 .beds = beds,
                 .boarders = boarders,
                 .hospital_beds = hospital_beds,
                 .ventilated = ventilated,
                 .longest_boarding_h = longest_h,
                 .last_wait_h = wait_h})
      .value_or(-999);
}

TEST(Nedocs, MatchesWorkedExamples) {
  EXPECT_NEAR(score(20, 40, 0, 300, 0, 0, 0), 22.9, 0.001);
  EXPECT_NEAR(score(25, 30, 2, 250, 0, 2.5, 0.5), 61.445, 0.001);
  EXPECT_NEAR(score(45, 40, 8, 300, 3, 6, 2), 149.585, 0.001);
  EXPECT_NEAR(score(60, 40, 15, 300, 2, 12, 3.5), 196.4, 0.001);
  EXPECT_NEAR(score(90, 40, 30, 300, 6, 24, 6), 369.61, 0.001);
}

TEST(Nedocs, NeedsBedsAndNothingNegative) {
  EXPECT_FALSE(nedocs({.patients = 10, .beds = 0, .hospital_beds = 300}));
  EXPECT_FALSE(nedocs({.patients = 10, .beds = 20, .hospital_beds = 0}));
  EXPECT_FALSE(nedocs({.patients = -1, .beds = 20, .hospital_beds = 300}));
}

TEST(Nedocs, BandsEndWhereTheStudyEndsThem) {
  EXPECT_EQ(nedocs_band(-5), NedocsBand::NotBusy);
  EXPECT_EQ(nedocs_band(20), NedocsBand::NotBusy);
  EXPECT_EQ(nedocs_band(20.1), NedocsBand::Busy);
  EXPECT_EQ(nedocs_band(60.5), NedocsBand::ExtremelyBusy);
  EXPECT_EQ(nedocs_band(100.5), NedocsBand::Overcrowded);
  EXPECT_EQ(nedocs_band(180), NedocsBand::Severe);
  EXPECT_EQ(nedocs_band(180.5), NedocsBand::Dangerous);
}

TEST(LevelOfService, FollowsTheShareOfFreeFlowSpeed) {
  EXPECT_EQ(level_of_service(50, 50), LevelOfService::A);
  EXPECT_EQ(level_of_service(42.5, 50), LevelOfService::B);  // 85 % is not above 85
  EXPECT_EQ(level_of_service(33, 50), LevelOfService::C);
  EXPECT_EQ(level_of_service(22, 50), LevelOfService::D);
  EXPECT_EQ(level_of_service(16, 50), LevelOfService::E);
  EXPECT_EQ(level_of_service(15, 50), LevelOfService::F);
  EXPECT_EQ(level_of_service(0, 50), LevelOfService::F);
}

TEST(LevelOfService, IsUnknownWithoutAFreeFlowSpeed) {
  EXPECT_FALSE(level_of_service(30, 0));
  EXPECT_FALSE(level_of_service(-1, 50));
}

TEST(RainClass, FollowsAnyOfTheThreeDurations) {
  EXPECT_EQ(rain_class({.in_24h_mm = 79.9}), RainClass::Below);
  EXPECT_EQ(rain_class({.in_24h_mm = 80}), RainClass::Heavy);
  EXPECT_EQ(rain_class({.in_1h_mm = 40}), RainClass::Heavy);
  EXPECT_EQ(rain_class({.in_3h_mm = 100}), RainClass::ExtremelyHeavy);
  EXPECT_EQ(rain_class({.in_24h_mm = 200}), RainClass::ExtremelyHeavy);
  EXPECT_EQ(rain_class({.in_3h_mm = 200}), RainClass::Torrential);
  EXPECT_EQ(rain_class({.in_24h_mm = 350}), RainClass::Torrential);
  EXPECT_EQ(rain_class({.in_24h_mm = 500}), RainClass::ExtremelyTorrential);
  EXPECT_FALSE(rain_class({}));
}

TEST(WaterAlert, CountsTheWorstLevelReachedAndTheWayToTheNext) {
  const AlertLevels levels{.first_m = 8, .second_m = 6, .third_m = 4};
  const auto calm = water_alert(1.5, levels);
  EXPECT_EQ(calm->reached, 0);
  EXPECT_DOUBLE_EQ(*calm->margin_m, 2.5);
  const auto rising = water_alert(6.5, levels);
  EXPECT_EQ(rising->reached, 2);
  EXPECT_DOUBLE_EQ(*rising->margin_m, 1.5);
  const auto over = water_alert(8, levels);
  EXPECT_EQ(over->reached, 1);
  EXPECT_FALSE(over->margin_m);
}

TEST(WaterAlert, AGaugeMayHaveFewerLevelsOrNone) {
  const auto one = water_alert(5, {.first_m = 6});
  EXPECT_EQ(one->reached, 0);
  EXPECT_DOUBLE_EQ(*one->margin_m, 1);
  EXPECT_FALSE(water_alert(5, {}));
}

TEST(EpidemicRisk, HasItsBandsAtFourAndFiveTenths) {
  EXPECT_EQ(epidemic_risk(0.39), EpidemicRisk::Normal);
  EXPECT_EQ(epidemic_risk(0.4), EpidemicRisk::Elevated);
  EXPECT_EQ(epidemic_risk(0.5), EpidemicRisk::High);
}

}  // namespace
}  // namespace city
