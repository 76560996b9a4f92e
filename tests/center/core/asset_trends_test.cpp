// Six hours of single assets, seen from outside.
#include <gtest/gtest.h>

#include "tests/support/cities.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using namespace support;

CenterConfig with_trends(std::vector<TrendSpec> trends) {
  CenterConfig config = city_config();
  config.trends = std::move(trends);
  return config;
}

const std::vector<TrendSpec> kSpeeds{{.kind = "road_section", .quantity = "speed_kmh", .most = 3}};

std::vector<Event> speed(const std::string& asset, double value, TimePoint now,
                         Quality quality = Quality::Good) {
  return arrived(reading({.asset = asset,
                          .values = {{"speed_kmh", value}},
                          .event_time = now,
                          .received_at = now,
                          .quality = quality}));
}

const std::vector<VitalPoint>& points(const CityView& view, std::size_t i = 0) {
  return *view.trends->at(i).points;
}

TEST(AssetTrends, GetAPointEachMinuteForSixHours) {
  Center center{with_trends(kSpeeds)};
  for (int second = 0; second <= 7 * 3600; second += 30)
    center.step(speed("a", 20.0 + second, at(second * 1s)), at(second * 1s));
  const CityViewPtr view = center.view();
  ASSERT_EQ(view->trends->size(), 1U);
  ASSERT_EQ(points(*view).size(), 360U);
  EXPECT_EQ(points(*view).front().at, at(1h + 1min));
  EXPECT_EQ(points(*view).back().at, at(7h));
  EXPECT_EQ(points(*view).back().value, 20 + 7 * 3600);
  EXPECT_EQ((*view->quantities)[view->trends->at(0).quantity].name, "speed_kmh");
  const AssetRef asset = view->trends->at(0).asset;
  EXPECT_EQ(asset_id(*view, view->assets[asset.chunk], asset.slot), "traffic/a");
}

TEST(AssetTrends, HaveGapsWhereNothingGoodAndFreshIsTold) {
  Center center{with_trends(kSpeeds)};
  center.step(speed("a", 20, at(0s)), at(0s));
  center.step(speed("a", 900, at(1min), Quality::Suspect), at(1min));
  center.step({}, at(2min));
  center.step(speed("a", 22, at(3min)), at(3min));
  center.step({}, at(30min));  // long stale
  const CityViewPtr view = center.view();
  ASSERT_EQ(points(*view).size(), 2U);
  EXPECT_EQ(points(*view)[1].at, at(3min));
}

TEST(AssetTrends, KeepWhatIsNamedAndNoMoreThanItsBound) {
  Center center{with_trends(kSpeeds)};
  Facts facts;
  for (int i = 0; i < 10; ++i)
    facts = all({facts, reading({.asset = std::to_string(i),
                                 .values = {{"speed_kmh", 1.0 * i}, {"occupancy_pct", 5}},
                                 .event_time = at(0s)})});
  center.step(arrived(facts), at(0s));
  const CityViewPtr view = center.view();
  ASSERT_EQ(view->trends->size(), 3U);
  EXPECT_TRUE(std::is_sorted(view->trends->begin(), view->trends->end(),
                             [](const auto& a, const auto& b) { return a.series < b.series; }));
}

TEST(AssetTrends, TakeTheCitysOwnAssetsFirst) {
  Center center{with_trends({{.kind = "road_section", .quantity = "speed_kmh", .most = 1}})};
  const GeographyPtr geography = small_geography();
  Facts facts =
      all({described({.asset = "far", .kind = "road_section", .district = "別的縣", .feed = kTraffic}),
           described({.asset = "own",
                      .kind = "road_section",
                      .district = geography->districts.at(0).district,
                      .feed = kTraffic}),
           reading({.asset = "far", .values = {{"speed_kmh", 1}}}),
           reading({.asset = "own", .values = {{"speed_kmh", 2}}})});
  center.step(arrived(facts), at(0s));
  const CityViewPtr view = center.view();
  ASSERT_EQ(view->trends->size(), 1U);
  EXPECT_EQ(points(*view).at(0).value, 2);
}

TEST(AssetTrends, AllTogetherStayWithinTheirBound) {
  Center center{
      with_trends({{.kind = "road_section", .quantity = "speed_kmh", .most = kMaxTrendSeries},
                   {.kind = "road_section", .quantity = "occupancy_pct", .most = kMaxTrendSeries}})};
  Facts facts;
  for (int i = 0; i < 300; ++i)
    facts = all({facts, reading({.asset = std::to_string(i),
                                 .values = {{"speed_kmh", 1.0 * i}, {"occupancy_pct", 5}},
                                 .event_time = at(0s)})});
  center.step(arrived(facts), at(0s));
  EXPECT_EQ(center.view()->trends->size(), kMaxTrendSeries);
}

TEST(AssetTrends, StayInOrderWhenTheClockIsSetBack) {
  Center center{with_trends(kSpeeds)};
  center.step(speed("a", 20, at(0s)), at(0s));
  center.step(speed("a", 21, at(1h)), at(1h));
  center.step({}, at(10s));
  const CityViewPtr view = center.view();
  for (std::size_t i = 1; i < points(*view).size(); ++i)
    EXPECT_LT(points(*view)[i - 1].at, points(*view)[i].at);
  EXPECT_LE(points(*view).back().at, at(10s));
}

TEST(AssetTrends, AnOldViewKeepsItsTrend) {
  Center center{with_trends(kSpeeds)};
  center.step(speed("a", 20, at(0s)), at(0s));
  const CityViewPtr old = center.view();
  center.step(speed("a", 21, at(60s)), at(60s));
  EXPECT_EQ(points(*old).size(), 1U);
  EXPECT_EQ(points(*center.view()).size(), 2U);
}

TEST(AssetTrends, DerivedFiguresHaveThemToo) {
  Center center{with_trends({{.kind = "road_section", .quantity = "los_grade"}})};
  center.step(
      arrived(all(
          {described(
               {.asset = "a", .kind = "road_section", .traits = {{"free_flow_kmh", 50}}, .feed = kTraffic}),
           reading({.asset = "a", .values = {{"speed_kmh", 10}}})})),
      at(0s));
  const CityViewPtr view = center.view();
  ASSERT_EQ(view->trends->size(), 1U);
  ASSERT_EQ(points(*view).size(), 1U);
  EXPECT_EQ(points(*view)[0].value, 6);
}

TEST(AssetTrends, FindTheirAssetsAgainAfterARestart) {
  Center first{with_trends(kSpeeds)};
  std::vector<SeriesRow> series;
  for (int minute = 0; minute < 10; ++minute) {
    Facts facts =
        all({reading({.feed = kYoubike, .asset = "x" + std::to_string(minute), .values = {{"q", 1}}}),
             reading({.asset = "b",
                      .values = {{"speed_kmh", 50.0 + minute}},
                      .event_time = at(minute * 1min),
                      .received_at = at(minute * 1min)})});
    for (const SeriesRow& row : first.step(arrived(facts), at(minute * 1min)).series) series.push_back(row);
  }
  Center second{with_trends(kSpeeds)};
  second.restore(*first.view(), series);
  ASSERT_EQ(second.view()->trends->size(), 1U);
  EXPECT_EQ(points(*second.view()).size(), 10U);
  second.step(speed("b", 61, at(10min)), at(10min));
  ASSERT_EQ(points(*second.view()).size(), 11U);
  EXPECT_EQ(points(*second.view())[0].value, 50);
  EXPECT_EQ(points(*second.view())[10].value, 61);
}

}  // namespace
}  // namespace city
