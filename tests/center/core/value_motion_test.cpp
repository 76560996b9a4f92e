#include "center/core/value_motion.hpp"

#include <gtest/gtest.h>

#include <random>

#include "tests/support/facts.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using support::at;

// One document a minute of `values` values of which `changed` moved.
class Feed {
 public:
  bool tells(std::uint64_t values, std::uint64_t changed) {
    now_ += 1min;
    motion_.saw(now_, changed, values - changed);
    return motion_.is_frozen();
  }
  ValueMotion& motion() { return motion_; }

 private:
  ValueMotion motion_{60s};
  TimePoint now_ = at(0s);
};

TEST(ValueMotion, ALivelyFeedThatStopsIsFrozenWithTheSecondReport) {
  Feed feed;
  for (int i = 0; i < 5; ++i) EXPECT_FALSE(feed.tells(10, 5));
  EXPECT_FALSE(feed.tells(10, 0));
  EXPECT_TRUE(feed.tells(10, 0));
  EXPECT_TRUE(feed.tells(10, 0));
  EXPECT_FALSE(feed.tells(10, 1));
}

TEST(ValueMotion, CanFreezeAgainAfterItWasMended) {
  Feed feed;
  for (int round = 0; round < 5; ++round) {
    for (int i = 0; i < 20; ++i) EXPECT_FALSE(feed.tells(10, 8));
    feed.tells(10, 0);
    EXPECT_TRUE(feed.tells(10, 0)) << round;
    for (int i = 0; i < 600; ++i) feed.tells(10, 0);
  }
}

TEST(ValueMotion, AFeedThatNeverChangedIsNotFrozen) {
  Feed feed;
  for (int i = 0; i < 1000; ++i) EXPECT_FALSE(feed.tells(1000, 0));
}

TEST(ValueMotion, AFeedThatSeldomChangesIsNotFrozen) {
  Feed feed;
  std::mt19937 random{7};
  for (int i = 0; i < 20'000; ++i) EXPECT_FALSE(feed.tells(10, random() % 10 == 0 ? 1 : 0)) << i;
}

TEST(ValueMotion, LightsThatAllGoOnAtDuskAreNotFrozenAllNight) {
  Feed feed;
  for (int day = 0; day < 5; ++day) {
    for (int minute = 0; minute < 1440; ++minute) {
      const bool is_dusk = minute == 1080;
      EXPECT_FALSE(feed.tells(10'000, is_dusk ? 10'000 : 0));
    }
  }
}

TEST(ValueMotion, ValuesAtRestAreNoReports) {
  Feed feed;
  for (int i = 0; i < 30; ++i) feed.tells(50, 30);
  for (int i = 0; i < 1000; ++i) EXPECT_FALSE(feed.tells(0, 0));
}

TEST(ValueMotion, AFeedWithFewIndependentValuesNeedsLonger) {
  Feed feed;
  for (int i = 0; i < 30; ++i) feed.tells(2, 2);
  for (int i = 0; i < 3; ++i) EXPECT_FALSE(feed.tells(2, 0)) << i;
  EXPECT_TRUE(feed.tells(2, 0));
}

TEST(ValueMotion, AClockSetBackBreaksNothing) {
  ValueMotion motion{60s};
  for (int i = 0; i < 10; ++i) motion.saw(at(24h + i * 1min), 5, 5);
  motion.clock_went_back(at(0s));
  for (int i = 0; i < 10; ++i) {
    motion.saw(at(i * 1min), 5, 5);
    EXPECT_FALSE(motion.is_frozen());
  }
  motion.saw(at(10min), 0, 10);
  motion.saw(at(11min), 0, 10);
  EXPECT_TRUE(motion.is_frozen());
}

TEST(ValueMotion, AFrozenSpellGoesOnAfterARestartUntilSomethingChanges) {
  ValueMotion motion{60s};
  motion.resume_frozen(at(-1h));
  motion.saw(at(0s), 0, 3);
  EXPECT_TRUE(motion.is_frozen());
  EXPECT_EQ(motion.changed_at(), at(-1h));
  motion.saw(at(1min), 1, 2);
  EXPECT_FALSE(motion.is_frozen());
}

}  // namespace
}  // namespace city
