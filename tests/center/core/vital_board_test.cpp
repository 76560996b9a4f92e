// The headline figures, seen from outside.
#include <gtest/gtest.h>

#include <random>

#include "tests/support/cities.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using namespace support;
using Aggregate = VitalSpec::Aggregate;
using Source = VitalSpec::Source;

VitalSpec speed(Aggregate aggregate, double threshold = 0) {
  return {.id = "speed",
          .domain = Domain::Traffic,
          .aggregate = aggregate,
          .kind = "road_section",
          .quantity = "speed_kmh",
          .threshold = threshold,
          .attention_below = 15};
}

Center center_with(VitalSpec spec) {
  CenterConfig config = city_config();
  config.vitals = {std::move(spec)};
  return Center{std::move(config)};
}

Facts speeds(std::initializer_list<double> values, TimePoint event_time) {
  Facts facts;
  int i = 0;
  for (const double value : values) {
    facts = all({facts, reading({.asset = std::to_string(i++),
                                 .values = {{"speed_kmh", value}},
                                 .event_time = event_time})});
  }
  return facts;
}

std::optional<double> figure(Aggregate aggregate, double threshold = 0) {
  Center center = center_with(speed(aggregate, threshold));
  center.step(arrived(speeds({10, 20, 30, 60}, at(0s))), at(0s));
  return center.view()->vitals.at(0).value;
}

TEST(Vitals, EveryAggregateGivesItsFigure) {
  EXPECT_EQ(figure(Aggregate::Mean), 30);
  EXPECT_EQ(figure(Aggregate::Max), 60);
  EXPECT_EQ(figure(Aggregate::Min), 10);
  EXPECT_EQ(figure(Aggregate::Sum), 120);
  EXPECT_EQ(figure(Aggregate::CountAbove, 20), 2);
  EXPECT_EQ(figure(Aggregate::CountBelow, 20), 1);
  EXPECT_EQ(figure(Aggregate::ShareAbovePct, 20), 50);
  EXPECT_EQ(figure(Aggregate::ShareBelowPct, 20), 25);
}

TEST(Vitals, AreEmptyWhenNothingFreshStandsBehindThem) {
  Center center = center_with(speed(Aggregate::Mean));
  center.step({}, at(0s));
  EXPECT_FALSE(center.view()->vitals.at(0).value);
  center.step(arrived(speeds({20}, at(0s))), at(1s));
  EXPECT_EQ(center.view()->vitals.at(0).value, 20);
  center.step({}, at(180s));
  EXPECT_EQ(center.view()->vitals.at(0).value, 20);
  center.step({}, at(181s));
  EXPECT_FALSE(center.view()->vitals.at(0).value);
  EXPECT_EQ(center.view()->vitals.at(0).of, 0U);
}

TEST(Vitals, OnlyGoodValuesCount) {
  Center center = center_with(speed(Aggregate::Max));
  center.step(
      arrived(all({speeds({20}, at(0s)),
                   reading({.asset = "x", .values = {{"speed_kmh", 900}}, .quality = Quality::Suspect}),
                   reading({.asset = "y", .values = {{"speed_kmh", 800}}, .quality = Quality::Missing})})),
      at(0s));
  EXPECT_EQ(center.view()->vitals.at(0).value, 20);
  EXPECT_EQ(center.view()->vitals.at(0).of, 1U);
}

TEST(Vitals, AssetsOfAnotherKindDoNotCount) {
  Center center = center_with(speed(Aggregate::Sum));
  center.step(arrived(all({speeds({20}, at(0s)), reading({.feed = kYoubike, .values = {{"speed_kmh", 5}}}),
                           described({.asset = "bus", .kind = "bus", .feed = kTraffic}),
                           reading({.asset = "bus", .values = {{"speed_kmh", 40}}})})),
              at(0s));
  EXPECT_EQ(center.view()->vitals.at(0).value, 20);
}

TEST(Vitals, WithoutAKindEveryAssetThatMeasuresTheQuantityCounts) {
  VitalSpec any = speed(Aggregate::Sum);
  any.kind.clear();
  Center center = center_with(any);
  center.step(arrived(all({speeds({20}, at(0s)), reading({.feed = kYoubike, .values = {{"speed_kmh", 5}}})})),
              at(0s));
  EXPECT_EQ(center.view()->vitals.at(0).value, 25);
}

TEST(Vitals, AreAbnormalBeyondTheirAttentionThreshold) {
  Center center = center_with(speed(Aggregate::Mean));
  center.step(arrived(speeds({15}, at(0s))), at(0s));
  EXPECT_FALSE(center.view()->vitals.at(0).abnormal);
  center.step(arrived(speeds({14}, at(1s))), at(1s));
  EXPECT_TRUE(center.view()->vitals.at(0).abnormal);
}

TEST(Vitals, AreComputedOncePerSecond) {
  Center center = center_with(speed(Aggregate::Mean));
  center.step(arrived(speeds({20}, at(0s))), at(0ms));
  center.step(arrived(speeds({40}, at(500ms))), at(500ms));
  EXPECT_EQ(center.view()->vitals.at(0).value, 20);
  center.step({}, at(1s));
  EXPECT_EQ(center.view()->vitals.at(0).value, 40);
}

