#include "sensors/formats/jq_mapper.hpp"

#include <gtest/gtest.h>

#include "tests/sensors/builders.hpp"

namespace city {
namespace {

using test::utc;
using Kind = DecodeError::Kind;

Facts mapped(const std::string& program, std::string_view document, DocumentKind kind = DocumentKind::Json) {
  FeedSpec spec = test::feed("bikes");
  spec.format = Format::Jq;
  spec.document = kind;
  spec.jq_program = program;
  spec.kind = "bike_station";
  spec.sentinels = {-9};
  return test::decoded(spec, "city/bikes/raw", document);
}

TEST(JqMapper, TurnsEachOutputIntoAFact) {
  const Facts facts = mapped(R"(
    {asset: {id: "a", name: "Main St.", lon: 121.5, lat: 25}},
    {describe: {id: "b", district: "信義區"}},
    {obs: {asset: "a", t: "2024-12-14 19:11:15", v: {bikes_available: .n, docks_available: -9}, q: "suspect"}},
    {case: {id: "c", status: "received", opened: 1777593600000}},
    {refuse: {why: "no such date", field: "date"}})",
                             R"({"n": 4})");
  ASSERT_EQ(facts.assets.size(), 2u);
  EXPECT_EQ(facts.assets[0].kind, "bike_station");
  EXPECT_FALSE(facts.assets[0].from_catalogue);
  EXPECT_TRUE(facts.assets[1].from_catalogue);
  ASSERT_EQ(facts.readings.size(), 1u);
  EXPECT_EQ(facts.readings[0].asset, "a");
  EXPECT_EQ(facts.readings[0].event_time, utc(2024, 12, 14, 11, 11, 15));
  EXPECT_TRUE(facts.readings[0].zone_assumed);
  EXPECT_EQ(facts.measured.at(0).quality, Quality::Suspect);
  EXPECT_EQ(facts.measured.at(1).quality, Quality::Missing);
  EXPECT_EQ(facts.cases.size(), 1u);
  ASSERT_EQ(facts.errors.size(), 1u);
  EXPECT_EQ(facts.errors[0].kind, Kind::Refused);
  EXPECT_EQ(facts.errors[0].detail, "no such date");
  EXPECT_EQ(facts.errors[0].field, "date");
}

TEST(JqMapper, RunsTheSameProgramOnEveryDocument) {
  FeedSpec spec = test::feed("bikes");
  spec.format = Format::Jq;
  spec.jq_program = "{obs: {asset: .id, t: 1777593600000, v: {on: 1}}}";
  Decoder decoder{test::book(spec)};
  for (const char* document : {R"({"id":"a"})", R"({"id":null})", "{", R"({"id":"b"})"})
    decoder.add({.topic = "city/bikes/raw", .payload = document});
  const Facts facts = decoder.take();
  ASSERT_EQ(facts.readings.size(), 2u);
  EXPECT_EQ(facts.readings[1].asset, "b");
  ASSERT_EQ(facts.errors.size(), 2u);
  EXPECT_EQ(facts.errors[0].kind, Kind::MissingField);
  EXPECT_EQ(facts.errors[1].kind, Kind::BadJson);
  ASSERT_EQ(facts.tallies.size(), 1u);
  EXPECT_EQ(facts.tallies[0].messages, 4u);
}

TEST(JqMapper, SaysWhichRecordIsAtFault) {
  const Facts facts = mapped(R"({obs: {asset: "A7", t: "never", v: {on: "1"}}})", "{}");
  ASSERT_EQ(facts.errors.size(), 2u);
  EXPECT_EQ(facts.errors[0].kind, Kind::BadTime);
  EXPECT_EQ(facts.errors[0].detail, "A7: \"never\" is not a time");
  EXPECT_EQ(facts.errors[1].kind, Kind::WrongType);
}

TEST(JqMapper, KeepsWhatCameBeforeAnError) {
  const Facts facts =
      mapped(R"({asset: {id: "a"}}, error("rates are in furlongs"), {asset: {id: "b"}})", "{}");
  EXPECT_EQ(facts.assets.size(), 1u);
  ASSERT_EQ(facts.errors.size(), 1u);
  EXPECT_EQ(facts.errors[0].kind, Kind::MappingFailed);
  EXPECT_NE(facts.errors[0].detail.find("furlongs"), std::string::npos);
}

TEST(JqMapper, ReportsJqsOwnErrors) {
  const Facts facts = mapped(".[] | {asset: {id: .}}", "5");
  ASSERT_EQ(facts.errors.size(), 1u);
  EXPECT_EQ(facts.errors[0].kind, Kind::MappingFailed);
  EXPECT_NE(facts.errors[0].detail.find("Cannot iterate"), std::string::npos) << facts.errors[0].detail;
}

TEST(JqMapper, ReportsAProgramThatDoesNotCompileOnEveryDocument) {
  const Facts facts = mapped("{asset: ", "{}");
  ASSERT_EQ(facts.errors.size(), 1u);
  EXPECT_EQ(facts.errors[0].kind, Kind::MappingFailed);
  EXPECT_NE(facts.errors[0].detail.find("syntax error"), std::string::npos) << facts.errors[0].detail;
  EXPECT_TRUE(JqMapper::fault_of("{asset: "));
  EXPECT_TRUE(JqMapper::fault_of("nosuchfunction(1)"));
  EXPECT_FALSE(JqMapper::fault_of("{asset: {id: .x}}"));
}

TEST(JqMapper, RefusesOutputsThatAreNoRecord) {
  for (const char* program : {"1", "null", "[]", "{}", R"({asset: {id: "a"}, obs: {}})", R"({asset: 7})",
                              R"({fact: {id: "a"}})", R"("text")"}) {
    const Facts facts = mapped(program, "{}");
    EXPECT_TRUE(test::is_empty(facts)) << program;
    ASSERT_EQ(facts.errors.size(), 1u) << program;
    EXPECT_EQ(facts.errors[0].kind, Kind::MappingFailed) << program;
  }
}

TEST(JqMapper, TellsTheProgramTheTopic) {
  const Facts facts = mapped("{asset: {id: (input.topic | split(\"/\")[1])}}", "{}");
  EXPECT_EQ(facts.assets.at(0).asset, "bikes");
  EXPECT_EQ(mapped("{asset: {id: ([inputs] | length | tostring)}}", "{}").assets.at(0).asset, "1");
}

TEST(JqMapper, TellsTheProgramWhenTheDocumentCame) {
  const Facts facts = mapped("input as $about | {obs: {asset: \"a\", t: $about.received, v: {on: 1}}}", "{}");
  EXPECT_EQ(facts.readings.at(0).event_time, test::kReceived);
  EXPECT_EQ(mapped("{asset: {id: (input.catalogue | tostring)}}", "{}").assets.at(0).asset, "null");
}

TEST(JqMapper, GivesTheProgramTheFeedsCatalogueForJoins) {
  FeedSpec spec = test::feed("buses");
  spec.format = Format::Jq;
  spec.catalogue_text = R"([{"stop": "s1", "lon": 121.5, "lat": 25.0}])";
  spec.jq_program =
      "input.catalogue as $stops | .at as $at | $stops[] | select(.stop == $at) | {asset: {id: \"bus\", lon, "
      "lat}}";
  const Facts facts = test::decoded(spec, "city/buses/raw", R"({"at": "s1"})");
  EXPECT_EQ(facts.assets.at(0).place, (LonLat{.lon_deg = 121.5, .lat_deg = 25.0}));
}

TEST(JqMapper, TakesControlCharactersInTextsAsBlanksAndSaysSo) {
  const Facts facts = mapped("{asset: {id: \"a\", name: .n}}", "{\"n\":\n\"two\nlines\"}");
  EXPECT_EQ(facts.assets.at(0).name.en, "two lines");
  ASSERT_EQ(facts.findings.size(), 1u);
  EXPECT_EQ(facts.findings[0].name, "control-characters");
  EXPECT_TRUE(facts.errors.empty());
  EXPECT_EQ(mapped(".", "{\"n\":\"two\nlines\"").errors.at(0).kind, Kind::BadJson) << "cut off all the same";
}

TEST(JqMapper, ReadsTextAsOneString) {
  const Facts facts =
      mapped("split(\"<\")[0] | fromjson | {asset: {id: .id}}", "{\"id\": \"a\"}<soap/>", DocumentKind::Text);
  EXPECT_EQ(facts.assets.at(0).asset, "a");
  EXPECT_EQ(mapped(".", "\xff", DocumentKind::Text).errors.at(0).kind, Kind::BadText);
}

TEST(JqMapper, TakesNanAsMissingAndRefusesInfinity) {
  const Facts facts =
      mapped("{obs: {asset: \"a\", t: 1777593600000, v: {on: nan, power_w: infinite}}}", "{}");
  ASSERT_EQ(facts.measured.size(), 1u);
  EXPECT_EQ(facts.measured[0].quality, Quality::Missing);
  EXPECT_EQ(facts.errors.at(0).kind, Kind::BadValue);
}

TEST(JqMapper, StopsAtTooManyOutputs) {
  const Facts facts = mapped(
      "range(1e9) | empty, (if . < 200001 then {refuse: {why: \"x\"}} else error(\"too late\") end)", "{}");
  ASSERT_EQ(facts.errors.size(), 200'001u);
  EXPECT_EQ(facts.errors.back().kind, Kind::MappingFailed);
  EXPECT_NE(facts.errors.back().detail.find("200,000"), std::string::npos);
}

TEST(JqMapper, HaltsWithAMessage) {
  const Facts facts = mapped("{asset: {id: \"a\"}}, (\"not today\" | halt_error)", "{}");
  EXPECT_EQ(facts.assets.size(), 1u);
  EXPECT_NE(facts.errors.at(0).detail.find("not today"), std::string::npos);
}

TEST(JqMapper, ReadsXmlAndCsvByTheirRules) {
  const Facts xml =
      mapped(R"(.stations.s[] | {obs: {asset: .["@id"], t: .t, v: {on: (.on | tonumber)}}})",
             "<stations><s id=\"a\"><t>2024-12-14 19:11:15</t><on>1</on></s><s id=\"b\"><t>202412141911</t>"
             "<on>0</on></s></stations>",
             DocumentKind::Xml);
  EXPECT_EQ(xml.readings.size(), 2u);
  EXPECT_TRUE(xml.errors.empty());
  const Facts csv =
      mapped(".[] | {asset: {id: .no, name: .name}}", "no,name\n1,甲\n2,\"乙,丙\"\n", DocumentKind::Csv);
  ASSERT_EQ(csv.assets.size(), 2u);
  EXPECT_EQ(csv.assets[1].name.zh, "乙,丙");
  EXPECT_EQ(mapped(".", "<a>", DocumentKind::Xml).errors.at(0).kind, Kind::BadXml);
  EXPECT_EQ(mapped(".", "\"", DocumentKind::Csv).errors.at(0).kind, Kind::BadValue);
}

TEST(JqMapper, SkipsTheByteOrderMarkAndNamesBadText) {
  EXPECT_EQ(mapped("{asset: {id: .id}}", "\xef\xbb\xbf{\"id\":\"a\"}").assets.size(), 1u);
  EXPECT_EQ(mapped("{asset: {id: .id}}", "{\"id\":\"\xff\"}").errors.at(0).kind, Kind::BadText);
}

TEST(JqMapper, RefusesEveryTruncationOfADocument) {
  const std::string good = R"([{"id":"a","n":1},{"id":"乙","n":2}])";
  const std::string program = ".[] | {obs: {asset: .id, t: 1777593600000, v: {on: .n}}}";
  FeedSpec spec = test::feed("bikes");
  spec.format = Format::Jq;
  spec.jq_program = program;
  Decoder decoder{test::book(spec)};
  for (std::size_t n = 1; n < good.size(); ++n) {
    decoder.add({.topic = "city/bikes/raw", .payload = std::string_view{good}.substr(0, n)});
    const Facts facts = decoder.take();
    EXPECT_TRUE(test::is_empty(facts)) << "first " << n << " bytes";
    EXPECT_EQ(facts.errors.size(), 1u) << "first " << n << " bytes";
  }
}

TEST(JqMapper, CarriesWhenTheDocumentWasMadeToWhatFollows) {
  const Facts facts = mapped(R"(
    {obs: {asset: "before", t: 1777593600000, v: {on: 1}}},
    {document: {published: "2026-05-01 08:03:00"}},
    {obs: {asset: "after", t: 1777593600000, v: {on: 1}}},
    {obs: {asset: "own", t: 1777593600000, p: 1777593660000, v: {on: 1}}})",
                             "{}");
  ASSERT_EQ(facts.readings.size(), 3u);
  EXPECT_EQ(facts.readings[0].published_at, TimePoint{});
  EXPECT_EQ(facts.readings[1].published_at, utc(2026, 5, 1, 0, 3));
  EXPECT_EQ(facts.readings[2].published_at, utc(2026, 5, 1, 0, 1));
  EXPECT_TRUE(facts.errors.empty());
}

TEST(JqMapper, ForgetsWhenADocumentWasMadeBeforeTheNext) {
  FeedSpec spec = test::feed("bikes");
  spec.format = Format::Jq;
  spec.jq_program =
      "(.p | select(.) | {document: {published: .}}), {obs: {asset: \"a\", t: 1777593600000, v: {on: 1}}}";
  Decoder decoder{test::book(spec)};
  decoder.add({.topic = "city/bikes/raw", .payload = R"({"p": 1777593660000})"});
  decoder.add({.topic = "city/bikes/raw", .payload = "{}"});
  const Facts facts = decoder.take();
  ASSERT_EQ(facts.readings.size(), 2u);
  EXPECT_EQ(facts.readings[0].published_at, utc(2026, 5, 1, 0, 1));
  EXPECT_EQ(facts.readings[1].published_at, TimePoint{});
}

TEST(JqMapper, TellsWhoComesAndGoes) {
  const Facts facts =
      mapped(R"({presence: {asset: "a", online: true}}, {presence: {asset: "b", online: false}},
    {presence: {asset: "c"}}, {presence: {online: true}}, {presence: {asset: "d", online: "yes"}})",
             "{}");
  ASSERT_EQ(facts.presences.size(), 2u);
  EXPECT_EQ(facts.presences[0].asset, "a");
  EXPECT_TRUE(facts.presences[0].online);
  EXPECT_FALSE(facts.presences[1].online);
  ASSERT_EQ(facts.errors.size(), 3u);
  EXPECT_EQ(facts.errors[0].kind, Kind::MissingField);
  EXPECT_EQ(facts.errors[1].field, "asset");
  EXPECT_EQ(facts.errors[2].kind, Kind::WrongType);
}

TEST(JqMapper, CountsWhatTheProgramFoundOdd) {
  const Facts facts = mapped(
      R"({finding: {name: "truncated-id", subject: "A1", field: "編號", detail: "9 digits"}}, {finding: {}})",
      "{}");
  ASSERT_EQ(facts.findings.size(), 1u);
  EXPECT_EQ(facts.findings[0].name, "truncated-id");
  EXPECT_EQ(facts.findings[0].subject, "A1");
  EXPECT_EQ(facts.findings[0].field, "編號");
  EXPECT_EQ(facts.findings[0].detail, "9 digits");
  EXPECT_EQ(facts.errors.at(0).kind, Kind::MissingField);
}

TEST(JqMapper, KnowsADescribedAssetOfNoPresence) {
  const Facts facts =
      mapped(R"({describe: {id: "a", online: true}}, {asset: {id: "b", online: true}})", "{}");
  ASSERT_EQ(facts.presences.size(), 1u) << "a catalogue cannot say who is there now";
  EXPECT_EQ(facts.presences[0].asset, "b");
}

}  // namespace
}  // namespace city
