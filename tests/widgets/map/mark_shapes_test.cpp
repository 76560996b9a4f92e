#include "widgets/map/mark_shapes.hpp"

#include <gtest/gtest.h>

#include <set>

namespace city {
namespace {

TEST(MarkShape, LiesWithinItsSquareAndHoldsItsCentre) {
  for (std::size_t i = 0; i < kMarkShapes; ++i) {
    const auto shape = static_cast<MarkShape>(i);
    ASSERT_GE(outline(shape).size(), 3U) << i;
    for (const Screen& p : outline(shape)) {
      EXPECT_LE(std::abs(p.x), 1.0F) << i;
      EXPECT_LE(std::abs(p.y), 1.0F) << i;
    }
    EXPECT_LT(signed_distance(shape, 0, 0), -0.2F) << i;
    EXPECT_GT(signed_distance(shape, 1.2F, 1.2F), 0.2F) << i;
  }
}

TEST(MarkShape, IsItsOwnInTheAtlas) {
  const std::vector<std::uint8_t> atlas = mark_atlas();
  const std::size_t width = kMarkShapes * kMarkTile;
  ASSERT_EQ(atlas.size(), width * kMarkTile);
  std::set<std::vector<std::uint8_t>> tiles;
  for (std::size_t i = 0; i < kMarkShapes; ++i) {
    std::vector<std::uint8_t> tile;
    for (std::size_t row = 0; row < kMarkTile; ++row)
      tile.insert(tile.end(), atlas.begin() + static_cast<std::ptrdiff_t>(row * width + i * kMarkTile),
                  atlas.begin() + static_cast<std::ptrdiff_t>(row * width + (i + 1) * kMarkTile));
    EXPECT_LT(tile[kMarkTile / 2 * kMarkTile + kMarkTile / 2], 128) << "inside is dark, shape " << i;
    EXPECT_GT(tile[0], 128) << i;
    tiles.insert(tile);
  }
  EXPECT_EQ(tiles.size(), kMarkShapes);
}

TEST(KindLook, TellsKindsApartByShape) {
  std::set<MarkShape> shapes;
  for (const char* kind : {"bike_station", "car_park", "rain_gauge", "water_level", "air_station",
                           "streetlight", "vd", "hospital", "camera", "pump_station", "case"})
    shapes.insert(kind_looks()[kind_index(kind)].shape);
  EXPECT_EQ(shapes.size(), 11U);
}

TEST(KindLook, GathersFamiliesAndStrangers) {
  EXPECT_EQ(kind_index("sewer_level"), kind_index("water_level"));
  EXPECT_EQ(kind_looks()[kind_index("quantum_gauge")].kind, "");
  EXPECT_LE(kind_looks().size(), 16U) << "the shader's table";
}

}  // namespace
}  // namespace city
