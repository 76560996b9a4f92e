#include "center/export/state_json.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "tests/support/cities.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using namespace support;
using nlohmann::json;

StateJsonOptions options(ExportProfile profile = ExportProfile::Internal) {
  return {.zone = "Asia/Taipei", .map = "drawn for tests", .profile = profile, .version = "0.1.0"};
}

json state(const CityView& view, ExportProfile profile = ExportProfile::Internal) {
  return json::parse(state_json(view, options(profile)));
}

const json& with_id(const json& list, const std::string& id) {
  const auto found =
      std::find_if(list.begin(), list.end(), [&](const json& one) { return one.at("id") == id; });
  EXPECT_NE(found, list.end()) << id;
  return *found;
}

CityViewPtr small_city(Quality quality = Quality::Good) {
  Center center{city_config()};
  center.step(
      arrived(all(
          {described(
               {.asset = "A", .name = {"路段", "Section"}, .place = LonLat{121.55, 25.05}, .feed = kTraffic}),
           reading({.values = {{"speed_kmh", 33.5}, {"occupancy_pct", 12}},
                    .event_time = at(0s),
                    .quality = quality})})),
      at(30s));
  return center.view();
}

TEST(StateJson, HasTheFacesOfTheContract) {
  const json s = state(*small_city());
  EXPECT_EQ(s.at("cityglass"), "0.1.0");
  EXPECT_EQ(s.at("at"), "2026-05-01T12:00:30+08:00");
  EXPECT_EQ(s.at("simulated"), false);
  EXPECT_EQ(s.at("profile"), "internal");
  const json& feed = with_id(s.at("feeds"), "traffic");
  EXPECT_EQ(feed.at("state"), "ok");
  EXPECT_EQ(feed.at("age_s"), 30.0);
  EXPECT_EQ(feed.at("known"), 1);
  EXPECT_EQ(feed.at("reporting"), 1);
  EXPECT_EQ(feed.at("accepted"), 2);
  for (const char* counter : {"refused", "merged", "late", "duplicate"}) EXPECT_EQ(feed.at(counter), 0);
  for (const char* list : {"cases", "alerts", "alarms", "incidents"}) EXPECT_TRUE(s.at(list).is_array());
  EXPECT_EQ(s.at("quarantine").at("count"), 0);
}

TEST(StateJson, AnAssetHasItsPlaceUnitsAgesAndQualities) {
  const json s = state(*small_city());
  const json& asset = with_id(s.at("assets"), "traffic/A");
  EXPECT_EQ(asset.at("kind"), "road_section");
  EXPECT_EQ(asset.at("name").at("zh"), "路段");
  EXPECT_EQ(asset.at("lon"), 121.55);
  EXPECT_EQ(asset.at("district"), "大安區");
  const json& speed = asset.at("values").at("speed_kmh");
  EXPECT_EQ(speed.at("value"), 33.5);
  EXPECT_EQ(speed.at("unit"), "km/h");
  EXPECT_EQ(speed.at("t"), "2026-05-01T12:00:00+08:00");
  EXPECT_EQ(speed.at("age_s"), 30.0);
  EXPECT_EQ(speed.at("quality"), "good");
  EXPECT_EQ(speed.at("fresh"), "fresh");
}

TEST(StateJson, AMissingValueIsNullAndNeverANumber) {
  const json s = state(*small_city(Quality::Missing));
  const json& speed = with_id(s.at("assets"), "traffic/A").at("values").at("speed_kmh");
  EXPECT_TRUE(speed.at("value").is_null());
  EXPECT_EQ(speed.at("quality"), "missing");
}

TEST(StateJson, AnUnplacedAssetHasNullPositions) {
  Center center{city_config()};
  center.step(arrived(reading({.feed = kParking, .asset = "P", .values = {{"spaces_available", 1}}})),
              at(0s));
  const json s = state(*center.view());
  const json& asset = with_id(s.at("assets"), "tcmsv/P");
  EXPECT_TRUE(asset.at("lon").is_null());
  EXPECT_EQ(asset.at("described"), false);
  EXPECT_EQ(with_id(s.at("feeds"), "tcmsv").at("undescribed"), 1);
  EXPECT_EQ(with_id(s.at("feeds"), "tcmsv").at("unlocated"), 1);
}

