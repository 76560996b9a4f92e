#include "widgets/map/case_clusters.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace city {
namespace {

PointVertex at(double x, double y, bool overdue = false) {
  const MarkLook look = overdue ? MarkLook::CaseOverdue : MarkLook::CaseOpen;
  return {.x = static_cast<float>(x), .y = static_cast<float>(y), .look = static_cast<std::uint8_t>(look)};
}

std::vector<PointVertex> strewn(std::size_t count) {
  std::minstd_rand random{9};
  std::normal_distribution<double> place{0, 3};
  std::vector<PointVertex> points;
  for (std::size_t i = 0; i < count; ++i) points.push_back(at(place(random), place(random), i % 5 == 0));
  return points;
}

TEST(CaseClusters, TakeEveryCaseOnce) {
  const std::vector<PointVertex> points = strewn(2000);
  for (const int level : {-4, -1, 0, 2, 6}) {
    const ClusteredCases made = clustered(points, level);
    std::size_t count = made.singles.size(), overdue = 0;
    for (const CaseCluster& cluster : made.clusters) {
      EXPECT_GE(cluster.count, kLeastInCluster);
      count += cluster.count;
      overdue += cluster.overdue;
    }
    for (const std::uint32_t i : made.singles)
      overdue += points[i].look == static_cast<std::uint8_t>(MarkLook::CaseOverdue) ? 1U : 0U;
    EXPECT_EQ(count, points.size()) << level;
    EXPECT_EQ(overdue, points.size() / 5) << level;
    EXPECT_EQ(std::set<std::uint32_t>(made.singles.begin(), made.singles.end()).size(), made.singles.size());
  }
}

TEST(CaseClusters, LeaveAFewAsMarks) {
  const std::vector<PointVertex> points{at(0.1, 0.1), at(0.2, 0.1), at(0.1, 0.2), at(5, 5)};
  const ClusteredCases made = clustered(points, 0);
  EXPECT_TRUE(made.clusters.empty());
  EXPECT_EQ(made.singles, (std::vector<std::uint32_t>{0, 1, 2, 3}));
}

TEST(CaseClusters, StandInTheMiddleAndNameTheMostUrgent) {
  const std::vector<PointVertex> points{at(0.2, 0.2), at(0.4, 0.2), at(0.2, 0.4), at(0.4, 0.4, true)};
  const ClusteredCases made = clustered(points, 0);
  ASSERT_EQ(made.clusters.size(), 1U);
  EXPECT_NEAR(made.clusters[0].at.x, 0.3, 1e-6);
  EXPECT_NEAR(made.clusters[0].at.y, 0.3, 1e-6);
  EXPECT_EQ(made.clusters[0].count, 4U);
  EXPECT_EQ(made.clusters[0].overdue, 1U);
  EXPECT_EQ(made.clusters[0].first, 3U);
  EXPECT_NEAR(made.clusters[0].bounds.max.x, 0.4, 1e-6);
}

TEST(CaseClusters, TakeInWhatLiesAcrossTheBorderOfACell) {
  const std::vector<PointVertex> points{at(0.9, 0.5), at(0.95, 0.5), at(1.05, 0.5), at(1.1, 0.5)};
  EXPECT_EQ(clustered(points, 0).clusters.size(), 1U);
}

TEST(CaseClusters, AreApart) {
  const ClusteredCases made = clustered(strewn(3000), 0);
  for (std::size_t i = 0; i < made.clusters.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const World a = made.clusters[i].at, b = made.clusters[j].at;
      EXPECT_GT(std::hypot(a.x - b.x, a.y - b.y), 0.25) << "bubbles would lie on one another";
    }
}

TEST(CaseClusters, StayTheSameWhileTheMapIsPanned) {
  EXPECT_EQ(cluster_level(1000, 1), cluster_level(1000, 1));
  const double scale = 123'456;
  const int level = cluster_level(scale, 1);
  const double cell_px = scale / static_cast<double>(1 << level);
  EXPECT_LE(cell_px, kClusterCellUnits);
  EXPECT_GT(cell_px, kClusterCellUnits / 2);
  EXPECT_EQ(cluster_level(scale * 2, 2), level) << "4K shows the same clusters";
}

TEST(CaseClusters, OfNothingAreNothing) {
  EXPECT_TRUE(clustered({}, 5).clusters.empty());
  EXPECT_TRUE(clustered({}, 5).singles.empty());
}

}  // namespace
}  // namespace city
