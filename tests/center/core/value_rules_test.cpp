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

}  // namespace
}  // namespace city
