// Derived figures in the living city: there as soon as their inputs are, and no credit to the source.
#include <gtest/gtest.h>

#include "center/core/center.hpp"
#include "tests/support/cities.hpp"
#include "tests/support/facts.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using namespace support;

Center city_with_section() {
  Center center{{.feeds = feed_book()}};
  AssetFact section{.asset = "A", .kind = "road_section", .feed = kTraffic};
  section.traits = {{.quantity = "free_flow_kmh", .value = 50}};
  center.step(arrived(described(section)), at(0s));
  return center;
}

TEST(DerivedFigures, ASectionThatTellsItsSpeedHasALevelOfService) {
  Center center = city_with_section();
  const Changes changes = center.step(
      arrived(reading({.asset = "A", .values = {{"speed_kmh", 20}}, .event_time = at(1s)})), at(1s));
  const auto los = find_value(*center.view(), "traffic/A", "los_grade");
  ASSERT_TRUE(los);
  EXPECT_EQ(los->value, 5);
  EXPECT_EQ(los->event_time, at(1s));
  EXPECT_EQ(changes.observations.size(), 2U);
  EXPECT_EQ(changes.series.size(), 2U);
}

TEST(DerivedFigures, TheyFollowTheirInputs) {
  Center center = city_with_section();
  center.step(arrived(reading({.asset = "A", .values = {{"speed_kmh", 20}}, .event_time = at(1s)})), at(1s));
  center.step(arrived(reading({.asset = "A", .values = {{"speed_kmh", 49}}, .event_time = at(61s)})),
              at(61s));
  EXPECT_EQ(find_value(*center.view(), "traffic/A", "los_grade")->value, 1);
}

TEST(DerivedFigures, CountInNothingThatSpeaksOfTheSource) {
  Center center = city_with_section();
  center.step(arrived(reading({.asset = "A", .values = {{"speed_kmh", 20}}, .event_time = at(1s)})), at(1s));
  EXPECT_EQ(center.view()->feeds[kTraffic].accepted, 1U);
}

TEST(DerivedFigures, ALateReadingDoesNotChangeThem) {
  Center center = city_with_section();
  center.step(arrived(reading({.asset = "A", .values = {{"speed_kmh", 49}}, .event_time = at(60s)})),
              at(60s));
  center.step(
      arrived(reading(
          {.asset = "A", .values = {{"speed_kmh", 10}}, .event_time = at(1s), .received_at = at(61s)})),
      at(61s));
  EXPECT_EQ(find_value(*center.view(), "traffic/A", "los_grade")->value, 1);
}

TEST(DerivedFigures, AGaugeOfRainNeedsNoTraits) {
  Center center{{.feeds = feed_book()}};
  center.step(arrived(reading({.feed = kRain, .asset = "R", .values = {{"rain_1h_mm", 45}}})), at(0s));
  EXPECT_EQ(find_value(*center.view(), "cwa-rain/R", "rain_class")->value, 1);
}

TEST(DerivedFigures, AFigureThatTheSourceTellsItselfIsLeftToIt) {
  Center center{{.feeds = feed_book()}};
  center.step(
      arrived(reading({.feed = kRain, .asset = "R", .values = {{"rain_1h_mm", 45}, {"rain_class", 3}}})),
      at(0s));
  EXPECT_EQ(find_value(*center.view(), "cwa-rain/R", "rain_class")->value, 3);
}

TEST(DerivedFigures, SurviveACheckpoint) {
  Center center = city_with_section();
  const Changes told = center.step(
      arrived(reading({.asset = "A", .values = {{"speed_kmh", 20}}, .event_time = at(1s)})), at(1s));
  Center again{{.feeds = feed_book()}};
  again.restore(*center.view(), told.series);
  EXPECT_EQ(find_value(*again.view(), "traffic/A", "los_grade")->value, 5);
  again.step(arrived(reading({.asset = "A", .values = {{"speed_kmh", 49}}, .event_time = at(61s)})), at(61s));
  EXPECT_EQ(find_value(*again.view(), "traffic/A", "los_grade")->value, 1);
}

}  // namespace
}  // namespace city
