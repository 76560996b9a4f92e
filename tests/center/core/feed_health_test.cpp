// A feed that dies, freezes, is hours off or runs away is named with its reason within two of its periods, and not before;
// and the reason goes when its cause does. In virtual time, second by second.
#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <random>

#include "center/core/feed_reasons.hpp"
#include "tests/support/cities.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using namespace support;
using Kind = FeedReason::Kind;

constexpr Milliseconds kPeriod = 60s;  // of kTraffic
constexpr int kAssets = 20;

// An agency of kAssets stations, each telling one value a period: one after the other, or all in one document.
class Agency {
 public:
  explicit Agency(bool bulk, CenterConfig config = city_config()) : bulk_{bulk}, center_{std::move(config)} {
    values_.assign(kAssets, 30);
  }

  // What is wrong with it.
  bool dead = false;
  bool repeats = false;        // sends the same messages over and over
  bool values_frozen = false;  // stamps move, values do not
  Milliseconds stamps_off{};   // added to every stamp
  int every = 1;               // messages in place of one
  int assets_dead = 0;         // the first so many
  int jitter_s = 0;            // a report comes up to so much late
  int lost_percent = 0;
  std::function<double(double, std::mt19937&)> next = [](double value, std::mt19937& random) {
    return value + static_cast<double>(random() % 5) - 2;  // moves four times out of five
  };

  void run(Milliseconds time) {
    for (const TimePoint until = now_ + time; now_ < until;) second();
  }
  // How long until the reason is named, at most `limit`; then nothing.
  std::optional<Milliseconds> until_named(Kind kind, Milliseconds limit) {
    for (const TimePoint begun = now_; now_ - begun < limit;) {
      second();
      if (is_named(kind)) return now_ - begun;
    }
    return std::nullopt;
  }
  bool is_named(Kind kind) { return number(kind).has_value(); }
  std::optional<double> number(Kind kind) {
    const CityViewPtr view = center_.view();
    for (const FeedReason& reason : view->feeds[kTraffic].reasons) {
      if (reason.kind == kind) return reason.number;
    }
    return std::nullopt;
  }
  FeedNow feed() { return center_.view()->feeds[kTraffic]; }
  void restarts() {
    Center next_center{city_config()};
    next_center.restore(*center_.view(), {});
    center_ = std::move(next_center);
  }
  void leaps(Milliseconds time) { now_ += time; }

 private:
  void second() {
    now_ += 1s;
    ++clock_s_;
    Facts whole;
    const int rounds = dead ? 0 : every;
    for (int asset = assets_dead; asset < kAssets; ++asset) {
      if (every == 1 && !is_due(asset)) continue;
      for (int round = 0; round < rounds; ++round) report(asset, round, whole);
    }
    if (!whole.readings.empty())
      whole.tallies.push_back({.feed = kTraffic, .messages = whole.readings.size()});
    center_.step(arrived(std::move(whole)), now_);
  }
  bool is_due(int asset) {
    const int phase = bulk_ ? 0 : asset * 60 / kAssets;
    const int late = jitter_s == 0 ? 0 : static_cast<int>((clock_s_ / 60 * 7 + asset) % jitter_s);
    if (clock_s_ % 60 != (phase + late) % 60) return false;
    return lost_percent == 0 || static_cast<int>(random_() % 100) >= lost_percent;
  }
  void report(int asset, int round, Facts& whole) {
    double& value = values_[static_cast<std::size_t>(asset)];
    if (!values_frozen && !repeats) value = next(value, random_);
    if (!repeats) stamp_ = now_ + stamps_off + Milliseconds{round};
    whole.readings.push_back(
        {.asset = "S" + std::to_string(asset),
         .event_time = repeats ? stamps_.at(static_cast<std::size_t>(asset)) : remember(asset),
         .received_at = now_,
         .first = static_cast<std::uint32_t>(whole.measured.size()),
         .count = 1,
         .feed = kTraffic});
    whole.measured.push_back({.quantity = "occupancy_pct", .value = value});
  }
  TimePoint remember(int asset) {
    stamps_.resize(kAssets);
    return stamps_[static_cast<std::size_t>(asset)] = stamp_;
  }

  bool bulk_;
  Center center_;
  std::mt19937 random_{5};
  TimePoint now_ = kNoon;
  TimePoint stamp_{};
  int clock_s_ = 0;
  std::vector<double> values_;
  std::vector<TimePoint> stamps_;
};

