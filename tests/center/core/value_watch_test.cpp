// The feed's own rules, seen from outside: what a value becomes when it stands still or jumps.
#include "center/core/value_watch.hpp"

#include <gtest/gtest.h>

#include "tests/support/cities.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using namespace support;

// Traffic's speed may stand still for five minutes and move by 10 km/h a minute; its occupancy has no rule.
CenterConfig strict_config() {
  auto book = std::make_shared<FeedBook>(*feed_book());
  (*book)[kTraffic].quality.push_back(
      {.quantity = "speed_kmh", .frozen_after = 300s, .max_step_per_min = 10});
  (*book)[kTraffic].quality.push_back({.quantity = "flow_veh_h", .low = 0});
  CenterConfig config = city_config();
  config.feeds = book;
  return config;
}

class Road {
 public:
  // A minute later: what became of the value, as shown.
  ValueNow tells(double speed_kmh, Quality quality = Quality::Good) {
    minute_ += 1min;
    changes_ = center_.step(
        arrived(
            reading({.values = {{"speed_kmh", speed_kmh}}, .event_time = at(minute_), .quality = quality})),
        at(minute_));
    return shown();
  }
  ValueNow shown() { return center_.view()->assets[0].values.at(0); }
  void waits(Milliseconds time) { minute_ += time; }
  void restarts() {
    Center next{strict_config()};
    next.restore(*center_.view(), {});
    center_ = std::move(next);
  }
  const Changes& changes() const { return changes_; }
  const FeedNow& feed() {
    view_ = center_.view();
    return view_->feeds[kTraffic];
  }

 private:
  Center center_{strict_config()};
  CityViewPtr view_;
  Changes changes_;
  Milliseconds minute_{};
};

TEST(Frozen, AValueToldUnchangedForLongerThanItsRuleIsSuspect) {
  Road road;
  for (int minute = 0; minute <= 5; ++minute) {
    const ValueNow value = road.tells(30);
    EXPECT_EQ(value.quality, Quality::Good) << minute;
    EXPECT_EQ(value.same_for_s, 60U * static_cast<unsigned>(minute));
  }
  const ValueNow value = road.tells(30);
  EXPECT_EQ(value.quality, Quality::Suspect);
  EXPECT_EQ(value.doubts, doubt::kFrozen);
  EXPECT_EQ(road.changes().observations.at(0).quality, Quality::Suspect);
}

TEST(Frozen, AValueThatMovesAgainIsGoodAtOnce) {
  Road road;
  for (int minute = 0; minute <= 10; ++minute) road.tells(30);
  const ValueNow value = road.tells(31);
  EXPECT_EQ(value.quality, Quality::Good);
  EXPECT_EQ(value.doubts, 0);
  EXPECT_EQ(value.same_for_s, 0U);
}

TEST(Frozen, TheSameMessageAgainIsStillADuplicate) {
  Center center{strict_config()};
  for (int minute = 0; minute <= 10; ++minute) {
    center.step(arrived(reading({.values = {{"speed_kmh", 30}}, .event_time = at(minute * 1min)})),
                at(minute * 1min));
  }
  const Changes changes =
      center.step(arrived(reading({.values = {{"speed_kmh", 30}}, .event_time = at(10min)})), at(11min));
  EXPECT_TRUE(changes.empty());
  EXPECT_EQ(center.view()->feeds[kTraffic].duplicate, 1U);
}

TEST(Frozen, WhatTheSourceDidInALongSilenceNobodyKnows) {
  Road road;
  road.tells(30);
  road.waits(24h);
  EXPECT_EQ(road.tells(30).same_for_s, 0U);
}

TEST(Frozen, AQuantityWithoutARuleMayStandStill) {
  Center center{strict_config()};
  for (int minute = 0; minute <= 100; ++minute) {
    center.step(arrived(reading(
                    {.values = {{"occupancy_pct", 7}, {"flow_veh_h", 7}}, .event_time = at(minute * 1min)})),
                at(minute * 1min));
  }
  for (const ValueNow& value : center.view()->assets[0].values) {
    EXPECT_EQ(value.quality, Quality::Good);
    EXPECT_EQ(value.same_for_s, 6000U);
  }
}

