// The shipped feeds of streets, buses, trains, bicycles and parking against documents written by hand in the real shapes.
#include <gtest/gtest.h>

#include "tests/sensors/formats/shipped.hpp"

namespace city {
namespace {

using test::asset;
using test::by_asset;
using test::fixture;
using test::reading;
using test::trait;
using test::utc;
using Kind = DecodeError::Kind;

std::size_t findings(const Facts& facts, std::string_view name) {
  return static_cast<std::size_t>(std::count_if(facts.findings.begin(), facts.findings.end(),
                                                [name](const Finding& one) { return one.name == name; }));
}

TEST(Youbike, JoinsTdxToTheCitysOwnStations) {
  const Facts facts = fixture("youbike", "youbike.tdx.messages");
  auto values = by_asset(facts);
  EXPECT_DOUBLE_EQ(values["500199001"]["bikes_available"].value, 9);
  EXPECT_DOUBLE_EQ(values["500199001"]["electric_bikes_available"].value, 2);
  EXPECT_DOUBLE_EQ(values["500199001"]["on"].value, 1);
  EXPECT_DOUBLE_EQ(values["500199004"]["on"].value, 0) << "paused";
  EXPECT_EQ(reading(facts, "500199001")->event_time, utc(2026, 5, 1, 1, 11, 23)) << "SrcUpdateTime";
  EXPECT_EQ(reading(facts, "500199001")->published_at, utc(2026, 5, 1, 1, 12, 4)) << "UpdateTime";
  EXPECT_EQ(asset(facts, "500199001")->name.zh, "測試站一");
  EXPECT_EQ(trait(*asset(facts, "500199001"), "capacity_count"), 28.0);
}

TEST(Youbike, KnowsWhenTheWholeDocumentWasMade) {
  const Facts facts = fixture("youbike", "youbike.refused.json");
  EXPECT_EQ(facts.readings.at(0).published_at, utc(2026, 5, 1, 1, 11, 52));
  EXPECT_EQ(trait(*asset(facts, "500199001"), "capacity_count"), 28.0);
  EXPECT_EQ(trait(*asset(facts, "500199003"), "capacity_count"), 16.0) << "tot, as it was called in 2023";
}

TEST(Parking, KnowsTheSizeOfALotFromItsDescription) {
  const Facts facts = fixture("tcmsv", "tcmsv.descriptions.refused.json");
  EXPECT_EQ(trait(*asset(facts, "001"), "capacity_count"), 100.0);
  EXPECT_EQ(trait(*asset(facts, "001"), "motorcycle_spaces_total"), 60.0);
  EXPECT_EQ(trait(*asset(facts, "001"), "bus_spaces_total"), std::nullopt) << "0 is not told";
}

TEST(Traffic, ReadsClassAndSpeedOutOfOneText) {
  const Facts facts = fixture("traffic", "traffic.map.refused.json");
  auto values = by_asset(facts);
  EXPECT_DOUBLE_EQ(values["ZX1TS00"]["speed_kmh"].value, 33.669174);
  EXPECT_DOUBLE_EQ(values["ZX1TS00"]["congestion_level"].value, 2);
  EXPECT_EQ(reading(facts, "ZX1TS00")->event_time, utc(2026, 5, 1, 0, 10));
  ASSERT_EQ(facts.errors.size(), 2u) << test::words_of(facts.errors);
  EXPECT_EQ(facts.errors[0].kind, Kind::Refused);
  EXPECT_NE(facts.errors[0].detail.find("施工中"), std::string::npos);
}

TEST(Traffic, DoesNotBelieveASpeedWhereThereIsNoData) {
  const Facts facts = fixture("traffic", "traffic.map.refused.json");
  auto values = by_asset(facts);
  EXPECT_EQ(values["ZX1TS10"]["speed_kmh"].quality, Quality::Missing) << "無資料 prints 41.2";
  EXPECT_EQ(reading(facts, "ZX1TS10")->event_time, utc(2026, 2, 13, 19, 20)) << "its own stamp, months old";
}

TEST(Traffic, MakesALineOfAThinPolygon) {
  const Facts facts = fixture("traffic", "traffic.map.refused.json");
  const std::vector<LonLat>& box = asset(facts, "ZX1TS00")->line;
  ASSERT_EQ(box.size(), 2u);
  EXPECT_NEAR(box[0].lat_deg, 25.03, 1e-9);
  EXPECT_NEAR(box[1].lat_deg, 25.03, 1e-9);
  EXPECT_NEAR(std::abs(box[0].lon_deg - box[1].lon_deg), 0.02, 1e-9) << "from end to end";
  const std::vector<LonLat>& bent = asset(facts, "ZX1TS20")->line;
  ASSERT_EQ(bent.size(), 3u);
  for (const LonLat& point : bent) EXPECT_NEAR(point.lat_deg, 25.03, 1e-9);
  EXPECT_EQ(asset(facts, "ZX1TS10")->line.size(), 2u) << "a line stays one";
}

TEST(Traffic, ReadsTheExchangesDocuments) {
  const Facts facts = fixture("traffic", "traffic.tdx.messages");
  auto values = by_asset(facts);
  EXPECT_DOUBLE_EQ(values["ZX1TS00"]["speed_kmh"].value, 38);
  EXPECT_DOUBLE_EQ(values["ZX1TS00"]["travel_time_s"].value, 95);
  EXPECT_DOUBLE_EQ(values["ZX1TS00"]["congestion_level"].value, 2);
  for (const char* quantity : {"speed_kmh", "travel_time_s", "congestion_level"})
    EXPECT_EQ(values["ZX1TS40"][quantity].quality, Quality::Missing) << quantity;
  EXPECT_EQ(trait(*asset(facts, "ZX1TS00"), "free_flow_kmh"), 50.0);
  EXPECT_TRUE(asset(facts, "ZX1TS40")->traits.empty()) << "-99 is no limit";
  EXPECT_EQ(reading(facts, "ZX1TS00")->published_at, utc(2026, 5, 1, 0, 12));
  const auto shape = std::find_if(facts.assets.begin(), facts.assets.end(),
                                  [](const AssetFact& one) { return one.line.size() == 3; });
  EXPECT_TRUE(shape != facts.assets.end()) << "WKT";
}

TEST(Detectors, AddUpTheirLanes) {
  auto values = by_asset(fixture("vd", "vd.messages"));
  EXPECT_DOUBLE_EQ(values["VXT0001"]["flow_veh_h"].value, 40 * 60);
  EXPECT_DOUBLE_EQ(values["VXT0001"]["speed_kmh"].value, (60 * 10 + 40 * 30) / 40.0)
      << "weighted by vehicles";
  EXPECT_DOUBLE_EQ(values["VXT0001"]["occupancy_pct"].value, 15);
  EXPECT_DOUBLE_EQ(values["VXT0001"]["on"].value, 1);
}

TEST(Detectors, LeaveOutWhatALaneDidNotMeasure) {
  auto values = by_asset(fixture("vd", "vd.messages"));
  EXPECT_DOUBLE_EQ(values["VXT0002"]["speed_kmh"].value, 50) << "-99 is no speed";
  EXPECT_DOUBLE_EQ(values["VXT0002"]["occupancy_pct"].value, 6) << "-1 is no share";
  EXPECT_DOUBLE_EQ(values["VXT0002"]["flow_veh_h"].value, 600) << "both lanes counted";
  EXPECT_EQ(values["VXT0003"]["speed_kmh"].quality, Quality::Missing) << "nothing passed: no speed, not 0";
  EXPECT_DOUBLE_EQ(values["VXT0003"]["flow_veh_h"].value, 0);
  EXPECT_EQ(values["VXT0004"]["flow_veh_h"].quality, Quality::Missing);
}

TEST(Detectors, KeepTheTimeOfAFrozenMeasurement) {
  const Facts facts = fixture("vd", "vd.messages");
  EXPECT_EQ(reading(facts, "VXT0004")->event_time, utc(2026, 4, 21, 5, 55));
  EXPECT_EQ(reading(facts, "VXT0004")->published_at, utc(2026, 5, 1, 0, 12, 30)) << "ten days between them";
  EXPECT_DOUBLE_EQ(by_asset(facts)["VXT0004"]["on"].value, 0);
  EXPECT_EQ(asset(facts, "VXT0001")->name.zh, "測試路 一街–二街");
}

TEST(Buses, AreWhereTheirStopIs) {
  const Facts facts = fixture("bus-positions", "bus-positions.refused.json");
  ASSERT_TRUE(asset(facts, "EX-0001")) << "plates without blanks, in capitals";
  EXPECT_EQ(asset(facts, "EX-0001")->place, (LonLat{.lon_deg = 121.5655, .lat_deg = 25.0411}));
  EXPECT_EQ(asset(facts, "EX-0001")->name.en, "T1 EX-0001");
  auto values = by_asset(facts);
  EXPECT_DOUBLE_EQ(values["EX-0001"]["at_stop"].value, 1);
  EXPECT_DOUBLE_EQ(values["EX-0001"]["on"].value, 1);
  EXPECT_EQ(reading(facts, "EX-0001")->event_time, utc(2026, 5, 1, 0, 11, 5));
}

TEST(Buses, AtAnUnknownStopHaveNoPlaceAndAreNamed) {
  const Facts facts = fixture("bus-positions", "bus-positions.refused.json");
  EXPECT_FALSE(asset(facts, "EX-0002")->place);
  ASSERT_EQ(findings(facts, "unknown-stop"), 1u);
  EXPECT_EQ(facts.findings[0].subject, "EX-0002");
  EXPECT_DOUBLE_EQ(by_asset(facts)["EX-0002"]["distress"].value, 1) << "BusStatus 2 is a breakdown";
}

TEST(Buses, ComeFromTheOtherDocumentWithPlaceAndSpeed) {
  const Facts facts = fixture("bus-positions", "bus-positions.refused.json");
  EXPECT_EQ(asset(facts, "EX-0003")->place, (LonLat{.lon_deg = 121.55, .lat_deg = 25.05}));
  EXPECT_DOUBLE_EQ(by_asset(facts)["EX-0003"]["speed_kmh"].value, 23);
  EXPECT_DOUBLE_EQ(by_asset(facts)["EX-0003"]["on"].value, 0) << "the run has ended";
  ASSERT_EQ(facts.errors.size(), 2u) << test::words_of(facts.errors);
  EXPECT_EQ(facts.errors[0].field, "PlateNumb");
  EXPECT_EQ(facts.errors[1].field, "GPSTime");
}

TEST(Metro, ReadsTheJsonInFrontOfTheEnvelope) {
  const Facts facts = fixture("metro-crowding", "metro-crowding.txt");
  auto values = by_asset(facts);
  EXPECT_DOUBLE_EQ(values["BL12-1"]["car3_crowding_level"].value, 4);
  EXPECT_DOUBLE_EQ(values["BL12-1"]["crowding_level"].value, 2);
  EXPECT_EQ(values["BL12-2"]["car2_crowding_level"].quality, Quality::Missing);
  EXPECT_EQ(values["BL12-2"]["car6_crowding_level"].quality, Quality::Suspect) << "there is no level 9";
  EXPECT_EQ(reading(facts, "BL12-1")->event_time, utc(2026, 5, 1, 0, 11, 34, 870));
  EXPECT_EQ(facts.readings.size(), 3u) << "the row that came twice is read once";
  EXPECT_EQ(findings(facts, "duplicate-rows"), 1u);
}

TEST(Metro, FindsTheJsonInsideTheEnvelopeToo) {
  const Facts facts = test::raw(
      "metro-crowding",
      R"(<?xml version="1.0"?><soap:Envelope><soap:Body><getCarWeightByInfoExResult>[{"StationID":"R10","CID":"2","Cart1L":"3","utime":"2026-05-01T08:00:00"}]</getCarWeightByInfoExResult></soap:Body></soap:Envelope>)");
  EXPECT_DOUBLE_EQ(by_asset(facts)["R10-2"]["car1_crowding_level"].value, 3);
  EXPECT_TRUE(facts.errors.empty()) << test::words_of(facts.errors);
}

TEST(Metro, IsSilentAtNightWithoutAnError) {
  const Facts facts = test::raw("metro-crowding", R"([]<?xml version="1.0"?><soap:Envelope/>)");
  EXPECT_TRUE(test::is_empty(facts));
  EXPECT_TRUE(facts.errors.empty());
}

TEST(Metro, PlacesPlatformsByTheirStation) {
  const Facts facts = test::catalogue("metro-crowding");
  ASSERT_TRUE(asset(facts, "BL12-1") && asset(facts, "BL12-2"));
  EXPECT_TRUE(asset(facts, "BL12-1")->from_catalogue);
  EXPECT_NE(asset(facts, "BL12-1")->name, asset(facts, "BL12-2")->name);
}

TEST(Roadworks, ConvertsGridAndYearsOfTheRepublic) {
  const Facts facts = fixture("roadworks", "roadworks.refused.json");
  const AssetFact* works = asset(facts, "11599001-1");
  ASSERT_TRUE(works && works->place);
  EXPECT_NEAR(works->place->lon_deg, 121.5633, 1e-3);
  EXPECT_EQ(works->line.size(), 2u);
  EXPECT_EQ(works->agency, "測試管線公司");
  auto values = by_asset(facts);
  EXPECT_DOUBLE_EQ(values["11599001-1"]["blocks_traffic"].value, 1);
  EXPECT_DOUBLE_EQ(values["11599001-1"]["on_site"].value, 0);
  const TimePoint end = utc(2026, 5, 10, 16);
  const double days = std::chrono::duration<double>(end - test::kReceived).count() / 86400;
  EXPECT_NEAR(values["11599001-1"]["days_left"].value, days, 1e-6) << "0115-05-10, midnight in the city";
  EXPECT_EQ(reading(facts, "11599001-1")->event_time, test::kReceived) << "the document tells no time";
  EXPECT_EQ(asset(facts, "11599001-2")->place, (LonLat{.lon_deg = 121.55, .lat_deg = 25.04})) << "degrees";
}

TEST(Roadworks, NamesDatesThatDoNotExistAndReadsOn) {
  const Facts facts = fixture("roadworks", "roadworks.refused.json");
  EXPECT_EQ(by_asset(facts)["11599001-2"]["days_left"].quality, Quality::Missing);
  EXPECT_EQ(findings(facts, "no-such-date"), 1u) << "30 February";
  EXPECT_EQ(findings(facts, "control-characters"), 1u) << "in an address";
  EXPECT_EQ(by_asset(facts)["11599002-1"]["days_left"].quality, Quality::Good) << "1150501";
  ASSERT_EQ(facts.errors.size(), 2u) << test::words_of(facts.errors);
  EXPECT_EQ(facts.errors[0].kind, Kind::BadPosition) << "(0, 0)";
  EXPECT_EQ(facts.errors[1].field, "Ac_no");
}

TEST(Cameras, CarryTheAddressOfTheirStream) {
  const Facts facts = fixture("cctv", "cctv.refused.json");
  ASSERT_TRUE(asset(facts, "901"));
  EXPECT_EQ(asset(facts, "901")->stream, "https://cameras.example/901/live.m3u8");
  EXPECT_EQ(asset(facts, "901")->name.zh, "測試路一段");
  EXPECT_EQ(asset(facts, "902")->stream, "http://cameras.example/902.jpg")
      << "the still, when there is no stream";
  EXPECT_TRUE(asset(facts, "903")->stream.empty());
  EXPECT_EQ(findings(facts, "no-stream-address"), 2u);
  ASSERT_EQ(facts.errors.size(), 2u) << "swapped, and without a number";
  EXPECT_EQ(asset(fixture("cctv", "cctv.tdx.json"), "TPE-EX-1")->stream, "rtsp://cameras.example/1");
}

}  // namespace
}  // namespace city
