#include "widgets/ui/colour_vision.hpp"

#include <gtest/gtest.h>

#include <array>

namespace city {
namespace {

// Pairs of the published test data of CIEDE2000 (Sharma, Wu, Dalal 2005), among them the odd ones: hues across 360 degrees, grey.
TEST(Ciede2000, AgreesWithThePublishedPairs) {
  struct Pair {
    Lab one, other;
    double distance;
  };
  const std::array pairs{Pair{{50, 2.6772, -79.7751}, {50, 0, -82.7485}, 2.0425},
                         Pair{{50, -1, 2}, {50, 0, 0}, 2.3669},
                         Pair{{50, 2.4900, -0.0010}, {50, -2.4900, 0.0011}, 7.2195},
                         Pair{{50, 2.5, 0}, {73, 25, -18}, 27.1492},
                         Pair{{50, 2.5, 0}, {50, 3.2972, 0}, 1.0000},
                         Pair{{60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}, 1.2644},
                         Pair{{2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}, 0.9082}};
  for (const Pair& pair : pairs) {
    EXPECT_NEAR(ciede2000(pair.one, pair.other), pair.distance, 1e-4);
    EXPECT_NEAR(ciede2000(pair.other, pair.one), pair.distance, 1e-4);
  }
}

TEST(Lab, PutsWhiteAtAHundredAndBlackAtZero) {
  EXPECT_NEAR(lab_of(colour(0xffffff)).l, 100, 1e-3);
  EXPECT_NEAR(lab_of(colour(0x000000)).l, 0, 1e-9);
  EXPECT_NEAR(lab_of(colour(0xff0000)).a, 80.1, 0.1);
  EXPECT_EQ(colour_distance(colour(0x123456), colour(0x123456)), 0);
}

TEST(ColourVision, LeavesGreyGreyAndDropsWhatTheEyeCannotTell) {
  for (const Vision vision : kVisions) {
    const Colour grey = seen_by(vision, colour(0x808080));
    EXPECT_NEAR(grey.r, 0x80, 1) << name_of(vision);
    EXPECT_NEAR(grey.g, 0x80, 1) << name_of(vision);
    EXPECT_NEAR(grey.b, 0x80, 1) << name_of(vision);
  }
  const double told_apart = colour_distance(colour(0xc04040), colour(0x5f7a20));
  EXPECT_LT(colour_distance(seen_by(Vision::Deuteranopia, colour(0xc04040)),
                            seen_by(Vision::Deuteranopia, colour(0x5f7a20))),
            told_apart / 2)
      << "red and green come together";
  EXPECT_EQ(seen_by(Vision::Normal, colour(0xc04040, 7)), colour(0xc04040, 7));
}

}  // namespace
}  // namespace city
