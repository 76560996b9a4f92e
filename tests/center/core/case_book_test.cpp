// The life of hotline cases, seen from outside.
#include "center/core/case_book.hpp"

#include <gtest/gtest.h>

#include "tests/support/cities.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using namespace support;

CaseFact a_case(std::string id, Position position, CaseStatus status = CaseStatus::Received) {
  return {.id = std::move(id),
          .category = "路燈故障",
          .status = status,
          .opened = at(0s),
          .received_at = at(0s),
          .position = position,
          .feed = kHotline};
}

const CaseNow& only_case(Center& center) {
  const CityViewPtr view = center.view();
  EXPECT_EQ(view->cases->size(), 1U);
  return *view->cases->at(0);
}

TEST(Cases, ANewCaseIsShownAndHandedToTheHistory) {
  Center center{city_config()};
  const Changes changes = center.step(arrived(told(a_case("1", 1))), at(0s));
  EXPECT_TRUE(only_case(center).is_open());
  ASSERT_EQ(changes.cases.size(), 1U);
  EXPECT_EQ(changes.cases[0]->fact.id, "1");
  EXPECT_EQ(center.view()->feeds[kHotline].accepted, 1U);
}

TEST(Cases, TheSameAgainIsADuplicate) {
  Center center{city_config()};
  center.step(arrived(told(a_case("1", 1))), at(0s));
  CaseFact again = a_case("1", 2);
  again.received_at = at(1min);
  const Changes changes = center.step(arrived(told(again)), at(1min));
  EXPECT_TRUE(changes.cases.empty());
  EXPECT_EQ(center.view()->feeds[kHotline].duplicate, 1U);
  EXPECT_EQ(only_case(center).updated, at(0s));
}

TEST(Cases, AnEarlierMessageDoesNotPutACaseBack) {
  Center center{city_config()};
  center.step(arrived(told(a_case("1", 7, CaseStatus::OnSite))), at(0s));
  center.step(arrived(told(a_case("1", 3, CaseStatus::Received))), at(1s));
  EXPECT_EQ(only_case(center).fact.status, CaseStatus::OnSite);
  EXPECT_EQ(center.view()->feeds[kHotline].late, 1U);
}

TEST(Cases, AClosedCaseThatOpensAgainIsCounted) {
  Center center{city_config()};
  center.step(arrived(told(a_case("1", 1))), at(0s));
  center.step(arrived(told(a_case("1", 2, CaseStatus::Closed))), at(1s));
  EXPECT_FALSE(only_case(center).is_open());
  center.step(arrived(told(a_case("1", 3, CaseStatus::Reopened))), at(2s));
  center.step(arrived(told(a_case("1", 4, CaseStatus::Assigned))), at(3s));
  EXPECT_TRUE(only_case(center).is_open());
  EXPECT_EQ(only_case(center).reopened, 1U);
}

TEST(Cases, ClosedOnesLeaveAfterADay) {
  Center center{city_config()};
  CaseFact closed = a_case("1", 1, CaseStatus::Closed);
  closed.closed = at(0s);
  center.step(arrived(all({told(closed), told(a_case("2", 2))})), at(0s));
  center.step({}, at(0s) + kClosedCasesShown);
  EXPECT_EQ(center.view()->cases->size(), 2U);
  center.step({}, at(1ms) + kClosedCasesShown);
  EXPECT_EQ(only_case(center).fact.id, "2");
}

TEST(Cases, OneClosedLongAgoGoesToTheHistoryOnly) {
  Center center{city_config()};
  CaseFact old = a_case("1", 1, CaseStatus::Closed);
  old.closed = at(-72h);
  const Changes changes = center.step(arrived(told(old)), at(0s));
  EXPECT_TRUE(center.view()->cases->empty());
  EXPECT_EQ(changes.cases.size(), 1U);
}

TEST(Cases, BeyondTheirBoundTheLongestClosedLeave) {
  CaseBook book{small_geography()};
  book.advance(at(0s));
  for (std::size_t i = 0; i < kMaxClosedCases + 5; ++i) {
    CaseFact fact = a_case(std::to_string(i), i, CaseStatus::Closed);
    fact.closed = at(-1h) + Milliseconds{i};
    fact.opened = at(-2h) + Milliseconds{i};
    book.take(fact);
  }
  const CaseBook::List list = book.freeze();
  ASSERT_EQ(list->size(), kMaxClosedCases);
  EXPECT_EQ(list->back()->fact.id, "5");
}

TEST(Cases, AreListedNewestFirst) {
  Center center{city_config()};
  for (int i = 0; i < 20; ++i) {
    CaseFact fact = a_case(std::to_string(i), static_cast<Position>(i));
    fact.opened = at(((i * 7) % 20) * 1min);
    center.step(arrived(told(fact)), at(1h));
  }
  const CityViewPtr view = center.view();
  for (std::size_t i = 1; i < view->cases->size(); ++i) {
    EXPECT_GT((*view->cases)[i - 1]->fact.opened, (*view->cases)[i]->fact.opened);
  }
}

