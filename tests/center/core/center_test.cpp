#include "center/core/center.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <tuple>

#include "tests/support/cities.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using namespace support;

TEST(Center, ReportsHowFarEachLaneHasCome) {
  Center center{city_config()};
  center.step(arrived({}, Lane::Quick, 10), at(0s));
  const Changes changes = center.step(arrived({}, Lane::Bulk, 4), at(1s));
  EXPECT_EQ(changes.applied, (Applied{.quick = 10, .bulk = 4}));
  EXPECT_EQ(changes.now, at(1s));
  EXPECT_EQ(center.view()->applied, changes.applied);
}

TEST(Center, AFeedIsOkThenLateThenDeadByItsNewestLiveReceipt) {
  Center center{city_config()};
  center.step({}, at(0s));
  EXPECT_EQ(center.view()->feeds[kTraffic].state, FeedState::Never);
  center.step(arrived(reading({.values = {{"speed_kmh", 30}}})), at(0s));
  const auto state_at = [&](Milliseconds t) {
    center.step({}, at(t));
    return center.view()->feeds[kTraffic].state;
  };
  EXPECT_EQ(state_at(120s), FeedState::Ok);
  EXPECT_EQ(state_at(121s), FeedState::Late);
  EXPECT_EQ(state_at(600s), FeedState::Late);
  EXPECT_EQ(state_at(601s), FeedState::Dead);
}

TEST(Center, AnAssetStopsReportingAfterThreePeriods) {
  Center center{city_config()};
  center.step(arrived(reading({.values = {{"speed_kmh", 30}}})), at(0s));
  center.step({}, at(180s));
  EXPECT_EQ(center.view()->feeds[kTraffic].reporting, 1U);
  center.step({}, at(181s));
  EXPECT_EQ(center.view()->feeds[kTraffic].reporting, 0U);
  EXPECT_EQ(center.view()->feeds[kTraffic].known, 1U);
}

TEST(Center, ShowsBirthAndLastWillOfAPublisher) {
  Center center{city_config()};
  EXPECT_FALSE(center.view()->feeds[kTraffic].publisher_online);
  for (const bool online : {true, false}) {
    Facts facts;
    facts.publishers.push_back({.feed = kTraffic, .online = online});
    center.step(arrived(facts), at(0s));
    EXPECT_EQ(center.view()->feeds[kTraffic].publisher_online, online);
  }
}

TEST(Center, TheSimulatedMarkStaysWhenTheSimulatorLeaves) {
  Center center{city_config()};
  const auto say = [&](bool online) {
    Facts facts;
    facts.simulators.push_back({.online = online});
    center.step(arrived(facts), at(0s));
    return center.view()->simulated;
  };
  EXPECT_FALSE(say(false));
  EXPECT_TRUE(say(true));
  EXPECT_TRUE(say(false));
}

TEST(Center, RefusalsAreCountedByKindWithTheLastInWords) {
  Center center{city_config()};
  center.step(
      arrived(all(
          {refused({.kind = DecodeError::Kind::BadJson, .feed = kTraffic}),
           refused(
               {.kind = DecodeError::Kind::BadTime, .feed = kTraffic, .field = "t", .detail = "not a time"}),
           refused({.kind = DecodeError::Kind::UnknownTopic, .feed = kNoFeed})})),
      at(0s));
  const CityViewPtr view = center.view();
  const FeedNow& feed = view->feeds[kTraffic];
  EXPECT_EQ(feed.refused, 2U);
  EXPECT_EQ(feed.refused_by_kind[static_cast<std::size_t>(DecodeError::Kind::BadTime)], 1U);
  EXPECT_EQ(feed.last_error, "bad_time in t: not a time");
  EXPECT_EQ(view->unclaimed_by_kind[static_cast<std::size_t>(DecodeError::Kind::UnknownTopic)], 1U);
}

