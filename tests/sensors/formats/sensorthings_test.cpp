#include "sensors/formats/sensorthings.hpp"

#include <gtest/gtest.h>

#include "sensors/formats/sensorthings_topic.hpp"
#include "tests/sensors/builders.hpp"

namespace city {
namespace {

using namespace test;
using Kind = DecodeError::Kind;
using Type = SensorThingsTopic::Type;

// Two flood sensors and what else such a service holds, in the shape of Datastreams?$expand=Thing($expand=Locations).
const std::string kDocument =
    R"({"@iot.count": 900, "@iot.nextLink": "https://sta.example/v1.1/Datastreams?$skip=3", "value": [
  {"@iot.id": 11, "name": "淹水深度", "description": "Datastream_id=x, Datastream_Category_type=淹水感測器, Datastream_Category=淹水深度",
   "unitOfMeasurement": {"name": "metre", "symbol": "m"}, "ObservedProperty": {"@iot.id": 1, "name": "flood depth"},
   "Thing": {"@iot.id": 2, "name": "uuid-2", "properties": {"stationCode": "FL02", "stationName": "測試橋", "authority": "水利處"},
             "Locations": [{"@iot.id": 3, "encodingType": "application/geo+json",
                            "location": {"type": "Point", "coordinates": [121.51, 25.02]}}]}},
  {"@iot.id": 12, "name": "電壓", "description": "battery", "unitOfMeasurement": {"symbol": "V"},
   "Thing": {"@iot.id": 2}},
  {"@iot.id": "b-13", "name": "水深", "description": "Datastream_FullName=y, Datastream_Category=積水深度",
   "unitOfMeasurement": {"symbol": "cm"}, "observedArea": {"type": "Point", "coordinates": [121.52, 25.03]},
   "Thing": {"@iot.id": 4, "name": "Bridge sensor"},
   "Observations": [{"phenomenonTime": "2026-02-07T10:00:00Z", "result": 7, "@iot.id": 70}]}]})";

FeedSpec floods() {
  FeedSpec spec = feed("floods");
  spec.format = Format::SensorThings;
  spec.topics = {"v1.1/#", "city/floods/#", "+/Observations"};
  spec.kind = "flood_sensor";
  spec.sentinels = {-99};
  spec.fields = {{.source = "flood depth", .quantity = "depth_cm"},
                 {.source = "積水深度", .quantity = "depth_cm"},
                 {.source = "level", .quantity = "water_level_m", .scale = 2, .offset = 1}};
  return spec;
}

class Service {
 public:
  explicit Service(FeedSpec spec = floods(), const std::string& catalogue = "") {
    spec.catalogue_text = catalogue;
    decoder_ = std::make_unique<Decoder>(book(spec));
    decoder_->add_catalogues();
    described = decoder_->take();
  }
  Facts hear(const std::string& topic, const std::string& payload, bool retained = false) {
    decoder_->add({.topic = topic,
                   .payload = payload,
                   .received_at = kReceived,
                   .position = ++position_,
                   .retained = retained});
    return decoder_->take();
  }
  void remember(const Remembered& one) { decoder_->remember({.topic = one.topic, .payload = one.payload}); }

  Facts described{};

 private:
  std::unique_ptr<Decoder> decoder_;
  Position position_ = 0;
};

std::string observed(const std::string& result, const std::string& more = "") {
  return R"({"@iot.id":9,"@iot.selfLink":"x","Datastream@iot.navigationLink":"y","phenomenonTime":"2026-02-07T18:09:10+08:00","resultTime":null,"result":)" +
         result + more + "}";
}

const std::string kTopic = "v1.1/Datastreams(11)/Observations";

TEST(SensorThings, DescribesThingsFromTheCatalogue) {
  const Service service{floods(), kDocument};
  EXPECT_TRUE(service.described.errors.empty());
  EXPECT_TRUE(service.described.readings.empty()) << "a catalogue is no message";
  ASSERT_EQ(service.described.assets.size(), 2u);
  const AssetFact& bridge = service.described.assets[0];
  EXPECT_EQ(bridge.asset, "FL02");
  EXPECT_EQ(bridge.kind, "flood_sensor");
  EXPECT_EQ(bridge.name, (Text2{.zh = "測試橋", .en = ""}));
  EXPECT_EQ(bridge.agency, "水利處");
  EXPECT_EQ(bridge.place, (LonLat{.lon_deg = 121.51, .lat_deg = 25.02}));
  EXPECT_TRUE(bridge.from_catalogue);
  const AssetFact& other = service.described.assets[1];
  EXPECT_EQ(other.asset, "4") << "without a stationCode";
  EXPECT_EQ(other.name.en, "Bridge sensor");
  EXPECT_EQ(other.place, (LonLat{.lon_deg = 121.52, .lat_deg = 25.03}))
      << "without a Location, where it observes";
  EXPECT_TRUE(service.described.remembered.empty());
}

