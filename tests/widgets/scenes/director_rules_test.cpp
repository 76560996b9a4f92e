#include <gtest/gtest.h>

#include <array>

#include "tests/widgets/scenes/director_stage.hpp"

namespace city {
namespace {

using namespace test;
using What = SceneOrder::What;

TEST(SceneRules, AConditionMustHoldForItsTime) {
  Stage wall{{{"event", vital_rule("rain", 5, 10s)}}};
  wall.vital("rain", 6);
  wall.run(9s);
  EXPECT_EQ(wall.scene(), "daily");
  wall.run(3s);
  EXPECT_EQ(wall.scene(), "event");
  EXPECT_EQ(wall.why(), ShownWhy::Rule);
}

TEST(SceneRules, ABreakBeginsTheTimeAnew) {
  Stage wall{{{"event", vital_rule("rain", 5, 10s)}}};
  wall.vital("rain", 6);
  wall.run(8s);
  wall.vital("rain", 5);
  wall.run(2s);
  wall.vital("rain", 6);
  wall.run(8s);
  EXPECT_EQ(wall.scene(), "daily");
}

TEST(SceneRules, ItMustBeGoneTwiceAsLong) {
  Stage wall{{{"event", vital_rule("rain", 5, 10s)}}};
  wall.vital("rain", 6);
  wall.run(15s);
  ASSERT_EQ(wall.scene(), "event");
  wall.vital("rain", 1);
  wall.run(15s);
  EXPECT_EQ(wall.scene(), "event");
  wall.vital("rain", 6);
  wall.run(2s);
  wall.vital("rain", 1);
  wall.run(19s);
  EXPECT_EQ(wall.scene(), "event") << "it came back in between";
  wall.run(4s);
  EXPECT_EQ(wall.scene(), "daily");
  EXPECT_EQ(wall.why(), ShownWhy::Start);
}

TEST(SceneRules, AVitalSignWithoutAValueFulfilsNothing) {
  Stage wall{{{"event", SceneRule{.vital = "speed", .below = 10.0, .hold = 0s}}}};
  wall.vital("speed", std::nullopt);
  wall.run(5s);
  EXPECT_EQ(wall.scene(), "daily");
  wall.vital("speed", 9);
  wall.run(2s);
  EXPECT_EQ(wall.scene(), "event");
}

TEST(SceneRules, TheHighestModeWinsThenTheFirstInTheBook) {
  Stage wall{{{"traffic", vital_rule("a", 0, 0s)},
              {"event", vital_rule("b", 0, 0s)},
              {"emergency", vital_rule("c", 0, 0s)},
              {"daily", vital_rule("d", 0, 0s)}},
             "asset"};
  struct Row {
    double a, b, c, d;
    const char* scene;
  };
  for (const Row& row : {Row{0, 0, 0, 0, "asset"}, Row{1, 0, 0, 0, "traffic"}, Row{1, 0, 0, 1, "daily"},
                         Row{1, 1, 0, 1, "event"}, Row{1, 1, 1, 1, "emergency"}, Row{0, 1, 1, 0, "emergency"},
                         Row{0, 1, 0, 0, "event"}, Row{1, 0, 0, 0, "traffic"}, Row{0, 0, 0, 0, "asset"}}) {
    wall.vital("a", row.a);
    wall.vital("b", row.b);
    wall.vital("c", row.c);
    wall.vital("d", row.d);
    wall.run(2s);
    EXPECT_EQ(wall.scene(), row.scene);
  }
}

TEST(SceneRules, AnEmergencyOfAHandStandsAboveAnyRule) {
  Stage wall{{{"emergency", SceneRule{.vital = "a", .above = 0.0, .hold = 0s}}}};
  wall.vital("a", 1);
  wall.run(2s);
  EXPECT_EQ(wall.why(), ShownWhy::Rule);
  EXPECT_FALSE(wall.director.shown().focus);
  wall.director.begin_emergency(station_square(), wall.now);
  EXPECT_EQ(wall.why(), ShownWhy::Emergency);
  EXPECT_EQ(wall.director.shown().focus, station_square());
  wall.director.end_emergency(wall.now);
  EXPECT_EQ(wall.why(), ShownWhy::Rule);
}

TEST(SceneRules, AChoiceHoldsUntilTheRuleEnds) {
  Stage wall{{{"event", vital_rule("rain", 5, 0s)}}};
  wall.key("asset");
  wall.vital("rain", 6);
  wall.run(2s);
  wall.key("traffic");
  wall.run(10min);
  EXPECT_EQ(wall.scene(), "traffic");
  EXPECT_EQ(wall.why(), ShownWhy::Key);
  wall.vital("rain", 1);
  wall.run(2s);
  EXPECT_EQ(wall.scene(), "asset") << "the wall goes back to where it was before the rule";
}

TEST(SceneRules, AHigherModeBreaksTheChoiceAndALowerOneDoesNot) {
  Stage wall{{{"event", vital_rule("a", 0, 0s)},
              {"emergency", vital_rule("b", 0, 0s)},
              {"asset", vital_rule("c", 0, 0s)}}};
  wall.vital("a", 1);
  wall.run(2s);
  wall.key("traffic");
  wall.vital("c", 1);
  wall.run(2s);
  EXPECT_EQ(wall.scene(), "traffic");
  wall.vital("b", 1);
  wall.run(2s);
  EXPECT_EQ(wall.scene(), "emergency");
  wall.vital("b", 0);
  wall.run(2s);
  EXPECT_EQ(wall.scene(), "event") << "the choice has lapsed";
}

TEST(SceneRules, ChoosingTheSceneOfTheRuleReturnsToIt) {
  Stage wall{{{"event", vital_rule("rain", 5, 0s)}}};
  wall.vital("rain", 6);
  wall.run(2s);
  wall.key("traffic");
  wall.key("event");
  EXPECT_EQ(wall.why(), ShownWhy::Rule);
  wall.vital("rain", 1);
  wall.run(2s);
  EXPECT_EQ(wall.scene(), "daily");
}

TEST(SceneRules, AnOrderOfTheBrokerStandsOverARuleAndOutlastsIt) {
  Stage wall{{{"event", vital_rule("rain", 5, 0s)}}};
  wall.vital("rain", 6);
  wall.run(2s);
  wall.broker({.scene = "traffic"});
  EXPECT_EQ(wall.scene(), "traffic");
  wall.vital("rain", 1);
  wall.run(2s);
  EXPECT_EQ(wall.scene(), "traffic");
  EXPECT_EQ(wall.why(), ShownWhy::Broker);
  wall.vital("rain", 6);
  wall.run(2s);
  EXPECT_EQ(wall.scene(), "event") << "a rule that fires later is news";
}

TEST(SceneRules, AClockThatJumpsFiresNothing) {
  Stage wall{{{"event", vital_rule("rain", 5, 60s)}}};
  wall.vital("rain", 6);
  wall.run(2s);
  wall.now += 24h;
  wall.step();
  wall.run(2s);
  EXPECT_EQ(wall.scene(), "daily");
  wall.now -= 72h;
  wall.step();
  wall.run(50s);
  EXPECT_EQ(wall.scene(), "event") << "a jump back does not stop the time either";
}

TEST(SceneRules, ValuesAreLookedAtOnceASecondAndOnlyInANewView) {
  Stage wall{{{"event", vital_rule("rain", 5, 0s)}}};
  wall.vital("rain", 6);
  for (int i = 0; i < 9; ++i) {
    wall.now += 100ms;
    wall.step();
    EXPECT_EQ(wall.scene(), "daily");
  }
  wall.now += 100ms;
  wall.director.step(wall.view, wall.now);
  EXPECT_EQ(wall.scene(), "event");
  wall.vital("rain", 1);
  for (int i = 0; i < 50; ++i) {
    wall.now += 100ms;
    wall.director.step(wall.view, wall.now);
  }
  EXPECT_EQ(wall.scene(), "event") << "the revision has not changed";
}

AlertPtr alert(std::string event, Severity severity, bool in_force = true) {
  AlertNow now{.fact = {.event = std::move(event), .severity = severity}, .in_force = in_force};
  now.fact.areas.push_back({.circles = {{.centre = {.lon_deg = 121.5, .lat_deg = 25.1}, .radius_km = 1.2}}});
  return std::make_shared<const AlertNow>(std::move(now));
}

TEST(SceneRules, AnAlertCountsByItsEventAndSeverityWhileItIsInForce) {
  struct Row {
    const char* asks;
    Severity least;
    AlertPtr alert;
    bool fires;
  };
  const std::array rows{Row{"颱風", Severity::Unknown, alert("海上陸上颱風警報", Severity::Minor), true},
                        Row{"typhoon", Severity::Unknown, alert("Typhoon Warning", Severity::Minor), true},
                        Row{"颱風", Severity::Unknown, alert("豪雨特報", Severity::Extreme), false},
                        Row{"", Severity::Severe, alert("豪雨特報", Severity::Severe), true},
                        Row{"", Severity::Severe, alert("豪雨特報", Severity::Extreme), true},
                        Row{"", Severity::Severe, alert("豪雨特報", Severity::Moderate), false},
                        Row{"颱風", Severity::Severe, alert("颱風警報", Severity::Moderate), false},
                        Row{"", Severity::Moderate, alert("豪雨特報", Severity::Extreme, false), false}};
  for (const Row& row : rows) {
    Stage wall{{{"event", SceneRule{.alert_event = row.asks, .alert_severity = row.least, .hold = 0s}}}};
    wall.view.alerts = std::make_shared<const std::vector<AlertPtr>>(std::vector{row.alert});
    wall.run(2s);
    EXPECT_EQ(wall.scene(), row.fires ? "event" : "daily") << row.asks << " / " << row.alert->fact.event;
  }
}

TEST(SceneRules, AFocusedAlertShowsItsPlace) {
  Stage wall{{{"emergency", SceneRule{.alert_severity = Severity::Severe, .hold = 0s, .focus = true}}}};
  wall.view.alerts = std::make_shared<const std::vector<AlertPtr>>(
      std::vector{alert("大雨特報", Severity::Moderate), alert("水災警報", Severity::Extreme)});
  wall.run(2s);
  const auto& focus = wall.director.shown().focus;
  ASSERT_TRUE(focus);
  EXPECT_NEAR(focus->at.lat_deg, 25.1, 1e-9);
  EXPECT_EQ(focus->radius_m, 1200);
  EXPECT_EQ(focus->title, "水災警報");
}

// One feed of a minute's period with gauges of one quantity; every value is told at `told`.
void put_gauges(CityView& view, TimePoint told, const std::vector<std::pair<double, Quality>>& values) {
  std::vector<AssetInfo> infos;
  AssetChunk chunk{.feed = 0};
  for (const auto& [value, quality] : values) {
    const double lon = 121.5 + 0.01 * static_cast<double>(infos.size());
    infos.push_back(
        {.id = "G" + std::to_string(infos.size()), .kind = "rain_gauge", .place = LonLat{lon, 25}});
    chunk.values.push_back({.value = value, .event_time = told, .received_at = told, .quality = quality});
    chunk.first.push_back(static_cast<std::uint32_t>(chunk.values.size()));
  }
  chunk.info = std::make_shared<const std::vector<AssetInfo>>(std::move(infos));
  Paged<AssetChunk> paged;
  paged.append(std::move(chunk));
  view.assets = paged.freeze();
  view.book = std::make_shared<const FeedBook>(FeedBook{{.id = "rain", .period = 60s}});
  view.quantities =
      std::make_shared<const std::vector<QuantityInfo>>(std::vector{QuantityInfo{.name = "rain_1h_mm"}});
}

SceneRule gauge_rule() {
  return {.asset_kind = "rain_gauge", .quantity = "rain_1h_mm", .above = 40.0, .hold = 0s, .focus = true};
}

TEST(SceneRules, AnyFreshGoodValueBeyondTheNumberFires) {
  struct Row {
    double value;
    Quality quality;
    Milliseconds age;
    bool fires;
  };
  for (const Row& row : {Row{41, Quality::Good, 0s, true}, Row{40, Quality::Good, 0s, false},
                         Row{99, Quality::Suspect, 0s, false}, Row{99, Quality::Bad, 0s, false},
                         Row{99, Quality::Missing, 0s, false}, Row{41, Quality::Good, 20min, false}}) {
    Stage wall{{{"emergency", gauge_rule()}}};
    put_gauges(wall.view, wall.now - row.age, {{3, Quality::Good}, {row.value, row.quality}});
    wall.run(2s);
    EXPECT_EQ(wall.scene(), row.fires ? "emergency" : "daily") << row.value;
  }
}

TEST(SceneRules, TheFocusStaysOnTheAssetThatSetItOff) {
  Stage wall{{{"emergency", gauge_rule()}}};
  put_gauges(wall.view, wall.now, {{50, Quality::Good}, {60, Quality::Good}});
  wall.run(2s);
  ASSERT_TRUE(wall.director.shown().focus);
  EXPECT_NEAR(wall.director.shown().focus->at.lon_deg, 121.51, 1e-9) << "the farthest beyond";
  EXPECT_EQ(wall.director.shown().focus->title, "G1");
  put_gauges(wall.view, wall.now, {{90, Quality::Good}, {60, Quality::Good}});
  wall.run(2s);
  EXPECT_NEAR(wall.director.shown().focus->at.lon_deg, 121.51, 1e-9);
}

TEST(SceneRules, AKindOrQuantityThatNobodyHasFulfilsNothing) {
  for (const SceneRule& rule :
       {SceneRule{.asset_kind = "tram", .quantity = "rain_1h_mm", .above = 1.0, .hold = 0s},
        SceneRule{.asset_kind = "rain_gauge", .quantity = "speed_kmh", .above = 1.0, .hold = 0s},
        SceneRule{.vital = "nobody", .above = 1.0, .hold = 0s}}) {
    Stage wall{{{"event", rule}}};
    put_gauges(wall.view, wall.now, {{50, Quality::Good}});
    wall.run(2s);
    EXPECT_EQ(wall.scene(), "daily");
  }
}

}  // namespace
}  // namespace city
