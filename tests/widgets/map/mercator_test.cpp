#include "widgets/map/mercator.hpp"

#include <gtest/gtest.h>

#include "widgets/ui/geo_distance.hpp"

namespace city {
namespace {

TEST(Mercator, RoundTripsEveryWholeDegree) {
  for (int lat = -85; lat <= 85; ++lat) {
    for (int lon = -180; lon <= 180; ++lon) {
      const Geo back = geo_from_world(world_from_geo({.lon_deg = lon * 1.0, .lat_deg = lat * 1.0}));
      ASSERT_NEAR(back.lat_deg, lat, 1e-9);
      ASSERT_NEAR(back.lon_deg, lon, 1e-9);
    }
  }
}

TEST(Mercator, PutsTheCornersWhereTilesHaveThem) {
  const World corner = world_from_geo({.lon_deg = -180, .lat_deg = kMaxLatitudeDeg});
  EXPECT_NEAR(corner.x, 0, 1e-12);
  EXPECT_NEAR(corner.y, 0, 1e-12);
  EXPECT_EQ(world_from_geo({}), (World{0.5, 0.5}));
  // Tile 14/13722/7013 of the common scheme covers Taipei's main station.
  const World station = world_from_geo({.lon_deg = 121.5170, .lat_deg = 25.0478});
  EXPECT_EQ(static_cast<int>(station.x * (1 << 14)), 13722);
  EXPECT_EQ(static_cast<int>(station.y * (1 << 14)), 7013);
}

TEST(Mercator, ClampsThePoles) {
  EXPECT_NEAR(world_from_geo({.lat_deg = 90}).y, 0, 1e-9);
  EXPECT_NEAR(world_from_geo({.lat_deg = -90}).y, 1, 1e-9);
}

TEST(Mercator, KnowsHowLongAMetreIs) {
  EXPECT_NEAR(metres_per_world(0), 40'030'229, 10);
  const Geo a{.lon_deg = 121.5, .lat_deg = 25}, b{.lon_deg = 121.6, .lat_deg = 25};
  const double on_map_m = (world_from_geo(b).x - world_from_geo(a).x) * metres_per_world(25);
  EXPECT_NEAR(on_map_m, 10'077.5, 1);
  EXPECT_NEAR(on_map_m / distance_m(a, b), 1, 0.003);
}

}  // namespace
}  // namespace city
