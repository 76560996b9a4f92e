#include "sim/city/plan.hpp"

#include <gtest/gtest.h>

namespace city::sim {
namespace {

TEST(Plan, TheUsualCityHasItsRealNumbers) {
  const CityPlan plan = plan_city(1, {});
  EXPECT_EQ(plan.rain.size(), 85U);
  EXPECT_EQ(plan.sewers.size(), 135U);
  EXPECT_EQ(plan.sections.size(), 628U);
  EXPECT_EQ(plan.bikes.size(), 1505U);
  EXPECT_EQ(plan.car_parks.size(), 714U);
  EXPECT_GE(plan.hospitals.size(), 20U);
}

TEST(Plan, TheSameSeedPlacesTheSameCityAndAnotherSeedAnother) {
  const CityPlan one = plan_city(1, {});
  const CityPlan again = plan_city(1, {});
  const CityPlan other = plan_city(2, {});
  int moved = 0;
  for (std::size_t i = 0; i < one.lights.size(); ++i) {
    EXPECT_EQ(one.lights[i].at.lon, again.lights[i].at.lon);
    if (one.lights[i].at.lon != other.lights[i].at.lon) ++moved;
  }
  EXPECT_GT(moved, 1900);
}

TEST(Plan, EverythingStandsInTaipei) {
  const CityPlan plan = plan_city(3, {});
  const auto in_taipei = [](LonLat p) {
    return p.lon > 121.45 && p.lon < 121.67 && p.lat > 24.96 && p.lat < 25.21;
  };
  for (const auto* places :
       {&plan.rain, &plan.rivers, &plan.sewers, &plan.air, &plan.lights, &plan.hospitals}) {
    for (const Place& p : *places) ASSERT_TRUE(in_taipei(p.at)) << p.at.lon << ' ' << p.at.lat;
  }
  for (const BikeStation& s : plan.bikes) ASSERT_TRUE(in_taipei(s.place.at));
  for (const CarPark& p : plan.car_parks) ASSERT_TRUE(in_taipei(p.place.at));
}

TEST(Plan, StationNumbersAreUniqueWithinTheirArea) {
  const CityPlan plan = plan_city(1, {});
  std::vector<int> seen;
  for (const BikeStation& s : plan.bikes) {
    if (!s.campus && s.place.district == 2) seen.push_back(s.number);
  }
  std::sort(seen.begin(), seen.end());
  EXPECT_EQ(std::adjacent_find(seen.begin(), seen.end()), seen.end());
  EXPECT_GT(seen.size(), 150U);
}

TEST(Population, AsManyAsAskedForFromTenToAMillion) {
  for (const std::size_t total : {10U, 500U, 2875U, 10'000U, 1'000'000U}) {
    EXPECT_EQ(population_of(total).total(), total);
  }
}

TEST(Population, GrowthIsMostlyStreetLights) {
  const Population p = population_of(1'000'000);
  EXPECT_NEAR(static_cast<double>(p.streetlight) / 1'000'000, 0.8, 0.01);
  EXPECT_EQ(p.river, Population{}.river);
}

}  // namespace
}  // namespace city::sim