TEST(Cases, ACaseWhoseOpeningIsCorrectedMovesInTheList) {
  Center center{city_config()};
  center.step(arrived(all({told(a_case("1", 1)), told(a_case("2", 2))})), at(0s));
  CaseFact corrected = a_case("2", 3);
  corrected.opened = at(1min);
  center.step(arrived(told(corrected)), at(2min));
  const CityViewPtr view = center.view();
  ASSERT_EQ(view->cases->size(), 2U);
  EXPECT_EQ((*view->cases)[0]->fact.id, "2");
}

TEST(Cases, TheDistrictComesFromTheMapElseTheWordElseTheAddress) {
  Center center{city_config()};
  CaseFact placed = a_case("placed", 1);
  placed.place = LonLat{121.45, 25.05};
  placed.district = "大安";
  CaseFact worded = a_case("worded", 2);
  worded.district = "大安";
  CaseFact addressed = a_case("addressed", 3);
  addressed.address = "測試市文山區測試路1號";
  center.step(arrived(all({told(placed), told(worded), told(addressed)})), at(0s));
  std::vector<std::string> districts;
  for (const CasePtr& one : *center.view()->cases)
    districts.push_back(one->fact.id + " " + one->fact.district);
  EXPECT_EQ(districts, (std::vector<std::string>{"addressed 文山區", "placed 信義區", "worded 大安區"}));
}

TEST(Cases, TheSameIdOfTwoFeedsIsTwoCases) {
  Center center{city_config()};
  CaseFact other = a_case("1", 2);
  other.feed = kTraffic;
  center.step(arrived(all({told(a_case("1", 1)), told(other)})), at(0s));
  EXPECT_EQ(center.view()->cases->size(), 2U);
}

TEST(Cases, AnOldViewKeepsTheOldStatus) {
  Center center{city_config()};
  center.step(arrived(told(a_case("1", 1))), at(0s));
  const CityViewPtr old = center.view();
  center.step(arrived(told(a_case("1", 2, CaseStatus::Closed))), at(0s));
  EXPECT_TRUE(old->cases->at(0)->is_open());
  EXPECT_FALSE(only_case(center).is_open());
}

CaseFact told_at(CaseFact fact, TimePoint when) {
  fact.told = when;
  return fact;
}

TEST(Cases, AnOlderStatusDeliveredAgainDoesNotPutACaseBack) {
  Center center{city_config()};
  center.step(arrived(told(told_at(a_case("1", 1, CaseStatus::Assigned), at(10s)))), at(20s));
  center.step(arrived(told(told_at(a_case("1", 2, CaseStatus::Closed), at(15s)))), at(20s));
  center.step(arrived(told(told_at(a_case("1", 3, CaseStatus::Assigned), at(10s)))), at(30s));
  EXPECT_EQ(only_case(center).fact.status, CaseStatus::Closed);
  EXPECT_EQ(only_case(center).reopened, 0U);
  EXPECT_EQ(center.view()->feeds[kHotline].late, 1U);
}

TEST(Cases, TheTimeOfAStatusCountsMoreThanTheOrderOfMessages) {
  Center center{city_config()};
  center.step(arrived(told(told_at(a_case("1", 9, CaseStatus::Assigned), at(10s)))), at(20s));
  center.step(arrived(told(told_at(a_case("1", 3, CaseStatus::OnSite), at(15s)))), at(20s));
  EXPECT_EQ(only_case(center).fact.status, CaseStatus::OnSite);
}

TEST(Cases, TheSameToldLaterMovesItsTimeAndIsNoNews) {
  Center center{city_config()};
  center.step(arrived(told(told_at(a_case("1", 1, CaseStatus::OnSite), at(10s)))), at(20s));
  const Changes again =
      center.step(arrived(told(told_at(a_case("1", 2, CaseStatus::OnSite), at(30s)))), at(40s));
  EXPECT_TRUE(again.cases.empty());
  center.step(arrived(told(told_at(a_case("1", 3, CaseStatus::Assigned), at(25s)))), at(50s));
  EXPECT_EQ(only_case(center).fact.status, CaseStatus::OnSite);
}

TEST(Cases, ACaseIsReceivedOnce) {
  Center center{city_config()};
  center.step(arrived(told(a_case("1", 1, CaseStatus::Closed))), at(0s));
  center.step(arrived(told(a_case("1", 2, CaseStatus::Received))), at(1s));
  EXPECT_EQ(only_case(center).fact.status, CaseStatus::Closed)
      << "a month's list says received of every case";
  EXPECT_EQ(center.view()->feeds[kHotline].late, 1U);
}

