#include "center/core/item_volumes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "center/core/center.hpp"
#include "center/core/limits.hpp"
#include "tests/support/cities.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using namespace support;
using Band = ItemVolume::Band;
constexpr auto kWeek = 168h;

constexpr std::string_view kItems = R"(
[[item]]
name = "大型廢棄物"
cases_per_day = 240

[[item]]
name = "路面積淹水"
cases_per_day = 0.19

[[item]]
name = "路燈"

[[expected_peak]]
items = ["大型廢棄物"]
why = { zh = "春節前大掃除", en = "before the Lunar New Year" }
days = [2026-02-17]
days_before = 14
)";

FeedBook book() {
  FeedSpec feed{.id = "hotline-1999", .domain = Domain::Dispatch};
  feed.items_text = kItems;
  return {feed};
}

TimePoint taipei(int year, unsigned month, unsigned day, int hour, int minute = 0) {
  return std::chrono::sys_days{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}} +
         std::chrono::hours{hour - 8} + std::chrono::minutes{minute};
}

const ItemVolume& named(const ItemVolumes::List& list, std::string_view item) {
  const auto found =
      std::find_if(list->begin(), list->end(), [item](const ItemVolume& one) { return one.item == item; });
  EXPECT_NE(found, list->end()) << item;
  return *found;
}

class Volumes : public testing::Test {
 protected:
  void open(std::string_view item, int cases, TimePoint from) {
    for (int i = 0; i < cases; ++i) volumes.count(item, from + i * 1s);
  }
  ItemVolume of(std::string_view item, TimePoint now) {
    volumes.advance(now);
    return named(volumes.freeze(), item);
  }
  // `cases` of an item in the same hour of each of the `weeks` before `now`.
  void weeks_before(TimePoint now, int weeks, std::string_view item, int cases) {
    for (int week = weeks; week >= 1; --week) {
      volumes.advance(now - week * kWeek);
      open(item, cases, now - week * kWeek - 50min);
    }
    volumes.advance(now);
  }

  ItemVolumes volumes{book(), "Asia/Taipei"};
};

TEST_F(Volumes, CountTheCasesOfTheLastSixtyMinutes) {
  const TimePoint now = taipei(2026, 5, 1, 12);
  volumes.advance(now);
  open("路燈", 3, now - 59min);
  open("路燈", 4, now - 61min);
  EXPECT_EQ(of("路燈", now).last_hour, 3U);
  EXPECT_EQ(of("路燈", now + 30min).last_hour, 0U);
}

TEST_F(Volumes, MeanAndDeviationAreOfTheSameHourInTheWeeksBefore) {
  const TimePoint now = taipei(2026, 5, 1, 12);
  const int counts[] = {10, 12, 14, 16, 18};
  for (int week = 5; week >= 1; --week) {
    volumes.advance(now - week * kWeek);
    open("路燈", counts[week - 1], now - week * kWeek - 50min);
    open("路燈", 7, now - week * kWeek - 5h);
  }
  const ItemVolume volume = of("路燈", now);
  EXPECT_EQ(volume.weeks, 5U);
  EXPECT_DOUBLE_EQ(volume.mean, 14);
  EXPECT_NEAR(volume.deviation, std::sqrt(14.0), 1e-9)
      << "the sample's own, 3.16, is below what chance gives";
}

TEST_F(Volumes, ADeviationBeyondChanceIsTakenAsItIs) {
  const TimePoint now = taipei(2026, 5, 1, 12);
  for (int week = 4; week >= 1; --week) {
    volumes.advance(now - week * kWeek);
    open("路燈", week % 2 == 0 ? 40 : 0, now - week * kWeek - 50min);
    open("大型廢棄物", 1, now - week * kWeek - 50min);
  }
  const ItemVolume volume = of("路燈", now);
  EXPECT_DOUBLE_EQ(volume.mean, 20);
  EXPECT_NEAR(volume.deviation, std::sqrt(4 * 400.0 / 3), 1e-9);
}

TEST_F(Volumes, MarksStandAtOneAndTwoDeviations) {
  const TimePoint now = taipei(2026, 5, 1, 12);
  weeks_before(now, 8, "路燈", 9);  // deviation 3
  open("路燈", 12, now - 40min);
  EXPECT_EQ(of("路燈", now).band, Band::Normal);
  open("路燈", 1, now - 30min);
  EXPECT_EQ(of("路燈", now).band, Band::Raised);
  open("路燈", 2, now - 20min);
  EXPECT_EQ(of("路燈", now).band, Band::Raised);
  open("路燈", 1, now - 10min);
  EXPECT_EQ(of("路燈", now).band, Band::High);
}

