// A publisher that runs away is held back; nobody else is, and nothing new is lost.
#include "center/run/throttle.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

namespace city {
namespace {

using namespace std::chrono_literals;
constexpr TimePoint kNoon{Milliseconds{1'777'608'000'000}};

FeedBookPtr book() {
  auto feeds = std::make_shared<FeedBook>();
  feeds->push_back({.id = "gauges", .period = 60s});
  feeds->push_back({.id = "sections", .period = 60s});
  feeds->push_back({.id = "load", .period = 60s, .runaway_times = 0});
  return feeds;
}

struct Told {
  FeedIndex feed = 0;
  std::string asset{};
  double value = 0;
  TimePoint at = kNoon;
};
Facts facts(const std::vector<Told>& list) {
  Facts made;
  for (const Told& one : list) {
    made.readings.push_back({.asset = one.asset,
                             .event_time = one.at,
                             .received_at = one.at,
                             .first = static_cast<std::uint32_t>(made.measured.size()),
                             .count = 1,
                             .feed = one.feed});
    made.measured.push_back({.quantity = "level", .value = one.value});
  }
  return made;
}

std::size_t of(const Facts& facts, FeedIndex feed) {
  return static_cast<std::size_t>(std::count_if(facts.readings.begin(), facts.readings.end(),
                                                [feed](const Reading& one) { return one.feed == feed; }));
}
std::optional<double> newest(const Facts& facts, const std::string& asset) {
  std::optional<double> value;
  for (const Reading& one : facts.readings)
    if (one.asset == asset) value = facts.measured.at(one.first).value;
  return value;
}
std::uint64_t throttled(const Facts& facts) {
  std::uint64_t sum = 0;
  for (const FeedTally& tally : facts.tallies) sum += tally.throttled;
  return sum;
}

// `count` readings of one gauge, a millisecond apart.
std::vector<Told> storm(std::size_t count, FeedIndex feed = 0, TimePoint from = kNoon) {
  std::vector<Told> list;
  for (std::size_t i = 0; i < count; ++i)
    list.push_back(
        {.feed = feed, .asset = "G", .value = static_cast<double>(i), .at = from + Milliseconds{i}});
  return list;
}

Throttle throttle() {
  return Throttle{book(), [](FeedIndex) { return std::uint64_t{10}; }};
}

TEST(Throttle, LetsAnOrdinaryFeedPassUntouched) {
  Throttle held = throttle();
  const Facts out = held.pass(facts({{.asset = "A", .value = 1}, {.asset = "B", .value = 2}}));
  EXPECT_EQ(out.readings.size(), 2U);
  EXPECT_FALSE(held.holds());
}

TEST(Throttle, MergesWhatARunawayTellsAgainAndSaysHowMuch) {
  Throttle held = throttle();
  Facts out = held.pass(facts(storm(1000)));
  EXPECT_LT(out.readings.size(), 200U);
  EXPECT_TRUE(held.holds());
  out = held.release(kNoon + 30s);
  ASSERT_EQ(out.readings.size(), 1U);
  EXPECT_EQ(newest(out, "G"), 999);
  EXPECT_GT(throttled(out), 800U);
  EXPECT_EQ(throttled(out), held.merged());
  EXPECT_FALSE(held.holds());
}

TEST(Throttle, DoesNotTouchTheOtherFeeds) {
  Throttle held = throttle();
  std::vector<Told> list = storm(1000);
  list.push_back({.feed = 1, .asset = "S1", .value = 33, .at = kNoon + 1s});
  const Facts out = held.pass(facts(list));
  EXPECT_EQ(of(out, 1), 1U);
  EXPECT_EQ(newest(out, "S1"), 33);
}

TEST(Throttle, NothingWaitsThatIsToldForTheFirstTime) {
  Throttle held{book(), [](FeedIndex) { return std::uint64_t{0}; }};
  std::vector<Told> list;
  for (int i = 0; i < 5000; ++i) list.push_back({.asset = "A" + std::to_string(i), .value = 1.0});
  const Facts out = held.pass(facts(list));
  EXPECT_EQ(out.readings.size(), 5000U);
  EXPECT_FALSE(held.holds());
}

TEST(Throttle, KeepsEveryQuantityOfWhatItMerges) {
  Throttle held = throttle();
  held.pass(facts(storm(1000)));
  Facts other = facts({{.asset = "G", .value = 5, .at = kNoon + 2s}});
  other.measured[0].quantity = "battery_v";
  held.pass(std::move(other));
  const Facts out = held.release(kNoon + 30s);
  EXPECT_EQ(out.measured.size(), 2U);
}

TEST(Throttle, EndsWithTheFirstWindowWithinThePromise) {
  Throttle held = throttle();
  held.pass(facts(storm(1000)));
  held.release(kNoon + 10s);
  held.pass(facts({{.asset = "G", .value = 1, .at = kNoon + 20s}}));
  const Facts out = held.pass(
      facts({{.asset = "G", .value = 2, .at = kNoon + 40s}, {.asset = "G", .value = 3, .at = kNoon + 41s}}));
  EXPECT_EQ(out.readings.size(), 2U);
  EXPECT_FALSE(held.holds());
}

TEST(Throttle, AFeedWithoutALimitIsNeverHeld) {
  Throttle held = throttle();
  EXPECT_EQ(held.pass(facts(storm(10'000, 2))).readings.size(), 10'000U);
}

TEST(Throttle, GivesUpAllThatWaitsAtTheEnd) {
  Throttle held = throttle();
  held.pass(facts(storm(1000)));
  EXPECT_EQ(held.release_all().readings.size(), 1U);
  EXPECT_FALSE(held.holds());
}

TEST(Throttle, WhatWaitsIsBoundedInBytes) {
  Throttle held = throttle();
  std::size_t passed = 0;
  for (int round = 0; round < 40; ++round)
    passed += held.pass(facts(storm(10'000, 0, kNoon + Milliseconds{round}))).readings.size();
  EXPECT_GT(passed, 101U);  // some went on before their window's end
}

}  // namespace
}  // namespace city
