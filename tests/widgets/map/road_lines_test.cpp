#include "widgets/map/road_lines.hpp"

#include <gtest/gtest.h>

#include "tests/widgets/map/city_builder.hpp"

namespace city::test {
namespace {

const World kOrigin = world_from_geo({.lon_deg = 121.55, .lat_deg = 25.08});
const Bounds kCity{{0, 0}, {1, 1}};

struct Roads {
  AssetPoints points{kOrigin, kCity};
  RoadLines roads{kOrigin};
  RoadLines::Change update(const CityView& view) {
    points.update(view);
    return roads.update(view, points);
  }
};

void add_sections(CityBuilder& city) {
  const FeedIndex feed = city.feed("traffic", 60s);
  city.asset(feed,
             {.id = "a",
              .kind = "road_section",
              .place = LonLat{121.50, 25.0},
              .line = {{121.50, 25.0}, {121.51, 25.0}, {121.52, 25.01}}},
             {{"speed_kmh", 40}});
  city.asset(feed,
             {.id = "b",
              .kind = "road_section",
              .place = LonLat{121.55, 25.0},
              .line = {{121.55, 25.0}, {121.56, 25.0}}},
             {{"speed_kmh", 10}});
}

TEST(RoadLines, DrawEverySegmentAsAQuad) {
  CityBuilder city;
  add_sections(city);
  Roads r;
  EXPECT_EQ(r.update(city.view()), RoadLines::Change::Geometry);
  EXPECT_EQ(r.roads.sections().size(), 2U);
  EXPECT_EQ(r.roads.mesh().vertices().size(), 3U * 4);
  EXPECT_EQ(r.roads.mesh().indices().size(), 3U * 6);
  EXPECT_EQ(r.roads.mesh().vertices().back().tag, static_cast<std::uint8_t>(MarkLook::Attention));
  EXPECT_EQ(r.points.top().size(), 0U) << "a section is not a point";
}

TEST(RoadLines, ChangeColourWithoutNewGeometry) {
  CityBuilder city;
  add_sections(city);
  Roads r;
  r.update(city.view());
  EXPECT_EQ(r.update(city.view()), RoadLines::Change::None);
  city.paged.edit(0).values[0].value = 5;
  EXPECT_EQ(r.update(city.view()), RoadLines::Change::Looks);
  EXPECT_EQ(r.roads.mesh().vertices().front().tag, static_cast<std::uint8_t>(MarkLook::Serious));
}

TEST(RoadLines, FollowANewCourse) {
  CityBuilder city;
  add_sections(city);
  Roads r;
  r.update(city.view());
  AssetChunk& chunk = city.paged.edit(0);
  auto info = *chunk.info;
  info[1].line.push_back({121.57, 25.0});
  chunk.info = std::make_shared<const std::vector<AssetInfo>>(info);
  EXPECT_EQ(r.update(city.view()), RoadLines::Change::Geometry);
  EXPECT_EQ(r.roads.mesh().vertices().size(), 4U * 4);
}

TEST(RoadLines, AreFoundNearTheirMiddle) {
  CityBuilder city;
  add_sections(city);
  Roads r;
  r.update(city.view());
  const auto* hit = r.roads.near(world_from_geo({.lon_deg = 121.555, .lat_deg = 25.0001}), 1e-6);
  ASSERT_NE(hit, nullptr);
  EXPECT_EQ(hit->ref, (AssetRef{0, 1}));
  EXPECT_EQ(r.roads.near(world_from_geo({.lon_deg = 121.555, .lat_deg = 25.2}), 1e-6), nullptr);
}

TEST(LineMesh, LeavesOutASegmentWithoutLength) {
  LineMesh mesh;
  const std::vector<LonLat> path{{121, 25}, {121, 25}, {122, 25}};
  mesh.add_path({}, path, false, 0);
  EXPECT_EQ(mesh.vertices().size(), 4U);
}

}  // namespace
}  // namespace city::test
