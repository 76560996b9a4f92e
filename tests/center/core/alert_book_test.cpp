// Public warnings in and out of force, seen from outside.
#include "center/core/alert_book.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/cities.hpp"
#include "tests/support/geography.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using namespace support;

AlertFact alert(std::string id) {
  return {.id = std::move(id),
          .sender = "weather@example.test",
          .sent = at(0s),
          .headline = "豪雨特報",
          .severity = Severity::Severe,
          .effective = at(0s),
          .expires = at(6h),
          .feed = kCap};
}

AlertFact follow_up(std::string id, AlertType type, std::string reference) {
  AlertFact fact = alert(std::move(id));
  fact.sent = at(10min);
  fact.type = type;
  fact.references = {std::move(reference)};
  return fact;
}

AlertPtr find(Center& center, const std::string& id) {
  for (const AlertPtr& one : *center.view()->alerts) {
    if (one->fact.id == id) return one;
  }
  return nullptr;
}

bool in_force(Center& center, const std::string& id) {
  const AlertPtr found = find(center, id);
  return found && found->in_force;
}

TEST(Alerts, AnActualAlertIsInForceFromBeginToExpiry) {
  Center center{city_config()};
  AlertFact later = alert("1");
  later.effective = at(1h);
  center.step(arrived(warned(later)), at(0s));
  EXPECT_FALSE(in_force(center, "1"));
  center.step({}, at(1h));
  EXPECT_TRUE(in_force(center, "1"));
  center.step({}, at(6h));
  EXPECT_FALSE(in_force(center, "1"));
}

TEST(Alerts, ThatHadEndedBeforeTheyCameAreShownAsEndedForAWhile) {
  Center center{city_config()};
  AlertFact old = alert("1");
  old.sent = at(-90 * 24h);
  old.effective = old.sent;
  old.expires = at(-89 * 24h);
  old.received_at = at(0s);
  center.step(arrived(warned(old)), at(0s));
  ASSERT_NE(find(center, "1"), nullptr);
  EXPECT_FALSE(in_force(center, "1"));
  center.step({}, at(0s) + kEndedAlertsShown + 1ms);
  EXPECT_EQ(find(center, "1"), nullptr);
}

TEST(Alerts, WithoutAnExpiryHoldsForADay) {
  Center center{city_config()};
  AlertFact open_ended = alert("1");
  open_ended.expires.reset();
  center.step(arrived(warned(open_ended)), at(0s));
  center.step({}, at(-1ms) + kAlertWithoutExpiry);
  EXPECT_TRUE(in_force(center, "1"));
  center.step({}, at(0s) + kAlertWithoutExpiry);
  EXPECT_FALSE(in_force(center, "1"));
}

TEST(Alerts, ATestIsNeverInForce) {
  for (const AlertStatus status :
       {AlertStatus::Test, AlertStatus::Exercise, AlertStatus::System, AlertStatus::Draft}) {
    Center center{city_config()};
    AlertFact drill = alert("1");
    drill.status = status;
    center.step(arrived(warned(drill)), at(1s));
    EXPECT_FALSE(in_force(center, "1"));
    EXPECT_NE(find(center, "1"), nullptr);
  }
}

TEST(Alerts, AcknowledgementsAndErrorsAreNeverInForce) {
  for (const AlertType type : {AlertType::Ack, AlertType::Error}) {
    Center center{city_config()};
    center.step(arrived(warned(alert("1"))), at(1s));
    center.step(arrived(warned(follow_up("2", type, "1"))), at(1s));
    EXPECT_TRUE(in_force(center, "1"));
    EXPECT_FALSE(in_force(center, "2"));
  }
}

TEST(Alerts, AnUpdateTakesThePlaceOfWhatItRefersTo) {
  Center center{city_config()};
  center.step(arrived(warned(alert("1"))), at(1s));
  const Changes changes = center.step(arrived(warned(follow_up("2", AlertType::Update, "1"))), at(10min));
  EXPECT_FALSE(in_force(center, "1"));
  EXPECT_EQ(find(center, "1")->replaced_by, "2");
  EXPECT_TRUE(in_force(center, "2"));
  EXPECT_EQ(changes.alerts.size(), 2U);  // the new one, and the old one as replaced
}

TEST(Alerts, ACancelEndsWhatItRefersToWhicheverComesFirst) {
  for (const bool cancel_first : {false, true}) {
    Center center{city_config()};
    const Facts original = warned(alert("1"));
    const Facts cancel = warned(follow_up("2", AlertType::Cancel, "1"));
    center.step(arrived(cancel_first ? cancel : original), at(10min));
    center.step(arrived(cancel_first ? original : cancel), at(10min));
    EXPECT_FALSE(in_force(center, "1"));
    EXPECT_FALSE(in_force(center, "2"));
    EXPECT_EQ(find(center, "1")->replaced_by, "2");
  }
}

