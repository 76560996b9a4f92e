#include "widgets/density/hot_spots.hpp"

#include <gtest/gtest.h>

namespace city {
namespace {

const DegreeBox kBox{121.45, 24.95, 121.65, 25.20};

void heap(std::vector<LonLat>& events, LonLat at, int count) {
  for (int i = 0; i < count; ++i) events.push_back(moved_by(at, 20.0 * (i % 3), 20.0 * (i % 4)));
}

TEST(HotSpots, ListTheDensestFirstWithWhatCanBeCounted) {
  std::vector<LonLat> events;
  heap(events, {121.50, 25.00}, 5);
  heap(events, {121.60, 25.10}, 12);
  events.push_back({121.55, 25.18});
  const auto spots = hot_spots(density_of(events, kBox, 500), events, 10);
  ASSERT_EQ(spots.size(), 2U) << "one case is no spot";
  EXPECT_EQ(spots[0].events, 12U);
  EXPECT_EQ(spots[1].events, 5U);
  EXPECT_LT(distance_m(spots[0].at, {121.60, 25.10}), 60);
  EXPECT_GT(spots[0].per_km2, spots[1].per_km2);
}

TEST(HotSpots, AreApart) {
  std::vector<LonLat> events;
  heap(events, {121.500, 25.00}, 9);
  heap(events, {121.507, 25.00}, 6);  // 700 m away
  const auto spots = hot_spots(density_of(events, kBox, 500), events, 10);
  ASSERT_EQ(spots.size(), 1U) << "within two radii the denser stays";
  EXPECT_EQ(spots[0].events, 9U);
}

TEST(HotSpots, AreAtMostAsManyAsAsked) {
  std::vector<LonLat> events;
  for (int i = 0; i < 6; ++i) heap(events, {121.47 + 0.03 * i, 25.05}, 4 + i);
  EXPECT_EQ(hot_spots(density_of(events, kBox, 500), events, 3).size(), 3U);
  EXPECT_TRUE(hot_spots(density_of({}, kBox, 500), {}, 3).empty());
}

TEST(HotSpots, OfAPlateauAreOne) {
  const std::vector<LonLat> events(8, LonLat{121.55, 25.05});
  EXPECT_EQ(hot_spots(density_of(events, kBox, 4000), events, 5).size(), 1U);
}

}  // namespace
}  // namespace city
