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

TEST(DistrictLookup, SpellsEveryVariantOfAName) {
  const DistrictLookup districts{small_geography()};
  for (const char* word : {"Daan", "DA-AN District", "Da’an", "Ta-an Dist.", "大安区", "測試市大安區"})
    EXPECT_EQ(districts.spelled(word), "大安區") << word;
  EXPECT_EQ(districts.spelled("Hsinyi District"), "信義區");
  EXPECT_EQ(districts.spelled("信义区"), "信義區");
}

TEST(DistrictLookup, FindsADistrictInAnAddress) {
  const DistrictLookup districts{small_geography()};
  EXPECT_EQ(districts.in_address("測試市中正區測試路1號"), "中正區");
  EXPECT_EQ(districts.in_address("100測試路1號,中正區"), "中正區");
  EXPECT_EQ(districts.in_address("信义区測試路１號"), "信義區");
  EXPECT_EQ(districts.in_address("No. 1, Test Rd., Wenshan District"), "文山區");
  EXPECT_EQ(districts.in_address("某處"), "");
}

TEST(DistrictLookup, TheFirstDistrictNamedCounts) {
  const DistrictLookup districts{small_geography()};
  EXPECT_EQ(districts.in_address("文山區測試路與大安區交界"), "文山區");
  EXPECT_EQ(districts.in_address("近文山區與信義區"), "文山區");
  EXPECT_EQ(districts.in_address("信義路近大安區"), "大安區") << "a road is no district";
}

TEST(DistrictLookup, AnAddressInAnotherCityIsInNoDistrictOfThisOne) {
  auto taipei = std::make_shared<Geography>(*small_geography());
  taipei->city = {"臺北市", "Taipei City"};
  const DistrictLookup districts{taipei};
  EXPECT_EQ(districts.in_address("台北市大安區測試路1號"), "大安區");
  EXPECT_EQ(districts.in_address("基隆市中正區測試路1號"), "") << "Keelung has one of that name";
  EXPECT_EQ(districts.in_address("文山區新北市新店區測試路1號"), "");
  EXPECT_EQ(districts.in_address("Test Rd, Xinyi District, Keelung City"), "");
  EXPECT_EQ(districts.spelled("臺北市大安區"), "大安區");
  EXPECT_EQ(districts.spelled("基隆市中正區"), "基隆市中正區");
}

TEST(DistrictLookup, KnowsTheNamesOfTheMapOnly) {
  const DistrictLookup districts{small_geography()};
  EXPECT_TRUE(districts.knows("大安區"));
  EXPECT_FALSE(districts.knows("板橋區"));
  EXPECT_FALSE(districts.knows(""));
  EXPECT_TRUE(DistrictLookup{std::make_shared<const Geography>()}.knows("板橋區")) << "no map, no opinion";
}

}  // namespace
}  // namespace city