TEST(SensorThings, NamesPlacesAndConvertsObservationsByTheirMetadata) {
  Service service{floods(), kDocument};
  const Facts facts = service.hear(kTopic, observed("0.125"));
  EXPECT_TRUE(facts.errors.empty());
  ASSERT_EQ(facts.readings.size(), 1u);
  EXPECT_EQ(facts.readings[0].asset, "FL02");
  EXPECT_EQ(facts.readings[0].event_time, utc(2026, 2, 7, 10, 9, 10));
  EXPECT_EQ(facts.readings[0].received_at, kReceived);
  EXPECT_FALSE(facts.readings[0].zone_assumed);
  EXPECT_EQ(facts.measured.at(0).quantity, "depth_cm");
  EXPECT_DOUBLE_EQ(facts.measured[0].value, 12.5);
  EXPECT_EQ(facts.tallies.at(0).unknown_fields, 0u);
}

TEST(SensorThings, KnowsTheDatastreamFromTheTopicOrThePayload) {
  Service service{floods(), kDocument};
  EXPECT_EQ(service.hear("v1.1/Observations", observed("1", R"(,"Datastream":{"@iot.id":11})"))
                .readings.at(0)
                .asset,
            "FL02");
  EXPECT_EQ(service.hear("v1.1/Observations(9)", observed("1", R"(,"Datastream":{"@iot.id":"b-13"})"))
                .readings.at(0)
                .asset,
            "4");
  EXPECT_EQ(service.hear("v1.1/Datastreams('b-13')/Observations", observed("1")).readings.at(0).asset, "4");
  EXPECT_EQ(service.hear("Datastreams(11)/Observations", observed("1")).readings.at(0).asset, "FL02")
      << "GOST";
  EXPECT_EQ(
      service.hear("city/floods/raw/v1.0/Datastreams(11)/Observations", observed("1")).readings.at(0).asset,
      "FL02");
  const Facts none = service.hear("v1.1/Observations", observed("1"));
  EXPECT_TRUE(is_empty(none));
  EXPECT_EQ(none.errors.at(0).kind, Kind::MissingField);
}

TEST(SensorThings, FindsTheRuleByPropertyNameOrCategory) {
  Service service{floods(), kDocument};
  EXPECT_EQ(service.hear("v1.1/Datastreams(b-13)/Observations", observed("3")).measured.at(0).value, 3)
      << "by category, in cm";
  const Facts voltage = service.hear("v1.1/Datastreams(12)/Observations", observed("3"));
  EXPECT_TRUE(is_empty(voltage) && voltage.errors.empty() && voltage.findings.empty());
  EXPECT_EQ(voltage.tallies.at(0).unknown_fields, 1u) << "nobody wants it";
}

TEST(SensorThings, LeavesUnitsToARuleThatScales) {
  Service service;
  service.hear(
      "v1.1/Datastreams(5)",
      R"({"@iot.id":5,"name":"level","unitOfMeasurement":{"symbol":"cm"},"Thing":{"@iot.id":1,"name":"Gauge"}})");
  EXPECT_EQ(service.hear("v1.1/Datastreams(5)/Observations", observed("3")).measured.at(0).value, 7);
}

TEST(SensorThings, TakesNumbersAndFlagsAndNoTexts) {
  Service service{floods(), kDocument};
  const std::string topic = "v1.1/Datastreams(b-13)/Observations";
  EXPECT_EQ(service.hear(topic, observed("true")).measured.at(0).value, 1);
  EXPECT_EQ(service.hear(topic, observed("null")).measured.at(0).quality, Quality::Missing);
  EXPECT_EQ(service.hear(topic, observed("-99")).measured.at(0).quality, Quality::Missing);
  EXPECT_EQ(service.hear(topic, observed("99999")).measured.at(0).quality, Quality::Suspect);
  for (const char* wrong : {"\"12\"", "[12]", "{\"value\":12}"}) {
    const Facts facts = service.hear(topic, observed(wrong));
    EXPECT_TRUE(is_empty(facts)) << wrong;
    EXPECT_EQ(facts.errors.at(0).kind, Kind::WrongType) << wrong;
    EXPECT_EQ(facts.errors[0].subject, "4");
  }
  EXPECT_EQ(service.hear(topic, R"({"phenomenonTime":"2026-02-07T10:00:00Z"})").errors.at(0).kind,
            Kind::MissingField);
}

