// Entities as context brokers write them.
#include "tests/sensors/formats/devices.hpp"

namespace city {
namespace {

using test::has_finding;
using test::utc;
using test::value_of;
using Kind = DecodeError::Kind;

FeedSpec air_feed() {
  return test::device_feed(Format::NgsiLd, {"fiware/#"},
                           {{.source = "NO2", .quantity = "no2_ug_m3"},
                            {.source = "relativeHumidity", .quantity = "humidity_pct", .scale = 100},
                            {.source = "temperature", .quantity = "temperature_c"},
                            {.source = "temperature.accuracy", .quantity = "accuracy_c"}});
}

Facts told(const FeedSpec& spec, std::string_view json) { return test::decoded(spec, "fiware/air", json); }
Facts told(std::string_view json) { return told(air_feed(), json); }

constexpr std::string_view kKeyValues{
    R"({"id":"urn:ngsi-ld:AirQualityObserved:north-3","type":"AirQualityObserved","dateObserved":"2026-11-22T07:00:00+08:00/2026-11-22T08:00:00+08:00",)"
    R"("location":{"type":"Point","coordinates":[121.52,25.05]},"name":"北區三號","NO2":41,"relativeHumidity":0.54,"temperature":22.5,"airQualityLevel":"moderate","@context":["https://schema.example/context.jsonld"]})"};

TEST(NgsiLd, ReadsKeyValuesWithHumidityFromZeroToOne) {
  const Facts facts = told(kKeyValues);
  ASSERT_EQ(facts.readings.size(), 1u);
  EXPECT_TRUE(facts.errors.empty());
  EXPECT_EQ(facts.readings[0].asset, "urn:ngsi-ld:AirQualityObserved:north-3") << "the URN is kept whole";
  EXPECT_EQ(value_of(facts, "no2_ug_m3").value, 41);
  EXPECT_DOUBLE_EQ(value_of(facts, "humidity_pct").value, 54);
  EXPECT_EQ(test::unknown_fields(facts), 1u) << "airQualityLevel";
}

TEST(NgsiLd, AnObservedIntervalCountsAtItsEnd) {
  EXPECT_EQ(told(kKeyValues).readings.at(0).event_time, utc(2026, 11, 22));
}

TEST(NgsiLd, MakesAnAssetOfLocationNameAndType) {
  const Facts facts = told(kKeyValues);
  ASSERT_EQ(facts.assets.size(), 1u);
  EXPECT_EQ(facts.assets[0].place, (LonLat{.lon_deg = 121.52, .lat_deg = 25.05}));
  EXPECT_EQ(facts.assets[0].name.zh, "北區三號");
  EXPECT_EQ(facts.assets[0].kind, "air_quality_observed");
  FeedSpec spec = air_feed();
  spec.kind = "air_station";
  EXPECT_EQ(told(spec, kKeyValues).assets.at(0).kind, "air_station");
}

TEST(NgsiLd, ReadsTheNormalisedFormWithATimeForEachAttribute) {
  const Facts facts = told(
      R"({"id":"urn:x:1","type":"AirQualityObserved",)"
      R"("NO2":{"type":"Property","value":41,"unitCode":"GQ","observedAt":"2026-11-22T00:00:00Z"},)"
      R"("temperature":{"type":"Property","value":72.5,"unitCode":"FAH","observedAt":"2026-11-21T23:50:00Z"},)"
      R"("relativeHumidity":{"value":0.6,"observedAt":"2026-11-22T00:00:00Z"},)"
      R"("location":{"type":"GeoProperty","value":{"type":"Point","coordinates":[121.5,25.0]}},)"
      R"("refDevice":{"type":"Relationship","object":"urn:x:d"}})");
  ASSERT_EQ(facts.readings.size(), 2u);
  EXPECT_EQ(facts.readings[0].event_time, utc(2026, 11, 22));
  EXPECT_EQ(facts.readings[0].count, 2u);
  EXPECT_EQ(facts.readings[1].event_time, utc(2026, 11, 21, 23, 50));
  EXPECT_NEAR(value_of(facts, "temperature_c").value, 22.5, 1e-9) << "FAH is Fahrenheit";
  EXPECT_TRUE(facts.assets.at(0).place.has_value());
  EXPECT_EQ(test::unknown_fields(facts), 1u) << "the relationship";
}

TEST(NgsiLd, ReadsPropertiesOfAProperty) {
  const Facts facts = told(
      R"({"id":"urn:x:1","type":"T","temperature":{"type":"Property","value":20,"observedAt":"2026-11-22T00:00:00Z",)"
      R"("accuracy":{"type":"Property","value":0.2}}})");
  EXPECT_EQ(value_of(facts, "accuracy_c").value, 0.2);
  EXPECT_EQ(facts.readings.size(), 1u) << "it is as old as what it belongs to";
}

TEST(NgsiLd, OfSeveralInstancesTakesTheOneWithoutADatasetId) {
  const Facts facts = told(
      R"({"id":"urn:x:1","type":"T","dateObserved":"2026-11-22T00:00:00Z","NO2":[{"type":"Property","value":1,"datasetId":"urn:d:1"},{"type":"Property","value":2}]})");
  EXPECT_EQ(value_of(facts, "no2_ug_m3").value, 2);
}

TEST(NgsiLd, ReadsANotification) {
  const Facts facts = told(
      R"({"id":"urn:n:1","type":"Notification","subscriptionId":"urn:s:1","notifiedAt":"2026-11-22T00:00:05Z","data":[)"
      R"({"id":"urn:x:1","type":"T","NO2":{"type":"Property","value":1}},)"
      R"({"id":"urn:x:2","type":"T","NO2":{"type":"Property","value":2,"modifiedAt":"2026-11-22T00:00:01Z"}}]})");
  ASSERT_EQ(facts.readings.size(), 2u);
  EXPECT_EQ(facts.readings[0].event_time, utc(2026, 11, 22, 0, 0, 5)) << "nothing better is known";
  EXPECT_EQ(facts.readings[0].published_at, utc(2026, 11, 22, 0, 0, 5));
  EXPECT_EQ(facts.readings[1].asset, "urn:x:2");
}

TEST(NgsiLd, PrefersTheEntitysOwnTimesToTheNotifications) {
  const Facts facts = told(
      R"({"subscriptionId":"s","notifiedAt":"2026-11-22T00:00:05Z","data":[{"id":"a","type":"T","modifiedAt":"2026-11-22T00:00:01Z","NO2":1},)"
      R"({"id":"b","type":"T","dateObserved":{"type":"Property","value":{"@type":"DateTime","@value":"2026-11-22T00:00:00Z"}},"modifiedAt":"2026-11-22T00:00:01Z","NO2":1}]})");
  EXPECT_EQ(facts.readings.at(0).event_time, utc(2026, 11, 22, 0, 0, 1));
  EXPECT_EQ(facts.readings.at(1).event_time, utc(2026, 11, 22));
}

TEST(NgsiLd, AnAttributesOwnModificationGoesBeforeTheNotification) {
  const Facts facts = told(
      R"({"type":"Notification","notifiedAt":"2026-11-22T00:00:05Z","data":[{"id":"a","type":"T","NO2":{"type":"Property","value":1,"modifiedAt":"2026-11-22T00:00:02Z"}}]})");
  EXPECT_EQ(facts.readings.at(0).event_time, utc(2026, 11, 22, 0, 0, 2));
}

TEST(NgsiLd, ReadsTheOlderNgsiToo) {
  const Facts facts = told(
      R"({"subscriptionId":"s","data":[{"id":"a","type":"T","NO2":{"type":"Number","value":7,"metadata":{"TimeInstant":{"type":"DateTime","value":"2026-11-22T00:00:00.00Z"}}},)"
      R"("location":{"type":"geo:point","value":"25.03, 121.5","metadata":{}}}]})");
  EXPECT_EQ(value_of(facts, "no2_ug_m3").value, 7);
  EXPECT_EQ(facts.readings.at(0).event_time, utc(2026, 11, 22));
  EXPECT_EQ(facts.assets.at(0).place, (LonLat{.lon_deg = 121.5, .lat_deg = 25.03}));
}

TEST(NgsiLd, ReadsAListOfEntitiesAndLosesOnlyTheBadOne) {
  const Facts facts = told(
      R"([{"id":"a","type":"T","dateObserved":"2026-11-22T00:00:00Z","NO2":1},{"type":"T","NO2":2},7,{"id":"c","type":"T","dateObserved":"2026-11-22T00:00:00Z","NO2":3}])");
  EXPECT_EQ(facts.readings.size(), 2u);
  ASSERT_EQ(facts.errors.size(), 2u);
  EXPECT_EQ(facts.errors[0].kind, Kind::MissingField);
  EXPECT_EQ(facts.errors[1].kind, Kind::WrongType);
}

TEST(NgsiLd, InventsNoTime) {
  const Facts facts = told(R"({"id":"a","type":"T","NO2":1,"temperature":2})");
  EXPECT_TRUE(facts.readings.empty());
  ASSERT_EQ(facts.errors.size(), 1u) << "said once";
  EXPECT_EQ(facts.errors[0].kind, Kind::MissingField);
  const Facts bad = told(R"({"id":"a","type":"T","dateObserved":"yesterday","NO2":1})");
  EXPECT_TRUE(bad.readings.empty());
  EXPECT_EQ(bad.errors.at(0).kind, Kind::BadTime);
}

TEST(NgsiLd, ADeletedValueIsMissingAndADeletedEntityAFinding) {
  EXPECT_EQ(
      value_of(
          told(R"({"id":"a","type":"T","dateObserved":"2026-11-22T00:00:00Z","NO2":"urn:ngsi-ld:null"})"),
          "no2_ug_m3")
          .quality,
      Quality::Missing);
  const Facts gone = told(R"({"id":"a","type":"T","deletedAt":"2026-11-22T00:00:00Z"})");
  EXPECT_TRUE(test::is_empty(gone));
  EXPECT_TRUE(has_finding(gone, "entity-deleted"));
}

TEST(NgsiLd, ReadsNamesThatAreUris) {
  const Facts facts = told(
      R"({"id":"a","type":"https://uri.example/ns#FloodProbe","https://uri.example/ns/temperature":{"type":"Property","value":9,"observedAt":"2026-11-22T00:00:00Z"}})");
  EXPECT_EQ(value_of(facts, "temperature_c").value, 9);
  EXPECT_EQ(facts.assets.at(0).kind, "flood_probe");
}

TEST(NgsiLd, ALineStringIsALineAndOtherShapesAreCounted) {
  const Facts line = told(
      R"({"id":"a","type":"T","location":{"type":"LineString","coordinates":[[121.5,25.0],[121.6,25.1]]}})");
  EXPECT_EQ(line.assets.at(0).line.size(), 2u);
  const Facts shape =
      told(R"({"id":"a","type":"T","location":{"type":"MultiPoint","coordinates":[[121.5,25.0]]}})");
  EXPECT_FALSE(shape.assets.at(0).place.has_value());
  EXPECT_EQ(test::unknown_fields(shape), 1u);
}

TEST(NgsiLd, RefusesASwappedPositionAndKeepsTheValues) {
  const Facts facts = told(
      R"({"id":"a","type":"T","dateObserved":"2026-11-22T00:00:00Z","NO2":1,"location":{"type":"Point","coordinates":[25.05,121.52]}})");
  EXPECT_EQ(facts.errors.at(0).kind, Kind::BadPosition);
  EXPECT_EQ(facts.readings.size(), 1u);
}

TEST(NgsiLd, StopsAtTheBoundOfTimesInOneEntity) {
  std::string text = R"({"id":"a","type":"T")";
  for (int i = 0; i < 70; ++i)
    text += R"(,"NO2":{"value":1,"observedAt":"2026-11-22T00:)" + std::to_string(10 + i / 60) + ":" +
            std::to_string(100 + i % 60).substr(1) + "Z\"}";
  const Facts facts = told(text + "}");
  EXPECT_EQ(facts.readings.size(), 64u);
  EXPECT_EQ(facts.errors.size(), 6u);
}

TEST(NgsiLd, NothingIsInventedFromABeginning) {
  test::expect_nothing_from_beginnings(air_feed(), "fiware/air", kKeyValues);
  test::expect_nothing_from_beginnings(
      air_feed(), "fiware/air",
      R"([{"id":"a","type":"T","dateObserved":"2026-11-22T00:00:00Z","NO2":1},{"id":"b","type":"T","dateObserved":"2026-11-22T00:00:00Z","NO2":1}])");
}

}  // namespace
}  // namespace city
