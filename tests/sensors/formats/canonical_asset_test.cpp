#include <gtest/gtest.h>

#include "tests/sensors/builders.hpp"

namespace city {
namespace {

using test::decoded;
using Kind = DecodeError::Kind;

Facts asset(std::string_view payload, const FeedSpec& spec = test::feed("traffic")) {
  return decoded(spec, "city/traffic/asset/VLRJL00", payload);
}

TEST(CanonicalAsset, KeepsKindNameAndPlace) {
  const Facts facts = asset(
      R"({"kind":"vd","name":{"zh":"羅斯福路","en":"Roosevelt Rd."},"lon":121.5,"lat":25.03,"agency":"交工處","district":"大安區"})");
  ASSERT_EQ(facts.assets.size(), 1u);
  const AssetFact& fact = facts.assets[0];
  EXPECT_EQ(fact.asset, "VLRJL00");
  EXPECT_EQ(fact.kind, "vd");
  EXPECT_EQ(fact.name, (Text2{.zh = "羅斯福路", .en = "Roosevelt Rd."}));
  EXPECT_EQ(fact.place, (LonLat{.lon_deg = 121.5, .lat_deg = 25.03}));
  EXPECT_EQ(fact.agency, "交工處");
  EXPECT_EQ(fact.district, "大安區");
  EXPECT_EQ(fact.feed, 0);
  EXPECT_FALSE(fact.from_catalogue);
  EXPECT_TRUE(facts.errors.empty());
}

TEST(CanonicalAsset, PutsAPlainNameUnderTheLanguageOfItsLetters) {
  EXPECT_EQ(asset(R"({"name":"羅斯福路 3 段"})").assets.at(0).name, (Text2{.zh = "羅斯福路 3 段", .en = ""}));
  EXPECT_EQ(asset(R"({"name":"Roosevelt Rd."})").assets.at(0).name, (Text2{.zh = "", .en = "Roosevelt Rd."}));
}

TEST(CanonicalAsset, FallsBackToTheFeedsKind) {
  FeedSpec spec = test::feed("traffic");
  spec.kind = "road_section";
  EXPECT_EQ(asset("{}", spec).assets.at(0).kind, "road_section");
}

TEST(CanonicalAsset, KeepsTheRecordWhenThePositionIsBad) {
  const std::pair<const char*, const char*> bad[]{
      {R"({"lon":null,"lat":null})", "null"},
      {R"({"lon":121.5,"lat":null})", "one of the two"},
      {R"({"lon":121.5})", "one of the two"},
      {R"({"lon":0,"lat":0})", "nobody's position"},
      {R"({"lon":25.03,"lat":121.5})", "swapped"},
      {R"({"lon":500,"lat":25})", "not on this planet"},
      {R"({"lon":2.35,"lat":48.85})", "outside the feed's extent"},
  };
  for (const auto& [payload, why] : bad) {
    const Facts facts = asset(payload);
    ASSERT_EQ(facts.assets.size(), 1u) << payload;
    EXPECT_FALSE(facts.assets[0].place) << payload;
    ASSERT_EQ(facts.errors.size(), 1u) << payload;
    EXPECT_EQ(facts.errors[0].kind, Kind::BadPosition) << payload;
    EXPECT_NE(facts.errors[0].detail.find(why), std::string::npos) << facts.errors[0].detail;
  }
}

TEST(CanonicalAsset, NamesPositionsGivenAsTextAsAWrongType) {
  const Facts facts = asset(R"({"lon":"121.5","lat":"25.03"})");
  ASSERT_EQ(facts.assets.size(), 1u);
  EXPECT_FALSE(facts.assets[0].place);
  EXPECT_EQ(facts.errors.at(0).kind, Kind::WrongType);
}

TEST(CanonicalAsset, NeedsNoPosition) {
  const Facts facts = asset(R"({"kind":"hospital"})");
  EXPECT_EQ(facts.assets.size(), 1u);
  EXPECT_TRUE(facts.errors.empty());
}

TEST(CanonicalAsset, ConvertsTheFeedsGrid) {
  FeedSpec spec = test::feed("traffic");
  spec.crs_epsg = 3826;
  const Facts facts = asset(R"({"x":306812.928,"y":2769892.95})", spec);
  ASSERT_TRUE(facts.assets.at(0).place);
  EXPECT_NEAR(facts.assets[0].place->lon_deg, 121.5633, 1e-3);
  EXPECT_NEAR(facts.assets[0].place->lat_deg, 25.0363, 1e-3);
}

TEST(CanonicalAsset, PrefersTheRecordsOwnGrid) {
  const Facts facts = asset(R"({"x":306812.928,"y":2769892.95,"epsg":3826})");
  ASSERT_TRUE(facts.assets.at(0).place);
  EXPECT_NEAR(facts.assets[0].place->lon_deg, 121.5633, 1e-3);
  EXPECT_EQ(asset(R"({"x":1,"y":2,"epsg":2326})").errors.at(0).kind, Kind::BadPosition);
}

TEST(CanonicalAsset, KeepsALine) {
  const Facts facts = asset(R"({"line":[[121.50,25.01],[121.51,25.02,7.5],[121.52,25.02]]})");
  ASSERT_EQ(facts.assets.at(0).line.size(), 3u);
  EXPECT_EQ(facts.assets[0].line[1], (LonLat{.lon_deg = 121.51, .lat_deg = 25.02}));
  EXPECT_TRUE(facts.errors.empty());
}

TEST(CanonicalAsset, DropsALineWithABadPointAndKeepsTheRest) {
  for (const char* payload :
       {R"({"kind":"vd","line":[[121.50,25.01],[25.02,121.51]]})", R"({"kind":"vd","line":[[121.5]]})",
        R"({"kind":"vd","line":[[null,25],[1,2]]})", R"({"kind":"vd","line":[7]})",
        R"_({"kind":"vd","line":"LINESTRING(1 2)"})_"}) {
    const Facts facts = asset(payload);
    ASSERT_EQ(facts.assets.size(), 1u) << payload;
    EXPECT_TRUE(facts.assets[0].line.empty()) << payload;
    EXPECT_EQ(facts.errors.size(), 1u) << payload;
  }
}

TEST(CanonicalAsset, CleansTextsForTheScreen) {
  const Facts facts = asset(R"({"name":"  one\u0000two\nthree "})");
  EXPECT_EQ(facts.assets.at(0).name.en, "one two three");
}

TEST(CanonicalAsset, TakesAClearedRetainedMessageQuietly) {
  const Facts facts = asset("");
  EXPECT_TRUE(test::is_empty(facts));
  EXPECT_TRUE(facts.errors.empty());
}

TEST(CanonicalAsset, RefusesEveryTruncation) {
  const std::string good =
      R"({"kind":"vd","name":{"zh":"路","en":"Rd."},"lon":121.5,"lat":25.03,"line":[[121.5,25.0],[121.6,25.1]]})";
  EXPECT_EQ(asset(good).assets.size(), 1u);
  for (std::size_t n = 1; n < good.size(); ++n) {
    const Facts facts = asset(std::string_view{good}.substr(0, n));
    EXPECT_TRUE(test::is_empty(facts)) << "first " << n << " bytes";
    EXPECT_EQ(facts.errors.size(), 1u) << "first " << n << " bytes";
  }
}

TEST(CanonicalAsset, KeepsTraitsAndStream) {
  const Facts facts = asset(
      R"({"traits":{"alert_level_1_m":5.2,"capacity_count":40,"unknown_m":null},"stream":"rtsp://camera.example/1"})");
  EXPECT_EQ(facts.assets.at(0).traits, (std::vector<Trait>{{.quantity = "alert_level_1_m", .value = 5.2},
                                                           {.quantity = "capacity_count", .value = 40}}));
  EXPECT_EQ(facts.assets[0].stream, "rtsp://camera.example/1");
  EXPECT_TRUE(facts.errors.empty());
}

TEST(CanonicalAsset, LosesOnlyTheTraitThatIsWrong) {
  const Facts facts = asset(R"({"traits":{"a_m":"5.2","b_m":1,"b_m":2,"":3}})");
  EXPECT_EQ(facts.assets.at(0).traits, (std::vector<Trait>{{.quantity = "b_m", .value = 1}}));
  ASSERT_EQ(facts.errors.size(), 3u);
  EXPECT_EQ(facts.errors[0].kind, Kind::WrongType);
  EXPECT_EQ(facts.errors[0].field, "a_m");
  EXPECT_EQ(facts.errors[1].kind, Kind::BadValue);
  EXPECT_EQ(asset(R"({"traits":[1]})").errors.at(0).kind, Kind::WrongType);
}

TEST(CanonicalAsset, TakesAtMost64Traits) {
  std::string traits;
  for (int i = 0; i < 70; ++i) traits += (i ? ",\"t" : "\"t") + std::to_string(i) + "_m\":1";
  const Facts facts = asset("{\"traits\":{" + traits + "}}");
  EXPECT_EQ(facts.assets.at(0).traits.size(), 64u);
  EXPECT_EQ(facts.errors.size(), 6u);
}

TEST(CanonicalAsset, HearsTheDeviceComeAndGo) {
  for (const bool online : {true, false}) {
    const Facts facts = asset(online ? R"({"online":true})" : R"({"online":false})");
    ASSERT_EQ(facts.presences.size(), 1u);
    EXPECT_EQ(facts.presences[0].asset, "VLRJL00");
    EXPECT_EQ(facts.presences[0].online, online);
    EXPECT_EQ(facts.presences[0].received_at, test::kReceived);
    EXPECT_EQ(facts.presences[0].position, 7u);
    EXPECT_EQ(facts.assets.size(), 1u);
  }
  EXPECT_TRUE(asset("{}").presences.empty());
  EXPECT_TRUE(asset(R"({"online":null})").presences.empty());
  const Facts word = asset(R"({"online":"yes"})");
  EXPECT_TRUE(word.presences.empty());
  EXPECT_EQ(word.errors.at(0).kind, Kind::WrongType);
}

TEST(CanonicalAsset, NamesAGeocodersDefaultPoint) {
  FeedSpec spec = test::feed("traffic");
  spec.default_points = {{.lon_deg = 121.5, .lat_deg = 25}};
  const Facts guessed = asset(R"({"lon":121.5000009,"lat":25})", spec);
  EXPECT_TRUE(guessed.assets.at(0).place_approximate);
  EXPECT_TRUE(guessed.assets[0].place) << "kept, and shown as approximate";
  ASSERT_EQ(guessed.findings.size(), 1u);
  EXPECT_EQ(guessed.findings[0].name, "default-point");
  EXPECT_EQ(guessed.findings[0].subject, "VLRJL00");
  const Facts found = asset(R"({"lon":121.500002,"lat":25})", spec);
  EXPECT_FALSE(found.assets.at(0).place_approximate);
  EXPECT_TRUE(found.findings.empty());
}

}  // namespace
}  // namespace city
