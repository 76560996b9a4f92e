#include "widgets/map/mark_shapes.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <string>

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
  for (const char* kind :
       {"bike_station", "car_park", "rain_gauge", "water_level", "air_station", "streetlight", "vd",
        "hospital", "camera", "pump_station", "case", "shelter", "bus", "roadworks", "metro_platform",
        "pharmacy", "lift", "power_area", "quake_area"})
    shapes.insert(kind_looks()[kind_index(kind)].shape);
  EXPECT_EQ(shapes.size(), kMarkShapes);
}

// At 12 pixels a wall's smallest shape: inside or outside at the middle of each of 144 pixels.
TEST(MarkShape, IsToldFromEveryOtherAtTwelvePixels) {
  const auto raster = [](MarkShape shape) {
    std::vector<bool> pixels;
    for (int y = 0; y < 12; ++y)
      for (int x = 0; x < 12; ++x)
        pixels.push_back(signed_distance(shape, (static_cast<float>(x) - 5.5F) / 6,
                                         (static_cast<float>(y) - 5.5F) / 6) < 0);
    return pixels;
  };
  for (std::size_t a = 0; a < kMarkShapes; ++a)
    for (std::size_t b = 0; b < a; ++b) {
      const std::vector<bool> one = raster(static_cast<MarkShape>(a)),
                              other = raster(static_cast<MarkShape>(b));
      int differ = 0, either = 0;
      for (std::size_t i = 0; i < one.size(); ++i) {
        differ += one[i] != other[i] ? 1 : 0;
        either += one[i] || other[i] ? 1 : 0;
      }
      EXPECT_GE(differ * 100, either * 9) << "shapes " << a << " and " << b << " share all but " << differ;
    }
}

TEST(KindLook, KnowsEveryKindThatAFeedOfOursBrings) {
  const std::filesystem::path feeds{CITYGLASS_SOURCE_DIR "/assets/feeds"};
  std::size_t seen = 0;
  for (const auto& entry : std::filesystem::directory_iterator{feeds}) {
    if (entry.path().extension() != ".toml") continue;
    std::ifstream file{entry.path()};
    for (std::string line; std::getline(file, line);) {
      if (!line.starts_with("kind")) continue;
      const std::size_t open = line.find('"'), close = line.find('"', open + 1);
      if (close == std::string::npos) continue;
      ++seen;
      const std::string kind = line.substr(open + 1, close - open - 1);
      EXPECT_STRNE(kind_looks()[kind_index(kind)].kind.data(), "") << kind << " in " << entry.path();
    }
  }
  EXPECT_GT(seen, 20U);
}

TEST(KindLook, GathersFamiliesAndStrangers) {
  EXPECT_EQ(kind_index("sewer_level"), kind_index("water_level"));
  EXPECT_EQ(kind_looks()[kind_index("quantum_gauge")].kind, "");
  EXPECT_LE(kind_looks().size(), kMostKinds) << "the shader's table";
}

}  // namespace
}  // namespace city