TEST(SensorThings, TakesTheEndOfAnIntervalElseTheTimeOfTheResult) {
  Service service{floods(), kDocument};
  const auto at = [&](const std::string& times) {
    return service.hear(kTopic, "{" + times + R"(,"result":1})");
  };
  EXPECT_EQ(at(R"("phenomenonTime":"2026-02-07T10:00:00Z/2026-02-07T10:10:00Z")").readings.at(0).event_time,
            utc(2026, 2, 7, 10, 10));
  EXPECT_EQ(at(R"("phenomenonTime":null,"resultTime":"2026-02-07T10:20:00Z")").readings.at(0).event_time,
            utc(2026, 2, 7, 10, 20));
  EXPECT_TRUE(at(R"("phenomenonTime":"2026-02-07T10:00:00")").readings.at(0).zone_assumed);
  EXPECT_EQ(at(R"("phenomenonTime":"soon","resultTime":"2026-02-07T10:20:00Z")").errors.at(0).kind,
            Kind::BadTime);
  EXPECT_EQ(at(R"("phenomenonTime":17)").errors.at(0).kind, Kind::WrongType);
  EXPECT_EQ(at(R"("resultTime":null)").errors.at(0).kind, Kind::MissingField);
}

TEST(SensorThings, MakesNothingUpWithoutMetadata) {
  Service service;
  const Facts facts = service.hear(kTopic, observed("1"));
  EXPECT_TRUE(is_empty(facts));
  EXPECT_TRUE(facts.errors.empty());
  ASSERT_EQ(facts.findings.size(), 1u);
  EXPECT_EQ(facts.findings[0].name, "no-metadata");
  EXPECT_EQ(facts.findings[0].subject, "Datastreams(11)");
  service.hear("v1.1/Datastreams(11)", R"({"@iot.id":11,"name":"flood depth"})");
  EXPECT_EQ(service.hear(kTopic, observed("1")).findings.at(0).name, "no-metadata") << "of an unknown Thing";
  service.hear("v1.1/Datastreams(11)/Thing", R"({"@iot.id":2})");
  EXPECT_EQ(service.hear(kTopic, observed("1")).findings.at(0).name, "no-metadata")
      << "of which nothing is told";
}

