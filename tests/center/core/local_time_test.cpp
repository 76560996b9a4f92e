#include "center/core/local_time.hpp"

#include <gtest/gtest.h>

#include "tests/support/facts.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using support::kNoon;

TEST(LocalTime, ADayInTaipeiBeginsAtSixteenHundredUtc) {
  const LocalDay day = local_day("Asia/Taipei", kNoon);
  EXPECT_EQ(day.begin, kNoon - 12h);
  EXPECT_EQ(day.end, kNoon + 12h);
  EXPECT_EQ(utc_offset("Asia/Taipei", kNoon), 8h);
}

TEST(LocalTime, ADayAtTheChangeToSummerTimeHasTwentyThreeHours) {
  const TimePoint easter{std::chrono::sys_days{std::chrono::year{2026} / 3 / 29} + 10h};
  const LocalDay day = local_day("Europe/Berlin", easter);
  EXPECT_EQ(day.end - day.begin, 23h);
}

TEST(LocalTime, AnOffsetSaysHowLongItHolds) {
  const TimePoint summer{std::chrono::sys_days{std::chrono::year{2026} / 7 / 1}};
  const UtcOffset offset = utc_offset_span("Europe/Berlin", summer);
  EXPECT_EQ(offset.offset, 2h);
  EXPECT_TRUE(offset.holds_at(summer));
  EXPECT_FALSE(offset.holds_at(offset.end));
  EXPECT_EQ(utc_offset("Europe/Berlin", offset.end), 1h);
}

TEST(LocalTime, AnUnknownZoneCountsAsUtc) {
  EXPECT_FALSE(is_known_zone("Mars/Olympus"));
  EXPECT_EQ(utc_offset("Mars/Olympus", kNoon), 0s);
  EXPECT_EQ(local_day("Mars/Olympus", kNoon).begin, kNoon - 4h);
}

TEST(LocalTime, TheEmptyZoneIsUtc) {
  EXPECT_TRUE(is_known_zone(""));
  EXPECT_EQ(utc_offset("", kNoon), 0s);
}

}  // namespace
}  // namespace city
