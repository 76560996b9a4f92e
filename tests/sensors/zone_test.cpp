#include <gtest/gtest.h>

#include "sensors/zone.hpp"
#include "tests/sensors/builders.hpp"

namespace city {
namespace {

using test::utc;

TEST(Zone, TurnsTaipeiTimeIntoUtc) {
  Zone zone{"Asia/Taipei"};
  EXPECT_TRUE(zone.known());
  const Stamp stamp = stamp_from_text("2024-12-14 19:11:15", zone);
  EXPECT_EQ(stamp.time, utc(2024, 12, 14, 11, 11, 15));
  EXPECT_TRUE(stamp.zone_assumed);
}

TEST(Zone, GivesTheSameAnswerOnTheFastPath) {
  Zone zone{"Asia/Taipei"};
  for (int day = 1; day <= 28; ++day) {
    const std::string text =
        "2024-02-" + std::string{day < 10 ? "0" : ""} + std::to_string(day) + " 00:00:00";
    EXPECT_EQ(stamp_from_text(text, zone).time,
              utc(2024, 2, static_cast<unsigned>(day)) - std::chrono::hours{8})
        << text;
  }
}

TEST(Zone, CrossesClockChangesInOneRun) {
  Zone zone{"America/New_York"};
  EXPECT_EQ(stamp_from_text("2025-01-15 12:00:00", zone).time, utc(2025, 1, 15, 17));
  EXPECT_EQ(stamp_from_text("2025-07-15 12:00:00", zone).time, utc(2025, 7, 15, 16));
  EXPECT_EQ(stamp_from_text("2025-11-02 12:00:00", zone).time, utc(2025, 11, 2, 17));
  EXPECT_EQ(stamp_from_text("2025-01-15 12:00:00", zone).time, utc(2025, 1, 15, 17));
}

TEST(Zone, TakesTheEarlierOfTwoWhenClocksGoBack) {
  Zone zone{"America/New_York"};
  EXPECT_EQ(stamp_from_text("2025-11-02 01:30:00", zone).time, utc(2025, 11, 2, 5, 30));
}

TEST(Zone, TakesTheMomentOfTheChangeForATimeThatNeverWas) {
  Zone zone{"America/New_York"};
  EXPECT_EQ(stamp_from_text("2025-03-09 02:30:00", zone).time, utc(2025, 3, 9, 7));
}

TEST(Zone, IsIgnoredWhereTheStampNamesItsOwn) {
  Zone zone{"America/New_York"};
  const Stamp stamp = stamp_from_text("2026-05-01T08:00:00+08:00", zone);
  EXPECT_EQ(stamp.time, utc(2026, 5, 1));
  EXPECT_FALSE(stamp.zone_assumed);
}

TEST(Zone, ThatNobodyKnowsRefusesNaiveStampsOnly) {
  Zone zone{"Mars/Olympus"};
  EXPECT_FALSE(zone.known());
  EXPECT_FALSE(stamp_from_text("2026-05-01 08:00:00", zone).time);
  EXPECT_TRUE(stamp_from_text("2026-05-01T08:00:00Z", zone).time);
}

TEST(Stamp, IsRefusedBefore1990AndAfter9999) {
  Zone zone{"Asia/Taipei"};
  EXPECT_FALSE(stamp_from_text("1989-12-31T23:59:59Z", zone).time);
  EXPECT_FALSE(stamp_from_text("1970-01-01 08:00:00", zone).time);
  EXPECT_TRUE(stamp_from_text("1990-01-01T00:00:00Z", zone).time);
  EXPECT_TRUE(stamp_from_text("2016-06-20 10:00:00", zone).time);
  EXPECT_FALSE(stamp_from_ms(0).time);
  EXPECT_FALSE(stamp_from_ms(-1e300).time);
  EXPECT_FALSE(stamp_from_ms(4e14).time);
  EXPECT_EQ(stamp_from_ms(1777593600123.9).time, utc(2026, 5, 1, 0, 0, 0, 123));
}

}  // namespace
}  // namespace city
