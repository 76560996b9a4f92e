#include "widgets/map/asset_points.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/widgets/map/city_builder.hpp"
#include "widgets/map/mark_shapes.hpp"

namespace city::test {
namespace {

const World kOrigin = world_from_geo({.lon_deg = 121.55, .lat_deg = 25.08});
const Bounds kCity{world_from_geo({.lon_deg = 121.4, .lat_deg = 25.3}),
                   world_from_geo({.lon_deg = 121.7, .lat_deg = 24.9})};

struct Points {
  AssetPoints points{kOrigin, kCity};
  std::size_t changed_chunks(const CityView& view) {
    std::size_t count = 0;
    for (const ChunkRange& range : points.update(view)) count += range.count;
    return count;
  }
};

TEST(AssetPoints, HoldsOneVertexPerAsset) {
  CityBuilder city;
  Points p;
  EXPECT_EQ(p.changed_chunks(strewn_city(1000, city)), 4U);
  EXPECT_EQ(p.points.located(), 1000U);
  EXPECT_EQ(p.points.in_city(), 1000U);
  EXPECT_EQ(p.points.abnormal(), 100U);
  EXPECT_EQ(p.points.top().size(), 100U);
}

TEST(AssetPoints, LooksAtNothingWhenNothingChanged) {
  CityBuilder city;
  CityView view = strewn_city(1000, city);
  Points p;
  p.changed_chunks(view);
  EXPECT_EQ(p.changed_chunks(view), 0U);
  view.now += 1s;
  ++view.revision;
  EXPECT_EQ(p.changed_chunks(view), 0U) << "a second later all values are still fresh";
}

TEST(AssetPoints, TakesOnlyTheChunkThatChanged) {
  CityBuilder city;
  strewn_city(1000, city);
  Points p;
  p.changed_chunks(city.view());
  AssetChunk& chunk = city.paged.edit(2);
  chunk.values[0].value = 3;
  ++chunk.revision;
  const CityView view = city.view();
  const auto ranges = p.points.update(view);
  ASSERT_EQ(ranges.size(), 1U);
  EXPECT_EQ(ranges[0].first, 2U);
  EXPECT_EQ(ranges[0].count, 1U);
  EXPECT_EQ(p.points.look({2, 0}), MarkLook::Serious);
}

TEST(AssetPoints, UploadsNothingWhenANewValueLooksTheSame) {
  CityBuilder city;
  strewn_city(300, city);
  Points p;
  p.changed_chunks(city.view());
  city.paged.edit(0).values[2].value = 41;
  EXPECT_EQ(p.changed_chunks(city.view()), 0U);
}

TEST(AssetPoints, GrowsStaleByAgeAlone) {
  CityBuilder city;
  CityView view = strewn_city(300, city);
  Points p;
  p.changed_chunks(view);
  view.now += 181s;
  EXPECT_EQ(p.changed_chunks(view), 2U);
  EXPECT_EQ(p.points.look({0, 0}), MarkLook::Stale);
  EXPECT_EQ(p.points.abnormal(), 0U);
}

TEST(AssetPoints, ComesBackWhenReplayedTimeRunsBackwards) {
  CityBuilder city;
  CityView view = strewn_city(300, city);
  Points p;
  view.now += 181s;
  p.changed_chunks(view);
  view.now = kNoon;
  EXPECT_EQ(p.changed_chunks(view), 2U);
  EXPECT_EQ(p.points.look({0, 0}), MarkLook::Attention);
}

TEST(AssetPoints, CountsWhatHasNoPlace) {
  CityBuilder city;
  const FeedIndex feed = city.feed("feed", 60s);
  city.asset(feed, {.id = "1", .kind = "vd"}, {});
  city.asset(feed, {.id = "2", .kind = "vd", .place = LonLat{121.5, 25.0}}, {});
  Points p;
  p.changed_chunks(city.view());
  EXPECT_EQ(p.points.unlocated(), 1U);
  EXPECT_EQ(p.points.located(), 1U);
}

TEST(AssetPoints, MarksPlacesThatAreOnlyApproximate) {
  CityBuilder city;
  const FeedIndex feed = city.feed("feed", 60s);
  city.asset(feed, {.id = "1", .kind = "vd", .place = LonLat{121.5, 25.0}}, {});
  city.asset(feed, {.id = "2", .kind = "vd", .place = LonLat{121.5, 25.0}, .place_approximate = true}, {});
  Points p;
  p.changed_chunks(city.view());
  EXPECT_EQ(p.points.approximate(), 1U);
  EXPECT_EQ(p.points.vertices()[0].approximate, 0U);
  EXPECT_EQ(p.points.vertices()[1].approximate, 1U);
}

TEST(AssetPoints, ListsLandmarksAndTheWorstOnTop) {
  CityBuilder city;
  const FeedIndex feed = city.feed("feed", 60s);
  city.asset(feed, {.id = "1", .kind = "vd", .place = LonLat{121.5, 25.0}}, {{"speed_kmh", 3}});
  city.asset(feed, {.id = "2", .kind = "hospital", .place = LonLat{121.5, 25.1}}, {{"full_bed", 0}});
  city.asset(feed, {.id = "3", .kind = "vd", .place = LonLat{121.5, 25.2}}, {{"speed_kmh", 12}});
  city.asset(feed, {.id = "4", .kind = "vd", .place = LonLat{121.5, 25.05}}, {{"speed_kmh", 50}});
  Points p;
  p.changed_chunks(city.view());
  ASSERT_EQ(p.points.top().size(), 3U);
  EXPECT_EQ(p.points.top()[0].kind, kind_index("hospital"));
  EXPECT_EQ(p.points.top()[2].look, static_cast<std::uint8_t>(MarkLook::Serious));
}

TEST(AssetPoints, ThinsAlikeMarksOnTopOnlyWhereTheyAreACrowd) {
  for (const std::size_t count : {kThinTopFrom - 1, kThinTopFrom + 1}) {
    CityBuilder city;
    const FeedIndex feed = city.feed("feed", 60s);
    for (std::size_t i = 0; i < count; ++i)
      city.asset(feed, {.id = std::to_string(i), .kind = "vd", .place = LonLat{121.5, 25.0}},
                 {{"speed_kmh", 12}});
    city.asset(feed, {.id = "worst", .kind = "vd", .place = LonLat{121.5, 25.0}}, {{"speed_kmh", 3}});
    Points p;
    p.changed_chunks(city.view());
    const auto top = p.points.top();
    ASSERT_EQ(top.size(), count + 1);
    EXPECT_EQ(top.back().detail, 0U) << "the worst is never left out for something less";
    const auto shown =
        std::count_if(top.begin(), top.end(), [](const PointVertex& v) { return v.detail == 0; });
    EXPECT_EQ(static_cast<std::size_t>(shown), count < kThinTopFrom ? count + 1 : 2U);
  }
}

TEST(AssetPoints, FollowsACityThatIsExchangedForAnother) {
  CityBuilder large, small;
  Points p;
  p.changed_chunks(strewn_city(1000, large));
  p.changed_chunks(strewn_city(100, small));
  EXPECT_EQ(p.points.located(), 100U);
}

}  // namespace
}  // namespace city::test
