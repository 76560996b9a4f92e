// A feed that nobody prepared for: another language, nested arrays, positions on a national grid, values inside sentences.
// It is connected with a TOML and a jq file alone.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tests/sensors/formats/shipped.hpp"

namespace city {
namespace {

using test::asset;
using test::by_asset;
using test::utc;

std::string beside(const std::string& file) {
  return test::file_text(std::string{CITYGLASS_FIXTURES "/unprepared/"} + file);
}

FeedSpec rivers() {
  auto parsed = parse_feed_spec(beside("rios.toml"));
  EXPECT_TRUE(std::holds_alternative<FeedSpec>(parsed));
  FeedSpec spec = std::get<FeedSpec>(std::move(parsed));
  spec.jq_program = beside("rios.jq");
  return spec;
}

Facts bulletin() { return test::decoded(rivers(), "city/rios/raw", beside("rios.json")); }

TEST(AnUnpreparedFeed, IsConnectedInUnderFortyLines) {
  const std::string both = beside("rios.toml") + beside("rios.jq");
  EXPECT_GT(std::count(both.begin(), both.end(), '\n'), 10);
  EXPECT_LT(std::count(both.begin(), both.end(), '\n'), 40);
}

TEST(AnUnpreparedFeed, HasItsValuesReadOutOfSentences) {
  const Facts facts = bulletin();
  auto values = by_asset(facts);
  ASSERT_EQ(values.size(), 3u);
  EXPECT_DOUBLE_EQ(values["N1"]["water_level_m"].value, 3.42);
  EXPECT_DOUBLE_EQ(values["N1"]["flow_m3_s"].value, 12.5);
  EXPECT_DOUBLE_EQ(values["N2"]["water_level_m"].value, -0.15);
  EXPECT_EQ(values["N2"]["flow_m3_s"].quality, Quality::Missing) << "sem leitura";
  EXPECT_EQ(values["S1"]["water_level_m"].quality, Quality::Missing);
  EXPECT_EQ(test::reading(facts, "N1")->event_time, utc(2026, 5, 1, 6, 5));
  EXPECT_EQ(test::reading(facts, "S1")->event_time, utc(2026, 5, 1, 1, 0)) << "9h00";
  EXPECT_EQ(test::reading(facts, "N1")->published_at, utc(2026, 5, 1, 6, 12));
}

TEST(AnUnpreparedFeed, HasItsGridPositionsOnTheMap) {
  const Facts facts = bulletin();
  const AssetFact* station = asset(facts, "N1");
  ASSERT_TRUE(station && station->place);
  EXPECT_NEAR(station->place->lon_deg, 121.5633, 1e-3);
  EXPECT_NEAR(station->place->lat_deg, 25.0363, 1e-3);
  EXPECT_EQ(station->name.zh, "Rio Norte Ponte da Amizade");
  EXPECT_EQ(station->kind, "river_gauge");
  EXPECT_EQ(test::trait(*station, "alert_level_1_m"), 5.0);
}

TEST(AnUnpreparedFeed, SaysWhatItCouldNotRead) {
  const Facts facts = bulletin();
  ASSERT_EQ(facts.errors.size(), 2u) << test::words_of(facts.errors);
  EXPECT_EQ(facts.errors[0].kind, DecodeError::Kind::BadPosition)
      << "degrees, and swapped, where metres belong";
  EXPECT_EQ(facts.errors[0].subject, "S1");
  EXPECT_EQ(facts.errors[1].kind, DecodeError::Kind::Refused);
  EXPECT_NE(facts.errors[1].detail.find("S2"), std::string::npos);
  EXPECT_TRUE(asset(facts, "S1")) << "kept without a place";
}

}  // namespace
}  // namespace city
