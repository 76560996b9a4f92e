#include "sim/publish/clock.hpp"

#include <gtest/gtest.h>

namespace city::sim {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

constexpr TimePoint kStart{std::chrono::sys_days{std::chrono::year{2026} / 5 / 1}};
constexpr VirtualClock::Wall kWall{std::chrono::hours{1}};

TEST(VirtualClock, AtSpeedOneItIsTheWall) {
  const VirtualClock clock{kStart, kWall, 1};
  EXPECT_EQ(clock.due(kStart + seconds{90}), kWall + seconds{90});
  EXPECT_EQ(clock.shows(kWall + seconds{90}), kStart + seconds{90});
}

TEST(VirtualClock, AtSpeedSixtyAMinuteIsASecond) {
  const VirtualClock clock{kStart, kWall, 60};
  EXPECT_EQ(clock.due(kStart + minutes{5}), kWall + seconds{5});
  EXPECT_EQ(clock.shows(kWall + seconds{5}), kStart + minutes{5});
}

TEST(VirtualClock, CanRunSlow) {
  const VirtualClock clock{kStart, kWall, 0.1};
  EXPECT_EQ(clock.due(kStart + seconds{1}), kWall + seconds{10});
}

}  // namespace
}  // namespace city::sim
