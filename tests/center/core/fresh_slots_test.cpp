#include "center/core/fresh_slots.hpp"

#include <gtest/gtest.h>

#include <random>

#include "tests/support/facts.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using support::at;

FeedBook one_feed(std::chrono::seconds period) {
  FeedBook book(1);
  book[0].period = period;
  return book;
}

TEST(FreshSlots, CountsAnAssetUntilThreePeriodsHavePassed) {
  FreshSlots fresh{one_feed(10s)};
  fresh.add_chunk(0);
  fresh.advance(at(0s));
  fresh.set(0, 0, at(0s));
  EXPECT_EQ(fresh.count(0), 1U);
  fresh.advance(at(30s));
  EXPECT_EQ(fresh.count(0), 1U);
  fresh.advance(at(30'001ms));
  EXPECT_EQ(fresh.count(0), 0U);
}

TEST(FreshSlots, CountsAnAssetAgainWhenTimeGoesBack) {
  FreshSlots fresh{one_feed(10s)};
  fresh.add_chunk(0);
  fresh.advance(at(0s));
  fresh.set(0, 0, at(0s));
  fresh.advance(at(1h));
  EXPECT_EQ(fresh.count(0), 0U);
  fresh.advance(at(5s));
  EXPECT_EQ(fresh.count(0), 1U);
}

// Whatever comes in whatever order, the count is what looking at every asset gives.
TEST(FreshSlots, AgreesWithCountingEveryAssetOnRandomDays) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    std::mt19937 random{seed};
    FreshSlots fresh{one_feed(10s)};
    std::vector<std::optional<TimePoint>> told(3 * kAssetsPerChunk);
    for (int chunk = 0; chunk < 3; ++chunk) fresh.add_chunk(0);
    TimePoint now = at(0s);
    for (int step = 0; step < 400; ++step) {
      now += Milliseconds{random() % 8000};
      if (random() % 50 == 0) now -= Milliseconds{random() % 60'000};
      fresh.advance(now);
      for (auto k = random() % 5; k > 0; --k) {
        const std::size_t asset = random() % told.size();
        const TimePoint valid = now - Milliseconds{random() % 40'000};
        told[asset] = valid;
        fresh.set(asset / kAssetsPerChunk, asset % kAssetsPerChunk, valid);
      }
      std::uint64_t expected = 0;
      for (const auto& one : told) expected += one && now - *one <= 30s ? 1U : 0U;
      ASSERT_EQ(fresh.count(0), expected) << "seed " << seed << " step " << step;
    }
  }
}

}  // namespace
}  // namespace city
