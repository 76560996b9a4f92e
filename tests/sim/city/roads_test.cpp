#include "sim/city/roads.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/city/sections.hpp"

namespace city::sim {
namespace {

RoadId road_named(std::string_view zh) {
  const auto rows = road_table();
  for (RoadId i = 0; i < static_cast<RoadId>(rows.size()); ++i) {
    if (rows[i].zh == zh) return i;
  }
  return kNoRoad;
}

const RoadNetwork& network() {
  static const RoadNetwork network;
  return network;
}

TEST(Roads, ZhongxiaoAndDunhuaCrossWhereTheyDo) {
  const RoadId zhongxiao = road_named("忠孝東路");
  const auto& crossings = network().crossings(zhongxiao);
  const auto dunhua = std::find_if(crossings.begin(), crossings.end(),
                                   [](const Crossing& c) { return c.other == road_named("敦化南路"); });
  ASSERT_NE(dunhua, crossings.end());
  const LonLat at = network().at({.road = zhongxiao, .along_m = dunhua->along_m});
  EXPECT_LT(distance_m(at, {.lon = 121.5489, .lat = 25.0415}), 150);
}

TEST(Roads, AddressesNameTheNumberedSection) {
  const RoadPoint start{.road = road_named("忠孝東路"), .along_m = 0};
  EXPECT_EQ(network().zh(start), "忠孝東路一段");
  EXPECT_EQ(network().en(start), "Sec. 1, Zhongxiao E. Rd.");
  EXPECT_EQ(network().zh({.road = road_named("松江路"), .along_m = 0}), "松江路");
}

TEST(Roads, HouseNumbersGrowAlongASectionOddOnOneSide) {
  const RoadId road = road_named("松江路");
  EXPECT_EQ(network().house_number({.road = road, .along_m = 0}, true), 1);
  EXPECT_EQ(network().house_number({.road = road, .along_m = 0}, false), 2);
  EXPECT_GT(network().house_number({.road = road, .along_m = 800}, true),
            network().house_number({.road = road, .along_m = 400}, true));
}

TEST(Roads, PointsInADistrictLieThere) {
  for (DistrictId d = 0; d < kDistrictCount; ++d) {
    for (const RoadPoint& p : network().points_in(d)) ASSERT_EQ(district_at(network().at(p)), d);
    EXPECT_GT(network().points_in(d).size(), 100U) << districts()[d].zh;
  }
}

TEST(Roads, ACourseAgainstTheDrawingDirectionIsReversedAndOnTheOtherSide) {
  const RoadId road = road_named("松江路");
  const auto there = network().course(road, 100, 300, 9);
  const auto back = network().course(road, 300, 100, 9);
  ASSERT_EQ(there.size(), back.size());
  EXPECT_NEAR(distance_m(there.front(), back.back()), 18, 1);
}

TEST(Sections, ThereAreExactlyAsManyAsAskedFor) {
  for (const std::size_t count : {1U, 99U, 628U, 10'000U}) {
    EXPECT_EQ(place_sections(network(), count, 1).size(), count);
  }
}

TEST(Sections, EveryStretchIsDrivenInBothDirections) {
  const auto sections = place_sections(network(), 628, 1);
  for (std::size_t i = 0; i + 1 < sections.size(); i += 2) {
    EXPECT_EQ(sections[i].from_m, sections[i + 1].to_m);
    EXPECT_EQ(sections[i].cross_from, sections[i + 1].cross_to);
  }
}

}  // namespace
}  // namespace city::sim