TEST_F(Volumes, OneCaseOfASeldomItemIsNoEmergency) {
  const TimePoint now = taipei(2026, 5, 1, 12);
  weeks_before(now, 8, "路燈", 1);
  open("路面積淹水", 2, now - 30min);
  EXPECT_EQ(of("路面積淹水", now).band, Band::Raised);
  EXPECT_EQ(of("大型廢棄物", now).band, Band::Normal);
}

TEST_F(Volumes, AFloodNightIsHigh) {
  const TimePoint now = taipei(2026, 6, 2, 23);
  weeks_before(now, 10, "大型廢棄物", 20);
  open("路面積淹水", 84, now - 55min);
  const ItemVolume volume = of("路面積淹水", now);
  EXPECT_EQ(volume.band, Band::High);
  EXPECT_EQ(volume.last_hour, 84U);
  EXPECT_EQ(volumes.freeze()->front().item, "路面積淹水") << "the worst first";
}

TEST_F(Volumes, TheWeekBeforeTheLunarNewYearIsAnExpectedPeakAndNeverHigh) {
  const TimePoint now = taipei(2026, 2, 12, 16);
  weeks_before(now, 10, "大型廢棄物", 10);
  for (const int cases : {30, 300}) {
    open("大型廢棄物", cases, now - 50min);
    const ItemVolume volume = of("大型廢棄物", now);
    EXPECT_EQ(volume.band, Band::ExpectedPeak);
    EXPECT_EQ(volume.why.zh, "春節前大掃除");
  }
  open("路面積淹水", 84, now - 50min);
  EXPECT_EQ(of("路面積淹水", now).band, Band::High) << "a flood in that week is still a flood";
}

TEST_F(Volumes, ThreeTimesAsMuchInAnotherWeekIsHigh) {
  const TimePoint now = taipei(2026, 4, 16, 16);
  weeks_before(now, 6, "大型廢棄物", 10);
  open("大型廢棄物", 30, now - 50min);
  const ItemVolume volume = of("大型廢棄物", now);
  EXPECT_EQ(volume.band, Band::High);
  EXPECT_EQ(volume.why, Text2{});
}

TEST_F(Volumes, ExpectedPeaksDoNotRaiseTheMeanOfLaterWeeks) {
  const TimePoint now = taipei(2026, 3, 12, 16);
  for (int week = 10; week >= 1; --week) {
    const TimePoint then = now - week * kWeek;
    const bool peak = then > taipei(2026, 2, 3, 0) && then < taipei(2026, 2, 18, 0);
    volumes.advance(then);
    open("大型廢棄物", peak ? 90 : 10, then - 50min);
  }
  const ItemVolume volume = of("大型廢棄物", now);
  EXPECT_DOUBLE_EQ(volume.mean, 10);
  EXPECT_EQ(volume.weeks, 8U);
}

TEST_F(Volumes, BeforeFourWeeksTheListStandsIn) {
  const TimePoint now = taipei(2026, 5, 1, 12);
  volumes.advance(now);
  const ItemVolume listed = of("大型廢棄物", now);
  EXPECT_EQ(listed.weeks, 0U);
  EXPECT_DOUBLE_EQ(listed.mean, 10);
  EXPECT_NEAR(listed.deviation, 10.0 / 3, 1e-9);
  EXPECT_EQ(listed.band, Band::Normal);
  open("路燈", 50, now - 30min);
  EXPECT_EQ(of("路燈", now).band, Band::Unknown) << "nobody knows what is usual";
  open("路面積淹水", 84, now - 30min);
  EXPECT_EQ(of("路面積淹水", now).band, Band::High);
}

TEST_F(Volumes, DaysWithoutAnyCaseAreDaysWithoutACenter) {
  const TimePoint now = taipei(2026, 5, 1, 12);
  weeks_before(now, 12, "路燈", 6);
  const TimePoint later = now + 10 * kWeek;  // ten weeks switched off
  const ItemVolume volume = of("路燈", later);
  EXPECT_DOUBLE_EQ(volume.mean, 6);
  EXPECT_EQ(volume.weeks, 12U);
}

TEST_F(Volumes, WhatIsOlderThanHalfAYearIsForgotten) {
  const TimePoint now = taipei(2026, 1, 9, 12);
  weeks_before(now, 6, "路燈", 6);
  EXPECT_EQ(of("路燈", now + 27 * kWeek).weeks, 0U);
}

TEST_F(Volumes, AListThatComesLateFillsThePast) {
  const TimePoint now = taipei(2026, 5, 1, 12);
  volumes.advance(now);
  for (int week = 1; week <= 5; ++week) open("路燈", 6, now - week * kWeek - 50min);
  EXPECT_EQ(of("路燈", now).weeks, 5U);
  EXPECT_DOUBLE_EQ(of("路燈", now).mean, 6);
}

