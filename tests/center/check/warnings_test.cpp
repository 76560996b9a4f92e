// Each warning on the case that it is for, and quiet on the innocent one beside it.
#include "center/check/warnings.hpp"

#include <gmock/gmock.h>

#include "sensors/formats/decoder.hpp"
#include "tests/center/check/check_support.hpp"

namespace city {
namespace {

using namespace check_test;
using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

AssetFact asset_at(const std::string& id, double lon, double lat) {
  return {.asset = id, .name = {"站", "Station"}, .place = LonLat{lon, lat}, .position = 1};
}

Facts placed(std::size_t together, std::size_t apart) {
  Facts facts;
  for (std::size_t i = 0; i < together; ++i)
    facts.assets.push_back(asset_at("t" + std::to_string(i), 121.563784, 25.037523));
  for (std::size_t i = 0; i < apart; ++i)
    facts.assets.push_back(asset_at("a" + std::to_string(i), 121.5 + 0.001 * static_cast<double>(i), 25.05));
  return facts;
}

TEST(OnePoint, IsNamedWhenAThirdOfThePlacesAreTheSame) {
  const auto found = one_point(placed(4, 6));
  ASSERT_THAT(names(found), ElementsAre("one-point"));
  EXPECT_THAT(found[0].text, HasSubstr("4 of 10 places are exactly 121.563784, 25.037523"));
  EXPECT_THAT(found[0].text, HasSubstr("default_points"));
}

TEST(OnePoint, IsNotACoupleAtOneCornerNorAHandfulOfAssets) {
  EXPECT_THAT(one_point(placed(3, 7)), IsEmpty());
  EXPECT_THAT(one_point(placed(2, 0)), IsEmpty());
}

TEST(OnePoint, IsNoNewsWhenTheFeedFileKnowsIt) {
  Facts facts = placed(8, 2);
  for (AssetFact& asset : facts.assets) asset.place_approximate = true;
  EXPECT_THAT(one_point(facts), IsEmpty());
}

TEST(OnePoint, IsOfOneAssetHoweverOftenItIsTold) {
  Facts facts;
  for (int i = 0; i < 20; ++i) facts.assets.push_back(asset_at("same", 121.5, 25.0));
  EXPECT_THAT(one_point(facts), IsEmpty());
}

Facts decoded(const FeedSpec& spec, const std::string& topic, const std::string& payload) {
  Decoder decoder{std::make_shared<const FeedBook>(FeedBook{spec})};
  decoder.add({.topic = topic, .payload = payload, .received_at = kNoon, .position = 1});
  return decoder.take();
}

TEST(Swapped, IsFoundInWhatTheDecoderRefuses) {
  FeedSpec spec = canonical_feed();
  spec.extent = {121.2, 24.7, 122.1, 25.4};
  const auto found =
      swapped(decoded(spec, "city/gauges/asset/A", R"({"kind":"rain_gauge","lon":25.03,"lat":121.56})"));
  ASSERT_THAT(names(found), ElementsAre("swapped"));
  EXPECT_THAT(found[0].text, HasSubstr("1 position would be fine"));
  EXPECT_THAT(
      swapped(decoded(spec, "city/gauges/asset/A", R"({"kind":"rain_gauge","lon":120.2,"lat":23.0})")),
      IsEmpty())
      << "only outside the city";
}

TEST(Undescribed, CountsReportingAssetsWithNeitherNameNorPlace) {
  Facts facts;
  add_reading(facts, "A", {{"rain_1h_mm", 1}});
  add_reading(facts, "B", {{"rain_1h_mm", 1}});
  facts.assets.push_back(asset_at("A", 121.5, 25));
  EXPECT_THAT(undescribed({}, facts).at(0).text, HasSubstr("1 reporting asset with neither"));
  Facts catalogue;
  catalogue.assets.push_back(asset_at("B", 121.5, 25));
  EXPECT_THAT(undescribed(catalogue, facts), IsEmpty());
}

Facts stamped(Milliseconds behind, std::size_t others = 0) {
  Facts facts;
  for (int i = 0; i < 10; ++i)
    add_reading(facts, "A" + std::to_string(i), {{"rain_1h_mm", 1}}, kNoon - behind - i * 10s);
  for (std::size_t i = 0; i < others; ++i)
    add_reading(facts, "O" + std::to_string(i), {{"rain_1h_mm", 1}},
                kNoon - 50h - 17min * static_cast<int>(i));
  return facts;
}

const Receipt kGiven{.known = Receipt::Known::Given, .at = kNoon};

TEST(StampsOff, NamesWholeHoursInEitherDirection) {
  const FeedSpec spec = canonical_feed();
  EXPECT_THAT(stamps_off(spec, stamped(8h), kGiven).at(0).text,
              HasSubstr("are 8 hours behind the time of receipt"));
  EXPECT_THAT(stamps_off(spec, stamped(-8h), kGiven).at(0).text,
              HasSubstr("are 8 hours ahead of the time of receipt"));
  EXPECT_THAT(names(stamps_off(spec, stamped(1h), kGiven)), ElementsAre("hours-off"));
}

TEST(StampsOff, IsQuietAboutFreshOldAndMixedStamps) {
  const FeedSpec spec = canonical_feed();
  EXPECT_THAT(stamps_off(spec, stamped(30s), kGiven), IsEmpty());
  EXPECT_THAT(stamps_off(spec, stamped(8h + 31min), kGiven), IsEmpty()) << "old, but no zone makes that";
  EXPECT_THAT(stamps_off(spec, stamped(20h), kGiven), IsEmpty()) << "no zone is that far away";
  EXPECT_THAT(stamps_off(spec, stamped(8h, 8), kGiven), IsEmpty()) << "too many others";
}

TEST(StampsOff, NamesStampsFromTheFutureThatNoZoneExplains) {
  const auto found = stamps_off(canonical_feed(), stamped(-25min), kGiven);
  ASSERT_THAT(names(found), ElementsAre("ahead"));
  EXPECT_THAT(found[0].text, HasSubstr("by up to 25 min"));
}

TEST(StampsOff, ComparesWithThePublishTimeWhenTheDocumentHasOne) {
  Facts facts;
  for (int i = 0; i < 5; ++i) add_reading(facts, "A", {{"rain_1h_mm", 1}}, kNoon - 8h, kNoon + 1min);
  const auto found =
      stamps_off(canonical_feed(), facts, {.known = Receipt::Known::FileTime, .at = kNoon + 9000h});
  ASSERT_THAT(names(found), ElementsAre("hours-off"));
  EXPECT_THAT(found[0].text, HasSubstr("publish time"));
}

TEST(StampsOff, SaysNothingWhenNobodyKnowsWhenTheSampleCame) {
  EXPECT_THAT(stamps_off(canonical_feed(), stamped(-8h), {}), IsEmpty());
}

TEST(NoZone, IsNamedWhenTheFeedFileHasNone) {
  FeedSpec spec = canonical_feed();
  const std::string payload = R"({"t":"2026-05-01 12:00:00","v":{"rain_1h_mm":1}})";
  EXPECT_THAT(no_zone(spec, decoded(spec, "city/gauges/obs/A", payload)), IsEmpty());
  spec.zone.clear();
  const auto found = no_zone(spec, decoded(spec, "city/gauges/obs/A", payload));
  ASSERT_THAT(names(found), ElementsAre("no-zone"));
  EXPECT_THAT(found[0].text, HasSubstr("zone = \"Asia/Taipei\""));
}

Facts valued(const std::string& quantity, const std::vector<double>& values) {
  Facts facts;
  for (std::size_t i = 0; i < values.size(); ++i)
    add_reading(facts, "A" + std::to_string(i), {{quantity, values[i]}});
  return facts;
}

TEST(Implausible, NamesValuesOutOfRangeAndTheUnitThatTheyWouldFit) {
  const auto fahrenheit = implausible(valued("temperature_c", {81, 84.2, 79.9, 88}));
  ASSERT_THAT(names(fahrenheit), ElementsAre("out-of-range"));
  EXPECT_THAT(fahrenheit[0].text, HasSubstr("4 of 4 values"));
  EXPECT_THAT(fahrenheit[0].text, HasSubstr("degrees Fahrenheit"));
  EXPECT_THAT(implausible(valued("water_level_m", {350, 420, 610.5})).at(0).text, HasSubstr("centimetres"));
}

TEST(Implausible, OneStrayValueIsNoUnit) {
  EXPECT_THAT(implausible(valued("temperature_c", {21, 22, 23, 24, 25, 26, 27, 28, 29, 555})), IsEmpty());
}

TEST(Implausible, NamesFractionsOfAPercentage) {
  EXPECT_THAT(names(implausible(valued("humidity_pct", {0.61, 0.7, 0.55, 1, 0.82}))),
              ElementsAre("fractions"));
  EXPECT_THAT(implausible(valued("humidity_pct", {61, 70, 0.55, 1, 82})), IsEmpty());
  EXPECT_THAT(implausible(valued("occupancy_pct", {0, 0, 1, 0, 0, 1})), IsEmpty()) << "a quiet road";
}

TEST(Implausible, NamesMetresUnderANameInCentimetres) {
  EXPECT_THAT(names(implausible(valued("depth_cm", {0, 0.35, 0.12, 0.4, 1.2, 0.8}))), ElementsAre("metres"));
  EXPECT_THAT(implausible(valued("depth_cm", {0, 0, 2.5, 12, 0.5, 31})), IsEmpty());
}

TEST(AlwaysMissing, NamesTheQuantityThatNeverHasAValue) {
  Facts facts = valued("rain_1h_mm", {1, 2, 3});
  for (Measured& measured : facts.measured) measured.quality = Quality::Missing;
  EXPECT_THAT(names(always_missing(facts)), ElementsAre("always-missing"));
  facts.measured[1].quality = Quality::Good;
  EXPECT_THAT(always_missing(facts), IsEmpty());
}

TEST(UnknownQuantity, SaysWhichUnitIsGuessed) {
  const auto found = unknown_quantities(valued("sludge_cm", {1}));
  ASSERT_THAT(names(found), ElementsAre("unknown-quantity"));
  EXPECT_THAT(found[0].text, HasSubstr("taken to be cm"));
  EXPECT_THAT(unknown_quantities(valued("rain_1h_mm", {1})), IsEmpty());
}

TEST(SharedIds, NamesAnAssetWithTwoPlacesInOneDocument) {
  Facts facts;
  facts.assets = {asset_at("A", 121.5, 25), asset_at("A", 121.6, 25), asset_at("B", 121.5, 25)};
  EXPECT_THAT(shared_ids(facts).at(0).text, HasSubstr("1 id told with different names or places"));
  facts.assets[1].position = 2;
  EXPECT_THAT(shared_ids(facts), IsEmpty()) << "it may move between documents";
}

TEST(SharedIds, NamesAnAssetWithTwoValuesAtOneTime) {
  Facts facts;
  add_reading(facts, "A", {{"rain_1h_mm", 1}});
  add_reading(facts, "A", {{"rain_1h_mm", 2}});
  EXPECT_THAT(names(shared_ids(facts)), ElementsAre("shared-id"));
  Facts series;
  add_reading(series, "A", {{"rain_1h_mm", 1}});
  add_reading(series, "A", {{"rain_1h_mm", 2}}, kNoon + 10min);
  EXPECT_THAT(shared_ids(series), IsEmpty());
}

TEST(SharedIds, NamesACaseNumberOfTwoDifferentCases) {
  Facts facts;
  facts.cases = {{.id = "202402010", .category = "路樹處理", .opened = kNoon, .position = 1},
                 {.id = "202402010", .category = "道路掏空", .opened = kNoon, .position = 1}};
  EXPECT_THAT(names(shared_ids(facts)), ElementsAre("shared-id"));
  facts.cases[1].category = facts.cases[0].category;
  EXPECT_THAT(shared_ids(facts), IsEmpty());
}

TEST(Nothing, IsSaidWhenNoFactCameOut) {
  EXPECT_THAT(names(nothing_came_out({})), ElementsAre("nothing"));
  EXPECT_THAT(nothing_came_out(valued("rain_1h_mm", {1})), IsEmpty());
}

}  // namespace
}  // namespace city
