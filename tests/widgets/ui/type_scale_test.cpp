#include "widgets/ui/type_scale.hpp"

#include <gtest/gtest.h>

#include <utility>

namespace city {
namespace {

TEST(TypeScale, GrowsWithTheHeightOfTheWall) {
  const TypeScale hd = type_scale({1920, 1080}), uhd = type_scale({3840, 2160});
  EXPECT_FLOAT_EQ(uhd.unit, 2 * hd.unit);
  EXPECT_FLOAT_EQ(uhd.small, 2 * hd.small);
  EXPECT_FLOAT_EQ(uhd.clock, 2 * hd.clock);
}

TEST(TypeScale, NeverGoesBelowWhatChineseNeedsAt1080Lines) { EXPECT_GE(type_scale({1920, 1080}).small, 20); }

TEST(TypeScale, FitsTheWidthOfASquareScreen) {
  EXPECT_FLOAT_EQ(type_scale({1080, 1080}).unit, 1080.0F / 1920);
}

// The table of operations practice: at 5 m a capital of 20 minutes of arc is 29.1 mm, 46 pixels of 0.63 mm.
TEST(Legibility, IsWhatTheTableOfTheDisciplineSays) {
  const WallProfile profile{.pixel_pitch_mm = 0.63, .farthest_seat_m = 5};
  const auto font_px = static_cast<float>(46.17 / 0.733 * 1.448);
  EXPECT_NEAR(arcmin(font_px, profile), 20, 0.1);
  EXPECT_NEAR(legible_to_m(font_px, 0.63), 6.25, 0.05);
  EXPECT_EQ(arcmin(20, {}), 0);
}

TEST(Legibility, WarnsOfTextThatTheLastRowCannotRead) {
  EXPECT_FALSE(legibility_trouble({1920, 1080}, {}));
  EXPECT_FALSE(legibility_trouble({1920, 1080}, {.pixel_pitch_mm = 2, .farthest_seat_m = 3}));
  const auto trouble = legibility_trouble({3840, 2160}, {.pixel_pitch_mm = 0.315, .farthest_seat_m = 10});
  ASSERT_TRUE(trouble);
  EXPECT_NE(trouble->find("5.5 minutes of arc at 10.0 m"), std::string::npos) << *trouble;
}

// Four 55-inch displays as one wall, seen from 3 m: once with 4K on it, once with 1080 lines.
const WallProfile kUhdWall{.pixel_pitch_mm = 0.63, .farthest_seat_m = 3};
const WallProfile kHdWall{.pixel_pitch_mm = 1.26, .farthest_seat_m = 3};

TEST(TypeScale, GivesTheFarthestSeatWhatItNeeds) {
  for (const auto& [size, profile] :
       {std::pair{SizePx{3840, 2160}, kUhdWall}, std::pair{SizePx{1920, 1080}, kHdWall}}) {
    const TypeScale scale = type_scale(size, profile);
    EXPECT_GE(arcmin(scale.small, profile), kLeastArcmin);
    EXPECT_LE(arcmin(scale.small, profile), kLeastArcmin + 0.8);
    EXPECT_NEAR(arcmin(scale.body, profile), kNameArcmin, 0.4);
    EXPECT_NEAR(arcmin(scale.title, profile), kTitleArcmin, 0.4);
    EXPECT_GT(scale.figure, scale.title);
    EXPECT_NEAR(scale.growth, 1.17, 0.03);
  }
}

TEST(TypeScale, EnlargesForSeatsFarAwayUpToItsLimit) {
  const SizePx hd{1920, 1080};
  const TypeScale near = type_scale(hd, {.pixel_pitch_mm = 0.63, .farthest_seat_m = 1});
  const TypeScale middle = type_scale(hd, {.pixel_pitch_mm = 0.63, .farthest_seat_m = 2.5});
  const TypeScale far = type_scale(hd, {.pixel_pitch_mm = 0.63, .farthest_seat_m = 30});
  EXPECT_EQ(near.small, 20);
  EXPECT_FLOAT_EQ(near.growth, 1);
  EXPECT_GT(middle.small, 20);
  EXPECT_EQ(far.small, 20 * kMostEnlargement);
  EXPECT_NEAR(far.growth, kMostEnlargement, 0.03);
}

TEST(TypeScale, SaysHowFarAsideTheEdgeOfTheWallIs) {
  EXPECT_NEAR(edge_angle_deg({3840, 2160}, kUhdWall), 21.96, 0.01);
  EXPECT_EQ(edge_angle_deg({3840, 2160}, {}), 0);
}

}  // namespace
}  // namespace city