TEST(Frozen, WhatIsBadAlreadyStaysBad) {
  Road road;
  for (int minute = 0; minute <= 10; ++minute) road.tells(30, Quality::Bad);
  EXPECT_EQ(road.shown().quality, Quality::Bad);
  EXPECT_EQ(road.shown().doubts & doubt::kFrozen, 0);
}

TEST(Jump, AFasterChangeThanItsRuleIsSuspect) {
  Road road;
  road.tells(30);
  EXPECT_EQ(road.tells(40).quality, Quality::Good);
  const ValueNow value = road.tells(51);
  EXPECT_EQ(value.quality, Quality::Suspect);
  EXPECT_EQ(value.doubts, doubt::kJump);
  EXPECT_EQ(road.feed().by_quality.at(static_cast<std::size_t>(Quality::Suspect)), 1U);
}

TEST(Jump, AtLeastAMinuteIsCounted) {
  Center center{strict_config()};
  center.step(arrived(reading({.values = {{"speed_kmh", 30}}, .event_time = at(0s)})), at(0s));
  center.step(arrived(reading({.values = {{"speed_kmh", 39}}, .event_time = at(1s)})), at(1s));
  EXPECT_EQ(center.view()->assets[0].values[0].quality, Quality::Good);
}

TEST(Jump, ASpikeDoesNotSpoilWhatComesAfterIt) {
  Road road;
  road.tells(30);
  EXPECT_EQ(road.tells(90).quality, Quality::Suspect);
  EXPECT_EQ(road.tells(32).quality, Quality::Good);
  EXPECT_EQ(road.tells(90).quality, Quality::Suspect);  // and is forgotten
}

TEST(Jump, ALevelThatStaysIsGoodAtItsThirdReport) {
  Road road;
  road.tells(30);
  EXPECT_EQ(road.tells(90).quality, Quality::Suspect);
  EXPECT_EQ(road.tells(92).quality, Quality::Suspect);
  EXPECT_EQ(road.tells(91).quality, Quality::Good);
  EXPECT_EQ(road.tells(95).quality, Quality::Good);
  EXPECT_EQ(road.tells(30).quality, Quality::Suspect);  // the old level is a jump now
}

TEST(Jump, ValuesThatLeapAboutAreNoLevel) {
  Road road;
  road.tells(0);
  for (const double wild : {90.0, 190.0, 60.0, 160.0, 90.0, 190.0}) {
    EXPECT_EQ(road.tells(wild).quality, Quality::Suspect) << wild;
  }
}

TEST(Jump, IsMeasuredAgainstTheLastGoodValueAcrossAGap) {
  Road road;
  road.tells(30);
  road.tells(0, Quality::Missing);
  EXPECT_EQ(road.tells(90).quality, Quality::Suspect);
  EXPECT_EQ(road.tells(33).quality, Quality::Good);
  road.tells(999, Quality::Suspect);
  EXPECT_EQ(road.tells(34).quality, Quality::Good);
}

TEST(Jump, ALongAbsenceAllowsALongWay) {
  Road road;
  road.tells(30);
  road.waits(10min);
  EXPECT_EQ(road.tells(120).quality, Quality::Good);
}

TEST(Jump, AnEndOfALongStandstillIsJudgedByItsLevel) {
  Road road;
  for (int minute = 0; minute <= 10; ++minute) road.tells(30);
  EXPECT_EQ(road.tells(90).doubts, doubt::kJump);
}

TEST(Jump, ALevelInDoubtIsCountedAnewAfterARestart) {
  Road road;
  road.tells(30);
  road.tells(90);
  road.restarts();
  EXPECT_EQ(road.tells(91).quality, Quality::Suspect);
  EXPECT_EQ(road.tells(92).quality, Quality::Good);
}

TEST(Jump, ALateValueIsKeptAsItWasTold) {
  Center center{strict_config()};
  center.step(arrived(reading({.values = {{"speed_kmh", 30}}, .event_time = at(10min)})), at(10min));
  const Changes changes = center.step(
      arrived(reading({.values = {{"speed_kmh", 200}}, .event_time = at(9min), .received_at = at(10min)})),
      at(10min));
  EXPECT_EQ(changes.observations.at(0).quality, Quality::Good);
}

}  // namespace
}  // namespace city
