// What the map draws of public warnings.
#include "widgets/map/alert_shapes.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "widgets/map/alert_labels.hpp"
#include "widgets/map/ear_clip.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;

const TimePoint kNow{std::chrono::milliseconds{1'790'000'000'000}};
const std::vector<LonLat> kSquare{{121.5, 25.0}, {121.6, 25.0}, {121.6, 25.1}, {121.5, 25.1}};

AlertShapes shapes_of(const AlertNow& alert) {
  return alert_shapes({std::make_shared<const AlertNow>(alert)}, World{}, kNow);
}

AlertNow in_force() {
  AlertNow alert;
  alert.in_force = true;
  return alert;
}

double area_of(std::span<const World> ring, std::span<const std::uint32_t> triangles) {
  double area = 0;
  for (std::size_t i = 0; i + 2 < triangles.size(); i += 3) {
    const World a = ring[triangles[i]], b = ring[triangles[i + 1]], c = ring[triangles[i + 2]];
    area += std::abs((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)) / 2;
  }
  return area;
}

TEST(AlertShapes, AreWhatAnAlertDraws) {
  AlertNow alert = in_force();
  EXPECT_TRUE(shapes_of(alert).lines.vertices().empty());
  EXPECT_TRUE(shapes_of(alert).labels.empty()) << "nowhere to stand";
  alert.fact.areas = {{.description = {}, .polygons = {kSquare}}};
  const AlertShapes shapes = shapes_of(alert);
  EXPECT_EQ(shapes.lines.vertices().size(), 4U * 4);
  EXPECT_EQ(shapes.triangles.size(), 2U * 3);
  ASSERT_EQ(shapes.labels.size(), 1U);
  EXPECT_NEAR(geo_from_world(shapes.labels[0].at).lon_deg, 121.55, 0.001);
  EXPECT_NEAR(geo_from_world(shapes.labels[0].at).lat_deg, 25.05, 0.001);
}

TEST(AlertShapes, AreTheOutlinesOfTheMapWhereAnAlertGivesOnlyCodes) {
  AlertNow coded = in_force();
  coded.fact.areas = {{.description = {}, .polygons = {}, .circles = {}, .geocodes = {"63000010"}}};
  EXPECT_TRUE(shapes_of(coded).lines.vertices().empty()) << "a code that the map does not know";
  Area area{.rings = {kSquare}, .points = kSquare, .triangles = {0, 1, 2, 0, 2, 3}};
  coded.outlines = {std::make_shared<const Area>(area)};
  EXPECT_EQ(shapes_of(coded).lines.vertices().size(), 4U * 4);
  EXPECT_EQ(shapes_of(coded).triangles.size(), 6U);
}

TEST(AlertShapes, EndWithTheAlert) {
  AlertNow alert = in_force();
  alert.fact.areas = {{.description = {}, .polygons = {kSquare}}};
  alert.fact.expires = kNow + 10min;
  EXPECT_FALSE(shapes_of(alert).triangles.empty());
  EXPECT_EQ(shapes_of(alert).until, kNow + 10min);
  alert.fact.expires = kNow;
  EXPECT_TRUE(shapes_of(alert).triangles.empty());
  alert.fact.expires.reset();
  alert.in_force = false;
  EXPECT_TRUE(shapes_of(alert).triangles.empty());
}

TEST(AlertShapes, DrawCirclesRound) {
  AlertNow alert = in_force();
  alert.fact.areas = {{.circles = {{.centre = {121.55, 25.05}, .radius_km = 2}}}};
  const AlertShapes shapes = shapes_of(alert);
  EXPECT_EQ(shapes.triangles.size(), 3U * (48 - 2));
  EXPECT_NEAR(geo_from_world(shapes.labels.at(0).at).lat_deg, 25.05, 0.001);
}

TEST(AlertShapes, NameTheGravestFirst) {
  std::vector<AlertPtr> alerts;
  for (const Severity severity : {Severity::Minor, Severity::Extreme, Severity::Severe}) {
    AlertNow alert = in_force();
    alert.fact.severity = severity;
    alert.fact.areas = {{.description = {}, .polygons = {kSquare}}};
    alerts.push_back(std::make_shared<const AlertNow>(alert));
  }
  const AlertShapes shapes = alert_shapes(alerts, World{}, kNow);
  ASSERT_EQ(shapes.labels.size(), 3U);
  EXPECT_EQ(shapes.labels.front().alert->fact.severity, Severity::Extreme);
  EXPECT_EQ(shapes.labels.back().alert->fact.severity, Severity::Minor);
}

TEST(AlertTitle, IsTheEventElseTheHeadline) {
  AlertNow alert;
  alert.fact.headline = "Stay away from rivers";
  EXPECT_EQ(alert_title(alert, {}), "Stay away from rivers");
  alert.fact.event = "Heavy rain";
  EXPECT_EQ(alert_title(alert, {}), "Heavy rain");
}

TEST(EarClip, FillsASquareInEitherDirectionClosedOrNot) {
  std::vector<World> ring{{0, 0}, {2, 0}, {2, 2}, {0, 2}};
  EXPECT_DOUBLE_EQ(area_of(ring, ear_clipped(ring)), 4);
  std::vector<World> backwards(ring.rbegin(), ring.rend());
  EXPECT_DOUBLE_EQ(area_of(backwards, ear_clipped(backwards)), 4);
  ring.push_back(ring.front());
  EXPECT_DOUBLE_EQ(area_of(ring, ear_clipped(ring)), 4);
}

TEST(EarClip, FillsWhatTurnsInward) {
  const std::vector<World> comb{{0, 0}, {7, 0}, {7, 3}, {6, 3}, {6, 1}, {5, 1}, {5, 3}, {4, 3},
                                {4, 1}, {3, 1}, {3, 3}, {2, 3}, {2, 1}, {1, 1}, {1, 3}, {0, 3}};
  EXPECT_DOUBLE_EQ(area_of(comb, ear_clipped(comb)), 7 + 4 * 2);
}

TEST(EarClip, TakesPointsInLineAndRepeated) {
  const std::vector<World> ring{{0, 0}, {1, 0}, {1, 0}, {2, 0}, {2, 1}, {2, 2}, {0, 2}, {0, 1}};
  EXPECT_DOUBLE_EQ(area_of(ring, ear_clipped(ring)), 4);
}

TEST(EarClip, EndsWhateverTheRing) {
  const std::vector<World> bow{{0, 0}, {2, 2}, {2, 0}, {0, 2}};
  EXPECT_LE(ear_clipped(bow).size(), 6U);
  EXPECT_TRUE(ear_clipped(std::vector<World>{}).empty());
  EXPECT_TRUE(ear_clipped(std::vector<World>{{0, 0}, {1, 1}}).empty());
  EXPECT_TRUE(ear_clipped(std::vector<World>(5, World{1, 1})).empty());
  EXPECT_TRUE(ear_clipped(std::vector<World>{{0, 0}, {1, 1}, {2, 2}, {3, 3}}).empty());
}

TEST(EarClip, ThinsALongRing) {
  std::vector<World> ring;
  for (int i = 0; i < 5000; ++i) {
    const double turn = 2 * std::numbers::pi * i / 5000;
    ring.push_back({std::cos(turn), std::sin(turn)});
  }
  const std::vector<std::uint32_t> triangles = ear_clipped(ring);
  EXPECT_LE(triangles.size() / 3, kMostCorners);
  EXPECT_NEAR(area_of(ring, triangles), std::numbers::pi, 0.001);
}

}  // namespace
}  // namespace city
