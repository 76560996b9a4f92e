#include "center/core/feed_reasons.hpp"

#include <gtest/gtest.h>

namespace city {
namespace {

using namespace std::chrono_literals;
using Kind = FeedReason::Kind;

constexpr Milliseconds kPeriod = 60s;

FeedPulse healthy() {
  return {.silent_for = 10s,
          .settled = true,
          .rate_times = 1,
          .burst_times = 1,
          .skew_s = 2,
          .stamps_still_for = 10s,
          .records = 20,
          .known = 20,
          .reporting = 20,
          .by_quality = {40, 0, 0, 0}};
}

std::vector<Kind> kinds(const FeedJudgement& judgement) {
  std::vector<Kind> kinds;
  for (const FeedReason& reason : judgement.reasons) kinds.push_back(reason.kind);
  return kinds;
}

void expect_only(const FeedPulse& pulse, Kind kind, double number, FeedGrade grade,
                 Milliseconds period = kPeriod) {
  const FeedJudgement judgement = judge(pulse, period);
  ASSERT_EQ(kinds(judgement), std::vector{kind});
  EXPECT_NEAR(judgement.reasons[0].number, number, 1e-6);
  EXPECT_EQ(judgement.grade, grade);
}

void expect_nothing(const FeedPulse& pulse, Milliseconds period = kPeriod) {
  EXPECT_EQ(kinds(judge(pulse, period)), std::vector<Kind>{});
  EXPECT_EQ(judge(pulse, period).grade, FeedGrade::Ok);
}

TEST(FeedReasons, AHealthyFeedHasNone) { expect_nothing(healthy()); }

TEST(FeedReasons, ThatNeverSpokeIsNeitherGoodNorBad) {
  expect_only({.known = 3}, Kind::NeverHeard, 0, FeedGrade::Never);
}

TEST(FeedReasons, LateIsOverdueThenSilentThenBad) {
  FeedPulse pulse = healthy();
  pulse.silent_for = 90s;
  expect_nothing(pulse);
  pulse.silent_for = 91s;
  expect_only(pulse, Kind::Overdue, 91, FeedGrade::Attention);
  pulse.silent_for = 120s;
  expect_only(pulse, Kind::Silent, 120, FeedGrade::Attention);
  pulse.silent_for = 180s;
  expect_only(pulse, Kind::Silent, 180, FeedGrade::Bad);
}

TEST(FeedReasons, OfAFeedThatIsSilentNothingElseIsSaid) {
  FeedPulse pulse = healthy();
  pulse.silent_for = 1h;
  pulse.reporting = 0;
  pulse.skew_s = 8 * 3600;
  pulse.burst_times = 100;
  pulse.by_quality = {0, 40, 0, 0};
  pulse.doubtful_assets = 20;
  expect_only(pulse, Kind::Silent, 3600, FeedGrade::Bad);
}

TEST(FeedReasons, APublisherThatSaidGoodbyeIsNamedAtOnce) {
  FeedPulse pulse = healthy();
  pulse.publisher_gone = true;
  expect_only(pulse, Kind::PublisherOffline, 0, FeedGrade::Bad);
  pulse.silent_for = 10min;
  EXPECT_EQ(kinds(judge(pulse, kPeriod)), (std::vector{Kind::Silent, Kind::PublisherOffline}));
}

TEST(FeedReasons, TenTimesThePromisedRateIsARunaway) {
  FeedPulse pulse = healthy();
  pulse.burst_times = 10;
  pulse.rate_times = 10;
  expect_nothing(pulse);
  pulse.burst_times = 11;
  pulse.rate_times = 110;  // of a feed with a long period: the burst is measured against one full report
  expect_only(pulse, Kind::Runaway, 110, FeedGrade::Bad);
}

TEST(FeedReasons, AFeedFileMayAllowMoreOrAnything) {
  FeedPulse pulse = healthy();
  pulse.burst_times = 40;
  pulse.runaway_times = 120;
  expect_nothing(pulse);
  pulse.runaway_times = 0;
  expect_nothing(pulse);
  pulse.burst_times = 3;
  pulse.runaway_times = 2;
  expect_nothing(pulse);
}

TEST(FeedReasons, AThrottledFeedRunsAway) {
  FeedPulse pulse = healthy();
  pulse.throttled = true;
  pulse.rate_times = 4;
  expect_only(pulse, Kind::Runaway, 4, FeedGrade::Bad);
}

TEST(FeedReasons, StampsAheadBeyondToleranceAreNamed) {
  FeedPulse pulse = healthy();
  pulse.skew_s = -120;
  expect_nothing(pulse);
  pulse.skew_s = -121;
  expect_only(pulse, Kind::StampsAhead, 121, FeedGrade::Attention);
  pulse.skew_s = -8 * 3600;
  expect_only(pulse, Kind::StampsAhead, 8 * 3600, FeedGrade::Bad);
}

TEST(FeedReasons, WholeHoursBehindAreAZone) {
  for (const double hours : {1.0, 8.0, 14.0}) {
    for (const double way_s : {-100.0, 0.0, 3.0, 359.0}) {
      FeedPulse pulse = healthy();
      pulse.skew_s = hours * 3600 + way_s;
      expect_only(pulse, Kind::StampsBehind, *pulse.skew_s, FeedGrade::Bad);
    }
  }
}

TEST(FeedReasons, OtherTimesBehindAreADelay) {
  for (const double behind_s : {181.0, 1800.0, 3600.0 + 400, 8.5 * 3600, 15 * 3600.0, 43.0 * 86'400}) {
    FeedPulse pulse = healthy();
    pulse.skew_s = behind_s;
    expect_only(pulse, Kind::Delayed, behind_s, FeedGrade::Attention);
  }
}

TEST(FeedReasons, AnHourlyFeedMayBeAnHourOld) {
  FeedPulse pulse = healthy();
  pulse.skew_s = 3600;
  expect_nothing(pulse, 1h);
  pulse.skew_s = 8.5 * 3600;
  expect_only(pulse, Kind::StampsBehind, 8.5 * 3600, FeedGrade::Bad, 1h);
}

TEST(FeedReasons, RepeatedStampsStandStill) {
  FeedPulse pulse = healthy();
  pulse.stamps_still_for = 2h;
  pulse.repeated_for = 90s;
  expect_nothing(pulse);
  pulse.repeated_for = 91s;
  expect_only(pulse, Kind::StampsStill, 7200, FeedGrade::Bad);
}

TEST(FeedReasons, OldStampsExplainSilentAssets) {
  FeedPulse pulse = healthy();
  pulse.reporting = 0;
  pulse.skew_s = 8 * 3600;
  expect_only(pulse, Kind::StampsBehind, 8 * 3600, FeedGrade::Bad);
}

TEST(FeedReasons, MoreThanATenthOfSilentAssetsIsNamed) {
  FeedPulse pulse = healthy();
  pulse.reporting = 18;
  expect_nothing(pulse);
  pulse.reporting = 17;
  expect_only(pulse, Kind::AssetsSilent, 3, FeedGrade::Attention);
  pulse.reporting = 10;
  expect_only(pulse, Kind::AssetsSilent, 10, FeedGrade::Bad);
  pulse.settled = false;
  expect_nothing(pulse);
}

TEST(FeedReasons, MoreThanAFifthRefusedIsNamedFromThree) {
  FeedPulse pulse = healthy();
  pulse.records = 2;
  pulse.refused = 2;
  expect_nothing(pulse);
  pulse.records = 12;
  pulse.refused = 3;
  expect_nothing(pulse);
  pulse.records = 9;
  expect_only(pulse, Kind::Refusing, 25, FeedGrade::Attention);
  pulse.records = 0;
  expect_only(pulse, Kind::Refusing, 100, FeedGrade::Bad);
}

TEST(FeedReasons, DoubtfulValuesOfSeveralAssetsAreNamedMissingOnesAreNot) {
  FeedPulse pulse = healthy();
  pulse.by_quality = {30, 0, 0, 400};
  expect_nothing(pulse);
  pulse.by_quality = {30, 8, 2, 400};
  pulse.doubtful_assets = 1;
  expect_nothing(pulse);  // one gauge is not its feed
  pulse.doubtful_assets = 2;
  expect_only(pulse, Kind::ValuesDoubtful, 25, FeedGrade::Attention);
  pulse.by_quality = {5, 5, 0, 0};
  expect_only(pulse, Kind::ValuesDoubtful, 50, FeedGrade::Bad);
}

TEST(FeedReasons, TheWorstComesFirst) {
  FeedPulse pulse = healthy();
  pulse.silent_for = 100s;
  pulse.values_still_for = 2min;
  pulse.throttled = true;
  pulse.refused = 10;
  pulse.reporting = 15;
  const FeedJudgement judgement = judge(pulse, kPeriod);
  EXPECT_EQ(kinds(judgement), (std::vector{Kind::Runaway, Kind::ValuesFrozen, Kind::Refusing,
                                           Kind::AssetsSilent, Kind::Overdue}));
  EXPECT_EQ(judgement.grade, FeedGrade::Bad);
  EXPECT_EQ(judgement.reasons[1].number, 120);
}

TEST(FeedReasons, StampsThatMoveSlowerThanTheFeedReportsAreItsOwnRhythm) {
  FeedPulse pulse = healthy();
  pulse.skew_s = 280;
  expect_only(pulse, Kind::Delayed, 280, FeedGrade::Attention);
  pulse.stamp_period = 15min;
  expect_nothing(pulse);
}

}  // namespace
}  // namespace city
