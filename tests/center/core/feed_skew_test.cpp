#include "center/core/feed_skew.hpp"

#include <gtest/gtest.h>

#include "center/core/sliding_count.hpp"
#include "tests/support/facts.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using support::at;

TEST(FeedSkew, IsEmptyUntilSomethingCame) {
  FeedSkew skew{60s};
  EXPECT_FALSE(skew.medians(kMostSkews).event_s);
  EXPECT_FALSE(skew.medians(kMostSkews).publish_s);
}

TEST(FeedSkew, IsTheMedianSoThatADeviceWithoutAClockDoesNotCount) {
  FeedSkew skew{60s};
  for (int i = 0; i < 5; ++i) skew.add(at(i * 1s), at(i * 1s) - 4s, at(i * 1s) - 1500ms);
  skew.add(at(5s), TimePoint{}, TimePoint{});
  EXPECT_EQ(skew.medians(kMostSkews).event_s, 4.0);
  EXPECT_EQ(skew.medians(kMostSkews).publish_s, 1.5);
}

TEST(FeedSkew, IsNegativeWhereStampsRunAhead) {
  FeedSkew skew{60s};
  skew.add(at(0s), at(8h), TimePoint{});
  EXPECT_EQ(skew.medians(kMostSkews).event_s, -8.0 * 3600);
  EXPECT_FALSE(skew.medians(kMostSkews).publish_s);
}

TEST(FeedSkew, OneDocumentWithAWrongZoneIsEnough) {
  FeedSkew skew{60s};
  for (int minute = 0; minute < 10; ++minute) {
    for (int i = 0; i < 6; ++i) skew.add(at(minute * 1min), at(minute * 1min), TimePoint{});
  }
  for (int i = 0; i < 6; ++i) skew.add(at(10min), at(10min) + 8h, TimePoint{});
  EXPECT_EQ(skew.medians(kMostSkews).event_s, -8.0 * 3600);
}

TEST(FeedSkew, OfAFeedWithOneAssetTheLastThreeCount) {
  FeedSkew skew{60s};
  for (int minute = 0; minute < 10; ++minute) skew.add(at(minute * 1min), at(minute * 1min), TimePoint{});
  skew.add(at(10min), at(10min) - 8h, TimePoint{});
  EXPECT_EQ(skew.medians(kMostSkews).event_s, 0.0);
  skew.add(at(11min), at(11min) - 8h, TimePoint{});
  EXPECT_EQ(skew.medians(kMostSkews).event_s, 8.0 * 3600);
}

TEST(FeedSkew, StampsAtTheEndOfTimeBreakNothing) {
  FeedSkew skew{60s};
  skew.add(at(0s), TimePoint::min(), TimePoint::max());
  skew.add(at(0s), TimePoint::max(), TimePoint::min());
  EXPECT_TRUE(skew.medians(kMostSkews).event_s);
}

TEST(FeedSkew, SamplesALongBatchEvenly) {
  for (const std::uint64_t of : {1U, 62U, 63U, 64U, 126U, 1505U, 100'000U}) {
    std::uint64_t asked = 0, newest = 0, widest = 0;
    for (std::uint64_t k = 0; k < of; ++k) {
      if (!FeedSkew::is_sample(k, of)) continue;
      ++asked;
      widest = std::max(widest, k - newest);
      newest = k;
    }
    EXPECT_EQ(asked, std::min<std::uint64_t>(of, kMostSkews));
    EXPECT_LE(widest, of / kMostSkews + 1) << of;
  }
}

TEST(SlidingCount, ForgetsWhatIsOlderThanItsSpan) {
  SlidingCount<4> count;
  count.add(100, 1);
  count.add(101, 2);
  count.add(103, 4);
  EXPECT_EQ(count.sum(103), 7U);
  EXPECT_EQ(count.sum(104), 6U);
  EXPECT_EQ(count.sum(105), 4U);
  EXPECT_EQ(count.sum(107), 0U);
}

TEST(SlidingCount, BeginsAnewWhenTheClockIsSetBackOrLeaps) {
  SlidingCount<4> count;
  count.add(100, 5);
  EXPECT_EQ(count.sum(99), 0U);
  count.add(-7, 3);
  EXPECT_EQ(count.sum(-7), 3U);
  EXPECT_EQ(count.sum(1'000'000), 0U);
}

TEST(FeedSkew, LooksAtOneRoundOfTheAssetsHoweverOftenTheyReport) {
  FeedSkew skew{std::chrono::hours{1}};
  for (int i = 0; i < 40; ++i) skew.add(at(i * 1s), at(i * 1s), {});
  for (int i = 40; i < 45; ++i) skew.add(at(i * 1s), at(i * 1s + 8h), {});
  EXPECT_EQ(skew.medians(7).event_s, -8.0 * 3600);
  EXPECT_EQ(skew.medians(60).event_s, 0.0);
}

}  // namespace
}  // namespace city
