#include "widgets/map/asset_state.hpp"

#include <gtest/gtest.h>

#include "tests/widgets/map/city_builder.hpp"

namespace city::test {
namespace {

MarkLook look_of_one(const std::vector<Says>& values, std::chrono::seconds later = 0s) {
  CityBuilder city;
  const FeedIndex feed = city.feed("feed", 60s);
  city.asset(feed, {.id = "1"}, values);
  CityView view = city.view();
  view.now += later;
  return look_of(view, view.assets[0], 0, StateRules{*view.quantities}).look;
}

TEST(AssetState, TakesTheWorstOfAnAssetsValues) {
  EXPECT_EQ(look_of_one({{"aqi", 40}, {"pm25_ug_m3", 60}, {"rain_1h_mm", 25}}), MarkLook::Attention);
}

TEST(AssetState, IsStaleAfterThreeMissedPeriods) {
  EXPECT_EQ(look_of_one({{"speed_kmh", 40}}, 180s), MarkLook::Normal);
  EXPECT_EQ(look_of_one({{"speed_kmh", 40}}, 181s), MarkLook::Stale);
}

TEST(AssetState, NeverAlarmsOnAnOldValue) {
  EXPECT_EQ(look_of_one({{"speed_kmh", 3}}, 181s), MarkLook::Stale);
  EXPECT_EQ(look_of_one({{"speed_kmh", 3, 10min}, {"occupancy_pct", 10}}), MarkLook::Normal)
      << "the other value is fresh, the slow one is old";
}

TEST(AssetState, NeverAlarmsOnADoubtfulValue) {
  EXPECT_EQ(look_of_one({{"speed_kmh", 3, 0s, Quality::Suspect}}), MarkLook::Normal);
  EXPECT_EQ(look_of_one({{"speed_kmh", 3, 0s, Quality::Bad}}), MarkLook::Normal);
}

TEST(AssetState, IsSilentWithoutAUsableValue) {
  EXPECT_EQ(look_of_one({}), MarkLook::Silent);
  EXPECT_EQ(look_of_one({{"speed_kmh", 0, 0s, Quality::Missing}}), MarkLook::Silent);
}

TEST(AssetState, FindsALampThatIsOnAndDark) {
  EXPECT_EQ(look_of_one({{"on", 1}, {"power_w", 0}}), MarkLook::Attention);
  EXPECT_EQ(look_of_one({{"on", 1}, {"power_w", 80}}), MarkLook::Normal);
  EXPECT_EQ(look_of_one({{"on", 0}, {"power_w", 0}}), MarkLook::Normal) << "off by day";
}

TEST(AssetState, SaysWhenAgeAloneWillChangeIt) {
  CityBuilder city;
  city.asset(city.feed("feed", 60s), {.id = "1"}, {{"speed_kmh", 40, 30s}, {"aqi", 40, 10s}});
  const CityView view = city.view();
  EXPECT_EQ(look_of(view, view.assets[0], 0, StateRules{*view.quantities}).until, kNoon + 150s);
}

TEST(CaseState, IsOverdueOnceItsTimeHasPassed) {
  CaseNow open{.fact = {.due = kNoon}};
  EXPECT_EQ(look_of(open, kNoon), MarkLook::CaseOpen);
  EXPECT_EQ(look_of(open, kNoon + 1ms), MarkLook::CaseOverdue);
  open.fact.due.reset();
  EXPECT_EQ(look_of(open, kNoon + 24h), MarkLook::CaseOpen);
}

}  // namespace
}  // namespace city::test
