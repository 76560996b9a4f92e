#include "widgets/ui/type_scale.hpp"

#include <gtest/gtest.h>

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
  EXPECT_NE(trouble->find("2.6 minutes of arc at 10.0 m"), std::string::npos) << *trouble;
}

TEST(TypeScale, EnlargesForSeatsFarAwayUpToItsLimit) {
  const SizePx hd{1920, 1080};
  const TypeScale near = type_scale(hd, {.pixel_pitch_mm = 0.63, .farthest_seat_m = 1});
  const TypeScale middle = type_scale(hd, {.pixel_pitch_mm = 0.63, .farthest_seat_m = 1.5});
  const TypeScale far = type_scale(hd, {.pixel_pitch_mm = 0.63, .farthest_seat_m = 30});
  EXPECT_EQ(near.small, 20);
  EXPECT_GT(middle.small, 20);
  EXPECT_EQ(far.small, 20 * kMostEnlargement);
}

}  // namespace
}  // namespace city
