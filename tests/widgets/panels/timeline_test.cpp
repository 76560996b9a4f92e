#include "widgets/panels/timeline.hpp"

#include <gtest/gtest.h>

#include "tests/widgets/map/city_builder.hpp"
#include "widgets/ui/geo_distance.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using Kind = TimelineEvent::Kind;
using test::CityBuilder;
using test::kNoon;

constexpr LonLat kHere{121.5, 25.05};
const Focus kFocus{.at = kHere, .radius_m = 500, .window = 30min};

CaseNow told(const std::string& id, Milliseconds ago) {
  CaseNow c;
  c.fact = {.id = id, .category = "路樹處理", .opened = kNoon - ago, .district = "大安區", .place = kHere};
  c.updated = c.fact.opened;
  return c;
}

void add_cases(CityView& view, std::vector<CaseNow> cases) {
  auto list = std::make_shared<std::vector<CasePtr>>();
  for (CaseNow& c : cases) list->push_back(std::make_shared<const CaseNow>(std::move(c)));
  view.cases = std::move(list);
}

CityView empty_city() {
  CityView view;
  view.now = kNoon;
  return view;
}

TimelineContent made(const CityView& view, const std::optional<Focus>& focus = std::nullopt,
                     const TimelineChoices& choices = {}) {
  return timeline(view, ZoneClock{"Asia/Taipei"}, focus, choices, {});
}

TEST(Timeline, TellsTheLifeOfCasesNewestFirst) {
  CityView view = empty_city();
  CaseNow moved = told("moved", 50min), ended = told("ended", 200min), out = told("out", 300min);
  moved.fact.status = CaseStatus::OnSite;
  moved.fact.told = kNoon - 10min;
  ended.fact.status = CaseStatus::Closed;
  ended.fact.closed = kNoon - 20min;
  add_cases(view, {moved, ended, out});
  const TimelineContent content = made(view);
  ASSERT_EQ(content.events.size(), 3U);
  EXPECT_EQ(content.events[0].kind, Kind::CaseMoved);
  EXPECT_EQ(content.events[1].kind, Kind::CaseEnded);
  EXPECT_EQ(content.events[2].kind, Kind::CaseOpened);
  EXPECT_EQ(content.events[2].at, kNoon - 50min);
  EXPECT_EQ(content.all, 3U);
}

TEST(Timeline, LooksOnlyAroundTheFocusWhenThereIsOne) {
  CityView view = empty_city();
  CaseNow far = told("far", 10min), nowhere = told("nowhere", 10min);
  far.fact.place = moved_by(kHere, 900, 0);
  nowhere.fact.place.reset();
  add_cases(view, {told("here", 10min), told("before", 40min), far, nowhere});
  EXPECT_EQ(made(view, kFocus).all, 1U);
  EXPECT_EQ(made(view).all, 4U);
}

TEST(Timeline, TellsWarningsThatBeganAndEndedButNotThoseThatWereReplaced) {
  CityView view = empty_city();
  auto list = std::make_shared<std::vector<AlertPtr>>();
  AlertNow began{.in_force = true}, ended, replaced, test;
  began.fact = {.id = "1", .sent = kNoon - 30min, .event = "大雨特報", .onset = kNoon - 25min};
  ended.fact = {.id = "2", .sent = kNoon - 9h, .event = "高溫資訊", .expires = kNoon - 5min};
  replaced = ended;
  replaced.replaced_by = "1";
  test = began;
  test.fact.status = AlertStatus::Test;
  for (const AlertNow& alert : {began, ended, replaced, test})
    list->push_back(std::make_shared<const AlertNow>(alert));
  view.alerts = std::move(list);
  const TimelineContent content = made(view);
  ASSERT_EQ(content.events.size(), 2U);
  EXPECT_EQ(content.events[0].kind, Kind::WarningEnded);
  EXPECT_EQ(content.events[1].kind, Kind::WarningBegan);
  EXPECT_EQ(content.events[1].at, kNoon - 25min);
}

CityView with_depth(double depth_cm, std::uint32_t same_for_s) {
  CityBuilder city;
  const FeedIndex feed = city.feed("flood", 60s);
  city.asset(feed, {.id = "1", .kind = "flood_sensor", .place = kHere}, {{"depth_cm", depth_cm}});
  CityView view = city.view();
  Paged<AssetChunk> paged;
  AssetChunk chunk = view.assets[0];
  chunk.values[0].same_for_s = same_for_s;
  chunk.values[0].series = 7;
  paged.append(std::move(chunk));
  view.assets = paged.freeze();
  return view;
}

TEST(Timeline, SaysThatAValueIsBeyondItsLevelAtLeastSinceItIsTheSame) {
  const TimelineContent content = made(with_depth(40, 600));
  ASSERT_EQ(content.events.size(), 1U);
  EXPECT_EQ(content.events[0].kind, Kind::Crossed);
  EXPECT_EQ(content.events[0].at, kNoon - 600s);
  EXPECT_TRUE(content.events[0].at_least);
  EXPECT_EQ(content.events[0].symbol, Symbol::Serious);
}

TEST(Timeline, FindsTheCrossingInTheTrendWhenOneIsKept) {
  CityView view = with_depth(40, 60);
  AssetTrend trend{.series = 7};
  trend.points = std::make_shared<const std::vector<VitalPoint>>(std::vector<VitalPoint>{
      {kNoon - 40min, 50}, {kNoon - 30min, 2}, {kNoon - 20min, 31}, {kNoon - 1min, 38}});
  view.trends = std::make_shared<const std::vector<AssetTrend>>(std::vector<AssetTrend>{trend});
  const TimelineContent content = made(view);
  ASSERT_EQ(content.events.size(), 1U);
  EXPECT_EQ(content.events[0].at, kNoon - 20min) << "it had come back in between";
  EXPECT_FALSE(content.events[0].at_least);
}

TEST(Timeline, TakesLesserLevelsOnlyAroundAFocus) {
  EXPECT_EQ(made(with_depth(12, 60)).all, 0U);
  EXPECT_EQ(made(with_depth(12, 60), kFocus).all, 1U);
  EXPECT_EQ(made(with_depth(6, 60), kFocus).all, 0U) << "a notice is nothing that happened";
}

TEST(Timeline, LeavesOutWhatCrossedBeforeTheWindow) { EXPECT_EQ(made(with_depth(40, 7200)).all, 0U); }

TEST(Timeline, KeepsTheNewestAndCountsTheRest) {
  CityView view = empty_city();
  std::vector<CaseNow> cases;
  for (int i = 0; i < 50; ++i) cases.push_back(told(std::to_string(i), i * 1min));
  add_cases(view, cases);
  const TimelineContent content = made(view, std::nullopt, {.most = 5});
  ASSERT_EQ(content.events.size(), 5U);
  EXPECT_EQ(content.all, 50U);
  EXPECT_EQ(content.events[4].at, kNoon - 4min);
  EXPECT_EQ(content.axis[0][kTimelineBins - 1], TimelineMark::Begins);
  EXPECT_EQ(content.axis[0][kTimelineBins * 11 / 60], TimelineMark::Begins) << "the axis has all of them";
  EXPECT_EQ(content.axis[0][0], TimelineMark::None);
}

}  // namespace
}  // namespace city
