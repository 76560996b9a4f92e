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

// A view by hand: every field that tells how far a value, a feed or a case is to be believed.
CityViewPtr doubtful_city() {
  CityView view = *small_city();
  AssetChunk chunk = view.assets[0];
  auto info = *chunk.info;
  info[0].traits = {{"free_flow_kmh", 50}};
  info[0].stream = "rtsp://camera.example/1";
  info[0].online = false;
  info[0].place_approximate = true;
  chunk.info = std::make_shared<const std::vector<AssetInfo>>(info);
  chunk.tallies = {{.accepted = 9, .duplicate = 1, .late = 2, .suspect = 3, .refused = 4}};
  for (ValueNow& value : chunk.values) {
    value.quality = Quality::Suspect;
    value.doubts = doubt::kFrozen | doubt::kFuture;
    value.same_for_s = 7200;
    value.published_s = 60;
  }
  Paged<AssetChunk> assets;
  assets.append(std::move(chunk));
  view.assets = assets.freeze();
  FeedNow& feed = view.feeds[kTraffic];
  feed.grade = FeedGrade::Bad;
  feed.reasons = {{FeedReason::Kind::StampsAhead, 28'800}};
  feed.skew_s = -28'800;
  feed.by_quality = {1, 2, 3, 4};
  feed.findings = {{"default-point", 2}};
  feed.throttled = 5;
  CaseNow one;
  one.fact.id = "1";
  one.fact.group = "drainage";
  one.fact.opened = view.now - 1h;
  one.fact.due = view.now + 3h;
  one.fact.feed = kHotline;
  one.fact.place = LonLat{121.5, 25.0};
  one.fact.place_approximate = true;
  one.duplicates = 2;
  one.duplicate_of = "0";
  view.cases = std::make_shared<const std::vector<CasePtr>>(
      std::vector<CasePtr>{std::make_shared<const CaseNow>(one)});
  view.volumes = std::make_shared<const std::vector<ItemVolume>>(
      std::vector<ItemVolume>{{"路面積淹水", 84, 0.2, 0.5, 12, ItemVolume::Band::High, {}}});
  view.quarantined = 41;
  return std::make_shared<const CityView>(std::move(view));
}

TEST(StateJson, SaysHowFarAValueIsToBeBelieved) {
  const json s = state(*doubtful_city());
  const json& asset = with_id(s.at("assets"), "traffic/A");
  EXPECT_EQ(asset.at("traits").at("free_flow_kmh"), 50);
  EXPECT_EQ(asset.at("stream"), "rtsp://camera.example/1");
  EXPECT_EQ(asset.at("online"), false);
  EXPECT_EQ(asset.at("approximate"), true);
  EXPECT_EQ(asset.at("counts"),
            (json{{"accepted", 9}, {"duplicate", 1}, {"late", 2}, {"suspect", 3}, {"refused", 4}}));
  const json& speed = asset.at("values").at("speed_kmh");
  EXPECT_EQ(speed.at("doubts"), (json{"frozen", "future"}));
  EXPECT_EQ(speed.at("same_for_s"), 7200);
  EXPECT_EQ(speed.at("published"), "2026-05-01T12:01:00+08:00");
  EXPECT_EQ(speed.at("clock_suspect"), true);
}

TEST(StateJson, SaysWhatIsWrongWithAFeed) {
  const json s = state(*doubtful_city());
  const json& feed = with_id(s.at("feeds"), "traffic");
  EXPECT_EQ(feed.at("grade"), "bad");
  EXPECT_EQ(feed.at("reasons").at(0).at("reason"), "stamps_ahead");
  EXPECT_EQ(feed.at("reasons").at(0).at("number"), 28'800);
  EXPECT_EQ(feed.at("skew_s"), -28'800);
  EXPECT_TRUE(feed.at("publish_skew_s").is_null());
  EXPECT_EQ(feed.at("by_quality"), (json{{"good", 1}, {"suspect", 2}, {"bad", 3}, {"missing", 4}}));
  EXPECT_EQ(feed.at("findings").at("default-point"), 2);
  EXPECT_EQ(feed.at("throttled"), 5);
  EXPECT_EQ(s.at("quarantine").at("kept"), 41);
}

TEST(StateJson, SaysHowFarACaseIsAndWhatIsUnusualAboutItsItem) {
  const json s = state(*doubtful_city());
  const json& one = with_id(s.at("cases"), "hotline-1999/1");
  EXPECT_EQ(one.at("due_share"), 0.25);
  EXPECT_EQ(one.at("duplicates"), 2);
  EXPECT_EQ(one.at("duplicate_of"), "hotline-1999/0");
  EXPECT_EQ(one.at("group"), "drainage");
  EXPECT_EQ(one.at("approximate"), true);
  const json& volume = s.at("volumes").at(0);
  EXPECT_EQ(volume.at("item"), "路面積淹水");
  EXPECT_EQ(volume.at("last_hour"), 84);
  EXPECT_EQ(volume.at("band"), "high");
}

TEST(StateJson, ThePublicProfileLeavesOutStreamsAndWherePeopleCalledFrom) {
  const json s = state(*doubtful_city(), ExportProfile::Public);
  EXPECT_FALSE(with_id(s.at("assets"), "traffic/A").contains("stream"));
  EXPECT_FALSE(with_id(s.at("cases"), "hotline-1999/1").contains("approximate"));
  EXPECT_TRUE(with_id(s.at("cases"), "hotline-1999/1").at("lon").is_null());
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
