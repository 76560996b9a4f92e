#include "center/state/city_view.hpp"

#include <gtest/gtest.h>

#include "center/state/names.hpp"
#include "tests/support/cities.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using support::at;
using support::kNoon;

CityView view_at(TimePoint now) {
  CityView view;
  view.now = now;
  view.book = support::feed_book();
  return view;
}

ValueNow value(TimePoint event_time, TimePoint received_at) {
  return {.event_time = event_time, .received_at = received_at, .quality = Quality::Good};
}

TEST(Freshness, TurnsStaleAfterThreePeriodsAndDeadAfterTwenty) {
  const ValueNow v = value(kNoon, kNoon);
  EXPECT_EQ(freshness(view_at(at(180s)), support::kTraffic, v), Freshness::Fresh);
  EXPECT_EQ(freshness(view_at(at(180'001ms)), support::kTraffic, v), Freshness::Stale);
  EXPECT_EQ(freshness(view_at(at(1200s)), support::kTraffic, v), Freshness::Stale);
  EXPECT_EQ(freshness(view_at(at(1'200'001ms)), support::kTraffic, v), Freshness::Dead);
}

TEST(Freshness, FollowsTheFeedsOwnPeriod) {
  EXPECT_EQ(freshness(view_at(at(1800s)), support::kRain, value(kNoon, kNoon)), Freshness::Fresh);
}

TEST(Freshness, AStampInTheFutureAgesFromItsReceipt) {
  const ValueNow v = value(at(168h), kNoon);
  EXPECT_EQ(age(view_at(at(10min)), v), 10min);
  EXPECT_EQ(freshness(view_at(at(10min)), support::kTraffic, v), Freshness::Stale);
}

TEST(Freshness, AnAgeIsNeverNegative) { EXPECT_EQ(age(view_at(at(-1h)), value(kNoon, kNoon)), 0ms); }

TEST(Freshness, OfAnAssetIsThatOfItsNewestValue) {
  AssetChunk chunk{.feed = support::kTraffic};
  chunk.first = {0, 2, 2};
  chunk.values = {value(at(-1h), at(-1h)), value(at(-1min), at(-1min))};
  EXPECT_EQ(freshness(view_at(kNoon), chunk, 0), Freshness::Fresh);
  EXPECT_EQ(freshness(view_at(kNoon), chunk, 1), Freshness::Never);
}

TEST(AssetId, IsTheFeedAndTheNativeId) {
  const CityViewPtr view = support::quiet_city();
  EXPECT_EQ(asset_id(*view, view->assets[0], 0), "traffic/A1");
}

TEST(Names, EveryKindOfErrorHasItsOwn) {
  EXPECT_EQ(name_of(DecodeError::Kind::BadJson), "bad_json");
  EXPECT_EQ(name_of(DecodeError::Kind::UnknownTopic), "unknown_topic");
  EXPECT_EQ(name_of(CaseStatus::OnSite), "on_site");
  EXPECT_EQ(name_of(static_cast<Quality>(99)), "unknown");
}

}  // namespace
}  // namespace city