TEST(SensorThings, GathersEntitiesInAnyOrder) {
  const std::pair<const char*, const char*> messages[]{
      {"v1.1/Locations(3)",
       R"({"@iot.id":3,"location":{"type":"Feature","geometry":{"type":"Point","coordinates":[121.5,25.1]}}})"},
      {"v1.1/Things(2)/Datastreams", R"({"@iot.id":11,"name":"Depth","unitOfMeasurement":{"symbol":"mm"}})"},
      {"v1.1/Datastreams(11)/ObservedProperty", R"({"@iot.id":1,"name":"flood depth"})"},
      {"v1.1/Things(2)",
       R"({"@iot.id":2,"name":"Bridge","properties":{"stationCode":77},"Locations":[{"@iot.id":3}]})"}};
  std::vector<int> order{0, 1, 2, 3};
  do {
    Service service;
    Facts last;
    std::size_t remembered = 0;
    for (const int i : order) {
      last = service.hear(messages[i].first, messages[i].second, true);
      EXPECT_TRUE(last.errors.empty());
      remembered += last.remembered.size();
    }
    EXPECT_EQ(remembered, 4u);
    const Facts facts = service.hear(kTopic, observed("120"));
    ASSERT_EQ(facts.readings.size(), 1u);
    EXPECT_EQ(facts.readings[0].asset, "77");
    EXPECT_DOUBLE_EQ(facts.measured[0].value, 12);
    ASSERT_EQ(last.assets.size(), 1u) << "whole with the last of them";
    EXPECT_EQ(last.assets[0].asset, "77");
    EXPECT_FALSE(last.assets[0].from_catalogue);
    EXPECT_EQ(last.assets[0].place, (LonLat{.lon_deg = 121.5, .lat_deg = 25.1}));
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST(SensorThings, MovesAThingWithItsLocation) {
  Service service{floods(), kDocument};
  const Facts moved = service.hear("v1.1/Things(2)/Locations",
                                   R"({"@iot.id":3,"location":{"type":"Point","coordinates":[121.6,25.2]}})");
  EXPECT_EQ(moved.assets.at(0).place, (LonLat{.lon_deg = 121.6, .lat_deg = 25.2}));
  const Facts line = service.hear(
      "v1.1/Locations(3)",
      R"({"@iot.id":3,"location":{"type":"LineString","coordinates":[[121.6,25.2],[121.7,25.2]]}})");
  EXPECT_EQ(line.assets.at(0).line.size(), 2u);
  EXPECT_FALSE(line.assets[0].place);
  const Facts away = service.hear("v1.1/Locations(3)",
                                  R"({"@iot.id":3,"location":{"type":"Point","coordinates":[25.2,121.6]}})");
  EXPECT_FALSE(away.assets.at(0).place);
  EXPECT_EQ(away.errors.at(0).kind, Kind::BadPosition);
}

TEST(SensorThings, NamesADefaultPoint) {
  FeedSpec spec = floods();
  spec.default_points = {{.lon_deg = 121.51, .lat_deg = 25.02}};
  const Service service{spec, kDocument};
  EXPECT_TRUE(service.described.assets.at(0).place_approximate);
  EXPECT_EQ(service.described.findings.at(0).name, "default-point");
}

TEST(SensorThings, ReadsADocumentThatArrivesWithItsObservations) {
  Service service;
  const Facts facts = service.hear("city/floods/raw", kDocument);
  EXPECT_EQ(facts.assets.size(), 2u);
  EXPECT_FALSE(facts.assets[0].from_catalogue);
  ASSERT_EQ(facts.readings.size(), 1u);
  EXPECT_EQ(facts.readings[0].asset, "4");
  EXPECT_EQ(facts.measured[0].value, 7);
  EXPECT_EQ(facts.remembered.size(), 1u);
  EXPECT_TRUE(service.hear("city/floods/raw", kDocument).remembered.empty()) << "nothing new";
  EXPECT_EQ(service.hear(kTopic, observed("1")).readings.size(), 1u);
}

TEST(SensorThings, AnnouncesNoThingThatNobodyWants) {
  Service service;
  const Facts facts = service.hear(
      "v1.1/Things(9)", R"({"@iot.id":9,"name":"Camera","Datastreams":[{"@iot.id":90,"name":"voltage"}]})");
  EXPECT_TRUE(facts.assets.empty());
  EXPECT_TRUE(facts.errors.empty());
}

TEST(SensorThings, RemembersMetadataAcrossARestart) {
  Service before;
  Service after;
  for (
      const auto& [topic, payload] : std::initializer_list<std::pair<std::string, std::string>>{
          {"v1.1/Datastreams",
           R"({"@iot.id":11,"name":"flood depth","unitOfMeasurement":{"symbol":"m"},"Thing":{"@iot.id":2}})"},
          {"v1.1/Things", R"({"@iot.id":2,"name":"Bridge"})"},
          {"v1.1/Things", R"({"@iot.id":3,"name":"Other"})"},
          {kTopic, observed("1")}}) {
    for (const Remembered& one : before.hear(topic, payload).remembered) {
      EXPECT_TRUE(one.topic == "v1.1/Datastreams(11)" || one.topic == "v1.1/Things(2)" ||
                  one.topic == "v1.1/Things(3)")
          << one.topic << ": entities of one set must not push each other out";
      EXPECT_EQ(one.received_at, kReceived);
      after.remember(one);
    }
  }
  const Facts facts = after.hear(kTopic, observed("2"));
  EXPECT_EQ(facts.tallies.at(0).messages, 1u) << "what is remembered counts as nothing";
  EXPECT_TRUE(facts.assets.empty());
  EXPECT_EQ(facts.readings.at(0).asset, "2");
  EXPECT_EQ(facts.measured.at(0).value, 200);
}

TEST(SensorThings, RefusesMultiDatastreamsByName) {
  Service service{floods(), kDocument};
  EXPECT_EQ(service.hear("v1.1/MultiDatastreams(1)/Observations", observed("[1,2]")).errors.at(0).kind,
            Kind::Refused);
  EXPECT_EQ(service.hear("v1.1/Observations", observed("[1,2]", R"(,"MultiDatastream":{"@iot.id":1})"))
                .errors.at(0)
                .kind,
            Kind::Refused);
}

TEST(SensorThings, UnderstandsItsTopics) {
  EXPECT_EQ(sensorthings_topic("v1.1/Things(2)").type, Type::Thing);
  EXPECT_EQ(sensorthings_topic("v1.1/Things(2)").id, "2");
  EXPECT_EQ(sensorthings_topic("Things('a b')").id, "a b");
  EXPECT_EQ(sensorthings_topic("x/v1.0/Things(2)/Datastreams").of_thing, "2");
  EXPECT_EQ(sensorthings_topic("v1.1/Datastreams(1)/ObservedProperty").of_datastream, "1");
  EXPECT_EQ(sensorthings_topic("v1.1/Sensors(1)").type, Type::Ignored);
  EXPECT_EQ(sensorthings_topic("v1.1/Datastreams(1)/Sensor").type, Type::Ignored);
  EXPECT_EQ(sensorthings_topic("city/floods/raw").type, Type::Document);
  for (const char* topic : {"v1.1/Datastreams(1)/name", "v1.1/Datastreams/Observations",
                            "v1.1/Things(1)/Datastreams(2)/Observations", "v1.1/Locations(1)/Things",
                            "v1.1/Datastreams(1)/Observations/x"})
    EXPECT_EQ(sensorthings_topic(topic).type, Type::Unknown) << topic;
  Service service;
  EXPECT_EQ(service.hear("v1.1/Datastreams(1)/name", "{}").errors.at(0).kind, Kind::UnknownTopic);
  EXPECT_TRUE(service.hear("v1.1/Sensors(1)", "{}").errors.empty());
}

TEST(SensorThings, NamesWhatItCannotRead) {
  Service service;
  EXPECT_EQ(service.hear("city/floods/raw", "[]").errors.at(0).kind, Kind::WrongType);
  EXPECT_EQ(service.hear("city/floods/raw", "{}").errors.at(0).kind, Kind::MissingField);
  EXPECT_EQ(service.hear("city/floods/raw", R"({"value":[7,{"name":"x"}]})").errors.size(), 2u);
  EXPECT_EQ(service.hear(kTopic, "{").errors.at(0).kind, Kind::BadJson);
  EXPECT_EQ(service.hear("v1.1/Things", R"({"name":"x"})").errors.at(0).kind, Kind::MissingField);
  EXPECT_TRUE(service.hear("v1.1/Things(1)", "", true).errors.empty()) << "a cleared retained message";
  const Service broken{floods(), "{"};
  EXPECT_EQ(broken.described.errors.at(0).kind, Kind::BadJson);
}

TEST(SensorThings, BoundsTheLinksOfOneEntity) {
  Service service{floods(), kDocument};
  std::string things;
  for (int i = 0; i < 20000; ++i)
    things += (i ? "," : "") + std::string{R"({"@iot.id":)"} + std::to_string(i) + "}";
  const Facts facts = service.hear("v1.1/Locations(50)", R"({"@iot.id":50,"Things":[)" + things + "]}");
  EXPECT_EQ(facts.errors.at(0).kind, Kind::TooLarge);
}

TEST(SensorThings, MakesNothingUpOfWhatIsCut) {
  const std::string observation = observed("0.125", R"(,"Datastream":{"@iot.id":11})");
  Service service{floods(), kDocument};
  for (std::size_t n = 0; n < observation.size(); ++n) {
    const Facts facts = service.hear(kTopic, observation.substr(0, n));
    EXPECT_TRUE(is_empty(facts)) << n;
    EXPECT_EQ(facts.errors.size(), n == 0 ? 0u : 1u) << n;
  }
  for (std::size_t n = 0; n < kDocument.size(); ++n) {
    const Facts facts = service.hear("city/floods/raw", kDocument.substr(0, n));
    EXPECT_TRUE(is_empty(facts) && facts.remembered.empty()) << n;
    EXPECT_EQ(facts.errors.size(), n == 0 ? 0u : 1u) << n;
  }
}

}  // namespace
}  // namespace city
