#include <gtest/gtest.h>

#include <limits>

#include "sensors/position.hpp"

namespace city {
namespace {

constexpr Extent kTaiwan{.west_deg = 118, .south_deg = 21, .east_deg = 123, .north_deg = 27};

TEST(Position, TakesDegreesAsTheyAre) {
  EXPECT_EQ(Places{}.from(121.5, 25.0, 4326, kTaiwan).place, (LonLat{.lon_deg = 121.5, .lat_deg = 25.0}));
}

TEST(Position, ConvertsTwd97ToTheCentimetre) {
  // The zone's own origin: 121 E on the equator is 250 km east.
  Places places;
  const auto origin = places.from(250000, 0, 3826, Extent{}).place;
  ASSERT_TRUE(origin);
  EXPECT_NEAR(origin->lon_deg, 121, 1e-9);
  EXPECT_NEAR(origin->lat_deg, 0, 1e-9);
  const auto city_hall = places.from(306812.928, 2769892.95, 3826, kTaiwan).place;
  ASSERT_TRUE(city_hall);
  EXPECT_NEAR(city_hall->lon_deg, 121.562997327, 1e-7);
  EXPECT_NEAR(city_hall->lat_deg, 25.036088711, 1e-7);
}

TEST(Position, ShiftsTwd67ByTheEightHundredMetresThatItIsOff) {
  // The national affine formula between the two grids, good to some metres, against the geocentric shift.
  constexpr double kA = 0.00001549;
  constexpr double kB = 0.000006521;
  Places places;
  for (const auto& [x67, y67] :
       {std::pair{305000.0, 2770000.0}, {250000.0, 2600000.0}, {200000.0, 2500000.0}}) {
    const double x97 = x67 + 807.8 + kA * x67 + kB * y67;
    const double y97 = y67 - 248.6 + kA * y67 + kB * x67;
    const auto from67 = places.from(x67, y67, 3828, kTaiwan).place;
    const auto from97 = places.from(x97, y97, 3826, kTaiwan).place;
    ASSERT_TRUE(from67 && from97);
    EXPECT_NEAR(from67->lon_deg, from97->lon_deg, 5e-5);
    EXPECT_NEAR(from67->lat_deg, from97->lat_deg, 5e-5);
  }
}

TEST(Position, RefusesGarbageWithAReason) {
  constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
  Places places;
  const std::tuple<double, double, int, std::string_view> bad[]{
      {0, 0, 4326, "0, 0: nobody's position"},
      {25, 121.5, 4326, "latitude and longitude are swapped"},
      {500, 25, 4326, "not on this planet"},
      {2.35, 48.85, 4326, "outside the feed's extent"},
      {kNan, 25, 4326, "not a number"},
      {3677234.62, 9485854.27, 3826, "outside the feed's extent"},
      {1e300, 1e300, 3826, "outside the grid"},
      {kNan, 0, 3828, "outside the grid"},
      {0, 0, 3826, "0, 0: nobody's position"},
      {121.5, 25, 1234, "in a coordinate system other than 4326, 3826 and 3828"},
  };
  for (const auto& [x, y, epsg, why] : bad) {
    const CheckedPlace checked = places.from(x, y, epsg, kTaiwan);
    EXPECT_FALSE(checked.place) << x << " " << y;
    EXPECT_EQ(checked.why, why) << x << " " << y;
  }
}

TEST(Position, RecognisesSwappedDegreesWithoutAnExtent) {
  EXPECT_STREQ(Places{}.from(25.0, 121.5, 4326, Extent{}).why, "latitude and longitude are swapped");
}

}  // namespace
}  // namespace city
