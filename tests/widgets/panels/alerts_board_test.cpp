#include "widgets/panels/alerts_board.hpp"

#include <gtest/gtest.h>

#include "tests/widgets/support/demo_city.hpp"
#include "widgets/ui/blink.hpp"
#include "widgets/ui/geo_distance.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;

const TimePoint kNow = support::demo_noon();

AlertNow warning(std::string id, Severity severity, bool in_force = true) {
  AlertNow alert{.in_force = in_force};
  alert.fact = {.id = std::move(id),
                .sender = "中央氣象署",
                .sent = kNow - 20min,
                .event = "豪雨特報",
                .headline = "大臺北山區有局部豪雨",
                .severity = severity,
                .expires = kNow + 3h,
                .feed = 0};
  alert.fact.areas.push_back({.description = "士林區", .circles = {{{121.5, 25.1}, 5}}});
  return alert;
}

CityView city_with(std::vector<AlertNow> alerts) {
  CityView view;
  view.now = kNow;
  view.book = std::make_shared<const FeedBook>(FeedBook{{.id = "ncdr-cap"}});
  auto list = std::make_shared<std::vector<AlertPtr>>();
  for (AlertNow& alert : alerts) list->push_back(std::make_shared<const AlertNow>(std::move(alert)));
  view.alerts = std::move(list);
  return view;
}

AlertsContent board(const std::vector<AlertNow>& alerts, const std::set<std::string>& acknowledged = {},
                    const AlertsChoices& choices = {}) {
  return alerts_board(city_with(alerts), ZoneClock{"Asia/Taipei"}, acknowledged, choices, {});
}

TEST(AlertsBoard, SaysWhatIsWarnedOfWhereByWhomAndUntilWhen) {
  const AlertRow row = board({warning("1", Severity::Severe)}).rows.at(0);
  EXPECT_EQ(row.id, "ncdr-cap/1");
  EXPECT_EQ(row.severity_word, "severe");
  EXPECT_EQ(row.event, "豪雨特報");
  EXPECT_EQ(row.detail, joined({"大臺北山區有局部豪雨", "士林區", "中央氣象署"}));
  EXPECT_EQ(row.until, "15:00");
  EXPECT_EQ(row.age, "20 min");
}

TEST(AlertsBoard, BlinksWhatIsSevereUntilSomebodyAcknowledgesIt) {
  const std::vector<AlertNow> alerts{warning("1", Severity::Severe), warning("2", Severity::Moderate),
                                     warning("3", Severity::Extreme)};
  const AlertsContent fresh = board(alerts);
  EXPECT_EQ(fresh.rows[0].id, "ncdr-cap/3") << "the worst first";
  EXPECT_EQ(fresh.unacknowledged, 2U);
  EXPECT_TRUE(fresh.rows[0].blinks());
  EXPECT_FALSE(fresh.rows[2].blinks()) << "moderate";
  const AlertsContent seen = board(alerts, {"ncdr-cap/3"});
  EXPECT_EQ(seen.rows[0].id, "ncdr-cap/1") << "nobody has seen that one";
  EXPECT_FALSE(seen.rows[1].blinks());
  EXPECT_EQ(seen.unacknowledged, 1U);
}

TEST(AlertsBoard, AcknowledgesOnTheFirstClickAndLooksOnTheNext) {
  const AlertNow alert = warning("1", Severity::Extreme);
  const AlertRow fresh = board({alert}).rows[0], seen = board({alert}, {"ncdr-cap/1"}).rows[0];
  ASSERT_TRUE(fresh.action && std::holds_alternative<AcknowledgeAlert>(*fresh.action));
  EXPECT_EQ(std::get<AcknowledgeAlert>(*fresh.action).id, "ncdr-cap/1");
  ASSERT_TRUE(seen.action && std::holds_alternative<LookAt>(*seen.action));
  const LookAt look = std::get<LookAt>(*seen.action);
  EXPECT_NEAR(look.at.lon_deg, 121.5, 1e-3);
  EXPECT_NEAR(look.at.lat_deg, 25.1, 1e-3);
  EXPECT_GT(look.metres_across, 10'000);
}

TEST(AlertsBoard, ListsAFewEndedOnesBelowAndLeavesReplacedOnesOut) {
  std::vector<AlertNow> alerts{warning("now", Severity::Minor)};
  for (int i = 0; i < 9; ++i) alerts.push_back(warning("old" + std::to_string(i), Severity::Extreme, false));
  alerts[1].replaced_by = "now";
  alerts[2].fact.type = AlertType::Cancel;
  alerts[3].fact.status = AlertStatus::Test;
  const AlertsContent content = board(alerts, {}, {.most_ended = 3});
  ASSERT_EQ(content.rows.size(), 4U);
  EXPECT_EQ(content.in_force, 1U);
  EXPECT_EQ(content.rows[0].id, "ncdr-cap/now");
  EXPECT_EQ(content.rows[1].id, "ncdr-cap/old3");
  EXPECT_FALSE(content.rows[1].blinks()) << "extreme, but over";
}

TEST(AlertsBoard, SaysThatAnExerciseIsOne) {
  AlertNow alert = warning("1", Severity::Extreme, false);
  alert.fact.status = AlertStatus::Exercise;
  EXPECT_EQ(board({alert}).rows.at(0).severity_word, "exercise");
}

TEST(AlertsBoard, ShowsNobodysMailAddress) {
  AlertNow alert = warning("1", Severity::Minor);
  alert.fact.sender = "somebody@example.gov.tw";
  EXPECT_EQ(board({alert}).rows[0].detail.find('@'), std::string::npos);
  EXPECT_NE(board({alert}).rows[0].detail.find("example.gov.tw"), std::string::npos);
}

TEST(AlertsBoard, TellsTheDayOfAnEndThatIsNotToday) {
  AlertNow alert = warning("1", Severity::Minor);
  alert.fact.expires = kNow + 30h;
  EXPECT_EQ(board({alert}).rows[0].until.substr(0, 2), "7 ");
  EXPECT_NE(board({alert}).rows[0].until.find("18:00"), std::string::npos);
  alert.fact.expires.reset();
  EXPECT_EQ(board({alert}).rows[0].until, "–");
}

TEST(Blink, IsOnceASecondHalfOfTheTime) {
  EXPECT_TRUE(blink_on(TimePoint{5s}));
  EXPECT_TRUE(blink_on(TimePoint{5s + 499ms}));
  EXPECT_FALSE(blink_on(TimePoint{5s + 500ms}));
  EXPECT_FALSE(blink_on(TimePoint{5s + 999ms}));
  EXPECT_FALSE(blink_on(TimePoint{-1ms})) << "before 1970 too";
}

}  // namespace
}  // namespace city