TEST(StateJson, AFeedThatWasNeverHeardHasNoAge) {
  const json s = state(*empty_city());
  EXPECT_EQ(with_id(s.at("feeds"), "traffic").at("state"), "never");
  EXPECT_TRUE(with_id(s.at("feeds"), "traffic").at("age_s").is_null());
}

TEST(StateJson, FeedsAndAssetsAreOrderedByFeedThenId) {
  const json s = state(*quiet_city());
  std::vector<std::string> feeds;
  for (const json& feed : s.at("feeds")) feeds.push_back(feed.at("id"));
  EXPECT_TRUE(std::is_sorted(feeds.begin(), feeds.end()));
  std::vector<std::pair<std::string, std::string>> assets;
  for (const json& asset : s.at("assets")) {
    const std::string id = asset.at("id");
    assets.emplace_back(id.substr(0, id.find('/')), id);
  }
  EXPECT_EQ(assets.size(), 35U);
  EXPECT_TRUE(std::is_sorted(assets.begin(), assets.end()));
}

TEST(StateJson, TheSameCityGivesTheSameBytesHoweverItGrew) {
  const Facts a = reading({.asset = "A", .values = {{"speed_kmh", 1}, {"occupancy_pct", 2}}});
  const Facts b = reading({.asset = "B", .values = {{"occupancy_pct", 2}, {"flow_veh_h", 3}}});
  Center one{city_config()};
  one.step(arrived(all({a, b})), at(0s));
  Center other{city_config()};
  other.step(arrived(b), at(0s));
  other.step(arrived(a), at(0s));
  one.step({}, at(1s));
  other.step({}, at(1s));
  EXPECT_EQ(state_json(*one.view(), options()), state_json(*other.view(), options()));
}

TEST(StateJson, ThePublicProfileLeavesOutWhatPointsAtACitizen) {
  const std::string internal = state_json(*quiet_city(), options());
  const std::string open = state_json(*quiet_city(), options(ExportProfile::Public));
  EXPECT_NE(internal.find("測試路"), std::string::npos);
  EXPECT_NE(internal.find("民眾反映"), std::string::npos);
  EXPECT_EQ(open.find("測試路"), std::string::npos);
  EXPECT_EQ(open.find("民眾反映"), std::string::npos);
  EXPECT_EQ(open.find("broker.example"), std::string::npos);
  const json s = json::parse(open);
  EXPECT_EQ(s.at("profile"), "public");
  ASSERT_EQ(s.at("cases").size(), 6U);
  for (const json& one : s.at("cases")) {
    EXPECT_TRUE(one.at("lon").is_null());
    EXPECT_TRUE(one.at("lat").is_null());
    EXPECT_FALSE(one.at("district").get<std::string>().empty());
  }
}

TEST(StateJson, ABadDayIsWrittenCompletely) {
  const CityViewPtr view = flooded_city();
  const json s = state(*view);
  EXPECT_EQ(s.at("simulated"), true);
  EXPECT_EQ(s.at("cases").size(), 300U);
  EXPECT_EQ(s.at("cases").at(0).at("overdue"), false);
  EXPECT_EQ(s.at("cases").back().at("status"), "closed");
  EXPECT_EQ(s.at("quarantine").at("count"), 40);
  EXPECT_EQ(s.at("quarantine").at("by_reason").at("bad_json"), 20);
  EXPECT_EQ(with_id(s.at("alerts"), "ncdr-cap/alert-1").at("replaced_by"), "alert-2");
  EXPECT_EQ(with_id(s.at("alerts"), "ncdr-cap/alert-1").at("in_force"), false);
  EXPECT_EQ(with_id(s.at("alerts"), "ncdr-cap/alert-2").at("in_force"), true);
  EXPECT_EQ(with_id(s.at("alerts"), "ncdr-cap/alert-2").at("areas").at(0).at("polygons").at(0).size(), 4U);
  EXPECT_EQ(with_id(s.at("assets"), "cwa-rain/A3").at("values").at("rain_10min_mm").at("clock_suspect"),
            true);
  EXPECT_EQ(s.at("vitals").size(), view->vitals.size());
  EXPECT_EQ(s.at("health").at("link").at("state"), "down");
}

TEST(StateJson, AgesAreNeverNegative) {
  const json s = state(*flooded_city());
  for (const json& asset : s.at("assets")) {
    for (const auto& [quantity, value] : asset.at("values").items())
      EXPECT_GE(value.at("age_s").get<double>(), 0);
  }
}

}  // namespace
}  // namespace city
