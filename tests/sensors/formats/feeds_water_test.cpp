// The shipped feeds of water, against documents written by hand in the shapes of the real ones.
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "tests/sensors/formats/shipped.hpp"

namespace city {
namespace {

using test::asset;
using test::by_asset;
using test::fixture;
using test::trait;
using test::utc;
using Kind = DecodeError::Kind;

TEST(RiverFeed, ReadsMetresFromTextAndNothingFromEmptyOrNegative) {
  const Facts facts = fixture("river-level", "river-level.json");
  auto values = by_asset(facts);
  EXPECT_DOUBLE_EQ(values["W003"]["water_level_m"].value, 3.52);
  EXPECT_EQ(values["1140H901"]["water_level_m"].quality, Quality::Missing);
  EXPECT_EQ(values["1140H902"]["water_level_m"].quality, Quality::Missing);
  EXPECT_EQ(values["1140H903"]["water_level_m"].quality, Quality::Good) << "zero is a level";
  EXPECT_EQ(facts.readings[0].event_time, utc(2026, 5, 1)) << "local time without a zone";
  EXPECT_TRUE(facts.readings[0].zone_assumed);
}

TEST(RiverFeed, HasThreeAlertLevelsFromTheStationDocument) {
  const Facts facts = test::catalogue("river-level");
  EXPECT_EQ(facts.assets.size(), 20u);
  for (const AssetFact& gauge : facts.assets) {
    ASSERT_EQ(gauge.traits.size(), 3u) << gauge.asset;
    EXPECT_GT(*trait(gauge, "alert_level_1_m"), *trait(gauge, "alert_level_2_m")) << gauge.asset;
    EXPECT_GT(*trait(gauge, "alert_level_2_m"), *trait(gauge, "alert_level_3_m")) << gauge.asset;
    ASSERT_TRUE(gauge.place) << gauge.asset;
    EXPECT_NEAR(gauge.place->lat_deg, 25.05, 0.1) << gauge.asset;
    EXPECT_NEAR(gauge.place->lon_deg, 121.54, 0.1) << gauge.asset;
  }
}

TEST(RiverFeed, LeavesOutAlertLevelsThatAGaugeDoesNotHave) {
  const Facts facts = fixture("river-level", "river-level.refused.json");
  const AssetFact* gauge = asset(facts, "1140H904");
  ASSERT_TRUE(gauge && gauge->place);
  EXPECT_EQ(gauge->traits.size(), 2u);
  EXPECT_EQ(trait(*gauge, "alert_level_1_m"), 8.4);
  EXPECT_FALSE(trait(*gauge, "alert_level_2_m"));
  EXPECT_NEAR(gauge->place->lon_deg, 121.524, 0.002);
  EXPECT_TRUE(asset(facts, "1140H905")->traits.empty());
  EXPECT_FALSE(asset(facts, "1140H905")->place);
}

TEST(RiverFeed, RefusesRowsWithoutTimeNumberOrMeaning) {
  const Facts facts = fixture("river-level", "river-level.refused.json");
  ASSERT_EQ(facts.errors.size(), 3u) << test::words_of(facts.errors);
  EXPECT_EQ(facts.errors[0].subject, "1140H902");
  EXPECT_EQ(facts.readings.size(), 1u);
}

TEST(RiverFeed, TakesTidesBelowZeroFromCanonicalGauges) {
  const Facts facts = test::decoded(test::shipped("river-level"), "city/river-level/obs/W001",
                                    R"({"t":"2026-05-01T08:00:00+08:00","v":{"water_level_m":-1.12}})");
  ASSERT_EQ(facts.measured.size(), 1u);
  EXPECT_EQ(facts.measured[0].quality, Quality::Good);
  EXPECT_DOUBLE_EQ(facts.measured[0].value, -1.12);
}

TEST(SewerFeed, DoubtsWhatNoSewerCanBe) {
  auto values = by_asset(fixture("sewer-level", "sewer-level.json"));
  EXPECT_EQ(values["U9901"]["ground_distance_m"].quality, Quality::Good);
  EXPECT_EQ(values["U9902"]["water_level_m"].quality, Quality::Suspect);
  EXPECT_EQ(values["U9902"]["water_level_m"].doubts, doubt::kOutOfRange);
  EXPECT_DOUBLE_EQ(values["U9902"]["water_level_m"].value, 556.36) << "kept, and marked";
  EXPECT_EQ(values["U9902"]["ground_distance_m"].quality, Quality::Suspect);
}

TEST(SewerFeed, TakesLevelsBelowTheSea) {
  auto values = by_asset(fixture("sewer-level", "sewer-level.json"));
  EXPECT_DOUBLE_EQ(values["U9904"]["water_level_m"].value, -1.05);
  EXPECT_EQ(values["U9904"]["water_level_m"].quality, Quality::Good);
}

TEST(SewerFeed, DoubtsALevelThatThePhysicsWouldAllowAndTheCityDoesNot) {
  const Facts facts = test::raw(
      "sewer-level", R"([{"stationNo":"U1","recTime":"202605010830","levelOut":88,"groundFar":20}])");
  for (const Measured& one : facts.measured) EXPECT_EQ(one.quality, Quality::Suspect) << one.quantity;
}

TEST(SewerFeed, LetsAFrozenStationTellItsAge) {
  const Facts facts = fixture("sewer-level", "sewer-level.json");
  const Reading* frozen = test::reading(facts, "U9903");
  ASSERT_TRUE(frozen);
  EXPECT_EQ(frozen->event_time, utc(2016, 6, 20, 5, 50)) << "yyyyMMddHHmm";
  EXPECT_TRUE(test::reading(facts, "9905")) << "numbers where texts were promised";
}

TEST(SewerFeed, HasPlacesFromAnotherDocument) {
  const Facts facts = fixture("sewer-level", "sewer-level.stations.refused.json");
  const AssetFact* station = asset(facts, "U9901");
  ASSERT_TRUE(station && station->place);
  EXPECT_TRUE(station->from_catalogue);
  EXPECT_EQ(station->name.zh, "測試幹線");
  EXPECT_EQ(facts.errors.size(), 2u) << test::words_of(facts.errors);
}

TEST(PumpFeed, CountsTheLightsOfRunningPumps) {
  auto values = by_asset(fixture("pump-stations", "pump-stations.json"));
  EXPECT_DOUBLE_EQ(values["P901"]["pumps_running_count"].value, 2);
  EXPECT_DOUBLE_EQ(values["P901"]["pumping"].value, 1);
  EXPECT_DOUBLE_EQ(values["P902"]["pumps_running_count"].value, 0)
      << "one dark light for six pumps: none runs";
  EXPECT_EQ(values["P902"]["pumps_running_count"].quality, Quality::Good);
}

TEST(PumpFeed, DoesNotGuessHowManyPumpsOneLightMeans) {
  auto values = by_asset(fixture("pump-stations", "pump-stations.json"));
  EXPECT_DOUBLE_EQ(values["P903"]["pumping"].value, 1);
  EXPECT_EQ(values["P903"]["pumps_running_count"].quality, Quality::Missing);
}

TEST(PumpFeed, ReadsTheWordsThatProcessingPutsForTheLights) {
  const Facts facts = fixture("pump-stations", "pump-stations.processed.refused.json");
  auto values = by_asset(facts);
  EXPECT_DOUBLE_EQ(values["P901"]["pumping"].value, 1);
  EXPECT_DOUBLE_EQ(values["測試五"]["pumping"].value, 0) << "joined by name where there is no number";
  EXPECT_TRUE(asset(facts, "P901")->place);
  ASSERT_EQ(facts.errors.size(), 1u);
  EXPECT_EQ(facts.errors[0].kind, Kind::Refused);
}

TEST(PumpFeed, KeepsWarningLevelsWrittenAsText) {
  const Facts facts = fixture("pump-stations", "pump-stations.json");
  EXPECT_EQ(trait(*asset(facts, "P901"), "warning_level_m"), 2.2);
  EXPECT_EQ(trait(*asset(facts, "P901"), "start_pumping_level_m"), 1.4);
  EXPECT_FALSE(trait(*asset(facts, "P902"), "warning_level_m")) << "empty is no level";
  EXPECT_EQ(trait(*asset(facts, "P902"), "pumps_count"), 6);
  EXPECT_NE(facts.readings[0].event_time, facts.readings[1].event_time) << "every station has its own time";
}

TEST(PumpFeed, DoesNotReadAnUnknownWordAsStill) {
  const Facts facts = test::raw(
      "pump-stations",
      R"([{"stationNo":"P1","recTime":"202605010830","levelIn":1,"levelOut":1,"allPumbLights":"維修","pumbNum":2}])");
  auto values = by_asset(facts);
  EXPECT_EQ(values["P1"]["pumping"].quality, Quality::Missing);
}

TEST(GateFeed, TellsOpenClosedMovingAndImpossible) {
  auto values = by_asset(fixture("evac-gates", "evac-gates.json"));
  EXPECT_DOUBLE_EQ(values["G901"]["gate_open"].value, 1);
  EXPECT_DOUBLE_EQ(values["G902"]["gate_closed"].value, 1);
  EXPECT_DOUBLE_EQ(values["G902"]["fault"].value, 1);
  EXPECT_DOUBLE_EQ(values["G903"]["gate_open"].value + values["G903"]["gate_closed"].value, 0) << "it moves";
  EXPECT_EQ(values["G904"]["gate_open"].quality, Quality::Suspect) << "open and closed at once";
  EXPECT_EQ(values["G904"]["gate_open"].doubts, doubt::kTold);
  EXPECT_EQ(values["G904"]["fault"].quality, Quality::Missing);
}

TEST(FloodFeed, ReadsSensorThingsWithAndWithoutObservations) {
  const Facts facts = fixture("civil-iot-flood", "civil-iot-flood.refused.json");
  auto values = by_asset(facts);
  ASSERT_EQ(values.size(), 2u);
  EXPECT_DOUBLE_EQ(values["FL0001"]["depth_cm"].value, 12);
  EXPECT_DOUBLE_EQ(values["FL0002"]["depth_cm"].value, 30) << "metres in the source";
  EXPECT_EQ(facts.readings[1].event_time, utc(2026, 2, 7, 10, 9, 10)) << "the end of the interval";
  EXPECT_EQ(facts.assets.size(), 3u) << "one never reported";
  EXPECT_TRUE(asset(facts, "FL0003"));
  ASSERT_EQ(facts.errors.size(), 1u);
  EXPECT_EQ(facts.errors[0].kind, Kind::Refused);
}

TEST(FloodFeed, ListsASensorThatStoppedLongAgoWithItsAge) {
  const Facts facts = fixture("civil-iot-flood", "civil-iot-flood.json");
  EXPECT_EQ(test::reading(facts, "FL0002")->event_time, utc(2025, 12, 24, 4, 0, 1));
  EXPECT_EQ(by_asset(facts)["FL0002"]["depth_cm"].quality, Quality::Missing);
}

TEST(LiveFloodFeed, FindsNamePlaceAndUnitInTheCatalogue) {
  const Facts facts = fixture("civil-iot-sta", "civil-iot-sta.messages");
  EXPECT_EQ(facts.readings.size(), 3u);
  EXPECT_DOUBLE_EQ(facts.measured[0].value, 12);
  EXPECT_NEAR(facts.measured[1].value, 30, 1e-9) << "metres in the source";
  EXPECT_EQ(facts.readings[1].event_time, utc(2026, 5, 1)) << "the end of the interval";
  EXPECT_EQ(facts.measured[2].quality, Quality::Missing) << "-99";
  const Facts described = test::catalogue("civil-iot-sta");
  const AssetFact* sensor = asset(described, facts.readings[0].asset);
  ASSERT_TRUE(sensor && sensor->place);
  EXPECT_EQ(sensor->asset, "EXAMPLE-1");
}

TEST(LiveFloodFeed, MakesUpNothingForASensorThatNoDocumentKnows) {
  const Facts facts = fixture("civil-iot-sta", "civil-iot-sta.messages");
  ASSERT_EQ(facts.findings.size(), 1u);
  EXPECT_EQ(facts.findings[0].name, "no-metadata");
}

TEST(ReservoirFeed, TurnsTenThousandsOfCubicMetresIntoMillions) {
  const Facts facts = fixture("reservoir", "reservoir.json");
  auto values = by_asset(facts);
  EXPECT_DOUBLE_EQ(values["10205"]["storage_hm3"].value, 298.705);
  EXPECT_DOUBLE_EQ(values["10205"]["storage_pct"].value, 89);
  EXPECT_DOUBLE_EQ(values["10205"]["reservoir_level_m"].value, 165.32);
  EXPECT_EQ(values["10999"]["storage_hm3"].quality, Quality::Missing);
  EXPECT_EQ(values["10999"]["reservoir_level_m"].quality, Quality::Missing) << "-- is missing";
  EXPECT_EQ(facts.readings[0].event_time, utc(2026, 4, 30, 23));
}

TEST(ReservoirFeed, KnowsFullLevelsAndCapacitiesFromItsCatalogue) {
  const Facts facts = test::catalogue("reservoir");
  const AssetFact* feitsui = asset(facts, "10205");
  ASSERT_TRUE(feitsui && feitsui->place);
  EXPECT_EQ(trait(*feitsui, "full_level_m"), 170);
  EXPECT_EQ(trait(*feitsui, "capacity_hm3"), 335.5);
  EXPECT_EQ(feitsui->name.en, "Feitsui Reservoir");
}

TEST(ReservoirFeed, ReadsTheNewerInterfaceInLowerCase) {
  const Facts facts = fixture("reservoir", "reservoir.lower.refused.json");
  auto values = by_asset(facts);
  EXPECT_NEAR(values["10201"]["storage_hm3"].value, 160.99, 1e-9);
  EXPECT_DOUBLE_EQ(values["10201"]["rain_today_mm"].value, 2.5);
  EXPECT_EQ(facts.errors.size(), 2u) << test::words_of(facts.errors);
}

}  // namespace
}  // namespace city
