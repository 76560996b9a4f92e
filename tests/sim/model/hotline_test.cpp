#include "sim/model/hotline.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

namespace city::sim {
namespace {

constexpr std::int64_t kMonday{29'630'400};  // 4 May 2026 00:00 in Taipei, minutes since 1970 UTC
constexpr int kDays = 28;

const CityPlan& plan() {
  static const CityPlan whole = plan_city(1, {});
  return whole;
}

// Four weeks of calls, each case at the moment it was received.
const std::vector<HotlineCase>& four_weeks() {
  static const std::vector<HotlineCase> all = [] {
    Hotline hotline{plan(), 1};
    std::vector<HotlineCase> cases;
    for (std::int64_t m = kMonday; m < kMonday + std::int64_t{kDays} * 1440; ++m) {
      hotline.step(m, rhythm_at(at_minute(m), DayRhythm::Calendar), {});
      while (hotline.next_change_at() < at_minute(m + 1)) {
        const auto taken = hotline.take_change();
        if (taken.change == 0) cases.push_back(taken.the_case);
      }
    }
    return cases;
  }();
  return all;
}

// Within four standard deviations of a Poisson count.
void expect_count(double count, double expected, std::string_view what) {
  EXPECT_NEAR(count, expected, 4 * std::sqrt(expected) + 1) << what;
}

TEST(HotlineRates, AboutFourHundredSixtyCasesADayInTwentyTwoItems) {
  double sum = 0;
  for (const HotlineItem& item : hotline_items()) sum += item.per_day;
  EXPECT_EQ(hotline_items().size(), 22U);
  EXPECT_NEAR(sum, 457, 2);
  expect_count(static_cast<double>(four_weeks().size()), sum * kDays, "all");
}

TEST(HotlineRates, ProfilesAreWholeThousands) {
  for (const HotlineItem& item : hotline_items()) {
    int hours = 0;
    int districts = 0;
    for (const auto v : item.hour_permille) hours += v;
    for (const auto v : item.district_permille) districts += v;
    EXPECT_EQ(hours, 1000) << item.zh;
    EXPECT_EQ(districts, 1000) << item.zh;
  }
}

TEST(Hotline, ItemsComeAsOftenAsTheTableSays) {
  std::map<std::size_t, double> counts;
  for (const HotlineCase& c : four_weeks()) ++counts[c.item];
  for (std::size_t i = 0; i < hotline_items().size(); ++i) {
    expect_count(counts[i], hotline_items()[i].per_day * kDays, hotline_items()[i].zh);
  }
}

TEST(Hotline, HoursFollowTheProfileOfTheItem) {
  std::array<double, 24> counts{};
  for (const HotlineCase& c : four_weeks()) {
    if (c.item == 0) ++counts.at(static_cast<std::size_t>(local_hour(c.opened)));
  }
  const HotlineItem& waste = hotline_items()[0];
  for (std::size_t h = 0; h < 24; ++h) {
    expect_count(counts.at(h), waste.per_day * kDays * waste.hour_permille.at(h) / 1000, std::to_string(h));
  }
}

TEST(Hotline, DistrictsFollowTheProfileOfTheItem) {
  std::array<double, kDistrictCount> counts{};
  for (const HotlineCase& c : four_weeks()) {
    if (c.item == 0) ++counts.at(c.place.district);
  }
  const HotlineItem& waste = hotline_items()[0];
  for (std::size_t d = 0; d < kDistrictCount; ++d) {
    expect_count(counts.at(d), waste.per_day * kDays * waste.district_permille.at(d) / 1000,
                 districts()[d].zh);
  }
}

TEST(Hotline, MondaysAreBusierThanSundays) {
  double monday = 0;
  double sunday = 0;
  for (const HotlineCase& c : four_weeks()) {
    if (local_weekday(c.opened) == 0) ++monday;
    if (local_weekday(c.opened) == 6) ++sunday;
  }
  EXPECT_GT(monday, 1.15 * sunday);
}

TEST(Hotline, CasesStandWhereTheirDistrictSays) {
  for (const HotlineCase& c : four_weeks()) {
    ASSERT_EQ(district_at(plan().roads.at(c.place.road)), c.place.district);
  }
}

TEST(Hotline, IdsAreTheDayAndFiveDigitsAndUnique) {
  std::set<std::uint64_t> ids;
  for (const HotlineCase& c : four_weeks()) {
    EXPECT_TRUE(ids.insert(c.id).second) << c.id;
    EXPECT_EQ(std::to_string(c.id).size(), 13U);
  }
  EXPECT_EQ(four_weeks().front().id / 100'000, 20260504U);
}

TEST(Hotline, ALifeGoesForwardFromReceivedToClosedAndAFewReopenOnce) {
  int reopened = 0;
  for (const HotlineCase& c : four_weeks()) {
    ASSERT_GE(c.changes, 5);
    EXPECT_EQ(c.life.at(0).status, CaseStatus::Received);
    EXPECT_EQ(c.life.at(c.changes - 1U).status, CaseStatus::Closed);
    for (std::size_t i = 1; i < c.changes; ++i) {
      ASSERT_GE(c.life.at(i).at, c.life.at(i - 1).at);
      if (c.life.at(i).status == CaseStatus::Reopened) ++reopened;
    }
  }
  expect_count(reopened, 0.02 * static_cast<double>(four_weeks().size()), "reopened");
}

TEST(Hotline, MostCasesAreDoneInTimeAndSomeAreNot) {
  double late = 0;
  for (const HotlineCase& c : four_weeks()) {
    for (std::size_t i = 0; i < c.changes; ++i) {
      if (c.life.at(i).status != CaseStatus::Resolved) continue;
      if (c.life.at(i).at > c.due) ++late;
      break;
    }
  }
  const double share = late / static_cast<double>(four_weeks().size());
  EXPECT_GT(share, 0.005);
  EXPECT_LT(share, 0.15);
}

TEST(Hotline, FloodedCellsAreReportedFromWhereTheWaterStands) {
  const CellId cell = cell_of({.lon = 121.5437, .lat = 25.0417});  // Zhongxiao and Fuxing
  Hotline hotline{plan(), 1};
  int here = 0;
  int elsewhere = 0;
  for (std::int64_t m = kMonday + 600; m < kMonday + 900; ++m) {
    hotline.step(m, rhythm_at(at_minute(m), DayRhythm::Calendar), {.wet = 1, .flooded = {cell}});
    while (hotline.next_change_at() < at_minute(m + 1)) {
      const auto taken = hotline.take_change();
      if (taken.change != 0 || hotline_items()[taken.the_case.item].zh != "路面積淹水") continue;
      ++(taken.the_case.place.cell == cell ? here : elsewhere);
    }
  }
  EXPECT_GE(here, 2);
  EXPECT_LE(elsewhere, 1);
}

TEST(Hotline, RainRaisesDrainsAndTreesAndLowersBulkyWaste) {
  for (std::size_t i = 0; i < hotline_items().size(); ++i) {
    const std::string_view item = hotline_items()[i].zh;
    if (item == "雨水下水道側溝清淤") {
      EXPECT_NEAR(wet_factor(i, 1), 13, 1e-9);
    }
    if (item == "大型廢棄物清運聯繫") {
      EXPECT_LT(wet_factor(i, 1), 1);
    }
    EXPECT_EQ(wet_factor(i, 0), 1);
  }
}

TEST(Hotline, MemoryIsBoundedByTheOpenCases) {
  Hotline hotline{plan(), 1};
  std::size_t most = 0;
  for (std::int64_t m = kMonday; m < kMonday + std::int64_t{10} * 1440; ++m) {
    hotline.step(m, rhythm_at(at_minute(m), DayRhythm::Calendar), {});
    while (hotline.next_change_at() < at_minute(m + 1)) (void)hotline.take_change();
    most = std::max(most, hotline.open_cases());
  }
  EXPECT_LT(most, 1500U);
  EXPECT_GT(most, 200U);
}

}  // namespace
}  // namespace city::sim
