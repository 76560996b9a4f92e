// Fields are found unused by trying them, so the tests try programs that use fields in roundabout ways.
#include "center/check/unused_fields.hpp"

#include <gmock/gmock.h>

#include "tests/center/check/check_support.hpp"

namespace city {
namespace {

using namespace check_test;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> unused(const FeedSpec& spec, const std::string& payload,
                                const std::string& topic = "city/gauges/raw") {
  const std::vector<SampleMessage> sample{{topic, payload}};
  std::vector<std::string> paths;
  for (const UnusedField& field : unused_fields(spec, sample, kNoon).fields) paths.push_back(field.path);
  return paths;
}

constexpr const char* kProgram =
    R"(.data[] | {obs: {asset: .id, t: .at, v: {rain_1h_mm: (if .ok == "1" then .mm else null end)}}})";

TEST(UnusedFields, AreThoseThatMakeNoDifference) {
  EXPECT_THAT(unused(jq_feed(kProgram), R"({"made":"today","data":[
                {"id":"A","at":1777608000000,"ok":"1","mm":2.5,"operator":{"name":"x","phone":null},"tags":[]},
                {"id":"B","at":1777608000000,"ok":"0","mm":0,"operator":{"name":"y","phone":"1"},"tags":["a"]}]})"),
              ElementsAre(".made", ".data[].operator.name", ".data[].operator.phone", ".data[].tags",
                          ".data[].tags[]"));
}

TEST(UnusedFields, AFieldThatDecidesInOneRecordOnlyIsUsed) {
  const auto feed = jq_feed(
      R"(.[] | select(.class != "none") | {obs: {asset: .id, t: 1777608000000, v: {speed_kmh: .v}}})");
  EXPECT_THAT(unused(feed, R"([{"id":"A","class":"fast","v":50},{"id":"B","class":"none","v":1}])"),
              IsEmpty());
}

TEST(UnusedFields, AFieldThatOnlyHasToBeThereIsUsed) {
  const auto feed =
      jq_feed(R"(.[] | select(has("live")) | {obs: {asset: .id, t: 1777608000000, v: {speed_kmh: 1}}})");
  EXPECT_THAT(unused(feed, R"([{"id":"A","live":null}])"), IsEmpty());
}

TEST(UnusedFields, AFieldOfARefusedRecordIsUsedWhenItDecides) {
  const auto feed = jq_feed(R"(.[] | if .ok then empty else {refuse: {why: .reason, field: "ok"}} end)");
  EXPECT_THAT(unused(feed, R"([{"ok":false,"reason":"closed","id":7}])"), ElementsAre(".[].id"));
}

TEST(UnusedFields, KeysOfATableAreOneField) {
  std::string table;
  for (int i = 0; i < 30; ++i)
    table += (i == 0 ? "" : ",") + std::string{"\"50"} + std::to_string(i) + R"(":{"n":)" +
             std::to_string(i) + R"(,"x":1})";
  const auto feed =
      jq_feed(R"(to_entries[] | {obs: {asset: .key, t: 1777608000000, v: {bikes_available: .value.n}}})");
  EXPECT_THAT(unused(feed, "{" + table + "}"), ElementsAre(".{}.x"));
}

TEST(UnusedFields, OfXmlAndCsvAreSeenAsTheProgramSeesThem) {
  auto xml =
      jq_feed(R"(.r.g | {obs: {asset: .["@id"], t: 1777608000000, v: {rain_1h_mm: (.mm | tonumber)}}})");
  xml.document = DocumentKind::Xml;
  EXPECT_THAT(unused(xml, R"(<r><g id="A" colour="red"><mm>2</mm></g></r>)"),
              ElementsAre(R"(.r.g["@colour"])"));
  auto csv = jq_feed(R"(.[] | {obs: {asset: .id, t: 1777608000000, v: {rain_1h_mm: (.mm | tonumber)}}})");
  csv.document = DocumentKind::Csv;
  EXPECT_THAT(unused(csv, "id,mm,備註\nA,1,x\nB,2,y\n"), ElementsAre(".[].備註"));
}

TEST(UnusedFields, OfCanonicalMessagesAreThoseOutsideTheContract) {
  EXPECT_THAT(unused(canonical_feed(), R"({"t":1777608000000,"v":{"rain_1h_mm":1},"firmware":"7.1"})",
                     "city/gauges/obs/A"),
              ElementsAre(".firmware"));
}

TEST(UnusedFields, LongListsAreCutAndItIsSaid) {
  std::string list;
  for (int i = 0; i < 1000; ++i)
    list += (i == 0 ? "" : ",") + std::string{R"({"id":"A","at":1777608000000,"ok":"1","mm":1,"x":1})"};
  const std::vector<SampleMessage> sample{{"city/gauges/raw", R"({"data":[)" + list + "]}"}};
  const UnusedFields found = unused_fields(jq_feed(kProgram), sample, kNoon);
  EXPECT_EQ(found.records, kFieldRecords);
  EXPECT_EQ(found.looked_at, 5u);
  ASSERT_EQ(found.fields.size(), 1u);
  EXPECT_EQ(found.fields[0].example, "1");
}

TEST(UnusedFields, BoundTheirWork) {
  std::string record;
  for (int i = 0; i < 2000; ++i)
    record += (i == 0 ? "" : ",") + std::string{"\"f"} + std::to_string(i) + "\":" + std::to_string(i);
  std::string list;
  for (int i = 0; i < 60; ++i) list += (i == 0 ? "{" : ",{") + record + "}";
  const std::vector<SampleMessage> sample{{"city/gauges/raw", "[" + list + "]"}};
  const UnusedFields found = unused_fields(jq_feed("empty"), sample, kNoon);
  EXPECT_GT(found.not_tried, 100u);
  EXPECT_EQ(found.looked_at + found.not_tried, kMostFieldPaths);
  EXPECT_LT(found.records, kFieldRecords);
}

TEST(UnusedFields, CannotBeNamedInBinaryAndClosedFormats) {
  FeedSpec spec = canonical_feed();
  spec.format = Format::Cap;
  const std::vector<SampleMessage> sample{{"city/gauges/alert/1", "<alert/>"}};
  EXPECT_FALSE(unused_fields(spec, sample, kNoon).cannot.empty());
  spec.format = Format::Sparkplug;
  EXPECT_FALSE(unused_fields(spec, sample, kNoon).cannot.empty());
}

TEST(UnusedFields, WhatIsNotJsonIsLeftAlone) {
  const std::vector<SampleMessage> sample{{"city/gauges/raw", "not json"}};
  EXPECT_EQ(unused_fields(jq_feed("."), sample, kNoon).cannot, "the sample is not JSON");
}

}  // namespace
}  // namespace city
