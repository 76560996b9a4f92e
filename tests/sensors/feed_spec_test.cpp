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
      {"id = \"air\"\nperiod_s = 5\nformat = \"sparkplug\"", "canonical, cap, jq"},
      {"id = \"air\"\nperiod_s = 5\ndocument = \"csv\"", "only for format"},
      {"id = \"air\"\nperiod_s = 5\ncatalogue = \"x.json\"", "only for format"},
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

}  // namespace
}  // namespace city
