#include "widgets/map/thinning.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <set>
#include <utility>

namespace city {
namespace {

std::vector<World> strewn(std::size_t count) {
  std::minstd_rand random{3};
  std::uniform_real_distribution<double> at{0.4, 0.41};
  std::vector<World> points;
  for (std::size_t i = 0; i < count; ++i) points.push_back({at(random), at(random)});
  return points;
}

TEST(Thinning, ShowsExactlyOnePointInEveryOccupiedCell) {
  const std::vector<World> points = strewn(3000);
  const std::vector<std::uint8_t> levels = detail_levels(points);
  for (int level = 0; level <= kLastLevel; ++level) {
    const double cells = std::ldexp(1, level);
    std::set<std::pair<long, long>> occupied, shown;
    std::size_t shown_points = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
      const std::pair cell{static_cast<long>(points[i].x * cells), static_cast<long>(points[i].y * cells)};
      occupied.insert(cell);
      if (levels[i] > level) continue;
      shown.insert(cell);
      ++shown_points;
    }
    EXPECT_EQ(shown, occupied) << "level " << level;
    EXPECT_EQ(shown_points, occupied.size()) << "level " << level;
  }
}

TEST(Thinning, KeepsOneOfManyAtOnePlace) {
  const std::vector<std::uint8_t> levels = detail_levels(std::vector<World>(5, {0.5, 0.5}));
  EXPECT_EQ(std::count(levels.begin(), levels.end(), 0), 1);
  EXPECT_EQ(std::count(levels.begin(), levels.end(), kLastLevel + 1), 4);
}

TEST(Thinning, KnowsTheLevelOfACell) {
  EXPECT_EQ(level_of_cell(1), 0);
  EXPECT_EQ(level_of_cell(0.5), 1);
  EXPECT_EQ(level_of_cell(0.4), 1);
  EXPECT_EQ(level_of_cell(0.25), 2);
  EXPECT_EQ(level_of_cell(1e-30), kLastLevel + 1);
  EXPECT_EQ(level_of_cell(0), kLastLevel + 1);
}

TEST(Thinning, OfNothingIsNothing) { EXPECT_TRUE(detail_levels({}).empty()); }

}  // namespace
}  // namespace city
