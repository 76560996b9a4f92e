#include "center/core/value_rules.hpp"

#include <gtest/gtest.h>

#include "tests/support/facts.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using support::at;

ValueNow value(double number, TimePoint event_time, TimePoint received_at, Quality quality = Quality::Good) {
  return {.value = number, .event_time = event_time, .received_at = received_at, .quality = quality};
}
ValueNow value(double number, TimePoint event_time) { return value(number, event_time, event_time); }

TEST(ValueRules, ANewerStampIsShown) { EXPECT_EQ(judge(value(1, at(0s)), value(2, at(1s))), Verdict::Shown); }

TEST(ValueRules, AnOlderStampIsLate) {
  EXPECT_EQ(judge(value(1, at(1s)), value(2, at(0s), at(2s))), Verdict::Late);
}

TEST(ValueRules, TheSameStampAndValueIsADuplicateWheneverItComes) {
  EXPECT_EQ(judge(value(1, at(0s)), value(1, at(0s), at(5min))), Verdict::Duplicate);
}

TEST(ValueRules, TheSameStampWithAnotherValueIsACorrection) {
  EXPECT_EQ(judge(value(1, at(0s)), value(2, at(0s), at(1s))), Verdict::Shown);
}

TEST(ValueRules, TheNumberOfAMissingValueMeansNothing) {
  EXPECT_EQ(judge(value(1, at(0s), at(0s), Quality::Missing), value(2, at(0s), at(0s), Quality::Missing)),
            Verdict::Duplicate);
  EXPECT_EQ(judge(value(1, at(0s), at(0s), Quality::Missing), value(1, at(0s))), Verdict::Shown);
}

TEST(ValueRules, AFutureStampDoesNotBlockTheNextOne) {
  EXPECT_EQ(judge(value(1, at(168h), at(0s)), value(2, at(1s))), Verdict::Shown);
}

TEST(ValueRules, AFutureStampDoesNotBlockAnEarlierFutureStamp) {
  EXPECT_EQ(judge(value(1, at(168h), at(0s)), value(2, at(24h), at(1s))), Verdict::Shown);
}

TEST(ValueRules, AValueFromBeforeTheClockWasSetBackDoesNotBlock) {
  EXPECT_EQ(judge(value(1, at(24h)), value(2, at(1s))), Verdict::Shown);
}

TEST(ValueRules, AStampAheadWithinToleranceBlocksOlderOnes) {
  EXPECT_EQ(judge(value(1, at(0s) + kFutureTolerance, at(0s)), value(2, at(1s))), Verdict::Late);
}

TEST(ValueRules, AStampBeyondToleranceOrOlderThanTenYearsIsSuspect) {
  EXPECT_EQ(doubts_of_stamp(at(0s) + kFutureTolerance, at(0s)), 0);
  EXPECT_EQ(doubts_of_stamp(at(1ms) + kFutureTolerance, at(0s)), doubt::kFuture);
  EXPECT_EQ(doubts_of_stamp(at(0s) - kAncient, at(0s)), 0);
  EXPECT_EQ(doubts_of_stamp(TimePoint{}, at(0s)), doubt::kAncient);  // 1970
}

TEST(ValueRules, AValueDoubtedByOurOwnRulesIsStillTheSameMessage) {
  ValueNow frozen = value(1, at(0s), at(0s), Quality::Suspect);
  frozen.doubts = doubt::kFrozen;
  EXPECT_EQ(judge(frozen, value(1, at(0s))), Verdict::Duplicate);
  EXPECT_EQ(judge(frozen, value(1, at(0s), at(0s), Quality::Suspect)), Verdict::Shown);
}

TEST(ValueRules, TheSameValueAddsUpWithoutRounding) {
  ValueNow known = value(1, at(0s));
  for (int i = 1; i <= 1000; ++i) {
    ValueNow told = value(1, at(i * 1500ms));
    told.same_for_s = same_for_s(known, told, 1h);
    known = told;
  }
  EXPECT_EQ(known.same_for_s, 1500U);
}

TEST(ValueRules, AStampInTheFutureTellsNoDuration) {
  ValueNow known = value(1, at(0s));
  known.same_for_s = 10;
  ValueNow told = value(1, at(168h), at(1min));
  told.doubts = doubt::kFuture;
  EXPECT_EQ(same_for_s(known, told, 1000h), 10U);
  told.same_for_s = 10;
  EXPECT_EQ(same_for_s(told, value(1, at(2min)), 1000h), 10U);
}

TEST(ValueRules, AMissingOrOtherValueBeginsAnew) {
  ValueNow known = value(1, at(0s));
  known.same_for_s = 10;
  EXPECT_EQ(same_for_s(known, value(2, at(1min)), 1h), 0U);
  EXPECT_EQ(same_for_s(known, value(1, at(1min), at(1min), Quality::Missing), 1h), 0U);
  EXPECT_EQ(same_for_s(known, value(1, at(2h)), 1h), 0U);
  EXPECT_EQ(same_for_s(known, value(1, at(1min)), 1h), 70U);
}

TEST(ValueRules, APublishTimeIsToldFromTheEventAndHeldInRange) {
  EXPECT_EQ(published_s(at(0s), at(90s)), 90);
  EXPECT_EQ(published_s(at(0s), TimePoint{}), kNotPublished);
  EXPECT_GT(published_s(at(0s), TimePoint::min()), kNotPublished);
  EXPECT_GT(published_s(at(0s), TimePoint::max()), 0);
}

}  // namespace
}  // namespace city
