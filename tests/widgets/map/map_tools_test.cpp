#include "widgets/map/map_tools.hpp"

#include <gtest/gtest.h>

#include "widgets/ui/geo_distance.hpp"

namespace city {
namespace {

using Tool = StartTool::Tool;
const LonLat kHere{121.55, 25.04};

TEST(MapTools, AddUpALineAndCountTheHand) {
  MapTools tools = started({}, Tool::Measure);
  EXPECT_EQ(measured_length_m(tools, kHere), 0);
  tools = with_click(tools, kHere);
  const LonLat east = moved_by(kHere, 1000, 0), north = moved_by(east, 0, 500);
  EXPECT_NEAR(measured_length_m(tools, east), 1000, 0.5);
  tools = with_click(tools, east);
  EXPECT_NEAR(measured_length_m(tools, std::nullopt), 1000, 0.5);
  EXPECT_NEAR(measured_length_m(tools, north), 1500, 0.5);
  EXPECT_EQ(with_click(tools, east), tools) << "a double click is one corner";
  EXPECT_EQ(without_last(tools).points.size(), 1U);
}

TEST(MapTools, TheSameKeyAgainPutsAToolAway) {
  const MapTools line = started({}, Tool::Measure);
  EXPECT_FALSE(started(line, Tool::Measure).is_on());
  EXPECT_EQ(started(line, Tool::Radius).tool, Tool::Radius);
  EXPECT_EQ(with_click({}, kHere), MapTools{}) << "without a tool a click is none of ours";
}

TEST(MapTools, ACircleFollowsTheHandUntilItIsClicked) {
  MapTools tools = with_click(started({}, Tool::Radius), kHere);
  EXPECT_FALSE(measured_circle(tools, std::nullopt));
  const auto loose = measured_circle(tools, moved_by(kHere, 300, 400));
  ASSERT_TRUE(loose);
  EXPECT_NEAR(loose->radius_m, 500, 0.5);
  EXPECT_FALSE(loose->is_fixed);
  tools = with_click(tools, moved_by(kHere, 0, 800));
  const auto fixed = measured_circle(tools, moved_by(kHere, 5000, 0));
  EXPECT_NEAR(fixed->radius_m, 800, 0.5);
  EXPECT_TRUE(fixed->is_fixed);
  EXPECT_EQ(with_click(tools, kHere).points, std::vector{kHere}) << "the next click begins another";
}

TEST(MapTools, ALineEndsAtItsBound) {
  MapTools tools = started({}, Tool::Measure);
  for (int i = 0; i < 1000; ++i) tools = with_click(tools, moved_by(kHere, i, 0));
  EXPECT_EQ(tools.points.size(), kMostCorners);
}

TEST(MapTools, WriteLengthsAsPeopleReadThem) {
  EXPECT_EQ(length_text(0), "0 m");
  EXPECT_EQ(length_text(85.4), "85 m");
  EXPECT_EQ(length_text(1234), "1,234 m");
  EXPECT_EQ(length_text(12'345), "12.35 km");
  EXPECT_EQ(length_text(123'456), "123.5 km");
}

}  // namespace
}  // namespace city
