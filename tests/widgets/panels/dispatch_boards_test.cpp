#include <gtest/gtest.h>

#include "tests/widgets/support/demo_city.hpp"
#include "widgets/panels/dispatch_ageing.hpp"
#include "widgets/panels/dispatch_backlog.hpp"
#include "widgets/panels/dispatch_matrix.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;

const TimePoint kNow = support::demo_noon();

CaseNow told(std::string item, std::string district, Milliseconds ago = 1h) {
  CaseNow c;
  c.fact.id = item + district + std::to_string(ago.count());
  c.fact.category = std::move(item);
  c.fact.district = std::move(district);
  c.fact.agency = "環保局";
  c.fact.opened = kNow - ago;
  return c;
}

CaseNow due(Milliseconds ago, Milliseconds due_in) {
  CaseNow c = told("x", "大安區", ago);
  c.fact.due = kNow + due_in;
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

MatrixContent matrix(const CityView& view, const MatrixChoices& choices = {}) {
  return dispatch_matrix(view, *support::demo_geography(), choices, {});
}

TEST(DispatchMatrix, CountsItemsByTheDistrictsOfTheMap) {
  const MatrixContent content = matrix(
      city_with({told("a", "大安區"), told("a", "大安區", 2h), told("a", "士林區"), told("b", "信義區")}));
  ASSERT_EQ(content.districts.size(), 4U) << "no column for elsewhere when nothing is";
  EXPECT_EQ(content.districts[0].name, "Shilin");
  ASSERT_EQ(content.rows.size(), 2U);
  EXPECT_EQ(content.rows[0].item, "a");
  EXPECT_EQ(content.rows[0].cells, (std::vector<std::uint64_t>{1, 0, 2, 0}));
  EXPECT_EQ(content.rows[0].total, 3U);
  EXPECT_EQ(content.districts[2].total, 2U);
  EXPECT_EQ(content.all, 4U);
}

TEST(DispatchMatrix, GivesCasesInNoDistrictAColumnOfTheirOwn) {
  const MatrixContent content = matrix(city_with({told("a", ""), told("a", "板橋區"), told("a", "大安區")}));
  ASSERT_EQ(content.districts.size(), 5U);
  EXPECT_EQ(content.districts[4].name, "Elsewhere");
  EXPECT_EQ(content.districts[4].total, 2U);
  EXPECT_FALSE(content.districts[4].at.has_value());
}

TEST(DispatchMatrix, AddsItemsBeyondItsRowsToOthersButKeepsUnusualOnes) {
  std::vector<CaseNow> cases;
  for (int item = 0; item < 6; ++item)
    for (int n = 0; n <= 6 - item; ++n) cases.push_back(told("i" + std::to_string(item), "大安區", n * 1min));
  CityView view = city_with(cases);
  view.volumes = std::make_shared<const std::vector<ItemVolume>>(
      std::vector<ItemVolume>{{.item = "i5", .band = ItemVolume::Band::High}});
  const MatrixContent content = matrix(view, {.most_items = 3});
  ASSERT_EQ(content.rows.size(), 3U);
  EXPECT_EQ(content.rows[0].item, "i0");
  EXPECT_EQ(content.rows[2].item, "i5") << "fewest cases, but unusually many";
  EXPECT_EQ(content.more_items, 3U);
  std::uint64_t total = content.others.total;
  for (const MatrixRow& row : content.rows) total += row.total;
  EXPECT_EQ(total, content.all);
}

TEST(DispatchMatrix, LooksOnlyAtTheWindowWhenThereIsOne) {
  const CityView view = city_with({told("a", "大安區", 10min), told("a", "大安區", 3h)});
  EXPECT_EQ(matrix(view, {.window = 60min}).all, 1U);
  EXPECT_EQ(matrix(view).all, 2U);
}

TEST(DispatchMatrix, LeavesClosedCasesOut) {
  CaseNow closed = told("a", "大安區");
  closed.fact.status = CaseStatus::Closed;
  EXPECT_EQ(matrix(city_with({closed})).all, 0U);
}

TEST(DispatchAgeing, SortsCasesByTheShareOfTheirTimeUsed) {
  EXPECT_EQ(case_age(told("a", ""), kNow), CaseAge::NoDue);
  EXPECT_EQ(case_age(due(49min, 51min), kNow), CaseAge::UnderHalf);
  EXPECT_EQ(case_age(due(50min, 50min), kNow), CaseAge::Under80);
  EXPECT_EQ(case_age(due(80min, 20min), kNow), CaseAge::UnderAll);
  EXPECT_EQ(case_age(due(100min, 0min), kNow), CaseAge::UnderAll) << "due this very moment";
  EXPECT_EQ(case_age(due(100min, -1min), kNow), CaseAge::Overdue);
  EXPECT_EQ(case_age(due(100h, -24h), kNow), CaseAge::LongOverdue);
}

TEST(DispatchAgeing, PutsTheMostOverdueItemFirstAndTellsWhatIsToldTwice) {
  std::vector<CaseNow> cases{due(2h, 1h), due(3h, 1h), due(4h, 1h), due(5h, -1h)};
  cases[3].fact.category = "late";
  cases[0].duplicate_of = "other";
  cases[1].reopened = 1;
  const AgeingContent content = dispatch_ageing(city_with(cases), {}, {});
  ASSERT_EQ(content.rows.size(), 2U);
  EXPECT_EQ(content.rows[0].name, "late");
  EXPECT_EQ(content.rows[0].overdue(), 1U);
  EXPECT_EQ(content.rows[1].total, 3U);
  EXPECT_EQ(content.all.total, 4U) << "what is told twice counts twice, and is told";
  EXPECT_EQ(content.merged, 1U);
  EXPECT_EQ(content.reopened, 1U);
}

TEST(DispatchAgeing, GroupsByAgencyWhenAsked) {
  std::vector<CaseNow> cases{told("a", ""), told("b", "")};
  cases[1].fact.agency.clear();
  const AgeingContent content = dispatch_ageing(city_with(cases), {.by = AgeingChoices::By::Agency}, {});
  ASSERT_EQ(content.rows.size(), 2U);
  EXPECT_EQ(content.rows[0].name, "no agency named");
}

TEST(DispatchBacklog, CountsOpenOverdueAndOldestOfEveryAgency) {
  std::vector<CaseNow> cases{due(26h, 1h), due(50h, -1h), due(1h, 1h)};
  cases[2].fact.agency = "警察局";
  const BacklogContent content = dispatch_backlog(city_with(cases), ZoneClock{"Asia/Taipei"}, {});
  ASSERT_EQ(content.rows.size(), 2U);
  EXPECT_EQ(content.rows[0].agency, "環保局");
  EXPECT_EQ(content.rows[0].open, 2U);
  EXPECT_EQ(content.rows[0].overdue, 1U);
  ASSERT_TRUE(content.rows[0].oldest);
  EXPECT_EQ(content.rows[0].oldest->fact.opened, kNow - 50h);
  EXPECT_EQ(content.all.open, 3U);
}

TEST(DispatchBacklog, CountsTodayFromTheCitysOwnMidnight) {
  std::vector<CaseNow> cases{told("a", "", 11h + 59min), told("b", "", 12h + 1min), told("c", "", 20h),
                             told("d", "", 20h)};
  cases[2].fact.status = cases[3].fact.status = CaseStatus::Closed;
  cases[2].fact.closed = kNow - 1h;
  cases[3].fact.closed = kNow - 13h;
  const BacklogContent content = dispatch_backlog(city_with(cases), ZoneClock{"Asia/Taipei"}, {});
  EXPECT_EQ(content.all.opened_today, 1U);
  EXPECT_EQ(content.all.closed_today, 1U);
  EXPECT_EQ(content.all.open, 2U);
}

TEST(DispatchBacklog, LeavesOutAgenciesWithNothingToTellToday) {
  CaseNow closed = told("a", "", 40h);
  closed.fact.status = CaseStatus::Closed;
  closed.fact.closed = kNow - 20h;
  EXPECT_TRUE(dispatch_backlog(city_with({closed}), ZoneClock{"Asia/Taipei"}, {}).rows.empty());
}

}  // namespace
}  // namespace city