TEST(Alerts, AnExerciseCannotCancelARealAlert) {
  Center center{city_config()};
  center.step(arrived(warned(alert("1"))), at(1s));
  AlertFact drill = follow_up("2", AlertType::Cancel, "1");
  drill.status = AlertStatus::Exercise;
  center.step(arrived(warned(drill)), at(10min));
  EXPECT_TRUE(in_force(center, "1"));
}

TEST(Alerts, AnotherFeedCannotCancel) {
  Center center{city_config()};
  center.step(arrived(warned(alert("1"))), at(1s));
  AlertFact stranger = follow_up("2", AlertType::Cancel, "1");
  stranger.feed = kTraffic;
  center.step(arrived(warned(stranger)), at(10min));
  EXPECT_TRUE(in_force(center, "1"));
}

TEST(Alerts, TheSameAgainIsADuplicate) {
  Center center{city_config()};
  center.step(arrived(warned(alert("1"))), at(1s));
  EXPECT_TRUE(center.step(arrived(warned(alert("1"))), at(2s)).alerts.empty());
  EXPECT_EQ(center.view()->feeds[kCap].duplicate, 1U);
  EXPECT_EQ(center.view()->alerts->size(), 1U);
}

TEST(Alerts, AreListedInForceFirstThenNewest) {
  Center center{city_config()};
  AlertFact newest = alert("newest, expired");
  newest.sent = at(30min);
  newest.expires = at(31min);
  AlertFact newer = alert("newer");
  newer.sent = at(20min);
  center.step(arrived(all({warned(newest), warned(alert("older")), warned(newer)})), at(1h));
  std::vector<std::string> ids;
  for (const AlertPtr& one : *center.view()->alerts) ids.push_back(one->fact.id);
  EXPECT_EQ(ids, (std::vector<std::string>{"newer", "older", "newest, expired"}));
}

TEST(Alerts, EndedOnesLeaveAfterTwoDays) {
  Center center{city_config()};
  center.step(arrived(warned(alert("1"))), at(1s));
  center.step({}, at(6h) + kEndedAlertsShown);
  EXPECT_EQ(center.view()->alerts->size(), 1U);
  center.step({}, at(6h) + kEndedAlertsShown + 1ms);
  EXPECT_TRUE(center.view()->alerts->empty());
}

TEST(Alerts, ARepeatDoesNotReviveWhatWasCancelled) {
  Center center{city_config()};
  AlertFact lasting = alert("1");
  lasting.expires = at(24h * 10);
  center.step(arrived(warned(lasting)), at(1s));
  center.step(arrived(warned(follow_up("2", AlertType::Cancel, "1"))), at(10min));
  center.step({}, at(24h * 5));
  center.step(arrived(warned(lasting)), at(24h * 5));
  EXPECT_FALSE(in_force(center, "1"));
}

TEST(Alerts, BeyondTheirBoundTheFirstEndedLeaves) {
  AlertBook book;
  book.advance(at(0s));
  for (std::size_t i = 0; i < kMaxAlerts + 3; ++i) {
    AlertFact fact = alert(std::to_string(i));
    fact.expires = at(1h) + Milliseconds{i};
    book.take(fact);
  }
  book.advance(at(0s));
  const AlertBook::List list = book.freeze();
  EXPECT_EQ(list->size(), kMaxAlerts);
  for (const AlertPtr& one : *list) EXPECT_GE(*one->fact.expires, at(1h) + 3ms);
}

TEST(Alerts, StampsAtTheEndOfTimeBreakNothing) {
  Center center{city_config()};
  AlertFact wild = alert("1");
  wild.sent = TimePoint::min();
  wild.effective = TimePoint::min();
  wild.expires = TimePoint::max();
  center.step(arrived(warned(wild)), at(1s));
  EXPECT_TRUE(in_force(center, "1"));
}

TEST(Alerts, AMessageThatLiftsAWarningIsNeverInForce) {
  for (const char* headline : {"解除豪雨特報", "海上颱風警報解除", "尚未解除的地區外，其餘解除"}) {
    Center center{city_config()};
    AlertFact lifted = alert("1");
    lifted.headline = headline;
    center.step(arrived(warned(lifted)), at(1s));
    EXPECT_FALSE(in_force(center, "1")) << headline;
    EXPECT_NE(find(center, "1"), nullptr);
  }
  Center center{city_config()};
  AlertFact past = alert("1");
  past.urgency = "Past";
  center.step(arrived(warned(past)), at(1s));
  EXPECT_FALSE(in_force(center, "1"));
}

