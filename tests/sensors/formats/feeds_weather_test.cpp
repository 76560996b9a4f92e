// The shipped feeds of weather, earthquakes and air, against documents written by hand in the shapes of the real ones.
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "tests/sensors/formats/shipped.hpp"

namespace city {
namespace {

using test::asset;
using test::by_asset;
using test::fixture;
using test::utc;

TEST(RainFeed, TellsNoRainFromMissingInTheOldSchema) {
  const Facts facts = fixture("cwa-rain", "cwa-rain.old.json");
  auto values = by_asset(facts);
  ASSERT_EQ(values.size(), 2u);
  EXPECT_EQ(values["C1I999"]["rain_1h_mm"].quality, Quality::Good);
  EXPECT_DOUBLE_EQ(values["C1I999"]["rain_1h_mm"].value, 0) << "-998 is no rain";
  EXPECT_EQ(values["C1I999"]["rain_24h_mm"].quality, Quality::Missing) << "-999 is missing";
  EXPECT_DOUBLE_EQ(values["C1I999"]["rain_3d_mm"].value, 0.5);
  EXPECT_DOUBLE_EQ(values["C1I998"]["rain_10min_mm"].value, 12.5);
  EXPECT_EQ(asset(facts, "C1I999")->district, "南投縣國姓鄉");
  EXPECT_TRUE(asset(facts, "C1I999")->place);
  EXPECT_EQ(facts.readings[0].published_at, utc(2026, 3, 10, 15, 14, 21))
      << "the document says when it was made";
}

TEST(RainFeed, TakesTheWgs84PositionOfTheNewSchemaWhereverItStands) {
  const Facts facts = fixture("cwa-rain", "cwa-rain.json");
  auto values = by_asset(facts);
  ASSERT_EQ(values.size(), 2u);
  EXPECT_DOUBLE_EQ(values["C0A999"]["rain_1h_mm"].value, 3.5);
  EXPECT_DOUBLE_EQ(values["C0A999"]["rain_10min_mm"].value, 0) << "T is a trace";
  EXPECT_EQ(values["C0A999"]["rain_10min_mm"].quality, Quality::Good);
  EXPECT_EQ(values["C0A999"]["rain_6h_mm"].quality, Quality::Missing);
  EXPECT_EQ(values["C0A999"]["rain_12h_mm"].quality, Quality::Missing);
  EXPECT_DOUBLE_EQ(values["C0A998"]["rain_3h_mm"].value, 0);
  EXPECT_EQ(asset(facts, "C0A999")->place, (LonLat{.lon_deg = 121.5, .lat_deg = 25.1}));
  EXPECT_EQ(asset(facts, "C0A999")->district, "臺北市北投區");
  EXPECT_EQ(asset(facts, "C0A998")->place, (LonLat{.lon_deg = 121.6, .lat_deg = 25.0}));
}

TEST(WeatherFeed, ReadsTextsAndNumbersAlike) {
  auto values = by_asset(fixture("cwa-weather", "cwa-weather.json"));
  EXPECT_DOUBLE_EQ(values["C0A991"]["temperature_c"].value, 27.4);
  EXPECT_DOUBLE_EQ(values["467990"]["temperature_c"].value, -2.1);
  EXPECT_DOUBLE_EQ(values["467990"]["gust_mps"].value, 17.9);
  EXPECT_DOUBLE_EQ(values["467990"]["uv_index"].value, 11);
  EXPECT_FALSE(values["C0A991"].contains("uv_index"))
      << "automatic stations do not measure it: not even as missing";
}

TEST(WeatherFeed, BelievesThinAirOnAMountain) {
  auto values = by_asset(fixture("cwa-weather", "cwa-weather.json"));
  EXPECT_DOUBLE_EQ(values["467990"]["pressure_hpa"].value, 642.7);
  EXPECT_EQ(values["467990"]["pressure_hpa"].quality, Quality::Good);
}

TEST(WeatherFeed, HasNoDirectionOfAVariableWind) {
  auto values = by_asset(fixture("cwa-weather", "cwa-weather.json"));
  EXPECT_EQ(values["C0A991"]["wind_direction_deg"].quality, Quality::Missing) << "990 is variable";
  EXPECT_DOUBLE_EQ(values["C0A991"]["wind_mps"].value, 1.2);
  EXPECT_EQ(values["C0A991"]["gust_mps"].quality, Quality::Missing);
}

TEST(WeatherFeed, SaysThatADeadStationMeasuresNothing) {
  const Facts facts = fixture("cwa-weather", "cwa-weather.json");
  auto values = by_asset(facts);
  ASSERT_EQ(values["C0A992"].size(), 7u);
  for (const auto& [quantity, one] : values["C0A992"]) EXPECT_EQ(one.quality, Quality::Missing) << quantity;
  EXPECT_FALSE(test::trait(*asset(facts, "C0A992"), "altitude_m"));
  EXPECT_EQ(test::trait(*asset(facts, "467990"), "altitude_m"), 3844.8);
}

TEST(WeatherFeed, TakesThePlaceByTheNameOfItsSystem) {
  const Facts facts = fixture("cwa-weather", "cwa-weather.json");
  EXPECT_EQ(asset(facts, "C0A991")->place, (LonLat{.lon_deg = 121.5574, .lat_deg = 25.0384}));
  EXPECT_EQ(asset(facts, "C0A992")->place, (LonLat{.lon_deg = 121.57, .lat_deg = 25.08}));
}

TEST(WeatherFeed, RefusesByNameWhatHasNoTimeOrNoNumber) {
  const Facts facts = fixture("cwa-weather", "cwa-weather.refused.json");
  ASSERT_EQ(facts.errors.size(), 2u);
  EXPECT_NE(facts.errors[0].detail.find("C0A993"), std::string::npos);
  EXPECT_EQ(facts.errors[1].field, "StationId");
  EXPECT_EQ(facts.readings.size(), 1u);
  EXPECT_EQ(facts.readings[0].published_at, utc(2026, 5, 1, 0, 4, 21));
}

TEST(EarthquakeFeed, TellsIntensityByAreaWithHalvesForFiveAndSix) {
  auto values = by_asset(fixture("cwa-quake", "cwa-quake.json"));
  EXPECT_DOUBLE_EQ(values["area-宜蘭縣"]["intensity_level"].value, 5.0) << "5弱";
  EXPECT_DOUBLE_EQ(values["area-花蓮縣"]["intensity_level"].value, 6.5) << "6強";
  EXPECT_DOUBLE_EQ(values["area-臺北市"]["intensity_level"].value, 4);
  EXPECT_DOUBLE_EQ(values["area-新北市"]["intensity_level"].value, 4) << "two counties in one name";
}

TEST(EarthquakeFeed, LeavesOutSummaryRowsByName) {
  const Facts facts = fixture("cwa-quake", "cwa-quake.json");
  ASSERT_EQ(facts.findings.size(), 1u);
  EXPECT_EQ(facts.findings[0].name, "summary-row");
  EXPECT_FALSE(asset(facts, "area-宜蘭縣、新北市"));
}

TEST(EarthquakeFeed, ReadsTheOriginTimeAsLocalAndTheNewestReportLast) {
  const Facts facts = fixture("cwa-quake", "cwa-quake.json");
  EXPECT_EQ(facts.readings.front().event_time, utc(2026, 4, 30, 15, 10, 44));
  EXPECT_TRUE(facts.readings.front().zone_assumed);
  EXPECT_EQ(facts.readings.back().event_time, utc(2026, 4, 30, 21, 30, 12));
  auto values = by_asset(facts);
  EXPECT_DOUBLE_EQ(values["epicentre-significant"]["magnitude"].value, 6.1);
  EXPECT_DOUBLE_EQ(values["epicentre-significant"]["focal_depth_km"].value, 20.5);
}

TEST(EarthquakeFeed, PutsOneBlankWhereTheSourcePutsTwo) {
  const Facts facts = fixture("cwa-quake", "cwa-quake.json");
  EXPECT_EQ(facts.assets.front().name.zh, "第115901號 測試");
  bool found = false;
  for (const AssetFact& one : facts.assets)
    found = found || one.name.zh == "第115902號 測試縣政府東方 33.3 公里 (位於測試海域)";
  EXPECT_TRUE(found);
}

TEST(EarthquakeFeed, LivesWithStationsThatLackAccelerations) {
  auto values = by_asset(fixture("cwa-quake", "cwa-quake.json"));
  EXPECT_DOUBLE_EQ(values["TST"]["pga_gal"].value, 101.7);
  EXPECT_EQ(values["TSU"]["pga_gal"].quality, Quality::Missing);
  EXPECT_DOUBLE_EQ(values["TSU"]["intensity_level"].value, 4);
}

TEST(EarthquakeFeed, KeepsSmallEarthquakesApartFromSignificantOnes) {
  const Facts facts = fixture("cwa-quake", "cwa-quake.small.json");
  auto values = by_asset(facts);
  EXPECT_DOUBLE_EQ(values["epicentre-small"]["magnitude"].value, 2.9);
  EXPECT_FALSE(values.contains("epicentre-significant"));
  EXPECT_DOUBLE_EQ(values["TSU"]["pga_gal"].value, 1.4) << "the largest component where there is no vector";
}

TEST(EarthquakeFeed, KnowsWhereCountiesAre) {
  const Facts facts = test::catalogue("cwa-quake");
  EXPECT_EQ(facts.assets.size(), 22u);
  const AssetFact* taipei = asset(facts, "area-臺北市");
  ASSERT_TRUE(taipei && taipei->place);
  EXPECT_TRUE(taipei->from_catalogue);
}

TEST(AirFeed, ReadsTheFirstKeyThroughItsByteOrderMarkAndKeysWithDots) {
  const Facts facts = fixture("air", "air.json");
  auto values = by_asset(facts);
  EXPECT_EQ(asset(facts, "11")->name.zh, "測試林");
  EXPECT_DOUBLE_EQ(values["11"]["pm25_ug_m3"].value, 16);
  EXPECT_DOUBLE_EQ(values["11"]["pm25_24h_ug_m3"].value, 14.3);
  EXPECT_DOUBLE_EQ(values["11"]["o3_8h_ppb"].value, 74.6);
  EXPECT_EQ(facts.readings[0].event_time, utc(2026, 5, 1, 8)) << "local time without a zone";
}

TEST(AirFeed, ReadsEmptyDashesAndWordsAsMissing) {
  auto values = by_asset(fixture("air", "air.json"));
  for (const char* quantity : {"aqi", "so2_ppb", "no2_ppb", "pm25_ug_m3", "pm10_ug_m3"})
    EXPECT_EQ(values["64"][quantity].quality, Quality::Missing) << quantity;
  EXPECT_EQ(values["64"]["o3_ppb"].quality, Quality::Good) << "zero is a measurement";
}

TEST(AirFeed, ReadsKeysInAnyCase) {
  const Facts facts = fixture("air", "air.json");
  EXPECT_DOUBLE_EQ(by_asset(facts)["77"]["pm25_ug_m3"].value, 21.5);
  EXPECT_EQ(asset(facts, "77")->district, "金門縣");
}

TEST(AirFeed, RefusesAStationWithoutNumberOrTime) {
  const Facts facts = fixture("air", "air.refused.json");
  EXPECT_EQ(facts.errors.size(), 3u) << test::words_of(facts.errors);
  EXPECT_EQ(facts.readings.size(), 1u);
}

TEST(AirFeed, StillSpeaksCanonical) {
  auto values = by_asset(fixture("air", "air.messages"));
  EXPECT_DOUBLE_EQ(values["11"]["pm25_ug_m3"].value, 13.5);
  EXPECT_EQ(values["11"]["aqi"].quality, Quality::Missing);
}

TEST(WarningsFeed, ReadsCap) {
  const Facts facts = fixture("ncdr-cap", "ncdr-cap.xml");
  ASSERT_EQ(facts.alerts.size(), 1u);
  EXPECT_EQ(facts.alerts[0].type, AlertType::Update);
  EXPECT_EQ(facts.alerts[0].areas.size(), 2u);
}

}  // namespace
}  // namespace city
