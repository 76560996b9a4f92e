#include <gtest/gtest.h>

#include "tests/widgets/scenes/director_stage.hpp"

namespace city {
namespace {

using namespace test;
using What = SceneOrder::What;

TEST(Rotation, IsOffUntilItIsAskedFor) {
  Stage wall;
  wall.run(5min);
  EXPECT_EQ(wall.scene(), "daily");
  EXPECT_FALSE(wall.director.rotating());
}

TEST(Rotation, ShowsEachSceneForItsOwnTime) {
  Stage wall;
  EXPECT_FALSE(wall.press(What::ToggleRotation));
  EXPECT_TRUE(wall.director.rotating());
  EXPECT_EQ(wall.why(), ShownWhy::Rotation);
  wall.run(29s);
  EXPECT_EQ(wall.scene(), "daily");
  wall.run(2s);
  EXPECT_EQ(wall.scene(), "traffic");
  wall.run(18s);
  EXPECT_EQ(wall.scene(), "traffic");
  wall.run(2s);
  EXPECT_EQ(wall.scene(), "daily");
}

TEST(Rotation, StopsWhereItIs) {
  Stage wall;
  wall.press(What::ToggleRotation);
  wall.run(35s);
  wall.press(What::ToggleRotation);
  wall.run(5min);
  EXPECT_EQ(wall.scene(), "traffic");
  EXPECT_EQ(wall.why(), ShownWhy::Key);
}

TEST(Rotation, BeginsWithTheFirstTurnFromASceneThatTakesNone) {
  Stage wall{{}, "event"};
  wall.press(What::ToggleRotation);
  EXPECT_EQ(wall.scene(), "daily");
}

TEST(Rotation, AHandHoldsItForTwoMinutes) {
  Stage wall;
  wall.press(What::ToggleRotation);
  wall.run(10s);
  wall.director.touched();
  wall.run(1min);
  wall.director.touched();
  wall.run(119s);
  EXPECT_EQ(wall.scene(), "daily");
  wall.run(22s);
  EXPECT_EQ(wall.scene(), "traffic") << "20 s of its turn were left";
}

TEST(Rotation, AChosenSceneStaysTwoMinutesThenTheTurnGoesOn) {
  Stage wall;
  wall.press(What::ToggleRotation);
  wall.run(35s);
  EXPECT_EQ(wall.scene(), "traffic");
  wall.key("event");
  wall.run(119s);
  EXPECT_EQ(wall.scene(), "event");
  EXPECT_EQ(wall.why(), ShownWhy::Key);
  wall.run(2s);
  EXPECT_EQ(wall.scene(), "traffic");
  EXPECT_EQ(wall.why(), ShownWhy::Rotation);
}

TEST(Rotation, AChosenSceneThatTakesTurnsGetsAWholeTurn) {
  Stage wall;
  wall.press(What::ToggleRotation);
  wall.run(25s);
  wall.key("traffic");
  wall.run(2min);
  wall.run(18s);
  EXPECT_EQ(wall.scene(), "traffic");
  wall.run(3s);
  EXPECT_EQ(wall.scene(), "daily");
}

TEST(Rotation, YieldsToAnEmergencyAndGoesOnWhereItWas) {
  Stage wall;
  wall.press(What::ToggleRotation);
  wall.run(45s);
  EXPECT_EQ(wall.scene(), "traffic");
  wall.director.begin_emergency(station_square(), wall.now);
  wall.run(10min);
  EXPECT_EQ(wall.scene(), "emergency");
  wall.director.end_emergency(wall.now);
  EXPECT_EQ(wall.scene(), "traffic");
  wall.run(3s);
  EXPECT_EQ(wall.scene(), "traffic");
  wall.run(4s);
  EXPECT_EQ(wall.scene(), "daily") << "about 5 s of its turn were left";
}

TEST(Rotation, YieldsToARuleAtOnceAndReturns) {
  Stage wall{{{"event", vital_rule("rain", 5, 0s)}}};
  wall.press(What::ToggleRotation);
  wall.run(35s);
  wall.vital("rain", 9);
  wall.run(1500ms);
  EXPECT_EQ(wall.scene(), "event");
  EXPECT_EQ(wall.why(), ShownWhy::Rule);
  wall.vital("rain", 1);
  wall.run(1500ms);
  EXPECT_EQ(wall.scene(), "traffic");
  EXPECT_EQ(wall.why(), ShownWhy::Rotation);
}

TEST(Rotation, WaitsWhileAnOrderOfTheBrokerIsInForce) {
  Stage wall;
  wall.press(What::ToggleRotation);
  wall.run(10s);
  wall.broker({.scene = "event"});
  wall.run(10min);
  EXPECT_EQ(wall.scene(), "event");
  wall.broker({});
  EXPECT_EQ(wall.scene(), "daily");
  EXPECT_EQ(wall.why(), ShownWhy::Rotation);
  EXPECT_TRUE(wall.director.rotating());
}

TEST(Rotation, AClockThatJumpsTurnsOverNothing) {
  Stage wall;
  wall.press(What::ToggleRotation);
  wall.run(5s);
  wall.now += 24h;
  wall.step();
  EXPECT_EQ(wall.scene(), "daily") << "a jump ahead counts as ten seconds";
  wall.run(13s);
  EXPECT_EQ(wall.scene(), "daily");
  wall.run(3s);
  EXPECT_EQ(wall.scene(), "traffic");
  wall.now -= 48h;
  wall.step();
  wall.run(17s);
  EXPECT_EQ(wall.scene(), "traffic");
  wall.run(4s);
  EXPECT_EQ(wall.scene(), "daily") << "a jump back stops nothing";
}

TEST(Rotation, IsRefusedWhenNoSceneTakesTurns) {
  Director director{
      std::make_shared<const SceneBook>(SceneBook{{{.id = "daily", .screens = {SceneScreen{}}}}}), "daily"};
  EXPECT_EQ(director.rotate(true, kStart), "no scene takes turns; give some a dwell_s");
  EXPECT_FALSE(director.rotating());
}

}  // namespace
}  // namespace city
