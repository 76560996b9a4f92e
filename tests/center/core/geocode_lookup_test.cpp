// Codes of public warnings to areas of the map.
#include "center/core/geocode_lookup.hpp"

#include <gtest/gtest.h>

namespace city {
namespace {

Area area(std::string code, AreaLevel level, std::string name) {
  Area made{.code = std::move(code), .level = level};
  made.name.zh = std::move(name);
  return made;
}

// Three of Taipei's districts and three of its villages, by their public codes.
GeographyPtr taipei() {
  auto map = std::make_shared<Geography>();
  map->districts = {area("63000010", AreaLevel::District, "松山區"),
                    area("63000100", AreaLevel::District, "內湖區"),
                    area("63000110", AreaLevel::District, "士林區")};
  map->villages = {area("63000010004", AreaLevel::Village, "三民里"),
                   area("63000110001", AreaLevel::Village, "仁勇里"),
                   area("63000110043", AreaLevel::Village, "永福里")};
  return map;
}

std::vector<std::string> names(const std::vector<std::string>& geocodes) {
  std::vector<std::string> found;
  for (const AreaPtr& one : GeocodeLookup{taipei()}.areas_of(geocodes)) found.push_back(one->name.zh);
  return found;
}

using Names = std::vector<std::string>;

TEST(Geocodes, OfACityAreAllItsDistricts) {
  EXPECT_EQ(names({"63"}), (Names{"松山區", "內湖區", "士林區"}));
  EXPECT_EQ(names({"63000"}), (Names{"松山區", "內湖區", "士林區"}));
}

TEST(Geocodes, OfATownshipComeInTwoSpellings) {
  EXPECT_EQ(names({"6301100"}), Names{"士林區"});
  EXPECT_EQ(names({"63000110"}), Names{"士林區"});
  EXPECT_EQ(names({"6300100"}), Names{"松山區"});
}

TEST(Geocodes, OfAVillageComeInThreeSpellings) {
  for (const char* code : {"6301100-043", "6301100043", "63000110043"})
    EXPECT_EQ(names({code}), Names{"永福里"});
}

TEST(Geocodes, OfSeveralAreasGiveEachOnceInTheMapsOrder) {
  EXPECT_EQ(names({"63000110043", "6301100", "6300100", "63000110", "6301100-043"}),
            (Names{"松山區", "士林區", "永福里"}));
}

TEST(Geocodes, OfOtherCitiesAndOtherSchemesAreNoneOfOurs) {
  EXPECT_TRUE(names({"65", "6403700", "10002", "1000201", "6301300", "6301100-999", "SAME=63000", "", "6301"})
                  .empty());
}

TEST(Geocodes, AreWrittenTheMinistrysWay) {
  EXPECT_EQ(ministry_code("6403700"), "64000370");
  EXPECT_EQ(ministry_code("1001416"), "10014160");
  EXPECT_EQ(ministry_code("09007"), "09007");
  EXPECT_EQ(ministry_code("10"), "") << "a province, not a city";
  EXPECT_EQ(ministry_code("6301101"), "") << "no township of a special municipality ends so";
}

TEST(Geocodes, OutliveTheLookupWithTheMapTheyShare) {
  std::vector<AreaPtr> kept;
  {
    const GeocodeLookup lookup{taipei()};
    kept = lookup.areas_of({"6301100"});
  }
  EXPECT_EQ(kept.at(0)->name.zh, "士林區");
}

}  // namespace
}  // namespace city
