#include "widgets/ui/zone_clock.hpp"

#include <gtest/gtest.h>

namespace city {
namespace {

using namespace std::chrono_literals;

TEST(ZoneClock, ShowsTheHourOfTheCity) {
  const ZoneClock clock{"Asia/Taipei"};
  const LocalTime time = clock.at(TimePoint{1778040007s});  // 2026-05-06T04:00:07Z
  EXPECT_EQ(clock_text(time), "12:00:07");
  EXPECT_EQ(date_text(time, {}), "2026-05-06 Wed");
  EXPECT_EQ(stamp_text(time), "05-06 12:00:07");
  EXPECT_TRUE(clock.zone_label().empty());
}

TEST(ZoneClock, TurnsTheDayAtTheCitysMidnight) {
  const ZoneClock clock{"Asia/Taipei"};
  EXPECT_EQ(date_text(clock.at(TimePoint{1767196799s}), {}), "2025-12-31 Wed");  // 2025-12-31T15:59:59Z
  EXPECT_EQ(date_text(clock.at(TimePoint{1767196800s}), {}), "2026-01-01 Thu");
}

TEST(ZoneClock, FollowsSummerTime) {
  const ZoneClock clock{"Europe/Berlin"};
  EXPECT_EQ(hour_minute_text(clock.at(TimePoint{1774745999s})), "01:59");  // 2026-03-29T00:59:59Z
  EXPECT_EQ(hour_minute_text(clock.at(TimePoint{1774746000s})), "03:00");
}

TEST(ZoneClock, SaysUtcWhenTheZoneIsUnknown) {
  const ZoneClock clock{"Atlantis/Capital"};
  EXPECT_EQ(clock.zone_label(), "UTC");
  EXPECT_EQ(clock_text(clock.at(TimePoint{1778040007s})), "04:00:07");
}

TEST(ZoneClock, KnowsTimesBefore1970) {
  EXPECT_EQ(date_text(ZoneClock{"UTC"}.at(TimePoint{-1s}), {}), "1969-12-31 Wed");
}

}  // namespace
}  // namespace city
