// The shipped feed files against documents written by hand in the shapes of the real ones.
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "tests/sensors/formats/shipped.hpp"

namespace city {
namespace {

using test::asset;
using test::by_asset;
using test::fixture;
using test::shipped;
using test::utc;
using Kind = DecodeError::Kind;

TEST(Youbike, GivesEveryStationItsOwnTimeAndPlace) {
  const Facts facts = fixture("youbike", "youbike.refused.json");
  ASSERT_EQ(facts.readings.size(), 3u);
  EXPECT_EQ(facts.readings[0].event_time, utc(2026, 5, 1, 1, 11, 15));
  EXPECT_EQ(facts.readings[1].event_time, utc(2026, 3, 18, 20, 48, 14)) << "six weeks silent, and so it says";
  auto values = by_asset(facts);
  EXPECT_DOUBLE_EQ(values["500199001"]["bikes_available"].value, 26);
  EXPECT_DOUBLE_EQ(values["500199001"]["docks_available"].value, 2);
  EXPECT_DOUBLE_EQ(values["500199001"]["on"].value, 1);
  EXPECT_DOUBLE_EQ(values["500199002"]["on"].value, 0);
  const AssetFact* station = asset(facts, "500199001");
  ASSERT_TRUE(station && station->place);
  EXPECT_EQ(station->name, (Text2{.zh = "測試站一", .en = "Test Sta. 1"}));
  EXPECT_EQ(station->kind, "bike_station");
  EXPECT_EQ(station->district, "大安區");
}

TEST(Youbike, UnderstandsTheFieldNamesOfEarlierYears) {
  auto values = by_asset(fixture("youbike", "youbike.refused.json"));
  EXPECT_DOUBLE_EQ(values["500199003"]["bikes_available"].value, 5);
  EXPECT_DOUBLE_EQ(values["500199003"]["docks_available"].value, 11);
}

TEST(Youbike, RefusesAStationWithoutNumberAndKeepsTheOthers) {
  const Facts facts = fixture("youbike", "youbike.refused.json");
  ASSERT_EQ(facts.errors.size(), 1u);
  EXPECT_EQ(facts.errors[0].kind, Kind::Refused);
  EXPECT_EQ(facts.errors[0].field, "sno");
}

TEST(Parking, ReadsSentinelsAsMissingNeverAsNegativeSpaces) {
  const Facts facts = fixture("tcmsv", "tcmsv.json");
  ASSERT_EQ(facts.readings.size(), 3u);
  EXPECT_EQ(facts.readings[0].event_time, utc(2026, 5, 1, 11, 23))
      << "CST is the feed's zone here, not America's";
  auto values = by_asset(facts);
  EXPECT_DOUBLE_EQ(values["001"]["spaces_available"].value, 590);
  EXPECT_EQ(values["001"]["bus_spaces_available"].quality, Quality::Missing);
  EXPECT_EQ(values["TPE0001"]["spaces_available"].quality, Quality::Missing);
  EXPECT_DOUBLE_EQ(values["003"]["spaces_available"].value, 0) << "full is not missing";
  EXPECT_EQ(values["003"]["spaces_available"].quality, Quality::Good);
  for (const Measured& measured : facts.measured) EXPECT_GE(measured.value, 0);
  EXPECT_TRUE(facts.errors.empty());
}

TEST(Parking, DescribesLotsFromTheOtherDocument) {
  const Facts facts = fixture("tcmsv", "tcmsv.descriptions.refused.json");
  ASSERT_EQ(facts.assets.size(), 4u);
  EXPECT_TRUE(facts.readings.empty());
  for (const AssetFact& fact : facts.assets) EXPECT_TRUE(fact.from_catalogue);
  const AssetFact* entrance = asset(facts, "001");
  ASSERT_TRUE(entrance && entrance->place);
  EXPECT_EQ(*entrance->place, (LonLat{.lon_deg = 121.5621, .lat_deg = 25.0365})) << "Xcod holds the latitude";
  EXPECT_EQ(entrance->district, "信義區");
  const AssetFact* grid = asset(facts, "002");
  ASSERT_TRUE(grid && grid->place);
  EXPECT_NEAR(grid->place->lon_deg, 121.5633, 1e-3);
  EXPECT_NEAR(grid->place->lat_deg, 25.0363, 1e-3);
  EXPECT_FALSE(asset(facts, "003")->place);
  EXPECT_FALSE(asset(facts, "004")->place);
  ASSERT_EQ(facts.errors.size(), 2u) << "garbage and zeros on the grid";
  EXPECT_EQ(facts.errors[0].kind, Kind::BadPosition);
  EXPECT_TRUE(shipped("tcmsv").described);
}

TEST(Emergency, ReadsADashAsNotReportedRatherThanZero) {
  const Facts facts = fixture("er-status", "er-status.json");
  EXPECT_EQ(facts.readings.size(), 3u);
  EXPECT_EQ(facts.readings[0].event_time, utc(2026, 3, 10, 0, 30, 57));
  EXPECT_TRUE(facts.readings[0].zone_assumed);
  auto values = by_asset(facts);
  EXPECT_EQ(values["馬偕兒醫"]["waiting_ward_count"].quality, Quality::Missing);
  EXPECT_DOUBLE_EQ(values["萬芳"]["waiting_ward_count"].value, 22);
  EXPECT_DOUBLE_EQ(values["萬芳"]["waiting_see_count"].value, 0);
  EXPECT_EQ(values["萬芳"]["waiting_see_count"].quality, Quality::Good);
  EXPECT_DOUBLE_EQ(values["萬芳"]["full_bed"].value, 1);
  EXPECT_TRUE(asset(facts, "萬芳")->place);
  EXPECT_FALSE(asset(facts, "馬偕兒醫")->place);
  EXPECT_TRUE(facts.errors.empty());
}

TEST(Emergency, ReadsOneSnapshotAloneAndReportRows) {
  const FeedSpec spec = shipped("er-status");
  const Facts one = test::decoded(
      spec, "city/er-status/raw",
      R"({"date":"2026-03-10 08:30:57","records":[{"hospital_name":"新光","icu_waiting":"3"}]})");
  EXPECT_DOUBLE_EQ(by_asset(one)["新光"]["waiting_icu_count"].value, 3);
  const Facts rows = test::decoded(
      spec, "city/er-status/raw",
      R"([{"HOSP_ID":"0000000001","HOSP_NAME":"新光","WAIT_SEE_CNT":"2","WAIT_BED_CNT":"-","WAIT_HOSP_CNT":4,"WAIT_ICU_CNT":"0","FULL_REP":"是","REP_TIME":"2026/03/10 08:30"}, {"x":1}])");
  auto values = by_asset(rows);
  EXPECT_DOUBLE_EQ(values["0000000001"]["waiting_ward_count"].value, 4);
  EXPECT_EQ(values["0000000001"]["waiting_bed_count"].quality, Quality::Missing);
  EXPECT_DOUBLE_EQ(values["0000000001"]["full_bed"].value, 1);
  ASSERT_EQ(rows.errors.size(), 1u);
  EXPECT_EQ(rows.errors[0].kind, Kind::Refused);
}

}  // namespace
}  // namespace city
