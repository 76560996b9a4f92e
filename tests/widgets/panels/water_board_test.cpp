#include "widgets/panels/water_board.hpp"

#include <gtest/gtest.h>

#include "tests/widgets/panels/sense_city.hpp"
#include "tests/widgets/support/demo_city.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using support::Says;
using support::SenseCity;

WaterContent board(const SenseCity& city) { return water_board(city.view(), {}, {}, {}); }

AssetInfo station(const std::string& name, const std::string& kind, std::vector<Trait> traits = {}) {
  return {.id = name, .kind = kind, .name = {name, name}, .traits = std::move(traits)};
}

const WaterRow* row(const WaterContent& content, const std::string& name) {
  for (const WaterRow& one : content.rows)
    if (one.name == name) return &one;
  return nullptr;
}

bool says(const WaterContent& content, const std::string& text, Symbol symbol) {
  return std::any_of(content.facts.begin(), content.facts.end(),
                     [&](const BoardFact& f) { return f.text == text && f.symbol == symbol; });
}

TEST(WaterBoard, JudgesRiversByTheirOwnAlertLevels) {
  SenseCity city;
  city.asset(station("third", "river_gauge"),
             {{"water_alert_level", 3}, {"water_margin_m", 1.5}, {"water_level_m", 6.25}});
  city.asset(station("first", "river_gauge"),
             {{"water_alert_level", 1}, {"water_margin_m", 0}, {"water_level_m", 9}});
  city.asset(station("near", "river_gauge"),
             {{"water_alert_level", 0}, {"water_margin_m", 0.4}, {"water_level_m", 4}});
  city.asset(station("calm", "river_gauge"),
             {{"water_alert_level", 0}, {"water_margin_m", 3}, {"water_level_m", 1}});
  const WaterContent content = board(city);
  ASSERT_EQ(content.rows.size(), 4U);
  EXPECT_EQ(content.rows[0].name, "first");
  EXPECT_EQ(content.rows[0].level, Level::Serious);
  EXPECT_EQ(content.rows[1].name, "third");
  EXPECT_EQ(content.rows[1].level, Level::Attention);
  EXPECT_EQ(content.rows[1].words, "alert level 3");
  EXPECT_EQ(content.rows[1].value, "6.25 m");
  EXPECT_EQ(content.rows[2].level, Level::Notice);
  EXPECT_EQ(content.rows[2].words, "0.40 m below alert");
  EXPECT_EQ(content.rows[3].level, Level::Normal);
  EXPECT_TRUE(says(content, "2 of 4 rivers at alert", Symbol::Serious));
  EXPECT_EQ(content.serious, 1U);
  EXPECT_EQ(content.attention, 1U);
}

TEST(WaterBoard, SaysHowFarSewersAreFromTheStreet) {
  SenseCity city;
  city.asset(station("over", "sewer_gauge"), {{"ground_distance_m", -0.2}});
  city.asset(station("brim", "sewer_gauge"), {{"ground_distance_m", 0.3}});
  city.asset(station("deep", "sewer_gauge"), {{"ground_distance_m", 2.5}});
  const WaterContent content = board(city);
  EXPECT_EQ(content.rows[0].value, "0.20 m");
  EXPECT_EQ(content.rows[0].words, "over the street");
  EXPECT_EQ(content.rows[1].words, "below the street");
  EXPECT_TRUE(says(content, "2 of 3 sewers near the street", Symbol::Serious));
}

TEST(WaterBoard, CountsWaterOnTheStreetPumpsAndGates) {
  SenseCity city;
  city.asset(station("dry", "flood_sensor"), {{"depth_cm", 0}});
  city.asset(station("puddle", "flood_sensor"), {{"depth_cm", 12}});
  city.asset(station("underpass", "underpass_sensor"), {{"depth_cm", 0}, {"water_leak", 1}});
  city.asset(station("busy", "pump_station",
                     {{"pumps_count", 5}, {"start_pumping_level_m", 2}, {"warning_level_m", 4}}),
             {{"level_in_m", 2.5}, {"pumping", 1}, {"pumps_running_count", 2}});
  city.asset(station("asleep", "pump_station", {{"start_pumping_level_m", 2}, {"warning_level_m", 4}}),
             {{"level_in_m", 3}, {"pumping", 0}, {"pumps_running_count", 0}});
  city.asset(station("drowning", "pump_station", {{"start_pumping_level_m", 2}, {"warning_level_m", 4}}),
             {{"level_in_m", 4.5}, {"pumping", 1}});
  city.asset(station("shut", "evac_gate"), {{"gate_closed", 1}, {"gate_open", 0}, {"fault", 0}});
  city.asset(station("open", "evac_gate"), {{"gate_closed", 0}, {"gate_open", 1}, {"fault", 0}});
  city.asset(station("stuck", "evac_gate"), {{"gate_closed", 0}, {"gate_open", 0}, {"fault", 1}});
  const WaterContent content = board(city);
  EXPECT_EQ(row(content, "puddle")->level, Level::Attention);
  EXPECT_EQ(row(content, "underpass")->words, "wet");
  EXPECT_EQ(row(content, "busy")->words, "2 of 5 pumps");
  EXPECT_EQ(row(content, "busy")->level, Level::Notice);
  EXPECT_EQ(row(content, "asleep")->words, "no pump runs");
  EXPECT_EQ(row(content, "asleep")->level, Level::Attention);
  EXPECT_EQ(row(content, "drowning")->level, Level::Serious);
  EXPECT_EQ(row(content, "shut")->words, "gate closed");
  EXPECT_EQ(row(content, "stuck")->words, "gate moving\u00b7fault");
  EXPECT_EQ(row(content, "stuck")->level, Level::Attention);
  EXPECT_TRUE(says(content, "water at 2 of 3 street sensors", Symbol::Attention));
  EXPECT_TRUE(says(content, "3 of 3 pump stations at work", Symbol::Serious));
  EXPECT_TRUE(says(content, "2 of 3 gates not open", Symbol::Attention));
}