TEST_F(Volumes, StampsOfTheFutureAreNotCounted) {
  const TimePoint now = taipei(2026, 5, 1, 12);
  volumes.advance(now);
  volumes.count("路燈", now + 1min);
  volumes.count("路燈", now + 3min);
  volumes.count("路燈", TimePoint{} + kFarthestStamp);
  volumes.count("路燈", TimePoint{} - kFarthestStamp);
  EXPECT_EQ(of("路燈", now).last_hour, 1U);
}

TEST_F(Volumes, TimeMayJumpBothWays) {
  const TimePoint now = taipei(2026, 5, 1, 12);
  weeks_before(now, 6, "路燈", 6);
  EXPECT_EQ(of("路燈", now - 2h).weeks, 6U);
  EXPECT_EQ(of("路燈", now).weeks, 6U);
  volumes.advance(taipei(2020, 5, 1, 12));
  open("路燈", 5, taipei(2020, 5, 1, 11, 30));
  const ItemVolume past = of("路燈", taipei(2020, 5, 1, 12));
  EXPECT_EQ(past.last_hour, 5U);
  EXPECT_EQ(past.weeks, 0U) << "a new history";
}

TEST_F(Volumes, ItemsBeyondTheBoundHaveNone) {
  volumes.advance(kNoon);
  for (std::size_t i = 0; i < kMaxVolumeItems + 10; ++i) volumes.count("item " + std::to_string(i), kNoon);
  EXPECT_EQ(volumes.freeze()->size(), kMaxVolumeItems);
}

TEST_F(Volumes, SurviveARestartWithTheMemory) {
  const TimePoint now = taipei(2026, 5, 1, 12);
  weeks_before(now, 6, "路燈", 6);
  CityView view;
  view.now = now;
  view.volume_memory = volumes.freeze_memory();
  auto open_case = std::make_shared<CaseNow>();
  open_case->fact.category = "路燈";
  open_case->fact.opened = now - 10min;
  view.cases = std::make_shared<const std::vector<CasePtr>>(1, open_case);
  ItemVolumes again{book(), "Asia/Taipei"};
  again.restore(view);
  const ItemVolumes::List list = again.freeze();
  const ItemVolume& volume = named(list, "路燈");
  EXPECT_DOUBLE_EQ(volume.mean, 6);
  EXPECT_EQ(volume.weeks, 6U);
  EXPECT_EQ(volume.last_hour, 1U);
}

TEST_F(Volumes, WhatIsCountedLaterDoesNotReachAFrozenMemory) {
  const TimePoint now = taipei(2026, 5, 1, 12);
  volumes.advance(now);
  open("路燈", 2, now - 10min);
  const ItemVolumes::Memory frozen = volumes.freeze_memory();
  const auto sum = [](const ItemVolumes::Memory& memory) {
    int cases = 0;
    for (const auto& [name, hours] : memory->items)
      for (const std::uint16_t one : *hours) cases += one;
    return cases;
  };
  open("路燈", 3, now - 10min);
  EXPECT_EQ(sum(frozen), 2);
  EXPECT_EQ(sum(volumes.freeze_memory()), 5);
}

TEST_F(Volumes, AMemoryOfAnotherShapeIsLeftOut) {
  auto memory = std::make_shared<VolumeMemory>();
  memory->newest_hour = 1;
  memory->days = {1, 1};
  memory->items.emplace_back("路燈", std::make_shared<const std::vector<std::uint16_t>>(3));
  CityView view;
  view.now = taipei(2026, 5, 1, 12);
  view.volume_memory = memory;
  volumes.restore(view);
  EXPECT_EQ(of("路燈", view.now).weeks, 0U);
}

TEST(VolumesOfTheCenter, CountACaseOnceHoweverOftenItIsToldAndStandInTheView) {
  CenterConfig config = city_config();
  auto feeds = std::make_shared<FeedBook>(*config.feeds);
  (*feeds)[kHotline].items_text = kItems;
  config.feeds = feeds;
  Center center{std::move(config)};
  CaseFact fact{.id = "1",
                .category = "路燈",
                .opened = at(-10min),
                .received_at = at(0s),
                .position = 1,
                .feed = kHotline};
  center.step(arrived(told(fact)), at(0s));
  fact.status = CaseStatus::Assigned;
  fact.position = 2;
  center.step(arrived(told(fact)), at(1s));
  EXPECT_EQ(named(center.view()->volumes, "路燈").last_hour, 1U);
  Center again{city_config()};
  again.restore(*center.view(), {});
  EXPECT_EQ(named(again.view()->volumes, "路燈").last_hour, 1U);
  EXPECT_EQ(again.view()->volume_memory->items.size(), center.view()->volume_memory->items.size());
}

}  // namespace
}  // namespace city