// Ten healthy periods; then, at several instants of a period, `breaks`: named within two periods. Then `mends`: gone soon.
void expect_named(Kind kind, const std::function<void(Agency&)>& breaks,
                  const std::function<void(Agency&)>& mends, Milliseconds gone_within) {
  for (const bool bulk : {false, true}) {
    for (const Milliseconds moment :
         {Milliseconds{0s}, Milliseconds{1s}, Milliseconds{29s}, Milliseconds{59s}}) {
      Agency agency{bulk};
      agency.run(10 * kPeriod + moment);
      ASSERT_EQ(agency.feed().grade, FeedGrade::Ok) << bulk << " " << moment.count();
      breaks(agency);
      EXPECT_TRUE(agency.until_named(kind, 2 * kPeriod)) << bulk << " " << moment.count();
      agency.run(10 * kPeriod);
      EXPECT_TRUE(agency.is_named(kind)) << bulk << " " << moment.count();
      EXPECT_EQ(agency.feed().grade, FeedGrade::Bad);
      EXPECT_EQ(agency.feed().reasons.at(0).kind, kind);
      mends(agency);
      agency.run(gone_within);
      EXPECT_EQ(agency.feed().grade, FeedGrade::Ok) << bulk << " " << moment.count();
    }
  }
}

TEST(FeedHealth, ADeadFeedIsNamedWithinTwoPeriods) {
  expect_named(
      Kind::Silent, [](Agency& a) { a.dead = true; }, [](Agency& a) { a.dead = false; }, kPeriod);
}

TEST(FeedHealth, AFeedThatRepeatsItselfIsNamedWithinTwoPeriods) {
  expect_named(
      Kind::StampsStill, [](Agency& a) { a.repeats = true; }, [](Agency& a) { a.repeats = false; }, kPeriod);
}

TEST(FeedHealth, AFeedWhoseValuesStandStillIsNamedWithinTwoPeriods) {
  expect_named(
      Kind::ValuesFrozen, [](Agency& a) { a.values_frozen = true; },
      [](Agency& a) { a.values_frozen = false; }, kPeriod);
}

TEST(FeedHealth, AFeedEightHoursAheadIsNamedWithinTwoPeriods) {
  expect_named(
      Kind::StampsAhead, [](Agency& a) { a.stamps_off = 8h; }, [](Agency& a) { a.stamps_off = 0s; },
      2 * kPeriod);
}

TEST(FeedHealth, AFeedEightHoursBehindIsNamedWithinTwoPeriods) {
  expect_named(
      Kind::StampsBehind, [](Agency& a) { a.stamps_off = -8h; }, [](Agency& a) { a.stamps_off = 0s; },
      2 * kPeriod);
}

TEST(FeedHealth, ARunawayPublisherIsNamedWithinTwoPeriods) {
  expect_named(
      Kind::Runaway, [](Agency& a) { a.every = 2; }, [](Agency& a) { a.every = 1; }, 2 * kPeriod);
}

TEST(FeedHealth, SaysHowFarOffAFeedIs) {
  Agency agency{true};
  agency.run(10 * kPeriod);
  agency.stamps_off = 8h;
  agency.run(2 * kPeriod);
  EXPECT_EQ(agency.number(Kind::StampsAhead), 8.0 * 3600);
  EXPECT_EQ(agency.feed().skew_s, -8.0 * 3600);
  agency.stamps_off = 0s;
  agency.every = 2;  // of each asset, each second: 120 times
  agency.run(70s);
  EXPECT_NEAR(agency.number(Kind::Runaway).value_or(0), 120, 1);
}

TEST(FeedHealth, AHealthyFeedIsNeverAccused) {
  for (const bool bulk : {false, true}) {
    Agency agency{bulk};
    agency.jitter_s = bulk ? 15 : 20;
    for (int minute = 0; minute < 300; ++minute) {
      agency.run(1min);
      EXPECT_EQ(agency.feed().grade, FeedGrade::Ok) << minute;
    }
  }
}

TEST(FeedHealth, LostMessagesTurnNothingRed) {
  for (const bool bulk : {false, true}) {
    Agency agency{bulk};
    agency.lost_percent = 3;
    for (int second = 0; second < 7200; ++second) {
      agency.run(1s);
      EXPECT_NE(agency.feed().grade, FeedGrade::Bad) << second;
    }
  }
}