TEST(Alerts, AWarningThatIsNotYetLiftedIsInForce) {
  for (const char* headline : {"豪雨特報尚未解除", "警報未解除", "警報解除前請勿前往海邊", "不解除管制"}) {
    Center center{city_config()};
    AlertFact holding = alert("1");
    holding.headline = headline;
    center.step(arrived(warned(holding)), at(1s));
    EXPECT_TRUE(in_force(center, "1")) << headline;
  }
}

TEST(Alerts, AnUpdateThatLiftsTheWarningEndsWhatItRefersTo) {
  Center center{city_config()};
  center.step(arrived(warned(alert("1"))), at(1s));
  AlertFact lifted = follow_up("2", AlertType::Update, "1");
  lifted.urgency = "Past";
  center.step(arrived(warned(lifted)), at(10min));
  EXPECT_FALSE(in_force(center, "1"));
  EXPECT_FALSE(in_force(center, "2"));
}

TEST(Alerts, AChainOfUpdatesLeavesOnlyTheLastInForceInAnyOrder) {
  std::vector<AlertFact> chain{alert("1"), follow_up("2", AlertType::Update, "1"),
                               follow_up("3", AlertType::Update, "2")};
  std::vector<std::size_t> order{0, 1, 2};
  do {
    Center center{city_config()};
    for (const std::size_t i : order) center.step(arrived(warned(chain[i])), at(20min));
    EXPECT_FALSE(in_force(center, "1"));
    EXPECT_FALSE(in_force(center, "2"));
    EXPECT_TRUE(in_force(center, "3"));
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST(Alerts, AnExpiredOneServedAgainStaysOutOfForce) {
  Center center{city_config()};
  center.step(arrived(warned(alert("1"))), at(1s));
  for (int day = 1; day < 8; ++day) {
    center.step(arrived(warned(alert("1"))), at(24h * day));
    EXPECT_FALSE(in_force(center, "1")) << "day " << day;
  }
}

TEST(Alerts, OneCancelledUnderItsOwnIdIsNoLongerInForce) {
  Center center{city_config()};
  center.step(arrived(warned(alert("1"))), at(1s));
  AlertFact cancelled = alert("1");
  cancelled.type = AlertType::Cancel;
  center.step(arrived(warned(cancelled)), at(10min));
  EXPECT_FALSE(in_force(center, "1"));
}

AlertFact coded(std::vector<std::string> geocodes) {
  AlertFact fact = alert("1");
  fact.areas = {{.description = "測試市", .polygons = {}, .circles = {}, .geocodes = std::move(geocodes)}};
  return fact;
}

TEST(Alerts, GivenByCodesAloneHaveTheMapsOutlines) {
  AlertBook book{small_geography()};
  book.take(coded({"1", "3-1", "nowhere"}));
  const AlertBook::List list = book.freeze();
  const std::vector<AreaPtr>& outlines = list->at(0)->outlines;
  ASSERT_EQ(outlines.size(), 2U);
  EXPECT_EQ(outlines[0]->name.zh, "信義區");
  EXPECT_EQ(outlines[1]->level, AreaLevel::Village);
  EXPECT_EQ(outlines[1]->district, "中正區");
}

TEST(Alerts, ThatDrawTheirOwnShapeNeedNoOutline) {
  AlertBook book{small_geography()};
  AlertFact drawn = coded({"1"});
  drawn.areas[0].circles = {{.centre = {.lon_deg = 121.5, .lat_deg = 25}, .radius_km = 2}};
  drawn.areas.push_back({.description = "other", .polygons = {}, .circles = {}, .geocodes = {"2"}});
  book.take(drawn);
  const AlertBook::List list = book.freeze();
  ASSERT_EQ(list->at(0)->outlines.size(), 1U);
  EXPECT_EQ(list->at(0)->outlines[0]->name.zh, "大安區") << "of the area that draws nothing";
}

TEST(Alerts, HaveTheirOutlinesAgainAfterARestart) {
  AlertBook before{small_geography()};
  before.advance(at(0s));
  before.take(coded({"2"}));
  CityView stored;
  stored.now = at(0s);
  AlertNow plain = *before.freeze()->at(0);
  plain.outlines.clear();
  stored.alerts = std::make_shared<const std::vector<AlertPtr>>(
      std::vector<AlertPtr>{std::make_shared<const AlertNow>(std::move(plain))});
  AlertBook after{small_geography()};
  const std::vector<FeedIndex> feed_of(kCap + 1, kCap);
  after.restore(stored, feed_of);
  EXPECT_EQ(after.freeze()->at(0)->outlines.size(), 1U);
}

TEST(Alerts, ComeBackInForceWhenTheClockIsSetBack) {
  Center center{city_config()};
  center.step(arrived(warned(alert("1"))), at(1s));
  center.step({}, at(7h));
  EXPECT_FALSE(in_force(center, "1"));
  center.step({}, at(1h));
  EXPECT_TRUE(in_force(center, "1"));
}

}  // namespace
}  // namespace city
