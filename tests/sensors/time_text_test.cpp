#include <gtest/gtest.h>

#include <string>

#include "sensors/time_text.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;

std::chrono::local_time<std::chrono::milliseconds> local(int y, unsigned mo, unsigned d, int h, int mi,
                                                         int s = 0, int ms = 0) {
  return std::chrono::local_days{std::chrono::year{y} / std::chrono::month{mo} / std::chrono::day{d}} +
         std::chrono::hours{h} + std::chrono::minutes{mi} + std::chrono::seconds{s} +
         std::chrono::milliseconds{ms};
}

TEST(TimeText, ReadsRfc3339WithAnyZone) {
  const std::pair<const char*, std::chrono::minutes> stamps[]{
      {"2026-05-01T08:00:00+08:00", 480min}, {"2026-05-01T08:00:00Z", 0min},
      {"2026-05-01t08:00:00z", 0min},        {"2026-05-01 08:00:00-03:30", -210min},
      {"2026-05-01T08:00:00+0800", 480min},  {"2026-05-01T08:00:00+08", 480min},
      {"2026-05-01T08:00+08:00", 480min},    {"2026-05-01T08:00:00.000-00:00", 0min}};
  for (const auto& [text, offset] : stamps) {
    const auto stamp = parse_stamp(text);
    ASSERT_TRUE(stamp) << text;
    EXPECT_EQ(stamp->local, local(2026, 5, 1, 8, 0)) << text;
    EXPECT_EQ(stamp->offset, offset) << text;
  }
}

TEST(TimeText, CutsFractionsToMilliseconds) {
  EXPECT_EQ(parse_stamp("2026-05-01T08:00:00.1+08:00")->local, local(2026, 5, 1, 8, 0, 0, 100));
  EXPECT_EQ(parse_stamp("2026-05-01T08:00:00.042999999999Z")->local, local(2026, 5, 1, 8, 0, 0, 42));
  EXPECT_FALSE(parse_stamp("2026-05-01T08:00:00.Z"));
}

TEST(TimeText, ReadsTheNaiveFormsOfTheCitysFeeds) {
  const std::pair<const char*, std::chrono::local_time<std::chrono::milliseconds>> stamps[]{
      {"2024-12-14 19:11:15", local(2024, 12, 14, 19, 11, 15)},
      {"2024-12-14T19:11:15", local(2024, 12, 14, 19, 11, 15)},
      {"2024/10/08 16:00:00", local(2024, 10, 8, 16, 0)},
      {"2024/10/8 16:00", local(2024, 10, 8, 16, 0)},
      {"202405010830", local(2024, 5, 1, 8, 30)},
      {"20240501083059", local(2024, 5, 1, 8, 30, 59)},
      {"115/08/18 13:12", local(2026, 8, 18, 13, 12)},
      {"115/08/18 13:12:09", local(2026, 8, 18, 13, 12, 9)},
      {"0115-08-18 13:12", local(2026, 8, 18, 13, 12)},
      {"Tue Dec 26 19:24:00 CST 2023", local(2023, 12, 26, 19, 24)},
      {"Fri Dec  1 09:05:00 CST 2023", local(2023, 12, 1, 9, 5)},
      {" 2024-12-14 19:11:15\r", local(2024, 12, 14, 19, 11, 15)},
  };
  for (const auto& [text, expected] : stamps) {
    const auto stamp = parse_stamp(text);
    ASSERT_TRUE(stamp) << text;
    EXPECT_EQ(stamp->local, expected) << text;
    EXPECT_FALSE(stamp->offset) << text;
  }
}

TEST(TimeText, BelievesOnlyTheZoneNamesThatMeanOneThing) {
  EXPECT_EQ(parse_stamp("Tue Dec 26 19:24:00 UTC 2023")->offset, 0min);
  EXPECT_FALSE(parse_stamp("Tue Dec 26 19:24:00 CST 2023")->offset);
}

TEST(TimeText, TakesTheEndOfTheDayAndLeapSeconds) {
  EXPECT_EQ(parse_stamp("2026-05-01 24:00:00")->local, local(2026, 5, 2, 0, 0));
  EXPECT_EQ(parse_stamp("2016-12-31T23:59:60Z")->local, local(2017, 1, 1, 0, 0));
  EXPECT_FALSE(parse_stamp("2026-05-01 24:00:01"));
}

TEST(TimeText, RefusesWhatIsNoInstant) {
  for (const char* text : {"",
                           " ",
                           "-",
                           "2026-05-01",
                           "20260501",
                           "115/08/18",
                           "08:00:00",
                           "2026-02-30T00:00:00Z",
                           "2026-13-01T00:00:00Z",
                           "2026-05-01T25:00:00Z",
                           "2026-05-01T08:60:00Z",
                           "2026-05-01T08:00:61Z",
                           "2026-05-01T08:00:00+24:00",
                           "2026-05-01T08:00:00 Taipei",
                           "2026-05-01T08:00:00Zjunk",
                           "2026/05-01 08:00",
                           "20260501083",
                           "2026050108305",
                           "202605010830599",
                           "12345-05-01 08:00:00",
                           "yesterday",
                           "Tue Foo 26 19:24:00 CST 2023",
                           "Tue Dec 26 19:24:00 CST",
                           "99999999999999",
                           "0000-01-01T00:00:00+00:00x",
                           "2026-05-01T08:00:00+08:60"})
    EXPECT_FALSE(parse_stamp(text)) << text;
}

TEST(TimeText, ReadsNoTruncationOfAStampAsAnotherDay) {
  const std::string good = "2026-05-01T08:15:30.250+08:00";
  for (std::size_t n = 0; n < good.size(); ++n) {
    const auto stamp = parse_stamp(std::string_view{good}.substr(0, n));
    if (!stamp) continue;
    EXPECT_EQ(std::chrono::floor<std::chrono::minutes>(stamp->local), local(2026, 5, 1, 8, 15)) << n;
  }
}

}  // namespace
}  // namespace city
