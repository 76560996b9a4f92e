// The index by pollutant, at the edges of the table and between them.
#include <gtest/gtest.h>

#include "center/figures/aqi.hpp"

namespace city {
namespace {

TEST(Aqi, MeetsTheTableAtItsEdges) {
  EXPECT_EQ(aqi_of(Pollutant::Pm25, 0), 0);
  EXPECT_EQ(aqi_of(Pollutant::Pm25, 12.4), 50);
  EXPECT_EQ(aqi_of(Pollutant::Pm25, 12.5), 51);
  EXPECT_EQ(aqi_of(Pollutant::Pm25, 30.4), 100);
  EXPECT_EQ(aqi_of(Pollutant::Pm25, 30.5), 101);
  EXPECT_EQ(aqi_of(Pollutant::Pm10, 75), 100);
  EXPECT_EQ(aqi_of(Pollutant::O3, 70), 100);
  EXPECT_EQ(aqi_of(Pollutant::Co, 9.4), 100);
  EXPECT_EQ(aqi_of(Pollutant::So2, 65), 100);
  EXPECT_EQ(aqi_of(Pollutant::No2, 100), 100);
}

TEST(Aqi, RunsStraightBetweenTheEdges) {
  EXPECT_EQ(aqi_of(Pollutant::Pm25, 35.4), 113);  // 101 + 49 * 4.9 / 19.9
  EXPECT_EQ(aqi_of(Pollutant::Pm10, 15), 25);
}

TEST(Aqi, CutsAConcentrationToTheTablesDecimals) {
  EXPECT_EQ(aqi_of(Pollutant::Pm25, 12.49), 50);
  EXPECT_EQ(aqi_of(Pollutant::Pm10, 30.9), 50);
}

TEST(Aqi, EndsAtFiveHundred) { EXPECT_EQ(aqi_of(Pollutant::Pm25, 900), 500); }

TEST(Aqi, IsUnknownForOzoneBeyondItsEightHourTableAndForWhatIsNegative) {
  EXPECT_FALSE(aqi_of(Pollutant::O3, 201));
  EXPECT_FALSE(aqi_of(Pollutant::Pm25, -1));
}

TEST(Aqi, BandsEndWhereTheMinistryEndsThem) {
  EXPECT_EQ(aqi_band(50), AqiBand::Good);
  EXPECT_EQ(aqi_band(51), AqiBand::Moderate);
  EXPECT_EQ(aqi_band(150), AqiBand::Sensitive);
  EXPECT_EQ(aqi_band(200), AqiBand::Unhealthy);
  EXPECT_EQ(aqi_band(300), AqiBand::VeryUnhealthy);
  EXPECT_EQ(aqi_band(301), AqiBand::Hazardous);
}

}  // namespace
}  // namespace city
