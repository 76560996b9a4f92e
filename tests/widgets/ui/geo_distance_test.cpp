#include "widgets/ui/geo_distance.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace city {
namespace {

constexpr LonLat kFlindersPeak{144 + 25 / 60.0 + 29.52440 / 3600, -(37 + 57 / 60.0 + 3.72030 / 3600)};
constexpr LonLat kBuninyong{143 + 55 / 60.0 + 35.38390 / 3600, -(37 + 39 / 60.0 + 10.15610 / 3600)};

TEST(GeoDistance, AgreesWithGeoscienceAustraliasWorkedExample) {
  EXPECT_NEAR(distance_m(kFlindersPeak, kBuninyong), 54972.271, 0.3);
  EXPECT_NEAR(bearing_deg(kFlindersPeak, kBuninyong), 306 + 52 / 60.0, 0.2);
}

TEST(GeoDistance, KnowsTheFlatteningOfTheEarth) {
  EXPECT_NEAR(distance_m({0, 0}, {0, 1}), 110574.4, 1);  // a meridian is shorter at the equator
  EXPECT_NEAR(distance_m({0, 89}, {0, 90}), 111693.9, 1);
  EXPECT_NEAR(distance_m({0, 0}, {1, 0}), 111319.5, 1);
}

TEST(GeoDistance, IsTheSameBothWaysAndNoneFromAPointToItself) {
  const LonLat a{121.5170, 25.0478}, b{121.5654, 25.0330};
  EXPECT_DOUBLE_EQ(distance_m(a, b), distance_m(b, a));
  EXPECT_EQ(distance_m(a, a), 0);
  EXPECT_EQ(bearing_deg(a, a), 0);
}

TEST(GeoDistance, StaysFiniteBetweenOppositePoints) {
  const double half_round = distance_m({0, 0}, {180, 0});
  EXPECT_GT(half_round, 1.99e7);
  EXPECT_LT(half_round, 2.01e7);
}

TEST(GeoDistance, BearingsTurnClockwiseFromNorth) {
  const LonLat here{121.5, 25.0};
  EXPECT_NEAR(bearing_deg(here, {121.5, 25.1}), 0, 0.01);
  EXPECT_NEAR(bearing_deg(here, {121.6, 25.0}), 90, 0.1);
  EXPECT_NEAR(bearing_deg(here, {121.5, 24.9}), 180, 0.01);
  EXPECT_NEAR(bearing_deg(here, {121.4, 25.0}), 270, 0.1);
}

TEST(GeoDistance, OfAPathIsTheSumOfItsLegs) {
  const std::array path{LonLat{121.5, 25.0}, LonLat{121.51, 25.0}, LonLat{121.51, 25.02}};
  EXPECT_DOUBLE_EQ(length_m(path), distance_m(path[0], path[1]) + distance_m(path[1], path[2]));
  EXPECT_EQ(length_m(std::span{path}.first(1)), 0);
}

TEST(GeoDistance, MovingByMetresEndsThatManyMetresAway) {
  const LonLat here{121.5, 25.0};
  EXPECT_NEAR(distance_m(here, moved_by(here, 500, 0)), 500, 0.05);
  EXPECT_NEAR(distance_m(here, moved_by(here, 0, -2000)), 2000, 0.2);
  EXPECT_NEAR(distance_m(here, moved_by(here, 3000, 4000)), 5000, 2);
}

TEST(GeoDistance, ABoxLosesNothingWithinTheRadius) {
  for (const double lat : {0.0, 25.0, -45.0, 65.0}) {
    const LonLat here{121.5, lat};
    for (const double radius_m : {10.0, 500.0, 20'000.0}) {
      const DegreeBox box = box_around(here, radius_m);
      for (int degrees = 0; degrees < 360; degrees += 5) {
        const double turn = degrees * 3.14159265 / 180;
        const LonLat rim = moved_by(here, radius_m * std::sin(turn), radius_m * std::cos(turn));
        EXPECT_TRUE(box.contains(rim) || distance_m(here, rim) > radius_m) << lat << " " << degrees;
      }
      EXPECT_FALSE(box.contains(moved_by(here, 1.1 * radius_m, 0))) << lat;
    }
  }
}

TEST(GeoDistance, ToAPathIsToItsNearestPointNotToItsCorners) {
  const LonLat here{121.5, 25.0};
  const std::array path{moved_by(here, -1000, 300), moved_by(here, 1000, 300)};
  EXPECT_NEAR(distance_to_path_m(here, path), 300, 0.5);
  EXPECT_NEAR(distance_to_path_m(here, std::span{path}.first(1)), std::hypot(1000, 300), 1);
  EXPECT_TRUE(std::isinf(distance_to_path_m(here, {})));
}

}  // namespace
}  // namespace city
