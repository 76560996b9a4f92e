#include "widgets/map/point_cells.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

namespace city {
namespace {

constexpr Bounds kCity{{-1, -1}, {1, 1}};

std::vector<PointVertex> strewn(std::size_t count) {
  std::minstd_rand random{3};
  std::uniform_real_distribution<float> at{-1.2F, 1.2F};
  std::vector<PointVertex> points(count);
  for (PointVertex& point : points) {
    point.x = at(random);
    point.y = at(random);
    point.pass = static_cast<std::uint8_t>(random() % 10 == 0 ? PointPass::Hidden : PointPass::Crowd);
    point.detail = static_cast<std::uint8_t>(random() % 20);
  }
  return points;
}

TEST(PointCells, HoldEveryPointThatCanBeSeenExactlyOnce) {
  const auto points = strewn(5000);
  const PointCells cells{points, kCity, 12};
  const std::set<std::uint32_t> held{cells.order().begin(), cells.order().end()};
  EXPECT_EQ(held.size(), cells.order().size());
  for (std::uint32_t i = 0; i < points.size(); ++i)
    EXPECT_EQ(held.contains(i),
              points[i].pass != static_cast<std::uint8_t>(PointPass::Hidden) && points[i].detail <= 12);
}

TEST(PointCells, FindAllPointsOfARectangleAndFewOthers) {
  const auto points = strewn(5000);
  const PointCells cells{points, kCity, 255};
  for (const Bounds& bounds :
       {Bounds{{-0.1, -0.2}, {0.3, 0.1}}, Bounds{{-5, -5}, {5, 5}}, Bounds{{1.1, 1.1}, {2, 2}}}) {
    std::set<std::uint32_t> found;
    for (const PointCells::Run& run : cells.within(bounds))
      found.insert(cells.order().begin() + static_cast<std::ptrdiff_t>(run.first),
                   cells.order().begin() + static_cast<std::ptrdiff_t>(run.first + run.count));
    std::size_t inside = 0;
    for (const std::uint32_t i : cells.order()) {
      const auto x = static_cast<double>(points[i].x), y = static_cast<double>(points[i].y);
      const bool is_inside = x >= bounds.min.x && x <= bounds.max.x && y >= bounds.min.y && y <= bounds.max.y;
      if (!is_inside) continue;
      ++inside;
      EXPECT_TRUE(found.contains(i));
    }
    EXPECT_LE(found.size(), 3 * inside + 200);
  }
}

TEST(PointCells, AreOneRunWhereTheWholeCityIsSeen) {
  const PointCells cells{strewn(5000), kCity, 255};
  ASSERT_EQ(cells.within({{-9, -9}, {9, 9}}).size(), 1U);
  EXPECT_EQ(cells.within({{-9, -9}, {9, 9}})[0].count, cells.order().size());
}

TEST(PointCells, OfNothingAreNothing) {
  EXPECT_TRUE(PointCells{}.within(kCity).empty());
  EXPECT_TRUE((PointCells{{}, kCity, 255}.within(kCity).empty()));
}

}  // namespace
}  // namespace city