TEST(FeedHealth, ADryRainFeedIsNotFrozen) {
  Agency agency{true};
  for (int spell = 0; spell < 6; ++spell) {
    const bool is_wet = spell % 2 == 0;
    agency.next = [is_wet](double, std::mt19937& random) {
      return is_wet ? static_cast<double>(random() % 20) / 2 : 0.0;
    };
    for (int minute = 0; minute < 120; ++minute) {
      agency.run(1min);
      EXPECT_FALSE(agency.is_named(Kind::ValuesFrozen)) << spell << " " << minute;
    }
  }
}

TEST(FeedHealth, LightsThatAllSwitchAtOnceAreNotFrozen) {
  Agency agency{false};
  int minute = 0;
  agency.next = [&minute](double, std::mt19937&) { return minute / 90 % 2 == 0 ? 1.0 : 2.0; };
  for (; minute < 600; ++minute) {
    agency.run(1min);
    EXPECT_FALSE(agency.is_named(Kind::ValuesFrozen)) << minute;
  }
}

TEST(FeedHealth, SilentAssetsOfALivingFeedAreNamed) {
  Agency agency{false};
  agency.run(10 * kPeriod);
  agency.assets_dead = 5;
  agency.run(2 * kPeriod);
  EXPECT_FALSE(agency.is_named(Kind::AssetsSilent));  // within kFreshPeriods they may still report
  agency.run(2 * kPeriod);
  EXPECT_EQ(agency.number(Kind::AssetsSilent), 5);
  EXPECT_EQ(agency.feed().grade, FeedGrade::Attention);
  agency.assets_dead = 0;
  agency.run(kPeriod);
  EXPECT_EQ(agency.feed().grade, FeedGrade::Ok);
}

TEST(FeedHealth, OneFrozenGaugeIsNotItsFeedsFault) {
  CenterConfig config = city_config();
  auto book = std::make_shared<FeedBook>(*config.feeds);
  (*book)[kTraffic].quality.push_back({.quantity = "occupancy_pct", .frozen_after = 300s});
  config.feeds = book;
  Agency agency{true, config};
  int reports = 0;
  agency.next = [&reports](double value, std::mt19937& random) {
    return reports++ % kAssets == 0 ? value : value + static_cast<double>(random() % 5) - 2;
  };
  agency.run(20 * kPeriod);
  EXPECT_EQ(agency.feed().by_quality.at(static_cast<std::size_t>(Quality::Suspect)), 1U);
  EXPECT_EQ(agency.feed().grade, FeedGrade::Ok);
  agency.values_frozen = true;
  agency.run(7 * kPeriod);
  EXPECT_TRUE(agency.is_named(Kind::ValuesFrozen));
  EXPECT_EQ(agency.number(Kind::ValuesDoubtful), 100);
}

TEST(FeedHealth, WhatStoodStillBeforeARestartStillDoes) {
  for (const bool stamps : {false, true}) {
    Agency agency{true};
    agency.run(10 * kPeriod);
    (stamps ? agency.repeats : agency.values_frozen) = true;
    agency.run(10 * kPeriod);
    const Kind kind = stamps ? Kind::StampsStill : Kind::ValuesFrozen;
    const double before = agency.number(kind).value_or(0);
    agency.restarts();
    agency.run(kPeriod);
    EXPECT_EQ(agency.number(kind), before + 60) << stamps;
    (stamps ? agency.repeats : agency.values_frozen) = false;
    agency.run(kPeriod);
    EXPECT_FALSE(agency.is_named(kind)) << stamps;
  }
}

TEST(FeedHealth, ARunawayIsStillNamedInAPictureOfTheStoreAndAfterARestart) {
  Agency agency{false};
  agency.run(5 * kPeriod);
  agency.every = 2;
  ASSERT_TRUE(agency.until_named(Kind::Runaway, 2 * kPeriod));
  const double times = agency.number(Kind::Runaway).value();
  agency.restarts();
  ASSERT_TRUE(agency.is_named(Kind::Runaway));
  EXPECT_NEAR(agency.number(Kind::Runaway).value(), times, times / 10);
  agency.every = 1;
  agency.run(4 * kPeriod);
  EXPECT_FALSE(agency.is_named(Kind::Runaway));
}

TEST(FeedHealth, ARestartAccusesNobody) {
  for (const bool bulk : {false, true}) {
    Agency agency{bulk};
    agency.run(10 * kPeriod);
    agency.restarts();
    for (int second = 0; second < 300; ++second) {
      agency.run(1s);
      EXPECT_EQ(agency.feed().grade, FeedGrade::Ok) << second;
    }
  }
}

