#include "sim/model/street.hpp"

#include <gtest/gtest.h>

namespace city::sim {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

// Tuesday 5 May 2026, 00:00 in Taipei.
constexpr TimePoint kMidnight{std::chrono::sys_days{std::chrono::year{2026} / 5 / 4} + hours{16}};

double mean_speed_kmh(TimePoint t, const Weather& weather) {
  static const CityPlan whole = plan_city(1, {});
  double sum = 0;
  for (std::size_t i = 0; i < whole.sections.size(); ++i) {
    sum += traffic_flow(1, whole.sections[i], i, rhythm_at(t, DayRhythm::Calendar), weather, t).speed_kmh;
  }
  return sum / static_cast<double>(whole.sections.size());
}

TEST(Traffic, RushHourIsSlowerThanNoonAndNoonSlowerThanNight) {
  const double night = mean_speed_kmh(kMidnight + hours{4}, {});
  const double noon = mean_speed_kmh(kMidnight + hours{12}, {});
  const double rush = mean_speed_kmh(kMidnight + hours{18} + minutes{30}, {});
  EXPECT_LT(rush, 0.9 * noon);
  EXPECT_LT(noon, 0.97 * night);
  EXPECT_GT(rush, 15);
}

TEST(Traffic, SundayMorningHasNoRushHour) {
  const TimePoint sunday = kMidnight + hours{24 * 5};
  EXPECT_GT(mean_speed_kmh(sunday + hours{8}, {}), 1.1 * mean_speed_kmh(kMidnight + hours{8}, {}));
}

TEST(Traffic, HeavyRainSlowsAFewPercentAndStandingWaterAlmostStops) {
  const TimePoint t = kMidnight + hours{11};
  const double dry = mean_speed_kmh(t, {});
  EXPECT_NEAR(mean_speed_kmh(t, {.rain_mm_h = 60}) / dry, 0.82, 0.03);
  EXPECT_NEAR(mean_speed_kmh(t, {.street_cm = 12}) / dry, 0.5, 0.05);
  EXPECT_LT(mean_speed_kmh(t, {.street_cm = 40}) / dry, 0.15);
}

TEST(Traffic, OccupancyStaysAPercentageAndTravelTimeFitsTheSpeed) {
  const CityPlan plan = plan_city(1, {});
  for (std::size_t i = 0; i < plan.sections.size(); ++i) {
    for (int h = 0; h < 24; ++h) {
      const TimePoint t = kMidnight + hours{h};
      const Flow f = traffic_flow(1, plan.sections[i], i, rhythm_at(t, DayRhythm::Workday), {}, t);
      ASSERT_GE(f.occupancy_pct, 0);
      ASSERT_LE(f.occupancy_pct, 100);
      ASSERT_NEAR(f.travel_time_s * f.speed_kmh / 3.6, section_length_m(plan.sections[i]), 0.01);
    }
  }
}

TEST(Traffic, AFewSectionsAreDisturbedAtAnyTime) {
  int slow = 0;
  for (std::size_t i = 0; i < 10'000; ++i) slow += disturbed(1, i, kMidnight, 0) ? 1 : 0;
  EXPECT_NEAR(slow, 40, 25);
}

TEST(Lamps, AreLitAtNightAndDarkAtNoonButForTheBrokenOnes) {
  const auto lit = [](TimePoint t) {
    int on = 0;
    for (std::size_t i = 0; i < 2000; ++i) on += street_lamp(1, i, sun_elevation_deg(t), {}, t).on ? 1 : 0;
    return on;
  };
  EXPECT_NEAR(lit(kMidnight), 1992, 8);
  EXPECT_LT(lit(kMidnight + hours{12}), 12);
}

TEST(Lamps, ADownpourAtDuskSwitchesThemOn) {
  EXPECT_FALSE(street_lamp(1, 3, 8, {}, kMidnight).on);
  EXPECT_TRUE(street_lamp(1, 3, 8, {.rain_mm_h = 60}, kMidnight).on);
}

TEST(Sun, IsHighAtNoonInMayAndBelowTheHorizonAtNight) {
  EXPECT_NEAR(sun_elevation_deg(kMidnight + hours{12}), 81, 2);
  EXPECT_LT(sun_elevation_deg(kMidnight), -30);
}

TEST(Bikes, NeverExceedTheDocks) {
  const CityPlan plan = plan_city(1, {});
  for (std::size_t i = 0; i < plan.bikes.size(); ++i) {
    for (int h = 0; h < 24; h += 3) {
      const TimePoint t = kMidnight + hours{h};
      const int bikes = bikes_available(1, plan.bikes[i], i, rhythm_at(t, DayRhythm::Workday), t);
      ASSERT_GE(bikes, 0);
      ASSERT_LE(bikes, plan.bikes[i].docks - plan.bikes[i].broken);
    }
  }
}

TEST(Bikes, GoFromHomeToWorkInTheMorning) {
  const CityPlan plan = plan_city(1, {});
  const auto share = [&](Draws draws, int hour) {
    double bikes = 0;
    double docks = 0;
    const TimePoint t = kMidnight + hours{hour};
    for (std::size_t i = 0; i < plan.bikes.size(); ++i) {
      if (plan.bikes[i].draws != draws) continue;
      bikes += bikes_available(1, plan.bikes[i], i, rhythm_at(t, DayRhythm::Workday), t);
      docks += plan.bikes[i].docks;
    }
    return bikes / docks;
  };
  EXPECT_LT(share(Draws::Home, 11), share(Draws::Home, 4) - 0.1);
  EXPECT_GT(share(Draws::Work, 11), share(Draws::Work, 4) + 0.1);
}

TEST(Parking, OfficeCarParksFillByDayAndNeverHoldMoreThanTheyHave) {
  const CityPlan plan = plan_city(1, {});
  double night = 0;
  double day = 0;
  for (std::size_t i = 0; i < plan.car_parks.size(); ++i) {
    const CarPark& park = plan.car_parks[i];
    const auto at = [&](int hour) {
      const TimePoint t = kMidnight + hours{hour};
      return free_spaces(1, park, i, rhythm_at(t, DayRhythm::Workday), t);
    };
    ASSERT_LE(at(3).cars, park.cars);
    ASSERT_GE(at(15).cars, 0);
    if (park.draws != Draws::Work) continue;
    night += at(3).cars;
    day += at(11).cars;
  }
  EXPECT_LT(day, 0.4 * night);
}

TEST(AirQuality, IndexFollowsTheOfficialBreakpoints) {
  EXPECT_NEAR(aqi_of_pm25(12.4), 50, 1e-9);
  EXPECT_NEAR(aqi_of_pm25(30.4), 100, 1e-9);
  EXPECT_NEAR(aqi_of_pm25(50.4), 150, 1e-9);
  EXPECT_EQ(aqi_of_pm25(900), 300);
}

TEST(AirQuality, RainWashesDustOut) {
  const Rhythm noon = rhythm_at(kMidnight + hours{12}, DayRhythm::Workday);
  const double dry = air_at(1, 0, noon, 60, {}, kMidnight + hours{12}).pm25_ug_m3;
  const double wet = air_at(1, 0, noon, 60, {.rain_mm_h = 20}, kMidnight + hours{12}).pm25_ug_m3;
  EXPECT_NEAR(wet / dry, 0.5, 0.1);
}

}  // namespace
}  // namespace city::sim