TEST(Center, RefusalsGoToTheQuarantineWithTheirReason) {
  Center center{city_config()};
  const Changes changes = center.step(
      arrived(all({refused({.kind = DecodeError::Kind::BadTime,
                            .feed = kTraffic,
                            .position = 17,
                            .subject = "A",
                            .field = "t",
                            .detail = "not a time"}),
                   refused({.kind = DecodeError::Kind::UnknownTopic, .feed = kNoFeed, .position = 18})})),
      at(3s));
  ASSERT_EQ(changes.refused.size(), 2U);
  const RefusedRow& row = changes.refused[0];
  EXPECT_EQ(std::tie(row.feed, row.subject, row.field, row.detail),
            std::make_tuple("traffic", "A", "t", "not a time"));
  EXPECT_EQ(row.position, 17U);
  EXPECT_EQ(row.kind, DecodeError::Kind::BadTime);
  EXPECT_EQ(row.refused_at, at(3s));
  EXPECT_EQ(changes.refused[1].feed, "");
  EXPECT_EQ(center.view()->quarantined, 2U);
  EXPECT_TRUE(center.step({}, at(4s)).refused.empty());
}

TEST(Center, BeyondTheBoundOfAStepRefusalsAreOnlyCounted) {
  Center center{city_config()};
  Facts facts;
  for (std::size_t i = 0; i < kMaxRefusedPerStep + 10; ++i) {
    facts.errors.push_back({.kind = DecodeError::Kind::BadValue, .feed = kTraffic});
  }
  EXPECT_EQ(center.step(arrived(facts), at(0s)).refused.size(), kMaxRefusedPerStep);
  EXPECT_EQ(center.view()->feeds[kTraffic].refused, kMaxRefusedPerStep + 10);
  EXPECT_EQ(center.view()->quarantined, kMaxRefusedPerStep);
}

TEST(Center, FindingsAreCountedByNameInTheirOrder) {
  Center center{city_config()};
  const auto find = [&](std::string name) {
    Facts facts;
    facts.findings.push_back({.name = std::move(name), .feed = kHotline});
    center.step(arrived(facts), at(0s));
  };
  for (const char* name : {"truncated-id", "renamed-item", "truncated-id"}) find(name);
  using Findings = std::vector<std::pair<std::string, std::uint64_t>>;
  EXPECT_EQ(center.view()->feeds[kHotline].findings, (Findings{{"renamed-item", 1}, {"truncated-id", 2}}));
  for (int i = 0; i < 100; ++i) find("x" + std::to_string(i));
  const Findings findings = center.view()->feeds[kHotline].findings;
  EXPECT_EQ(findings.size(), kMaxFindingNames);
  EXPECT_TRUE(std::is_sorted(findings.begin(), findings.end()));
  std::uint64_t sum = 0;
  for (const auto& [name, count] : findings) sum += count;
  EXPECT_EQ(sum, 103U);
  EXPECT_NE(std::find_if(findings.begin(), findings.end(),
                         [](const auto& one) { return one.first == kOtherFindings && one.second > 30; }),
            findings.end());
}

TEST(Center, WhatADecoderWantsToSeeAgainIsHandedToTheStore) {
  Center center{city_config()};
  Facts facts;
  facts.remembered.push_back(
      {.topic = "a/b", .payload = "birth", .received_at = at(1s), .position = 5, .feed = kTraffic});
  const Changes changes = center.step(arrived(facts), at(2s));
  ASSERT_EQ(changes.remembered.size(), 1U);
  const RememberedRow& row = changes.remembered[0];
  EXPECT_EQ(std::tie(row.feed, row.topic, row.payload), std::make_tuple("traffic", "a/b", "birth"));
  EXPECT_EQ(row.received_at, at(1s));
  EXPECT_EQ(row.position, 5U);
  EXPECT_TRUE(center.step({}, at(3s)).remembered.empty());
}

