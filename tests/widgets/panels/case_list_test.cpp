#include "widgets/panels/case_list.hpp"

#include <gtest/gtest.h>

namespace city {
namespace {

using namespace std::chrono_literals;

const TimePoint kNow{500'000h};

CaseNow opened(std::string id, Milliseconds ago, std::optional<Milliseconds> due_in = std::nullopt) {
  CaseNow c;
  c.fact.id = std::move(id);
  c.fact.category = "路燈不亮或損壞";
  c.fact.district = "大安區";
  c.fact.opened = kNow - ago;
  if (due_in) c.fact.due = kNow + *due_in;
  c.fact.place = LonLat{121.5, 25.0};
  return c;
}

CityView city_with(std::vector<CaseNow> cases) {
  CityView view;
  view.now = kNow;
  auto list = std::make_shared<std::vector<CasePtr>>();
  for (CaseNow& c : cases) list->push_back(std::make_shared<const CaseNow>(std::move(c)));
  view.cases = std::move(list);
  return view;
}

TEST(CaseList, PutsTheMostOverdueFirstAndThenTheNewest) {
  const CityView view = city_with(
      {opened("new", 1min, 3h), opened("older", 2h, 1h), opened("late", 5h, -1h), opened("latest", 9h, -6h)});
  const CaseListContent list = case_list(view, {}, 10);
  ASSERT_EQ(list.overdue_rows.size(), 2U);
  EXPECT_EQ(list.overdue_rows[0].number, "latest");
  EXPECT_EQ(list.overdue_rows[0].clock, "6 h overdue");
  EXPECT_EQ(list.overdue_rows[1].number, "late");
  ASSERT_EQ(list.newest_rows.size(), 2U);
  EXPECT_EQ(list.newest_rows[0].number, "new");
  EXPECT_EQ(list.newest_rows[0].clock, "3 h left");
}

TEST(CaseList, KeepsRoomForNewOnesInAFloodOfOverdueOnes) {
  std::vector<CaseNow> cases;
  cases.reserve(350);
  for (int i = 0; i < 50; ++i) cases.push_back(opened("n" + std::to_string(i), std::chrono::minutes{i}, 3h));
  for (int i = 0; i < 300; ++i)
    cases.push_back(opened("o" + std::to_string(i), 90h, -std::chrono::minutes{i + 1}));
  const CaseListContent list = case_list(city_with(cases), {}, 8);
  EXPECT_EQ(list.open, 350U);
  EXPECT_EQ(list.overdue, 300U);
  EXPECT_EQ(list.overdue_rows.size(), 4U);
  EXPECT_EQ(list.newest_rows.size(), 4U);
  EXPECT_EQ(list.overdue_rows[0].number, "o299");
}

TEST(CaseList, LeavesOverdueOnesTheRoomThatNobodyElseNeeds) {
  std::vector<CaseNow> cases{opened("new", 1min, 3h)};
  for (int i = 0; i < 20; ++i) cases.push_back(opened("o" + std::to_string(i), 90h, -1h));
  const CaseListContent list = case_list(city_with(cases), {}, 8);
  EXPECT_EQ(list.overdue_rows.size(), 7U);
  EXPECT_EQ(list.newest_rows.size(), 1U);
}

TEST(CaseList, CountsClosedAndResolvedOnesNoMore) {
  CaseNow closed = opened("closed", 5h, -1h), resolved = opened("resolved", 5h, -1h);
  closed.fact.status = CaseStatus::Closed;
  resolved.fact.status = CaseStatus::Resolved;
  const CaseListContent list = case_list(city_with({closed, resolved}), {}, 8);
  EXPECT_EQ(list.open, 0U);
  EXPECT_EQ(list.overdue, 0U);
  EXPECT_TRUE(list.overdue_rows.empty());
}

TEST(CaseList, ShowsTheShareOfTheTimeAllowed) {
  EXPECT_FLOAT_EQ(*case_list(city_with({opened("a", 3h, 1h)}), {}, 8).newest_rows[0].share_used, 0.75F);
  EXPECT_FLOAT_EQ(*case_list(city_with({opened("a", 3h, -1h)}), {}, 8).overdue_rows[0].share_used, 1.5F);
  const CaseRow without_due = case_list(city_with({opened("a", 3h)}), {}, 8).newest_rows[0];
  EXPECT_FALSE(without_due.share_used);
  EXPECT_FALSE(without_due.overdue);
  EXPECT_EQ(without_due.clock, "open 3 h");
}

TEST(CaseList, TakesADueTimeBeforeTheOpeningAsUsedUp) {
  CaseNow c = opened("a", 1h, -2h);
  EXPECT_FLOAT_EQ(*case_list(city_with({c}), {}, 8).overdue_rows[0].share_used, 1);
}

TEST(CaseList, QuotesTheRunningNumberOfADatedId) {
  EXPECT_EQ(case_list(city_with({opened("2026050612345", 1h)}), {}, 8).newest_rows[0].number, "12345");
  EXPECT_EQ(case_list(city_with({opened("AB-1234567", 1h)}), {}, 8).newest_rows[0].number, "234567");
  EXPECT_EQ(case_list(city_with({opened("7", 1h)}), {}, 8).newest_rows[0].number, "7");
}

TEST(CaseList, CountsWhatTheMapCannotShow) {
  CaseNow nowhere = opened("a", 1h);
  nowhere.fact.place.reset();
  EXPECT_EQ(case_list(city_with({nowhere, opened("b", 1h)}), {}, 8).unlocated, 1U);
}

CaseNow same_as(CaseNow c, std::string first) {
  c.duplicate_of = std::move(first);
  return c;
}

TEST(CaseList, LetsTheFirstOfSeveralThatTellTheSameStandForAll) {
  CaseNow first = opened("first", 3h, 5h);
  first.duplicates = 2;
  const CaseListContent list = case_list(
      city_with({same_as(opened("b", 1h, 7h), "first"), same_as(opened("c", 2h, 6h), "first"), first}), {},
      8);
  EXPECT_EQ(list.open, 3U) << "all are counted";
  ASSERT_EQ(list.newest_rows.size(), 1U);
  EXPECT_EQ(list.newest_rows[0].number, "first");
  EXPECT_EQ(list.newest_rows[0].same, "+2 same");
}

TEST(CaseList, HidesNoOverdueCaseBehindOneThatHasTime) {
  CaseNow first = opened("first", 3h, 5h);
  first.duplicates = 1;
  const CaseListContent list =
      case_list(city_with({same_as(opened("late", 2h, -1h), "first"), first}), {}, 8);
  ASSERT_EQ(list.overdue_rows.size(), 1U);
  EXPECT_EQ(list.overdue_rows[0].number, "late");
  EXPECT_EQ(list.overdue, 1U);
}

TEST(CaseList, ShowsACaseWhoseFirstTellingIsNotThere) {
  EXPECT_EQ(case_list(city_with({same_as(opened("a", 1h, 2h), "gone")}), {}, 8).newest_rows.size(), 1U);
}

TEST(CaseList, WritesTheShareInWholePercentAndNeverRoundsItUp) {
  EXPECT_EQ(share_text(0.999), "99 %");
  EXPECT_EQ(share_text(1.3), "130 %");
  EXPECT_EQ(share_text(400), ">999 %");
  EXPECT_EQ(share_text(-1), "0 %");
}

TEST(CaseList, GrowsBrighterAndThenTurnsToAttentionAsTimeRunsOut) {
  const Theme theme;
  EXPECT_EQ(share_colour(0.5, theme), theme.bar);
  EXPECT_EQ(share_colour(0.75, theme), theme.ink_soft);
  EXPECT_EQ(share_colour(1.01, theme), theme.attention);
}

ItemVolume volume(std::string item, std::uint32_t last_hour, double mean, ItemVolume::Band band) {
  return {.item = std::move(item), .last_hour = last_hour, .mean = mean, .band = band};
}

TEST(CaseList, NamesItemsOfWhichUnusuallyManyComeIn) {
  using Band = ItemVolume::Band;
  CityView view = city_with({});
  auto volumes = std::vector<ItemVolume>{
      volume("路面積淹水", 84, 0.2, Band::High), volume("大型廢棄物清運聯繫", 300, 90, Band::ExpectedPeak),
      volume("路樹處理", 3, 2, Band::Normal), volume("污染舉發", 1, 0, Band::Unknown)};
  volumes[1].why = {"春節前大掃除", "before Lunar New Year"};
  view.volumes = std::make_shared<const std::vector<ItemVolume>>(std::move(volumes));
  const auto rows = case_list(view, {}, 8).volumes;
  ASSERT_EQ(rows.size(), 2U) << "what is normal, or not known yet, is no news";
  EXPECT_EQ(rows[0].value, "84");
  EXPECT_EQ(rows[0].note, "high·usually 0.2 an hour");
  EXPECT_EQ(rows[0].symbol, Symbol::Attention);
  EXPECT_EQ(rows[1].note, "expected·before Lunar New Year·usually 90 an hour");
  EXPECT_EQ(rows[1].symbol, Symbol::Ok) << "an expected peak is no emergency";
}

TEST(CaseList, HasNoRowsWhenThereIsNoRoom) {
  const CaseListContent list = case_list(city_with({opened("a", 3h, -1h), opened("b", 1h, 1h)}), {}, 0);
  EXPECT_EQ(list.open, 2U);
  EXPECT_TRUE(list.overdue_rows.empty());
  EXPECT_TRUE(list.newest_rows.empty());
}

}  // namespace
}  // namespace city
