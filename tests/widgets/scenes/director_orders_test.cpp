#include <gtest/gtest.h>

#include "tests/widgets/scenes/director_stage.hpp"

namespace city {
namespace {

using namespace test;
using What = SceneOrder::What;

TEST(Director, ShowsTheSceneOfTheStart) {
  const Stage wall{{}, "traffic"};
  EXPECT_EQ(wall.scene(), "traffic");
  EXPECT_EQ(wall.why(), ShownWhy::Start);
  EXPECT_EQ(wall.director.shown().since, kStart);
}

TEST(Director, StartsWithTheFirstOfTheBookWhenItDoesNotKnowTheScene) {
  EXPECT_EQ(Stage({}, "gone").scene(), "daily");
}

TEST(Director, AKeyShowsItsSceneAndSaysSince) {
  Stage wall;
  wall.run(5s);
  EXPECT_FALSE(wall.key("event"));
  EXPECT_EQ(wall.scene(), "event");
  EXPECT_EQ(wall.why(), ShownWhy::Key);
  EXPECT_EQ(wall.director.shown().mode, SceneMode::Special);
  EXPECT_EQ(wall.director.shown().since, kStart + 5s);
  wall.run(10min);
  EXPECT_EQ(wall.scene(), "event");
  EXPECT_EQ(wall.director.shown().since, kStart + 5s);
}

TEST(Director, AnUnknownSceneIsRefusedInWordsAndChangesNothing) {
  Stage wall;
  EXPECT_EQ(wall.key("nowhere"), "there is no scene \"nowhere\"");
  EXPECT_EQ(wall.broker({.scene = "nowhere"}), "there is no scene \"nowhere\"");
  EXPECT_EQ(wall.broker({.mode = "panic"}), "there is no scene of mode panic");
  EXPECT_EQ(wall.scene(), "daily");
  EXPECT_EQ(wall.why(), ShownWhy::Start);
}

TEST(Director, AModeShowsItsFirstScene) {
  Stage wall;
  const std::vector<std::pair<SceneMode, std::string>> modes{
      {SceneMode::Special, "event"}, {SceneMode::Emergency, "emergency"}, {SceneMode::Daily, "daily"}};
  for (const auto& [mode, scene] : modes) {
    EXPECT_FALSE(wall.press(What::Mode, mode));
    EXPECT_EQ(wall.scene(), scene);
    EXPECT_EQ(wall.director.shown().mode, mode);
  }
}

TEST(Director, NextAndPreviousGoRoundTheScenesThatHaveAKey) {
  Stage wall;
  for (const char* scene : {"event", "traffic", "emergency", "daily"}) {
    wall.press(What::Next);
    EXPECT_EQ(wall.scene(), scene);
  }
  wall.press(What::Previous);
  EXPECT_EQ(wall.scene(), "emergency");
  wall.key("asset");
  wall.press(What::Next);
  EXPECT_EQ(wall.scene(), "daily") << "from a scene without a key it begins anew";
}

TEST(Director, BackRetracesWhatAHandChose) {
  Stage wall;
  wall.key("traffic");
  wall.key("asset");
  wall.key("asset");
  wall.press(What::Back);
  EXPECT_EQ(wall.scene(), "traffic");
  wall.press(What::Back);
  EXPECT_EQ(wall.scene(), "daily");
  wall.press(What::Back);
  EXPECT_EQ(wall.scene(), "daily") << "there is nothing before the start";
}

TEST(Director, AnOrderOfTheBrokerIsInForceUntilItIsTakenBack) {
  Stage wall;
  wall.key("traffic");
  EXPECT_FALSE(wall.broker({.scene = "event"}));
  EXPECT_EQ(wall.scene(), "event");
  EXPECT_EQ(wall.why(), ShownWhy::Broker);
  wall.run(1h);
  EXPECT_EQ(wall.scene(), "event");
  EXPECT_FALSE(wall.broker({}));
  EXPECT_EQ(wall.scene(), "traffic");
  EXPECT_EQ(wall.why(), ShownWhy::Key);
}

TEST(Director, AHandStandsAboveAnEarlierOrderOfTheBroker) {
  Stage wall;
  wall.broker({.mode = "event"});
  EXPECT_EQ(wall.scene(), "event");
  wall.key("traffic");
  EXPECT_EQ(wall.scene(), "traffic");
  wall.broker({});
  EXPECT_EQ(wall.scene(), "traffic");
}

TEST(Director, AnEmergencyShowsItsPlaceAndGivesTheWallBack) {
  Stage wall;
  wall.key("traffic");
  EXPECT_FALSE(wall.director.begin_emergency(station_square(), wall.now));
  EXPECT_EQ(wall.scene(), "emergency");
  EXPECT_EQ(wall.why(), ShownWhy::Emergency);
  EXPECT_EQ(wall.director.shown().mode, SceneMode::Emergency);
  EXPECT_EQ(wall.director.shown().focus, station_square());
  wall.run(1h);
  EXPECT_EQ(wall.scene(), "emergency");
  wall.director.end_emergency(wall.now);
  EXPECT_EQ(wall.scene(), "traffic");
  EXPECT_FALSE(wall.director.shown().focus);
}

TEST(Director, AnotherPlaceMovesTheEmergency) {
  Stage wall;
  wall.director.begin_emergency(station_square(), wall.now);
  Focus other = station_square();
  other.at.lat_deg = 25.1;
  wall.run(3s);
  wall.director.begin_emergency(other, wall.now);
  EXPECT_EQ(wall.director.shown().focus, other);
  EXPECT_EQ(wall.director.shown().since, kStart + 3s);
}

TEST(Director, AHandMayLookAsideDuringAnEmergencyAndTheFocusStays) {
  Stage wall;
  wall.director.begin_emergency(station_square(), wall.now);
  wall.key("traffic");
  EXPECT_EQ(wall.scene(), "traffic");
  EXPECT_EQ(wall.director.shown().focus, station_square());
  wall.key("emergency");
  EXPECT_EQ(wall.why(), ShownWhy::Emergency);
  wall.key("traffic");
  wall.press(What::Back);
  EXPECT_EQ(wall.scene(), "emergency");
  wall.key("traffic");
  wall.director.end_emergency(wall.now);
  EXPECT_EQ(wall.scene(), "daily") << "what was looked at aside goes with the emergency";
}

TEST(Director, TheBrokerMayBeginAnEmergencyAndItsNextOrderEndsIt) {
  Stage wall;
  const WallOrder order{
      .scene = "emergency",
      .place = WallOrder::Place{
          .at = {.lon_deg = 121.5, .lat_deg = 25}, .radius_m = 700, .minutes = 30, .title = "氣爆"}};
  EXPECT_FALSE(wall.broker(order));
  EXPECT_EQ(wall.why(), ShownWhy::Emergency);
  ASSERT_TRUE(wall.director.shown().focus);
  EXPECT_EQ(wall.director.shown().focus->radius_m, 700);
  EXPECT_EQ(wall.director.shown().focus->window, 30min);
  EXPECT_EQ(wall.director.shown().focus->title, "氣爆");
  wall.broker({.scene = "traffic"});
  EXPECT_EQ(wall.scene(), "traffic");
  wall.broker(order);
  wall.broker({});
  EXPECT_EQ(wall.scene(), "daily");
}

TEST(Director, TakingBackAnOrderLeavesTheEmergencyThatAHandBegan) {
  Stage wall;
  wall.director.begin_emergency(station_square(), wall.now);
  wall.broker({.scene = "traffic"});
  EXPECT_EQ(wall.scene(), "traffic") << "an explicit choice stands over it";
  wall.broker({});
  EXPECT_EQ(wall.scene(), "emergency");
  wall.director.end_emergency(wall.now);
  EXPECT_EQ(wall.scene(), "daily");
}

TEST(Director, WithoutASceneForItAnEmergencyIsRefused) {
  const SceneScreen screen{};
  Director director{std::make_shared<const SceneBook>(SceneBook{{{.id = "daily", .screens = {screen}}}}),
                    "daily"};
  EXPECT_EQ(director.begin_emergency(station_square(), kStart), "there is no scene of mode emergency");
  EXPECT_EQ(director.shown().scene, "daily");
}

TEST(Director, SharesItsScenesOutOverSeveralScreens) {
  Stage wall;
  const auto shown = [&](std::size_t screen) {
    const ScreenShown is = wall.director.on_screen(screen);
    return is.scene->id + "#" + std::to_string(is.screen);
  };
  EXPECT_EQ(shown(0), "daily#0");
  EXPECT_EQ(shown(1), "daily#1");
  EXPECT_EQ(shown(2), "traffic#0") << "what stands beside it";
  EXPECT_EQ(shown(3), "event#0") << "then whatever has a key";
  EXPECT_EQ(shown(4), "emergency#0");
  EXPECT_EQ(shown(5), "event#0");
}

TEST(Director, TheBrokerMayKeepOneScreenUntilItLetsGo) {
  Stage wall{{{"event", vital_rule("rain", 5, 0s)}}};
  const auto second = [&] { return wall.director.on_screen(1).scene->id; };
  EXPECT_FALSE(wall.broker({.scene = "emergency", .screen = 1}));
  EXPECT_EQ(second(), "emergency");
  EXPECT_EQ(wall.director.on_screen(0).scene->id, "daily");
  wall.vital("rain", 9);
  wall.run(2s);
  EXPECT_EQ(second(), "daily") << "a rule covers it";
  wall.vital("rain", 1);
  wall.run(2s);
  EXPECT_EQ(second(), "emergency");
  wall.broker({.screen = 1});
  EXPECT_EQ(second(), "daily");
  wall.broker({.scene = "asset", .screen = 1});
  wall.broker({});
  EXPECT_EQ(second(), "daily") << "taking the order back lets every screen go";
}

}  // namespace
}  // namespace city
