#include "widgets/ui/zone_clock.hpp"

#include <gtest/gtest.h>

#include "tests/widgets/support/headless.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;

TEST(ZoneClock, ShowsTheHourOfTheCity) {
  const ZoneClock clock{"Asia/Taipei"};
  const LocalTime time = clock.at(TimePoint{1778040007s});  // 2026-05-06T04:00:07Z
  EXPECT_EQ(clock_text(time), "12:00:07");
  EXPECT_EQ(date_text(time, {}), "6 May 2026");
  EXPECT_EQ(weekday_text(time, {}), "Wed");
  EXPECT_EQ(stamp_text(time, {}), "6 May 12:00:07");
  EXPECT_TRUE(clock.zone_label().empty());
}

TEST(ZoneClock, WritesDatesAsTheLanguageDoes) {
  const Texts chinese = support::texts_in(Language::Chinese);
  const LocalTime time{.year = 2026, .month = 11, .day = 22, .weekday = 0, .hour = 9, .minute = 5};
  EXPECT_EQ(day_text(time, chinese), "11月22日");
  EXPECT_EQ(weekday_text(time, chinese), "週日");
  EXPECT_EQ(date_text(time, chinese), "2026年11月22日");
  EXPECT_EQ(stamp_text(time, chinese), "11月22日 09:05:00");
}

TEST(ZoneClock, TurnsTheDayAtTheCitysMidnight) {
  const ZoneClock clock{"Asia/Taipei"};
  EXPECT_EQ(date_text(clock.at(TimePoint{1767196799s}), {}), "31 Dec 2025");  // 2025-12-31T15:59:59Z
  EXPECT_EQ(date_text(clock.at(TimePoint{1767196800s}), {}), "1 Jan 2026");
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
  EXPECT_EQ(date_text(ZoneClock{"UTC"}.at(TimePoint{-1s}), {}), "31 Dec 1969");
}

}  // namespace
}  // namespace city
