#include "widgets/scenes/focus_of.hpp"

#include <gtest/gtest.h>

namespace city {
namespace {

std::vector<LonLat> square(double west, double south, double side) {
  return {{west, south}, {west + side, south}, {west + side, south + side}, {west, south + side}};
}

TEST(FocusOf, AnAlertIsTheCentroidOfItsLargestShape) {
  AlertNow alert{.fact = {.event = "土石流警戒"}};
  alert.fact.areas.push_back({.polygons = {square(121.0, 25.0, 0.001), square(121.5, 25.0, 0.02)}});
  alert.fact.areas.push_back({.circles = {{.centre = {122, 24}, .radius_km = 0.4}}});
  const auto focus = focus_of(alert);
  ASSERT_TRUE(focus);
  EXPECT_NEAR(focus->at.lon_deg, 121.51, 1e-9);
  EXPECT_NEAR(focus->at.lat_deg, 25.01, 1e-9);
  EXPECT_NEAR(focus->radius_m, 1501, 5) << "to the corner";
  EXPECT_EQ(focus->title, "土石流警戒");
}

TEST(FocusOf, TheTurningOfARingDoesNotMatter) {
  std::vector<LonLat> ring = square(121.5, 25.0, 0.02);
  AlertNow one, other;
  one.fact.areas.push_back({.polygons = {ring}});
  other.fact.areas.push_back({.polygons = {{ring.rbegin(), ring.rend()}}});
  EXPECT_NEAR(focus_of(one)->at.lon_deg, focus_of(other)->at.lon_deg, 1e-9);
}

TEST(FocusOf, ItsRadiusCanBeRead) {
  AlertNow city, corner;
  city.fact.areas.push_back({.polygons = {square(121.4, 24.9, 0.3)}});
  corner.fact.areas.push_back({.circles = {{.centre = {121.5, 25}, .radius_km = 0}}});
  EXPECT_EQ(focus_of(city)->radius_m, 3000);
  EXPECT_EQ(focus_of(corner)->radius_m, 500);
}

TEST(FocusOf, AnAlertThatDrawsNothingHasTheOutlineOfTheMap) {
  AlertNow alert;
  EXPECT_FALSE(focus_of(alert));
  alert.outlines.push_back(std::make_shared<const Area>(Area{.rings = {square(121.5, 25.0, 0.02)}}));
  ASSERT_TRUE(focus_of(alert));
  EXPECT_NEAR(focus_of(alert)->at.lon_deg, 121.51, 1e-9);
}

TEST(FocusOf, AnAssetIsItsPlaceOrTheMiddleOfItsLine) {
  EXPECT_FALSE(focus_of(AssetInfo{.id = "A"}));
  const auto point =
      focus_of(AssetInfo{.id = "A", .name = {.zh = "雙溪", .en = "Shuangxi"}, .place = LonLat{121, 25}});
  EXPECT_EQ(point, (Focus{.at = {121, 25}, .radius_m = 500, .title = "雙溪"}));
  const auto line = focus_of(AssetInfo{.id = "A", .line = {{121, 25}, {122, 25}, {123, 25}}});
  EXPECT_EQ(line->at, (LonLat{122, 25}));
  EXPECT_EQ(line->title, "A");
}

}  // namespace
}  // namespace city
