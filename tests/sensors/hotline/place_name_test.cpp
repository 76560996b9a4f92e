#include "sensors/hotline/place_name.hpp"

#include <gtest/gtest.h>

namespace city {
namespace {

TEST(PlaceName, EverySpellingOfADistrictHasOneKey) {
  for (const char* name : {"萬華", "萬華區", "万华区", "万华", " 萬華 區 "})
    EXPECT_EQ(place_key(name), "萬華") << name;
  for (const char* name : {"Da'an Dist.", "Daan District", "DA-AN", "Da’an", "Ta-an Dist", "Da An"})
    EXPECT_EQ(place_key(name), "daan") << name;
  EXPECT_EQ(place_key("Hsinyi District"), place_key("Xinyi Dist."));
  EXPECT_EQ(place_key("Jhongjheng"), place_key("Zhongzheng District"));
}

TEST(PlaceName, DifferentDistrictsHaveDifferentKeys) {
  EXPECT_NE(place_key("中山區"), place_key("中正區"));
  EXPECT_NE(place_key("Zhongshan Dist."), place_key("Zhongzheng Dist."));
  EXPECT_NE(place_key("大安區"), place_key("Da'an Dist.")) << "which belong together is the map's knowledge";
}

TEST(PlaceName, ADistrictOfOneCharacterKeepsItsEnding) { EXPECT_EQ(place_key("東區"), "東區"); }

TEST(PlaceName, ANameOfNothingHasNoKey) {
  EXPECT_EQ(place_key(""), "");
  EXPECT_EQ(place_key(" "), "");
}

TEST(PlaceName, KnowsTheCitiesInFrontInEverySpelling) {
  EXPECT_EQ(city_prefix(U"臺北市大安區").city, U"臺北市");
  EXPECT_EQ(city_prefix(U"台北市").city, U"臺北市");
  EXPECT_EQ(city_prefix(U"云林县").city, U"雲林縣");
  EXPECT_EQ(city_prefix(U"新北市板橋區").letters, 3U);
  EXPECT_EQ(city_prefix(U"大安區臺北市").letters, 0U);
  EXPECT_EQ(city_prefix(U"").letters, 0U);
}

TEST(PlaceName, KnowsTheCitiesInLatinLetters) {
  EXPECT_EQ(city_in_latin("Taipei"), U"臺北市");
  EXPECT_EQ(city_in_latin("New Taipei"), U"新北市");
  EXPECT_EQ(city_in_latin("Springfield"), U"");
}

}  // namespace
}  // namespace city
