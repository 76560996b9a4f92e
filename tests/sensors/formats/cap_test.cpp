#include <gtest/gtest.h>

#include "tests/sensors/builders.hpp"

namespace city {
namespace {

using test::utc;
using Kind = DecodeError::Kind;

std::string fixture(const std::string& name) {
  std::string text = test::file_text(std::string{CITYGLASS_FIXTURES "/"} + name);
  EXPECT_FALSE(text.empty()) << name;
  return text;
}

Facts cap(std::string_view xml) {
  FeedSpec spec = test::feed("warnings");
  spec.format = Format::Cap;
  return test::decoded(spec, "city/warnings/raw", xml);
}

// An alert with one child element more or other.
std::string alert_with(std::string_view elements) {
  return std::string{
      "<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"><identifier>a-1</identifier><sender>s</sender>"
      "<sent>2026-08-22T14:11:04+08:00</sent><status>Actual</status><msgType>Alert</msgType>"}
      .append(elements)
      .append("</alert>");
}

TEST(Cap, ReadsAnAlert) {
  const Facts facts = cap(fixture("heavy_rain.cap.xml"));
  ASSERT_EQ(facts.alerts.size(), 1u);
  EXPECT_TRUE(facts.errors.empty());
  const AlertFact& alert = facts.alerts[0];
  EXPECT_EQ(alert.id, "weather.example_rain_20260822141000_001");
  EXPECT_EQ(alert.sender, "weather.example");
  EXPECT_EQ(alert.sent, utc(2026, 8, 22, 6, 10));
  EXPECT_EQ(alert.status, AlertStatus::Actual);
  EXPECT_EQ(alert.type, AlertType::Alert);
  EXPECT_EQ(alert.severity, Severity::Severe);
  EXPECT_EQ(alert.effective, utc(2026, 8, 22, 6, 10));
  EXPECT_EQ(alert.onset, utc(2026, 8, 22, 7));
  EXPECT_EQ(alert.urgency, "Expected");
  EXPECT_EQ(alert.certainty, "Likely");
  EXPECT_EQ(alert.position, 7u);
}

TEST(Cap, TakesTheTextsInChineseAndTheLatestEndOfAll) {
  const AlertFact alert = cap(fixture("heavy_rain.cap.xml")).alerts.at(0);
  EXPECT_EQ(alert.event, "豪雨特報");
  EXPECT_EQ(alert.headline, "豪雨特報");
  EXPECT_EQ(alert.description, "對流雲系發展旺盛，易有短延時強降雨。 請注意坍方、落石。");
  EXPECT_EQ(alert.expires, utc(2026, 8, 22, 15));
}

TEST(Cap, KeepsEveryAreaOnceWithLongitudeFirst) {
  const AlertFact alert = cap(fixture("heavy_rain.cap.xml")).alerts.at(0);
  ASSERT_EQ(alert.areas.size(), 2u) << "the English block repeats the first area";
  EXPECT_EQ(alert.areas[0].description, "臺北市山區");
  EXPECT_EQ(alert.areas[0].geocodes, (std::vector<std::string>{"63000110", "63000120"}));
  ASSERT_EQ(alert.areas[0].polygons.size(), 1u);
  EXPECT_EQ(alert.areas[0].polygons[0].size(), 5u);
  EXPECT_EQ(alert.areas[0].polygons[0][0], (LonLat{.lon_deg = 121.45, .lat_deg = 25.20}));
  ASSERT_EQ(alert.areas[1].circles.size(), 1u);
  EXPECT_EQ(alert.areas[1].circles[0].centre, (LonLat{.lon_deg = 121.56, .lat_deg = 25.03}));
  EXPECT_DOUBLE_EQ(alert.areas[1].circles[0].radius_km, 5.5);
}

TEST(Cap, ReadsACancelWithoutInfoWhoseElementsHavePrefixes) {
  const Facts facts = cap(fixture("cancel.cap.xml"));
  ASSERT_EQ(facts.alerts.size(), 1u);
  EXPECT_TRUE(facts.errors.empty());
  EXPECT_EQ(facts.alerts[0].type, AlertType::Cancel);
  EXPECT_EQ(facts.alerts[0].references,
            (std::vector<std::string>{"weather.example_rain_20260822141000_001", "rain,2"}));
  EXPECT_TRUE(facts.alerts[0].areas.empty());
}

TEST(Cap, NeedsItsIdentityAndWhetherItIsReal) {
  const std::string whole = alert_with("");
  EXPECT_EQ(cap(whole).alerts.size(), 1u);
  for (const std::string name : {"identifier", "sender", "sent", "status", "msgType"}) {
    std::string without = whole;
    const std::size_t begin = without.find("<" + name + ">");
    without.erase(begin, without.find("</" + name + ">") + name.size() + 3 - begin);
    const Facts facts = cap(without);
    EXPECT_TRUE(test::is_empty(facts)) << name;
    ASSERT_EQ(facts.errors.size(), 1u) << name;
    EXPECT_EQ(facts.errors[0].kind, Kind::MissingField) << name;
    EXPECT_EQ(facts.errors[0].field, name);
  }
}

TEST(Cap, NeverTakesAnExerciseForTheRealThing) {
  std::string exercise = alert_with("");
  exercise.replace(exercise.find("Actual"), 6, "Exercise");
  EXPECT_EQ(cap(exercise).alerts.at(0).status, AlertStatus::Exercise);
  exercise.replace(exercise.find("Exercise"), 8, "Rehearsal");
  EXPECT_TRUE(cap(exercise).alerts.empty());
  EXPECT_EQ(cap(exercise).errors.at(0).kind, Kind::BadValue);
}

TEST(Cap, LosesOnlyABadShape) {
  const Facts facts = cap(alert_with(
      "<info><severity>Minor</severity><area><areaDesc>x</areaDesc><polygon>25.0,121.5 25.1,121.5 "
      "25.1,121.6</polygon>"
      "<polygon>121.5,25.0 121.5,25.1 121.6,25.1</polygon><polygon>25,121 26</polygon><polygon>1,2</polygon>"
      "<polygon/><circle>25,121</circle><circle>25.0,121.5 -3</circle><circle>95,121 "
      "3</circle></area></info>"));
  ASSERT_EQ(facts.alerts.size(), 1u);
  ASSERT_EQ(facts.alerts[0].areas.size(), 1u);
  ASSERT_EQ(facts.alerts[0].areas[0].polygons.size(), 1u);
  EXPECT_EQ(facts.alerts[0].areas[0].polygons[0].size(), 4u) << "closed by us";
  EXPECT_EQ(facts.errors.size(), 7u);
  for (const DecodeError& error : facts.errors) EXPECT_EQ(error.kind, Kind::BadPosition);
  EXPECT_NE(facts.errors[0].detail.find("swapped"), std::string::npos);
}

TEST(Cap, TakesTheGravestSeverityAndNamesAnUnknownOne) {
  const Facts facts =
      cap(alert_with("<info><severity>Minor</severity></info><info><severity>Extreme</severity></"
                     "info><info><severity>Awful</severity></info>"));
  EXPECT_EQ(facts.alerts.at(0).severity, Severity::Extreme);
  EXPECT_EQ(facts.errors.at(0).field, "severity");
}

TEST(Cap, SaysWhichSchemeAGeocodeIsOfUnlessItIsTaiwans) {
  const AlertFact fact =
      cap(alert_with("<info><area><areaDesc>x</areaDesc>"
                     "<geocode><valueName>Taiwan_Geocode_103</valueName><value>6301100-043</value></geocode>"
                     "<geocode><valueName>Taiwan_Geocode_113</valueName><value>63000110</value></geocode>"
                     "<geocode><valueName>SAME</valueName><value>63000</value></geocode>"
                     "<geocode><valueName>SAME</valueName><value/></geocode></area></info>"))
          .alerts.at(0);
  EXPECT_EQ(fact.areas.at(0).geocodes, (std::vector<std::string>{"6301100-043", "63000110", "SAME=63000"}));
}

TEST(Cap, AnAllClearHasUrgencyPast) {
  EXPECT_EQ(cap(alert_with("<info><responseType>Monitor</responseType><responseType>AllClear</responseType>"
                           "<urgency>Expected</urgency></info>"))
                .alerts.at(0)
                .urgency,
            "Past");
  EXPECT_EQ(cap(alert_with("<info><responseType>Monitor</responseType><urgency>Expected</urgency></info>"))
                .alerts.at(0)
                .urgency,
            "Expected");
}

TEST(Cap, WhatOneInfoLiftsAnotherMayStillHold) {
  const std::string over =
      "<info><language>zh-TW</language><urgency>Past</urgency><headline>海上警報解除</headline></info>";
  const std::string holds =
      "<info><language>zh-TW</language><urgency>Immediate</urgency><headline>陸上警報</headline></info>";
  EXPECT_EQ(cap(alert_with(over + holds)).alerts.at(0).headline, "陸上警報");
  EXPECT_EQ(cap(alert_with(over + holds)).alerts.at(0).urgency, "Immediate");
  const std::string english = "<info><language>en-US</language><urgency>Immediate</urgency></info>";
  EXPECT_EQ(cap(alert_with(english + over)).alerts.at(0).urgency, "Past") << "the first language decides";
}

TEST(Cap, TakesAnUpdateWithEveryReferenceOfItsChain) {
  std::string update = alert_with(
      "<references>s,a,2026-08-22T13:00:00+08:00\n  s,b,2026-08-22T13:30:00+08:00</references>"
      "<info><expires>2026-08-22T20:00:00+08:00</expires></info>");
  update.replace(update.find("<msgType>Alert"), 14, "<msgType>Update");
  const AlertFact fact = cap(update).alerts.at(0);
  EXPECT_EQ(fact.type, AlertType::Update);
  EXPECT_EQ(fact.references, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(fact.expires, utc(2026, 8, 22, 12));
}

TEST(Cap, NamesWhatIsNoCap) {
  EXPECT_EQ(cap("<rss><channel/></rss>").errors.at(0).kind, Kind::BadXml);
  EXPECT_EQ(cap("{\"alert\":1}").errors.at(0).kind, Kind::BadXml);
  EXPECT_EQ(cap("<alert>\xff</alert>").errors.at(0).kind, Kind::BadText);
  EXPECT_EQ(cap(alert_with("<references>nonsense</references>")).errors.at(0).field, "references");
}

TEST(Cap, OnAnAlertTopicIsReadWhateverTheFeedsFormat) {
  EXPECT_EQ(test::decoded(test::feed("any"), "city/any/alert/a-1", alert_with("")).alerts.size(), 1u);
}

TEST(Cap, InventsNothingFromAnyTruncation) {
  const std::string whole = fixture("heavy_rain.cap.xml");
  const std::size_t end = whole.find("</alert>") + 8;
  FeedSpec spec = test::feed("warnings");
  spec.format = Format::Cap;
  Decoder decoder{test::book(spec)};
  for (std::size_t n = 1; n < end; ++n) {
    decoder.add({.topic = "city/warnings/raw", .payload = std::string_view{whole}.substr(0, n)});
    const Facts facts = decoder.take();
    EXPECT_TRUE(test::is_empty(facts)) << "first " << n << " bytes";
    EXPECT_EQ(facts.errors.size(), 1u) << "first " << n << " bytes";
  }
}

}  // namespace
}  // namespace city