TEST(Center, TalliesAddUpAndGiveARateOverTheLastMinute) {
  Center center{city_config()};
  for (int second = 0; second < 120; ++second) {
    Facts facts;
    facts.tallies.push_back(
        {.feed = kTraffic, .messages = 5, .bytes = 100, .merged = 1, .unknown_fields = 2});
    center.step(arrived(facts), at(second * 1s));
  }
  const FeedNow& feed = center.view()->feeds[kTraffic];
  EXPECT_EQ(feed.messages, 600U);
  EXPECT_EQ(feed.bytes, 12'000U);
  EXPECT_EQ(feed.merged, 120U);
  EXPECT_EQ(feed.unknown_fields, 240U);
  EXPECT_DOUBLE_EQ(feed.messages_per_s, 5);
  center.step({}, at(149s));
  EXPECT_DOUBLE_EQ(center.view()->feeds[kTraffic].messages_per_s, 2.5);
  center.step({}, at(10min));
  EXPECT_DOUBLE_EQ(center.view()->feeds[kTraffic].messages_per_s, 0);
}

TEST(Center, HealthIsWhatWasReportedLast) {
  Center center{city_config()};
  std::vector<Event> events;
  events.emplace_back(LinkChanged{.link = {.state = LinkState::Down, .detail = "refused"}});
  events.emplace_back(PipelineCounted{.pipeline = {.received = 7}});
  events.emplace_back(HistoryReported{.history = {.on = true}});
  events.emplace_back(LatencyMeasured{.latency = {.p50_ms = 1, .p99_ms = 2}});
  center.step(events, at(0s));
  const HealthNow& health = center.view()->health;
  EXPECT_EQ(health.link.detail, "refused");
  EXPECT_EQ(health.pipeline.received, 7U);
  EXPECT_TRUE(health.history.on);
  EXPECT_EQ(health.latency.p99_ms, 2);
}

TEST(Center, AViewIsTheSameUntilTheNextStep) {
  Center center{city_config()};
  center.step({}, at(0s));
  const CityViewPtr view = center.view();
  EXPECT_EQ(center.view(), view);
  center.step({}, at(1s));
  EXPECT_NE(center.view(), view);
  EXPECT_GT(center.view()->revision, view->revision);
  EXPECT_EQ(center.view()->now, at(1s));
}

TEST(Center, AViewSharesEveryChunkThatDidNotChange) {
  Center center{city_config()};
  center.step(arrived(big_city_facts(5000, at(0s))), at(0s));
  const CityViewPtr before = center.view();
  center.step(arrived(big_city_readings(0, 1, 5000, at(60s))), at(60s));
  const CityViewPtr after = center.view();
  std::size_t changed = 0;
  for (std::size_t i = 0; i < after->assets.size(); ++i) {
    changed += before->assets.pointer(i) == after->assets.pointer(i) ? 0U : 1U;
  }
  EXPECT_EQ(changed, 1U);
}

TEST(Center, TimeMayJumpWithoutHarm) {
  Center center{city_config()};
  for (const Milliseconds t : {Milliseconds{0}, Milliseconds{86'400'000}, Milliseconds{-86'400'000},
                               Milliseconds{1000}, Milliseconds{-1'777'608'000'000 - 5000}}) {
    center.step(arrived(all({reading({.values = {{"speed_kmh", 30}}, .event_time = at(t)}),
                             told({.id = "1", .opened = at(t), .received_at = at(t), .feed = kHotline})})),
                at(t));
    const CityViewPtr view = center.view();
    EXPECT_EQ(view->feeds[kTraffic].reporting, 1U);
    EXPECT_GE(age(*view, view->assets[0].values[0]), 0ms);
    EXPECT_GE(view->feeds[kTraffic].messages_per_s, 0);
  }
}

TEST(Center, AFeedHeardBeforeTheClockWasSetBackIsNotOkForEver) {
  Center center{city_config()};
  center.step(arrived(reading({.values = {{"speed_kmh", 30}}, .event_time = at(48h)})), at(48h));
  center.step(arrived(reading({.values = {{"speed_kmh", 31}}, .event_time = at(0s)})), at(0s));
  center.step({}, at(1h));
  EXPECT_EQ(center.view()->feeds[kTraffic].state, FeedState::Dead);
}

TEST(Changes, AreEmptyWithoutRowsAndKnowTheirSize) {
  Center center{city_config()};
  const Changes nothing = center.step({}, at(0s));
  EXPECT_TRUE(nothing.empty());
  const Changes something = center.step(arrived(big_city_facts(100, at(0s))), at(0s));
  EXPECT_FALSE(something.empty());
  EXPECT_GT(something.bytes(), nothing.bytes() + 200 * sizeof(ObservationRow));
}

}  // namespace
}  // namespace city