TEST(WaterBoard, SaysWhichWayTheWaterGoes) {
  SenseCity city;
  city.asset(station("rising", "river_gauge"),
             {{"water_alert_level", 0}, {"water_margin_m", 1}, {"water_level_m", 4}});
  city.asset(station("sewer", "sewer_gauge"), {{"ground_distance_m", 0.4}});
  city.asset(station("still", "sewer_gauge"), {{"ground_distance_m", 0.4}});
  city.asset(station("new", "sewer_gauge"), {{"ground_distance_m", 0.4}});
  std::vector<double> up, down, flat(61, 0.4);
  for (int i = 0; i <= 60; ++i) {
    up.push_back(3 + i / 60.0);
    down.push_back(1 - 0.6 * i / 60);
  }
  city.trend("rising", "water_level_m", up);
  city.trend("sewer", "ground_distance_m", down);
  city.trend("still", "ground_distance_m", flat);
  city.trend("new", "ground_distance_m", {0.4, 0.4});
  const WaterContent content = board(city);
  EXPECT_EQ(row(content, "rising")->change, "\u2191 1.00 m/h");
  EXPECT_EQ(row(content, "sewer")->change, "\u2191 0.60 m/h") << "less room under the street is more water";
  EXPECT_EQ(row(content, "still")->change, "steady");
  EXPECT_EQ(row(content, "new")->change, "") << "two minutes tell nothing";
  EXPECT_EQ(content.rows[0].name, "sewer") << "of one level what rises comes first";
}

TEST(WaterBoard, KeepsWhatWasBadWhenItFellSilentBelowTheLiving) {
  SenseCity city;
  city.asset(station("lost", "river_gauge"), {{"water_alert_level", 1, 3h}, {"water_margin_m", 0, 3h}});
  city.asset(station("lost calm", "river_gauge"), {{"water_alert_level", 0, 3h}, {"water_margin_m", 4, 3h}});
  city.asset(station("doubted", "flood_sensor"), {{"depth_cm", 90, 0ms, Quality::Suspect}});
  city.asset(station("calm", "flood_sensor"), {{"depth_cm", 0}});
  city.asset(station("mute", "flood_sensor"), {{"depth_cm", 0, 0ms, Quality::Missing}});
  const WaterContent content = board(city);
  ASSERT_EQ(content.rows.size(), 3U);
  EXPECT_EQ(content.rows[0].name, "calm");
  EXPECT_TRUE(row(content, "lost")->stale);
  EXPECT_TRUE(row(content, "doubted")->stale);
  EXPECT_EQ(content.silent, 3U);
  EXPECT_EQ(content.serious, 0U);
}

TEST(WaterBoard, LeavesOutStationsFarFromTheCity) {
  SenseCity city;
  AssetInfo far = station("far", "river_gauge"), near = station("near", "river_gauge");
  far.place = LonLat{120.3, 22.6};
  near.place = LonLat{121.40, 25.05};
  const std::vector<Says> alert{{"water_alert_level", 1}, {"water_margin_m", 0}};
  city.asset(far, alert);
  city.asset(near, alert);
  const WaterContent content = water_board(city.view(), *support::demo_geography(), {}, {});
  ASSERT_EQ(content.rows.size(), 1U);
  EXPECT_EQ(content.rows[0].name, "near");
}

TEST(WaterBoard, ListsOnlyAFewOfWhatIsCalm) {
  SenseCity city;
  for (int i = 0; i < 50; ++i)
    city.asset(station(std::to_string(i), "sewer_gauge"), {{"ground_distance_m", 2.0 + i}});
  const WaterContent content = board(city);
  ASSERT_EQ(content.rows.size(), kCalmRows);
  EXPECT_EQ(content.rows[0].name, "0");
}

TEST(WaterBoard, ChangePerHourNeedsTenMinutesWithinTheLastHour) {
  const TimePoint now{1000h};
  EXPECT_FALSE(change_per_hour({}, now));
  EXPECT_FALSE(change_per_hour({{now - 9min, 1}, {now, 2}}, now));
  EXPECT_EQ(change_per_hour({{now - 5h, 50}, {now - 30min, 1}, {now, 2}}, now), 2);
}

}  // namespace
}  // namespace city
