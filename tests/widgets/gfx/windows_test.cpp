#include "widgets/gfx/windows.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

#include "widgets/gfx/screen_slots.hpp"

namespace city {
namespace {

TEST(Windows, SayThatThereIsNoDisplay) {
  for (const char* display : {"DISPLAY", "WAYLAND_DISPLAY"})
    if (std::getenv(display) != nullptr) GTEST_SKIP() << "there is a display here: " << display;
  const auto windows = Windows::create({.title = "test", .fullscreen = false});
  ASSERT_TRUE(std::holds_alternative<GfxError>(windows));
  EXPECT_EQ(std::get<GfxError>(windows).kind, GfxError::Kind::NoDisplay);
  EXPECT_FALSE(std::get<GfxError>(windows).what.empty());
}

using Slots = std::vector<ScreenSlot>;
const MonitorPlace kLeft{"LEFT", 0, 0}, kMiddle{"MIDDLE", 1920, 0}, kRight{"RIGHT", 3840, 0};

TEST(ScreenSlots, HangFromTheLeftInTheOrderOfTheMonitors) {
  EXPECT_EQ(assign_screens({}, {kRight, kLeft, kMiddle}, 0),
            (Slots{{"LEFT", true}, {"MIDDLE", true}, {"RIGHT", true}}));
}

TEST(ScreenSlots, KeepTheOthersWhereTheyAreWhenAMonitorIsUnplugged) {
  const Slots before = assign_screens({}, {kLeft, kMiddle, kRight}, 0);
  const Slots without = assign_screens(before, {kLeft, kRight}, 0);
  EXPECT_EQ(without, (Slots{{"LEFT", true}, {"MIDDLE", false}, {"RIGHT", true}}));
  EXPECT_EQ(assign_screens(without, {kLeft, kMiddle, kRight}, 0), before);
}

TEST(ScreenSlots, WaitWhenNoMonitorIsLeft) {
  const Slots before = assign_screens({}, {kLeft}, 0);
  EXPECT_EQ(assign_screens(before, {}, 0), (Slots{{"LEFT", false}}));
}

TEST(ScreenSlots, TakeNoMoreMonitorsThanTheWallMayHave) {
  EXPECT_EQ(assign_screens({}, {kLeft, kMiddle, kRight}, 2), (Slots{{"LEFT", true}, {"MIDDLE", true}}));
}

TEST(ScreenSlots, GiveAWaitingScreenToANewMonitorOnlyWhenTheWallIsFull) {
  const Slots before = assign_screens({}, {kLeft, kMiddle}, 0);
  EXPECT_EQ(assign_screens(before, {kLeft, kRight}, 0),
            (Slots{{"LEFT", true}, {"MIDDLE", false}, {"RIGHT", true}}));
  EXPECT_EQ(assign_screens(before, {kLeft, kRight}, 2), (Slots{{"LEFT", true}, {"RIGHT", true}}));
}

TEST(ScreenSlots, RememberTheOrderOfTheRunBefore) {
  EXPECT_EQ(assign_screens({{"RIGHT", false}, {"LEFT", false}}, {kLeft, kRight}, 0),
            (Slots{{"RIGHT", true}, {"LEFT", true}}));
}

}  // namespace
}  // namespace city
