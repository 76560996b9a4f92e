#include <gtest/gtest.h>

#include "sensors/feed_spec.hpp"

namespace city {
namespace {

const std::string kMinimal = "id = \"air\"\nperiod_s = 600\n";

FeedSpec good(const std::string& text) {
  const auto parsed = parse_feed_spec(text);
  const auto* error = std::get_if<SpecError>(&parsed);
  EXPECT_EQ(error, nullptr) << (error ? error->what : "");
  return error ? FeedSpec{} : std::get<FeedSpec>(parsed);
}

SpecError bad(const std::string& text) {
  const auto parsed = parse_feed_spec(text);
  const auto* error = std::get_if<SpecError>(&parsed);
  EXPECT_NE(error, nullptr) << text;
  return error ? *error : SpecError{};
}

TEST(FeedSpec, FillsInTheDefaults) {
  const FeedSpec spec = good(kMinimal);
  EXPECT_EQ(spec.id, "air");
  EXPECT_EQ(spec.name, (Text2{.zh = "air", .en = "air"}));
  EXPECT_EQ(spec.topics, std::vector<std::string>{"city/air/#"});
  EXPECT_EQ(spec.qos, 0);
  EXPECT_EQ(spec.domain, Domain::Environment);
  EXPECT_EQ(spec.format, Format::Canonical);
  EXPECT_EQ(spec.document, DocumentKind::Json);
  EXPECT_EQ(spec.period, std::chrono::seconds{600});
  EXPECT_EQ(spec.crs_epsg, 4326);
  EXPECT_EQ(spec.extent.west_deg, -180);
  EXPECT_FALSE(spec.described);
  EXPECT_EQ(spec.toml_text, kMinimal);
}

TEST(FeedSpec, ReadsEveryKey) {
  const FeedSpec spec = good(R"(
id = "tcmsv"
name = { zh = "停車場", en = "Parking" }
agency = "停管處"
domain = "traffic"
topics = ["city/tcmsv/#", "parking/+/live"]
qos = 1
format = "jq"
document = "xml"
period_s = 90.4
zone = "Asia/Taipei"
crs = 3826
extent = [121, 24.5, 122, 25.5]
kind = "car_park"
sentinels = [-9, -11.5]
catalogue = "tcmsv.json"
described = true
)");
  EXPECT_EQ(spec.name.zh, "停車場");
  EXPECT_EQ(spec.domain, Domain::Traffic);
  EXPECT_EQ(spec.topics.size(), 2u);
  EXPECT_EQ(spec.qos, 1);
  EXPECT_EQ(spec.format, Format::Jq);
  EXPECT_EQ(spec.document, DocumentKind::Xml);
  EXPECT_EQ(spec.period, std::chrono::seconds{90});
  EXPECT_EQ(spec.crs_epsg, 3826);
  EXPECT_EQ(spec.extent.north_deg, 25.5);
  EXPECT_EQ(spec.sentinels, (std::vector<double>{-9, -11.5}));
  EXPECT_EQ(spec.catalogue_file, "tcmsv.json");
  EXPECT_TRUE(spec.described);
}

TEST(FeedSpec, ReadsTheRulesForTroubledSources) {
  const FeedSpec spec = good(R"(
id = "hotline"
period_s = 60
compression = "gzip"
default_points = [[121.5, 25], [121.5654177, 25.0329694]]
items = "items/taipei.toml"
[quality.depth_cm]
low = 0
high = 300
frozen_after_s = 3600
max_step_per_min = 2.5
[quality.water_level_m]
high = -1
)");
  EXPECT_EQ(spec.compression, Compression::Gzip);
  EXPECT_EQ(good(kMinimal + "compression = \"zstd\"").compression, Compression::Zstd);
  ASSERT_EQ(spec.default_points.size(), 2u);
  EXPECT_EQ(spec.default_points[1], (LonLat{.lon_deg = 121.5654177, .lat_deg = 25.0329694}));
  EXPECT_EQ(spec.items_file, "items/taipei.toml");
  ASSERT_EQ(spec.quality.size(), 2u);
  EXPECT_EQ(spec.quality[0].quantity, "depth_cm");
  EXPECT_EQ(spec.quality[0].low, 0);
  EXPECT_EQ(spec.quality[0].high, 300);
  EXPECT_EQ(spec.quality[0].frozen_after, std::chrono::seconds{3600});
  EXPECT_EQ(spec.quality[0].max_step_per_min, 2.5);
  EXPECT_EQ(spec.quality[1].high, -1);
  EXPECT_FALSE(spec.quality[1].low);
  EXPECT_FALSE(spec.quality[1].frozen_after);
}

TEST(FeedSpec, ReadsWhatDevicesCallTheirValues) {
  const FeedSpec spec = good(R"(
id = "pumps"
period_s = 60
format = "sparkplug"
rebirth = false
catalogue = "pumps.json"
[fields]
"Pump/Flow" = "flow_m3_s"
"AM2301.Temperature" = { quantity = "temperature_c", scale = 0.1, offset = -40, zero_when_absent = true }
)");
  EXPECT_FALSE(spec.may_ask_rebirth);
  EXPECT_TRUE(good(kMinimal).may_ask_rebirth);
  ASSERT_EQ(spec.fields.size(), 2u);
  const FieldRule& temperature = spec.fields[spec.fields[0].source == "Pump/Flow" ? 1 : 0];
  const FieldRule& flow = spec.fields[spec.fields[0].source == "Pump/Flow" ? 0 : 1];
  EXPECT_EQ(flow.quantity, "flow_m3_s");
  EXPECT_EQ(flow.scale, 1);
  EXPECT_FALSE(flow.zero_when_absent);
  EXPECT_EQ(temperature.source, "AM2301.Temperature");
  EXPECT_EQ(temperature.quantity, "temperature_c");
  EXPECT_EQ(temperature.scale, 0.1);
  EXPECT_EQ(temperature.offset, -40);
  EXPECT_TRUE(temperature.zero_when_absent);
}

TEST(FeedSpec, KnowsEveryFormat) {
  const std::pair<const char*, Format> words[]{{"canonical", Format::Canonical},
                                               {"cap", Format::Cap},
                                               {"jq", Format::Jq},
                                               {"sensorthings", Format::SensorThings},
                                               {"sparkplug", Format::Sparkplug},
                                               {"ttn", Format::Ttn},
                                               {"tasmota", Format::Tasmota},
                                               {"zigbee2mqtt", Format::Zigbee2Mqtt},
                                               {"ngsi-ld", Format::NgsiLd}};
  for (const auto& [word, format] : words)
    EXPECT_EQ(good(kMinimal + "format = \"" + word + "\"").format, format) << word;
}

TEST(FeedSpec, NamesAnUnknownKeyAndItsLine) {
  const SpecError error = bad(kMinimal + "perod = 5\n");
  EXPECT_NE(error.what.find("perod"), std::string::npos);
  EXPECT_EQ(error.line, 3);
}

TEST(FeedSpec, RefusesWhatMakesNoSenseInOneLine) {
  const std::pair<const char*, const char*> wrong[]{
      {"period_s = 5", "id is missing"},
      {"id = \"Air\"\nperiod_s = 5", "a-z"},
      {"id = \"a/b\"\nperiod_s = 5", "a-z"},
      {"id = \"air\"", "period_s is missing"},
      {"id = \"air\"\nperiod_s = 0", "period_s"},
      {"id = \"air\"\nperiod_s = nan", "period_s"},
      {"id = \"air\"\nperiod_s = \"60\"", "period_s"},
      {"id = 7\nperiod_s = 5", "id must be a text"},
      {"id = \"air\"\nperiod_s = 5\nqos = 2", "qos"},
      {"id = \"air\"\nperiod_s = 5\ndomain = \"sport\"", "environment, dispatch, traffic, hospital, warning"},
      {"id = \"air\"\nperiod_s = 5\nformat = \"sparkplugb\"", "canonical, cap, jq, sensorthings, sparkplug"},
      {"id = \"air\"\nperiod_s = 5\ndocument = \"csv\"", "only for format"},
      {"id = \"air\"\nperiod_s = 5\ncatalogue = \"x.json\"", "not for formats canonical"},
      {"id = \"air\"\nperiod_s = 5\ncompression = \"zip\"", "none, gzip, zstd"},
      {"id = \"air\"\nperiod_s = 5\ndefault_points = [121, 25]", "[longitude, latitude]"},
      {"id = \"air\"\nperiod_s = 5\ndefault_points = [[121]]", "[longitude, latitude]"},
      {"id = \"air\"\nperiod_s = 5\ndefault_points = [[250000, 2770000]]", "in degrees"},
      {"id = \"air\"\nperiod_s = 5\ndefault_points = [[nan, 25]]", "in degrees"},
      {"id = \"air\"\nperiod_s = 5\ndefault_points = 3", "list"},
      {"id = \"air\"\nperiod_s = 5\nitems = 3", "text in quotes"},
      {"id = \"air\"\nperiod_s = 5\nrebirth = \"no\"", "true or false"},
      {"id = \"air\"\nperiod_s = 5\nrebirth = false", "only for format = \"sparkplug\""},
      {"id = \"air\"\nperiod_s = 5\n[fields]\nT = \"temperature_c\"", "names them itself"},
      {"id = \"air\"\nperiod_s = 5\nformat = \"ttn\"\nfields = [\"T\"]", "fields must be a table"},
      {"id = \"air\"\nperiod_s = 5\nformat = \"ttn\"\n[fields]\nT = 3", "\"T\" needs a quantity"},
      {"id = \"air\"\nperiod_s = 5\nformat = \"ttn\"\n[fields]\nT = { scale = 2 }", "\"T\" needs a quantity"},
      {"id = \"air\"\nperiod_s = 5\nformat = \"ttn\"\n[fields]\nT = { quantity = \"t_c\", scale = \"2\" }",
       "scale must be a finite number"},
      {"id = \"air\"\nperiod_s = 5\nformat = \"ttn\"\n[fields]\nT = { quantity = \"t_c\", offset = inf }",
       "offset must be a finite number"},
      {"id = \"air\"\nperiod_s = 5\nformat = \"ttn\"\n[fields]\nT = { quantity = \"t_c\", unit = \"K\" }",
       "takes no \"unit\""},
      {"id = \"air\"\nperiod_s = 5\nformat = \"ttn\"\n[fields]\nT = { quantity = \"t_c\", zero_when_absent = "
       "1 }",
       "true or false"},
      {"id = \"air\"\nperiod_s = 5\nquality = 3", "quality must be a table"},
      {"id = \"air\"\nperiod_s = 5\n[quality]\nspeed_kmh = 3", "quality.speed_kmh must be a table"},
      {"id = \"air\"\nperiod_s = 5\n[quality.speed_kmh]\nlowest = 3", "takes no \"lowest\""},
      {"id = \"air\"\nperiod_s = 5\n[quality.speed_kmh]\nlow = \"3\"", "low must be a finite number"},
      {"id = \"air\"\nperiod_s = 5\n[quality.speed_kmh]\nlow = 3\nhigh = 2", "low is above high"},
      {"id = \"air\"\nperiod_s = 5\n[quality.speed_kmh]\nfrozen_after_s = 0", "frozen_after_s"},
      {"id = \"air\"\nperiod_s = 5\n[quality.speed_kmh]\nmax_step_per_min = 0", "max_step_per_min"},
      {"id = \"air\"\nperiod_s = 5\ncrs = 2326", "4326, 3826 or 3828"},
      {"id = \"air\"\nperiod_s = 5\nextent = [122, 24, 121, 25]", "west, south, east, north"},
      {"id = \"air\"\nperiod_s = 5\nextent = []", "west, south, east, north"},
      {"id = \"air\"\nperiod_s = 5\nextent = [1, 2, \"x\", 4]", "finite number"},
      {"id = \"air\"\nperiod_s = 5\ntopics = []", "topics is empty"},
      {"id = \"air\"\nperiod_s = 5\ntopics = [\"a/#/b\"]", "not an MQTT topic filter"},
      {"id = \"air\"\nperiod_s = 5\ntopics = [\"a+/b\"]", "not an MQTT topic filter"},
      {"id = \"air\"\nperiod_s = 5\ntopics = \"a\"", "list"},
      {"id = \"air\"\nperiod_s = 5\nzone = \"../etc\"", "IANA"},
      {"id = \"air\"\nperiod_s = 5\nname = \"Air\"", "zh"},
      {"id = \"air\"\nperiod_s = 5\nname = { fr = \"Air\" }", "zh and en"},
      {"id = \"air\"\nperiod_s = 5\ndescribed = 1", "true or false"},
      {"id = \"air\"\nperiod_s = 5\nsentinels = [inf]", "finite"},
  };
  for (const auto& [text, what] : wrong) {
    const SpecError error = bad(text);
    EXPECT_NE(error.what.find(what), std::string::npos) << text << "\n  says: " << error.what;
    EXPECT_EQ(error.what.find('\n'), std::string::npos) << error.what;
  }
}

TEST(FeedSpec, SaysWhereTheTomlItselfIsBroken) {
  const SpecError error = bad("id = \"air\"\nperiod_s = = 5\n");
  EXPECT_EQ(error.line, 2);
  EXPECT_NE(error.what.find("not TOML"), std::string::npos);
}

TEST(FeedSpec, SurvivesEveryTruncation) {
  const std::string text =
      "id = \"air\"\nname = { zh = \"空\", en = \"Air\" }\nperiod_s = 60\nextent = [1, 2, 3, 4]\n";
  for (std::size_t n = 0; n < text.size(); ++n) parse_feed_spec(std::string_view{text}.substr(0, n));
  good(text);
}

TEST(FeedSpec, TakesDocumentsThatAreOnlyText) {
  const auto parsed = parse_feed_spec("id = \"metro\"\nperiod_s = 300\nformat = \"jq\"\ndocument = \"text\"");
  ASSERT_TRUE(std::holds_alternative<FeedSpec>(parsed));
  EXPECT_EQ(std::get<FeedSpec>(parsed).document, DocumentKind::Text);
}

TEST(FeedSpec, AnAssetsStampMayMoveSlowerThanTheFeedReports) {
  const auto spec = [](const std::string& more) {
    return parse_feed_spec("id = \"a\"\nperiod_s = 60\n" + more);
  };
  EXPECT_EQ(stamp_period_of(std::get<FeedSpec>(spec(""))), std::chrono::seconds{60});
  EXPECT_EQ(stamp_period_of(std::get<FeedSpec>(spec("stamp_period_s = 900"))), std::chrono::seconds{900});
  EXPECT_TRUE(std::holds_alternative<SpecError>(spec("stamp_period_s = 30")));
}

}  // namespace
}  // namespace city
