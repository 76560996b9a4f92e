// What the map draws of public warnings.
#include <gtest/gtest.h>

#include "widgets/map/case_points.hpp"

namespace city {
namespace {

std::size_t points_drawn(const AlertNow& alert) {
  return alert_lines({std::make_shared<const AlertNow>(alert)}, World{}).vertices().size();
}

AlertNow in_force() {
  AlertNow alert;
  alert.in_force = true;
  return alert;
}

const std::vector<LonLat> kSquare{{121.5, 25.0}, {121.6, 25.0}, {121.6, 25.1}, {121.5, 25.1}};

TEST(AlertLines, AreTheShapesThatAnAlertDraws) {
  AlertNow alert = in_force();
  EXPECT_EQ(points_drawn(alert), 0U);
  alert.fact.areas = {{.description = {}, .polygons = {kSquare}}};
  EXPECT_GT(points_drawn(alert), 0U);
}

TEST(AlertLines, AreTheOutlinesOfTheMapWhereAnAlertGivesOnlyCodes) {
  AlertNow drawn = in_force();
  drawn.fact.areas = {{.description = {}, .polygons = {kSquare}}};
  AlertNow coded = in_force();
  coded.fact.areas = {{.description = {}, .polygons = {}, .circles = {}, .geocodes = {"63000010"}}};
  EXPECT_EQ(points_drawn(coded), 0U) << "a code that the map does not know";
  Area area;
  area.rings = {kSquare};
  coded.outlines = {std::make_shared<const Area>(area)};
  EXPECT_EQ(points_drawn(coded), points_drawn(drawn));
}

TEST(AlertLines, EndWithTheAlert) {
  AlertNow alert = in_force();
  alert.fact.areas = {{.description = {}, .polygons = {kSquare}}};
  alert.in_force = false;
  EXPECT_EQ(points_drawn(alert), 0U);
}

}  // namespace
}  // namespace city
