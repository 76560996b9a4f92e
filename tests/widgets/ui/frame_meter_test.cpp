#include "widgets/ui/frame_meter.hpp"

#include <gtest/gtest.h>

namespace city {
namespace {

using namespace std::chrono_literals;
using Time = FrameMeter::Time;

const Time kStart{1h};

TEST(FrameMeter, SaysNothingBeforeTheFirstFrame) {
  const WallHealth health = FrameMeter{}.filled({.renderer = "r", .screens = 2}, kStart);
  EXPECT_EQ(health.frames_per_s, 0);
  EXPECT_EQ(health.frame_p99_ms, 0);
  EXPECT_EQ(health.renderer, "r");
  EXPECT_EQ(health.screens, 2);
}

TEST(FrameMeter, CountsFramesOfTheLastTenSeconds) {
  FrameMeter meter;
  for (int i = 0; i < 1'800; ++i) meter.add(kStart + i * 16'667us, {.build_ms = 1, .frame_ms = 10});
  EXPECT_NEAR(meter.filled({}, kStart + 30s).frames_per_s, 60, 0.2);
  EXPECT_EQ(meter.filled({}, kStart + 50s).frames_per_s, 0) << "nothing was drawn for twenty seconds";
}

TEST(FrameMeter, DividesByTheTimeSinceItsStartWhileThatIsShort) {
  FrameMeter meter;
  for (int i = 0; i <= 60; ++i) meter.add(kStart + i * 50ms, {.frame_ms = 10});
  EXPECT_NEAR(meter.filled({}, kStart + 3s).frames_per_s, 20, 0.5);
}

TEST(FrameMeter, TellsMedianAndRarestAndForgetsTheOldOnesButTheWorst) {
  FrameMeter meter;
  meter.add(kStart, {.build_ms = 90, .frame_ms = 400});
  for (int i = 1; i <= 100; ++i)
    meter.add(kStart + 20s + i * 10ms, {.build_ms = 0.5, .frame_ms = static_cast<double>(i)});
  const WallHealth health = meter.filled({}, kStart + 21s);
  EXPECT_EQ(health.frame_p50_ms, 50);
  EXPECT_EQ(health.frame_p99_ms, 99);
  EXPECT_EQ(health.build_p99_ms, 0.5);
  EXPECT_EQ(health.worst_frame_ms, 400);
}

TEST(FrameMeter, TakesTheWayOfAMessageOnlyFromFramesThatShowedSomethingNew) {
  FrameMeter meter;
  for (int i = 1; i <= 100; ++i) {
    FrameTimes times{.frame_ms = 5};
    if (i % 10 == 0) times.event_to_pixel_ms = i;
    meter.add(kStart + i * 1ms, times);
  }
  EXPECT_EQ(meter.filled({}, kStart + 1s).event_to_pixel_p50_ms, 50);
  EXPECT_EQ(meter.filled({}, kStart + 1s).event_to_pixel_p99_ms, 100);
}

TEST(FrameMeter, StaysBoundedAndRightWhenFramesComeVeryFast) {
  FrameMeter meter;
  for (int i = 0; i < 40'000; ++i) meter.add(kStart + i * 250us, {.frame_ms = 0.2});
  EXPECT_NEAR(meter.filled({}, kStart + 10s).frames_per_s, 4'000, 40);
}

}  // namespace
}  // namespace city
