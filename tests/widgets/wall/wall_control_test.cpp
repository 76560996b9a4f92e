#include "widgets/wall/wall_control.hpp"

#include <gtest/gtest.h>

#include "tests/widgets/support/demo_city.hpp"
#include "tests/widgets/support/scenes.hpp"
#include "widgets/wall/abnormal_walk.hpp"

namespace city {
namespace {

using namespace support;

class ControlOfAWall : public ::testing::Test {
 protected:
  WallWishes press(Key key) {
    return control_.press({.kind = InputEvent::Kind::KeyDown, .key = key}, *view_,
                          [&] { return tray_open_; });
  }
  WallWishes type(char32_t c) {
    return control_.press({.kind = InputEvent::Kind::Character, .character = c}, *view_,
                          [&] { return tray_open_; });
  }
  bool tray_open_ = false;
  CityViewPtr view_ = stormy_city();
  WallControl control_{demo_scenes(), "daily", Language::Chinese};
};

TEST_F(ControlOfAWall, LeavesWindowsToTheirOwner) {
  EXPECT_TRUE(press(Key::Quit).quit);
  EXPECT_TRUE(press(Key::F11).toggle_fullscreen);
  EXPECT_FALSE(press(Key::Escape).quit);
}

TEST_F(ControlOfAWall, ShowsTheSceneOfANumberAndComesBack) {
  const std::uint64_t before = control_.revision();
  type(U'7');
  EXPECT_EQ(control_.director().shown().scene, "feeds");
  EXPECT_GT(control_.revision(), before);
  press(Key::Backspace);
  EXPECT_EQ(control_.director().shown().scene, "daily");
}

TEST_F(ControlOfAWall, ClosesWhatLiesOnTopFirst) {
  control_.act(SelectAsset{{0, 0}});
  press(Key::F1);
  EXPECT_TRUE(control_.help());
  press(Key::Escape);
  EXPECT_FALSE(control_.help());
  EXPECT_TRUE(control_.state().selected);
  press(Key::Escape);
  EXPECT_FALSE(control_.state().selected);
}

TEST_F(ControlOfAWall, GoesFromOneAbnormalAssetToTheNextAndRoundTheEnd) {
  type(U'n');
  ASSERT_TRUE(control_.state().selected);
  const AssetRef first = *control_.state().selected;
  std::size_t seen = 1;
  for (; seen < 5'000; ++seen) {
    type(U'n');
    if (*control_.state().selected == first) break;
  }
  EXPECT_GT(seen, 1U);
  EXPECT_LT(seen, 5'000U);
  type(U'p');
  type(U'n');
  EXPECT_EQ(*control_.state().selected, first);
}

TEST_F(ControlOfAWall, FindsNothingAbnormalWhereThereIsNothing) {
  EXPECT_EQ(next_abnormal(*blank_city(), std::nullopt, 1), std::nullopt);
}

TEST_F(ControlOfAWall, TellsBoardsOnceWhatTheyMustDoThemselves) {
  press(Key::Home);
  const auto news = control_.take_news();
  ASSERT_EQ(news.size(), 1U);
  EXPECT_TRUE(std::holds_alternative<LookAtCity>(news[0]));
  EXPECT_TRUE(control_.take_news().empty());
}

TEST_F(ControlOfAWall, RemembersWhatHandsChoseOverARestart) {
  type(U'7');
  type(U'l');
  control_.act(SetLayer{.layer = "heat", .on = true, .opacity = 0.5F});
  control_.act(AcknowledgeAlert{"cwa/1"});
  WallControl next{demo_scenes(), "daily", Language::Chinese};
  next.recall(control_.memory());
  EXPECT_EQ(next.director().shown().scene, "feeds");
  EXPECT_EQ(next.language(), Language::English);
  EXPECT_EQ(next.state().acknowledged, control_.state().acknowledged);
  EXPECT_EQ(next.memory(), control_.memory());
}

TEST_F(ControlOfAWall, SwitchesLayersOffAndOnAgain) {
  type(U'y');
  EXPECT_EQ(control_.state().layers[static_cast<std::size_t>(MapLayer::Assets)].on, false);
  type(U'y');
  EXPECT_EQ(control_.state().layers[static_cast<std::size_t>(MapLayer::Assets)].on, true);
}

}  // namespace
}  // namespace city