TEST(Cases, AClosedOneThatHasLeftTheViewIsNoNewsWhenToldAgain) {
  Center center{city_config()};
  CaseFact closed = a_case("1", 1, CaseStatus::Closed);
  closed.closed = at(-72h);
  center.step(arrived(told(closed)), at(0s));
  closed.position = 2;
  const Changes again = center.step(arrived(told(closed)), at(1s));
  EXPECT_TRUE(again.cases.empty());
  EXPECT_EQ(center.view()->feeds[kHotline].duplicate, 1U);
  center.step(arrived(told(a_case("1", 3, CaseStatus::Received))), at(2s));
  EXPECT_TRUE(center.view()->cases->empty());
}

TEST(Cases, OneThatHasLeftTheViewComesBackWhenItIsReopened) {
  Center center{city_config()};
  CaseFact closed = a_case("1", 1, CaseStatus::Closed);
  closed.closed = at(-72h);
  center.step(arrived(told(closed)), at(0s));
  center.step(arrived(told(a_case("1", 2, CaseStatus::Reopened))), at(1s));
  EXPECT_EQ(only_case(center).reopened, 1U);
}

TEST(Cases, DuplicatesAreCountedOnBothSidesAndForgottenWhenOneCloses) {
  Center center{city_config()};
  CaseFact first = a_case("1", 1);
  CaseFact second = a_case("2", 2);
  first.place = LonLat{121.45, 25.05};
  second.place = LonLat{121.4501, 25.0501};
  second.opened = at(1min);
  center.step(arrived(all({told(first), told(second)})), at(1min));
  CityViewPtr view = center.view();
  EXPECT_EQ(view->cases->at(0)->duplicate_of, "1");
  EXPECT_EQ(view->cases->at(0)->duplicates, 1U);
  EXPECT_EQ(view->cases->at(1)->duplicate_of, "");
  EXPECT_EQ(view->cases->at(1)->duplicates, 1U);
  first.status = CaseStatus::Closed;
  first.position = 3;
  const Changes closing = center.step(arrived(told(first)), at(2min));
  EXPECT_EQ(closing.cases.size(), 1U) << "the other one's count is no news of it";
  view = center.view();
  EXPECT_EQ(view->cases->at(0)->duplicates, 0U);
  EXPECT_EQ(view->cases->at(0)->duplicate_of, "");
}

TEST(Cases, DuplicatesAreFoundAgainAfterARestart) {
  Center center{city_config()};
  CaseFact first = a_case("1", 1);
  CaseFact second = a_case("2", 2);
  first.address = second.address = "大安區測試路1號";
  center.step(arrived(all({told(first), told(second)})), at(0s));
  Center again{city_config()};
  again.restore(*center.view(), {});
  EXPECT_EQ(again.view()->cases->at(0)->duplicates, 1U);
  second.status = CaseStatus::Closed;
  second.position = 3;
  again.step(arrived(told(second)), at(1s));
  for (const CasePtr& one : *again.view()->cases) EXPECT_EQ(one->duplicates, 0U);
}

TEST(Cases, ThoseInNoDistrictOfTheMapAreCounted) {
  Center center{city_config()};
  CaseFact here = a_case("here", 1);
  here.district = "大安";
  CaseFact elsewhere = a_case("elsewhere", 2);
  elsewhere.district = "新北市板橋區";
  center.step(arrived(all({told(here), told(elsewhere), told(a_case("nowhere", 3))})), at(0s));
  EXPECT_EQ(center.view()->feeds[kHotline].undistricted, 2U);
  elsewhere.district = "文山區";
  elsewhere.position = 4;
  center.step(arrived(told(elsewhere)), at(1s));
  EXPECT_EQ(center.view()->feeds[kHotline].undistricted, 1U);
}

TEST(Cases, AGeocodersDefaultPointSaysNothingOfTheDistrict) {
  Center center{city_config()};
  CaseFact fact = a_case("1", 1);
  fact.place = LonLat{121.45, 25.05};  // in 信義區
  fact.place_approximate = true;
  fact.address = "大安區測試路1號";
  center.step(arrived(told(fact)), at(0s));
  EXPECT_EQ(only_case(center).fact.district, "大安區");
}

TEST(Cases, TheShareOfItsTimeStandsStillWhenACaseEnds) {
  CaseNow one{.fact = a_case("1", 1)};
  EXPECT_FALSE(due_share(one, at(1h))) << "no due time";
  one.fact.due = at(4h);
  EXPECT_DOUBLE_EQ(due_share(one, at(0s)).value_or(-1), 0);
  EXPECT_DOUBLE_EQ(due_share(one, at(1h)).value_or(-1), 0.25);
  EXPECT_DOUBLE_EQ(due_share(one, at(6h)).value_or(-1), 1.5);
  EXPECT_DOUBLE_EQ(due_share(one, at(-1h)).value_or(-1), 0) << "a clock that went back";
  one.fact.status = CaseStatus::Closed;
  one.fact.closed = at(2h);
  EXPECT_DOUBLE_EQ(due_share(one, at(9h)).value_or(-1), 0.5);
  one.fact.due = at(0s);
  EXPECT_FALSE(due_share(one, at(1h))) << "due before it was opened";
}

}  // namespace
}  // namespace city