TEST(Vitals, ATrendGetsAPointEachMinuteForSixHours) {
  Center center = center_with(speed(Aggregate::Mean));
  for (int second = 0; second <= 7 * 3600; second += 30) {
    center.step(arrived(speeds({20.0 + second}, at(second * 1s))), at(second * 1s));
  }
  const auto& trend = *center.view()->vitals.at(0).trend;
  ASSERT_EQ(trend.size(), 360U);
  EXPECT_EQ(trend.back().at, at(7h));
  EXPECT_EQ(trend.front().at, at(1h + 1min));
  EXPECT_EQ(trend.back().value, 20 + 7 * 3600);
}

TEST(Vitals, AnOldViewKeepsItsTrend) {
  Center center = center_with(speed(Aggregate::Mean));
  center.step(arrived(speeds({20}, at(0s))), at(0s));
  const CityViewPtr old = center.view();
  center.step(arrived(speeds({21}, at(60s))), at(60s));
  EXPECT_EQ(old->vitals.at(0).trend->size(), 1U);
  EXPECT_EQ(center.view()->vitals.at(0).trend->size(), 2U);
}

TEST(Vitals, ATrendStaysInOrderWhenTheClockIsSetBack) {
  Center center = center_with(speed(Aggregate::Mean));
  center.step(arrived(speeds({20}, at(1h))), at(1h));
  center.step(arrived(speeds({21}, at(0s))), at(0s));
  const auto& trend = *center.view()->vitals.at(0).trend;
  ASSERT_EQ(trend.size(), 1U);
  EXPECT_EQ(trend[0].at, at(0s));
  EXPECT_EQ(center.view()->vitals.at(0).value, 21);
}

CaseFact a_case(int number, TimePoint opened) {
  return {.id = std::to_string(number),
          .opened = opened,
          .received_at = at(0s),
          .position = static_cast<Position>(number),
          .feed = kHotline};
}

TEST(Vitals, CaseFiguresAreEmptyUntilADispatchFeedWasHeard) {
  Center center = center_with({.id = "open", .source = Source::OpenCases});
  center.step({}, at(0s));
  EXPECT_FALSE(center.view()->vitals.at(0).value);
  CaseFact closed = a_case(1, at(-1h));
  closed.status = CaseStatus::Closed;
  center.step(arrived(told(closed)), at(1s));
  EXPECT_EQ(center.view()->vitals.at(0).value, 0);
}

TEST(Vitals, OpenAndOverdueCasesAreCounted) {
  CenterConfig config = city_config();
  config.vitals = {{.id = "open", .source = Source::OpenCases},
                   {.id = "overdue", .source = Source::OverdueCases}};
  Center center{std::move(config)};
  CaseFact due = a_case(1, at(-1h));
  due.due = at(10s);
  CaseFact closed = a_case(2, at(-1h));
  closed.due = at(-30min);
  closed.status = CaseStatus::Closed;
  center.step(arrived(all({told(due), told(closed), told(a_case(3, at(-2h)))})), at(0s));
  EXPECT_EQ(center.view()->vitals.at(0).value, 2);
  EXPECT_EQ(center.view()->vitals.at(1).value, 0);
  center.step({}, at(11s));
  EXPECT_EQ(center.view()->vitals.at(1).value, 1);
}

TEST(Vitals, TodayBeginsAtTheCitysMidnight) {
  Center center = center_with({.id = "today", .source = Source::CasesOpenedToday});
  center.step(
      arrived(all({told(a_case(1, at(-12h))), told(a_case(2, at(-12h) - 1ms)), told(a_case(3, at(-1h)))})),
      at(0s));
  EXPECT_EQ(center.view()->vitals.at(0).value, 2);
  center.step({}, at(12h));
  EXPECT_EQ(center.view()->vitals.at(0).value, 0);
}

// Partial sums per chunk are kept while nothing changes; the figure must be what a fresh look at everything
// gives.
TEST(Vitals, KeptPartialSumsAgreeWithAFreshLookOnRandomDays) {
  for (unsigned seed = 0; seed < 5; ++seed) {
    std::mt19937 random{seed};
    Center center = center_with(speed(Aggregate::Sum));
    for (int step = 1; step <= 60; ++step) {
      const TimePoint now = at(step * 10s);
      Facts facts;
      for (int k = 0; k < 20; ++k) {
        facts = all({facts, reading({.asset = std::to_string(random() % 600),
                                     .values = {{"speed_kmh", static_cast<double>(random() % 100)}},
                                     .event_time = now - Milliseconds{random() % 200'000},
                                     .received_at = now})});
      }
      center.step(arrived(facts), now);
      const CityViewPtr view = center.view();
      double sum = 0;
      for (std::size_t c = 0; c < view->assets.size(); ++c) {
        for (const ValueNow& value : view->assets[c].values) {
          if (freshness(*view, view->assets[c].feed, value) == Freshness::Fresh) sum += value.value;
        }
      }
      ASSERT_EQ(view->vitals.at(0).value.value_or(0), sum) << "seed " << seed << " step " << step;
    }
  }
}

}  // namespace
}  // namespace city
