#include "center/core/district_lookup.hpp"

#include <gtest/gtest.h>

#include "tests/support/geography.hpp"

namespace city {
namespace {

using support::small_geography;

TEST(DistrictLookup, FindsTheDistrictAroundAPoint) {
  const DistrictLookup districts{small_geography()};
  EXPECT_EQ(districts.at({121.45, 25.05}), "信義區");
  EXPECT_EQ(districts.at({121.55, 24.95}), "文山區");
}

TEST(DistrictLookup, APointOutsideTheCityHasNone) {
  const DistrictLookup districts{small_geography()};
  EXPECT_EQ(districts.at({120.0, 23.0}), "");
  EXPECT_EQ(districts.at({121.65, 25.05}), "");
}

TEST(DistrictLookup, APointInABightIsOutside) {
  Area area;
  area.rings = {{{0, 0}, {4, 0}, {4, 4}, {2, 1}, {0, 4}}};  // a deep V cut from the north
  EXPECT_FALSE(contains(area, {2, 3}));
  EXPECT_TRUE(contains(area, {0.5, 2}));
  EXPECT_TRUE(contains(area, {2, 0.5}));
}

TEST(DistrictLookup, AnAreaWithoutOutlineContainsNothing) {
  Area area;
  area.rings = {{}};
  EXPECT_FALSE(contains(area, {0, 0}));
}

TEST(DistrictLookup, SpellsASourcesWordAsTheMapDoes) {
  const DistrictLookup districts{small_geography()};
  EXPECT_EQ(districts.spelled("大安"), "大安區");
  EXPECT_EQ(districts.spelled("大安區"), "大安區");
  EXPECT_EQ(districts.spelled("Da'an Dist."), "大安區");
  EXPECT_EQ(districts.spelled("板橋區"), "板橋區");
  EXPECT_EQ(districts.spelled(""), "");
}

TEST(DistrictLookup, FindsADistrictInAnAddress) {
  const DistrictLookup districts{small_geography()};
  EXPECT_EQ(districts.in_address("測試市中正區測試路1號"), "中正區");
  EXPECT_EQ(districts.in_address("某處"), "");
}

}  // namespace
}  // namespace city
