#include "center/export/local_stamps.hpp"

#include <gtest/gtest.h>

#include "tests/support/facts.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using support::at;

TEST(LocalStamps, AreRfc3339InTheCitysOffset) {
  LocalStamps stamps{"Asia/Taipei"};
  EXPECT_EQ(stamps.text(at(0s)), "2026-05-01T12:00:00+08:00");
  EXPECT_EQ(stamps.text(at(1005ms)), "2026-05-01T12:00:01.005+08:00");
}

TEST(LocalStamps, FollowTheChangeToSummerTime) {
  LocalStamps stamps{"Europe/Berlin"};
  const TimePoint change{std::chrono::sys_days{std::chrono::year{2026} / 3 / 29} + 1h};
  EXPECT_EQ(stamps.text(change - 1s), "2026-03-29T01:59:59+01:00");
  EXPECT_EQ(stamps.text(change), "2026-03-29T03:00:00+02:00");
  EXPECT_EQ(stamps.text(change - 1s), "2026-03-29T01:59:59+01:00");
}

TEST(LocalStamps, WriteNegativeAndHalfHourOffsets) {
  EXPECT_EQ(LocalStamps{"America/St_Johns"}.text(TimePoint{}), "1969-12-31T20:30:00-03:30");
  EXPECT_EQ(LocalStamps{"Asia/Kathmandu"}.text(at(0s)), "2026-05-01T09:45:00+05:45");
}

TEST(LocalStamps, OutsideTheYearsOfRfc3339ThereIsNone) {
  LocalStamps stamps{"UTC"};
  EXPECT_FALSE(stamps.text(TimePoint{Milliseconds{std::int64_t{1} << 53}}));
  EXPECT_FALSE(stamps.text(TimePoint{-Milliseconds{std::int64_t{1} << 53}}));
  EXPECT_EQ(stamps.text(TimePoint{}), "1970-01-01T00:00:00+00:00");
}

}  // namespace
}  // namespace city