TEST(FeedHealth, AClockThatLeapsIsForgottenWithinAFewPeriods) {
  for (const Milliseconds leap :
       {Milliseconds{26h}, Milliseconds{-26h}, Milliseconds{400s}, Milliseconds{-400s}}) {
    for (const bool bulk : {false, true}) {
      Agency agency{bulk};
      agency.run(10 * kPeriod);
      agency.leaps(leap);
      agency.run(5 * kPeriod);
      EXPECT_EQ(agency.feed().grade, FeedGrade::Ok) << leap.count() << " " << bulk;
    }
  }
}

// Facts that no agency above gives.

TEST(FeedHealth, AThrottledFeedRunsAwayUntilTwoPeriodsAfter) {
  Center center{city_config()};
  const auto grade_after = [&](Milliseconds t, std::uint64_t throttled) {
    Facts facts =
        reading({.values = {{"speed_kmh", 1.0 * static_cast<double>(t.count())}}, .event_time = at(t)});
    facts.tallies.push_back({.feed = kTraffic, .messages = 1, .throttled = throttled});
    center.step(arrived(std::move(facts)), at(t));
    return center.view()->feeds[kTraffic];
  };
  EXPECT_EQ(grade_after(0s, 0).grade, FeedGrade::Ok);
  const FeedNow feed = grade_after(10s, 500);
  EXPECT_EQ(feed.reasons.at(0).kind, Kind::Runaway);
  EXPECT_GT(feed.reasons.at(0).number, 500);
  EXPECT_EQ(feed.throttled, 500U);
  EXPECT_EQ(feed.merged, 500U);
  EXPECT_GT(grade_after(100s, 0).reasons.at(0).number, 500);
  EXPECT_EQ(grade_after(131s, 0).grade, FeedGrade::Ok);
}

TEST(FeedHealth, AFeedThatIsMostlyRefusedIsNamedWhileItIs) {
  Center center{city_config()};
  for (int minute = 0; minute < 3; ++minute) {
    const bool is_broken = minute == 1;
    Facts facts;
    for (int i = 0; i < 20; ++i) {
      facts = all({std::move(facts), is_broken && i < 8
                                         ? refused({.kind = DecodeError::Kind::BadTime, .feed = kTraffic})
                                         : reading({.asset = "S" + std::to_string(i),
                                                    .values = {{"speed_kmh", 30.0 + minute}},
                                                    .event_time = at(minute * 2min)})});
    }
    center.step(arrived(std::move(facts)), at(minute * 2min));
    const FeedNow feed = center.view()->feeds[kTraffic];
    EXPECT_EQ(feed.grade, is_broken ? FeedGrade::Attention : FeedGrade::Ok) << minute;
    if (is_broken) {
      EXPECT_EQ(feed.reasons.at(0).number, 40);
    }
  }
}

TEST(FeedHealth, ALastWillIsNamedUntilDataComesAgain) {
  Center center{city_config()};
  center.step(arrived(reading({.values = {{"speed_kmh", 30}}})), at(0s));
  Facts gone;
  gone.publishers.push_back({.feed = kTraffic, .online = false});
  center.step(arrived(gone), at(5s));
  EXPECT_EQ(center.view()->feeds[kTraffic].reasons.at(0).kind, Kind::PublisherOffline);
  center.step(arrived(reading({.values = {{"speed_kmh", 31}}, .event_time = at(60s)})), at(60s));
  EXPECT_TRUE(center.view()->feeds[kTraffic].reasons.empty());
}

TEST(FeedHealth, ABulkDocumentOfAThousandRecordsHasTheSkewOfItsMiddle) {
  Center center{city_config()};
  Facts facts;
  for (int i = 0; i < 1505; ++i) {
    const Milliseconds old = i % 20 == 0 ? Milliseconds{24h * 43} : Milliseconds{90s};
    Facts one = reading({.asset = "S" + std::to_string(i),
                         .values = {{"bikes_available", 1}},
                         .event_time = at(-old),
                         .received_at = at(0s),
                         .published_at = at(-30s)});
    one.readings[0].first = static_cast<std::uint32_t>(facts.measured.size());
    facts.measured.push_back(one.measured[0]);
    facts.readings.push_back(one.readings[0]);
    facts.readings.back().feed = kYoubike;
  }
  center.step(arrived(facts), at(0s));
  EXPECT_EQ(center.view()->feeds[kYoubike].skew_s, 90);
  EXPECT_EQ(center.view()->feeds[kYoubike].publish_skew_s, 30);
  center.step(arrived(facts), at(60s));  // the same again says nothing new
  EXPECT_EQ(center.view()->feeds[kYoubike].skew_s, 90);
}

}  // namespace
}  // namespace city
