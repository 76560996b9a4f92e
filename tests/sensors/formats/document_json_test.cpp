#include <gtest/gtest.h>

#include "sensors/formats/document_json.hpp"

namespace city {
namespace {

using Kind = DecodeError::Kind;

TEST(XmlToJson, FollowsTheRuleOfTheHeader) {
  EXPECT_EQ(json_from_xml("<gauge id=\"A1\"><mm>0.5</mm><mm>1</mm><off/></gauge>").json,
            R"({"gauge":{"@id":"A1","mm":["0.5","1"],"off":null}})");
}

TEST(XmlToJson, KeepsPrefixesTextBesideChildrenAndCdata) {
  EXPECT_EQ(
      json_from_xml(
          "<?xml version=\"1.0\"?><!-- hi --><c:a xmlns:c=\"urn:x\">\n t <b> <![CDATA[x<y]]> </b></c:a>")
          .json,
      R"({"c:a":{"@xmlns:c":"urn:x","#text":"t","b":"x<y"}})");
}

TEST(XmlToJson, ListsRepeatedObjectsInTheirOrder) {
  EXPECT_EQ(json_from_xml("<l><s n=\"1\"/><o/><s n=\"2\"><p/></s></l>").json,
            R"({"l":{"s":[{"@n":"1"},{"@n":"2","p":null}],"o":null}})");
}

TEST(XmlToJson, EscapesWhatJsonMustEscape) {
  EXPECT_EQ(json_from_xml("<a>\"q\\ &amp; &#9;b</a>").json, "{\"a\":\"\\\"q\\\\ & \\u0009b\"}");
}

TEST(XmlToJson, NamesWhatIsWrong) {
  EXPECT_EQ(json_from_xml("<a><b></a>").fault->kind, Kind::BadXml);
  EXPECT_EQ(json_from_xml("").fault->kind, Kind::BadXml);
  EXPECT_EQ(json_from_xml("<a>\xff</a>").fault->kind, Kind::BadText);
}

TEST(XmlToJson, RefusesToDiveTooDeep) {
  std::string deep;
  for (int i = 0; i < 5000; ++i) deep += "<a>";
  for (int i = 0; i < 5000; ++i) deep += "</a>";
  EXPECT_EQ(json_from_xml(deep).fault->kind, Kind::BadXml);
}

TEST(XmlToJson, RefusesEveryTruncation) {
  const std::string good = "<gauge id=\"A1\"><mm>0.5</mm><off/></gauge>";
  for (std::size_t n = 0; n < good.size(); ++n)
    EXPECT_TRUE(json_from_xml(std::string_view{good}.substr(0, n)).fault) << "first " << n << " bytes";
}

TEST(CsvToJson, KeysRecordsByTheHeaderRow) {
  EXPECT_EQ(json_from_csv("id,name\r\n1,one\r\n2,two\r\n").json,
            R"([{"id":"1","name":"one"},{"id":"2","name":"two"}])");
}

TEST(CsvToJson, ReadsQuotedFields) {
  EXPECT_EQ(json_from_csv("a,b\n\"x,\"\"y\"\"\",\"l1\nl2\"\n").json, R"([{"a":"x,\"y\"","b":"l1\u000al2"}])");
}

TEST(CsvToJson, SkipsTheByteOrderMarkAndEmptyLines) {
  EXPECT_EQ(json_from_csv("\xef\xbb\xbf\n編號\n\n1\n\n").json, R"([{"編號":"1"}])");
}

TEST(CsvToJson, KeepsRaggedRecords) {
  EXPECT_EQ(json_from_csv("a,b\n1\n1,2,3,4\n,\n").json,
            R"([{"a":"1"},{"a":"1","b":"2","#more":["3","4"]},{"a":"","b":""}])");
}

TEST(CsvToJson, GivesRepeatedAndMissingNamesNamesOfTheirOwn) {
  EXPECT_EQ(json_from_csv("a,a,,a\n1,2,3,4\n").json, R"([{"a":"1","a#2":"2","#3":"3","a#3":"4"}])");
}

TEST(CsvToJson, NamesWhatIsWrong) {
  EXPECT_EQ(json_from_csv("").fault->kind, Kind::BadValue);
  EXPECT_EQ(json_from_csv("\n\n").fault->kind, Kind::BadValue);
  EXPECT_EQ(json_from_csv("a\n\"open").fault->kind, Kind::BadValue);
  EXPECT_EQ(json_from_csv("a\n\xff").fault->kind, Kind::BadText);
  EXPECT_EQ(json_from_csv(std::string(5000, ',')).fault->kind, Kind::BadValue);
}

TEST(CsvToJson, OfAHeaderAloneIsAnEmptyList) { EXPECT_EQ(json_from_csv("a,b").json, "[]"); }

}  // namespace
}  // namespace city
