#include "sim/city/districts.hpp"

#include <gtest/gtest.h>

namespace city::sim {
namespace {

TEST(Districts, SharesSumToOne) {
  double sum = 0;
  for (const District& d : districts()) sum += d.share;
  EXPECT_NEAR(sum, 1, 1e-9);
}

TEST(Districts, PointsDrawnForADistrictLieInItsCoreAndInNoOther) {
  for (DistrictId d = 0; d < kDistrictCount; ++d) {
    for (std::uint64_t key = 0; key < 200; ++key) {
      ASSERT_EQ(district_at(point_in(d, 1, key)), d) << districts()[d].zh << " point " << key;
    }
  }
}

TEST(Districts, AMountainIsInNoCore) { EXPECT_FALSE(district_at({.lon = 121.55, .lat = 25.18})); }

TEST(Districts, SharesDecideHowOftenADistrictIsDrawn) {
  EXPECT_EQ(district_by_share(0), 0);
  EXPECT_EQ(district_by_share(0.9999999), kDistrictCount - 1);
  EXPECT_EQ(district_by_share(districts()[0].share + 1e-9), 1);
}

TEST(Districts, CodesAreSevenDigitsOfTaipei) {
  for (const District& d : districts()) {
    EXPECT_EQ(d.code.size(), 7U);
    EXPECT_EQ(d.code.substr(0, 3), "630");
  }
}

}  // namespace
}  // namespace city::sim
