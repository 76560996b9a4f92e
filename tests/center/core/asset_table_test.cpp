// What a reading or a description does to the city, seen from outside.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <set>

#include "tests/support/cities.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using namespace support;

const AssetInfo* find_info(const CityView& view, const std::string& id) {
  for (std::size_t c = 0; c < view.assets.size(); ++c) {
    for (std::size_t s = 0; s < view.assets[c].size(); ++s) {
      if (asset_id(view, view.assets[c], s) == id) return &(*view.assets[c].info)[s];
    }
  }
  return nullptr;
}

double speed_of_a(Center& center) {
  return find_value(*center.view(), "traffic/A", "speed_kmh").value().value;
}

TEST(Readings, AReadingMakesItsAssetKnown) {
  Center center{city_config()};
  center.step(arrived(reading({.values = {{"speed_kmh", 33}, {"occupancy_pct", 12}}, .event_time = at(0s)})),
              at(1s));
  const CityViewPtr view = center.view();
  EXPECT_EQ(find_value(*view, "traffic/A", "speed_kmh")->value, 33);
  EXPECT_EQ(find_value(*view, "traffic/A", "occupancy_pct")->value, 12);
  EXPECT_EQ(find_info(*view, "traffic/A")->kind, "road_section");
  EXPECT_EQ(view->feeds[kTraffic].known, 1U);
  EXPECT_EQ(view->feeds[kTraffic].reporting, 1U);
  EXPECT_EQ(view->feeds[kTraffic].accepted, 2U);
}

TEST(Readings, AQuantityMayComeLaterAndInAnyOrder) {
  Center center{city_config()};
  for (const std::string id : {"A", "B", "C"}) {
    center.step(arrived(reading({.asset = id, .values = {{"occupancy_pct", 1}}})), at(0s));
  }
  center.step(arrived(reading({.asset = "A", .values = {{"speed_kmh", 50}, {"flow_veh_h", 9}}})), at(0s));
  center.step(arrived(reading({.asset = "B", .values = {{"flow_veh_h", 8}, {"speed_kmh", 40}}})), at(0s));
  const CityViewPtr view = center.view();
  EXPECT_EQ(find_value(*view, "traffic/A", "speed_kmh")->value, 50);
  EXPECT_EQ(find_value(*view, "traffic/B", "flow_veh_h")->value, 8);
  EXPECT_EQ(find_value(*view, "traffic/B", "speed_kmh")->value, 40);
  EXPECT_EQ(find_value(*view, "traffic/C", "occupancy_pct")->value, 1);
  EXPECT_FALSE(find_value(*view, "traffic/C", "speed_kmh"));
}

TEST(Readings, ValuesOfASlotAreSortedByQuantity) {
  Center center{city_config()};
  center.step(arrived(reading({.values = {{"speed_kmh", 1}, {"flow_veh_h", 2}, {"occupancy_pct", 3}}})),
              at(0s));
  center.step(
      arrived(reading({.asset = "B", .values = {{"occupancy_pct", 3}, {"speed_kmh", 1}, {"flow_veh_h", 2}}})),
      at(0s));
  const AssetChunk& chunk = center.view()->assets[0];
  for (std::size_t slot = 0; slot < 2; ++slot) {
    EXPECT_TRUE(std::is_sorted(chunk.values.begin() + chunk.first[slot],
                               chunk.values.begin() + chunk.first[slot + 1],
                               [](const ValueNow& a, const ValueNow& b) { return a.quantity < b.quantity; }));
  }
}

TEST(Readings, ALateValueIsKeptInHistoryButNotShown) {
  Center center{city_config()};
  center.step(arrived(reading({.values = {{"speed_kmh", 30}}, .event_time = at(10s)})), at(10s));
  const Changes changes = center.step(
      arrived(reading({.values = {{"speed_kmh", 99}}, .event_time = at(5s), .received_at = at(11s)})),
      at(11s));
  EXPECT_EQ(speed_of_a(center), 30);
  ASSERT_EQ(changes.observations.size(), 1U);
  EXPECT_EQ(changes.observations[0].value, 99);
  EXPECT_EQ(center.view()->feeds[kTraffic].late, 1U);
  EXPECT_EQ(center.view()->feeds[kTraffic].accepted, 1U);
}

TEST(Readings, ADuplicateChangesNothingAndIsCounted) {
  Center center{city_config()};
  center.step(arrived(reading({.values = {{"speed_kmh", 30}}})), at(0s));
  const std::uint64_t revision = center.view()->assets[0].revision;
  const Changes changes = center.step(arrived(reading({.values = {{"speed_kmh", 30}}})), at(1s));
  EXPECT_TRUE(changes.empty());
  EXPECT_EQ(center.view()->assets[0].revision, revision);
  EXPECT_EQ(center.view()->feeds[kTraffic].duplicate, 1U);
}

TEST(Readings, AFutureStampIsShownAsSuspectAndDoesNotBlock) {
  Center center{city_config()};
  center.step(
      arrived(reading({.values = {{"speed_kmh", 30}}, .event_time = at(168h), .received_at = at(0s)})),
      at(0s));
  EXPECT_TRUE(find_value(*center.view(), "traffic/A", "speed_kmh")->clock_suspect());
  EXPECT_EQ(center.view()->feeds[kTraffic].clock_suspect, 1U);
  EXPECT_EQ(center.view()->feeds[kTraffic].newest_event, TimePoint{});
  center.step(arrived(reading({.values = {{"speed_kmh", 31}}, .event_time = at(60s)})), at(60s));
  EXPECT_EQ(speed_of_a(center), 31);
  EXPECT_FALSE(find_value(*center.view(), "traffic/A", "speed_kmh")->clock_suspect());
}

TEST(Readings, AStampAtTheEndOfTimeBreaksNothing) {
  Center center{city_config()};
  center.step(arrived(reading({.asset = "past",
                               .values = {{"speed_kmh", 1}},
                               .event_time = TimePoint::min(),
                               .received_at = at(0s)})),
              at(0s));
  center.step(arrived(reading({.asset = "future",
                               .values = {{"speed_kmh", 1}},
                               .event_time = TimePoint::max(),
                               .received_at = at(0s)})),
              at(0s));
  const CityViewPtr view = center.view();
  EXPECT_EQ(view->feeds[kTraffic].clock_suspect, 2U);
  EXPECT_EQ(view->feeds[kTraffic].reporting, 1U);  // the one that speaks for its receipt
}

TEST(Readings, AMissingValueIsNoNumberButAReport) {
  Center center{city_config()};
  const Changes changes =
      center.step(arrived(reading({.values = {{"speed_kmh", -99}}, .quality = Quality::Missing})), at(0s));
  EXPECT_EQ(find_value(*center.view(), "traffic/A", "speed_kmh")->quality, Quality::Missing);
  EXPECT_EQ(changes.observations.at(0).value, 0);
  EXPECT_EQ(center.view()->feeds[kTraffic].reporting, 1U);
}

TEST(Readings, ANumberThatIsNotFiniteIsMissing) {
  Center center{city_config()};
  const Changes changes = center.step(
      arrived(reading({.values = {{"speed_kmh", std::numeric_limits<double>::quiet_NaN()}}})), at(0s));
  EXPECT_EQ(changes.observations.at(0).quality, Quality::Missing);
  EXPECT_FALSE(std::isnan(changes.observations.at(0).value));
}

TEST(Readings, ARetainedReadingDoesNotMakeItsFeedLookAlive) {
  Center center{city_config()};
  center.step(arrived(reading({.values = {{"speed_kmh", 30}}, .retained = true})), at(0s));
  EXPECT_EQ(center.view()->feeds[kTraffic].state, FeedState::Never);
  EXPECT_EQ(center.view()->feeds[kTraffic].newest_receipt, TimePoint{});
  EXPECT_EQ(center.view()->feeds[kTraffic].known, 1U);
}

TEST(Readings, AFactOfNoFeedIsCountedAndLeftOut) {
  Center center{city_config()};
  center.step(arrived(reading({.feed = kNoFeed, .values = {{"speed_kmh", 30}}})), at(0s));
  EXPECT_EQ(center.view()->assets.size(), 0U);
  EXPECT_EQ(center.view()->unclaimed_by_kind[static_cast<std::size_t>(DecodeError::Kind::UnknownTopic)], 1U);
}

TEST(Readings, ACountBeyondTheMeasuredValuesIsCutOff) {
  Center center{city_config()};
  Facts facts = reading({.values = {{"speed_kmh", 30}}});
  facts.readings[0].count = 1000;
  center.step(arrived(facts), at(0s));
  facts.readings[0].first = 1000;
  center.step(arrived(facts), at(0s));
  EXPECT_EQ(center.view()->feeds[kTraffic].accepted, 1U);
}

TEST(Readings, MoreQuantitiesThanTheBoundAreRefusedAndCounted) {
  Center center{city_config()};
  for (std::size_t i = 0; i < kMaxQuantities + 10; ++i) {
    center.step(
        arrived(reading({.asset = "A" + std::to_string(i / 200), .values = {{"q" + std::to_string(i), 1}}})),
        at(0s));
  }
  const CityViewPtr view = center.view();
  EXPECT_EQ(view->quantities->size(), kMaxQuantities);
  EXPECT_EQ(view->feeds[kTraffic].accepted, kMaxQuantities);
  EXPECT_EQ(view->feeds[kTraffic].refused, 10U);
  EXPECT_FALSE(view->feeds[kTraffic].last_error.empty());
}

TEST(Series, EachIsAnnouncedExactlyOnceAndNumbersGrow) {
  Center center{city_config()};
  std::set<SeriesId> seen;
  for (int round = 0; round < 3; ++round) {
    for (const std::string id : {"A", "B"}) {
      const Changes changes = center.step(arrived(reading({.asset = id,
                                                           .values = {{"speed_kmh", 1}, {"occupancy_pct", 2}},
                                                           .event_time = at(round * 1s)})),
                                          at(round * 1s));
      for (const SeriesRow& row : changes.series) {
        EXPECT_TRUE(seen.empty() || row.series > *seen.rbegin());
        EXPECT_TRUE(seen.insert(row.series).second) << row.asset << " " << row.quantity;
      }
      for (const ObservationRow& row : changes.observations) EXPECT_TRUE(seen.contains(row.series));
    }
  }
  EXPECT_EQ(seen.size(), 4U);
}

TEST(Descriptions, ACatalogueEntryWaitsForItsAsset) {
  Center center{city_config()};
  const AssetFact fact{.asset = "P1",
                       .name = {"停車場", "Car park"},
                       .place = LonLat{121.55, 25.05},
                       .feed = kParking,
                       .from_catalogue = true};
  center.step(arrived(described(fact)), at(0s));
  EXPECT_EQ(center.view()->feeds[kParking].known, 0U);
  const Changes changes = center.step(
      arrived(reading({.feed = kParking, .asset = "P1", .values = {{"spaces_available", 3}}})), at(1s));
  const AssetInfo* info = find_info(*center.view(), "tcmsv/P1");
  ASSERT_NE(info, nullptr);
  EXPECT_EQ(info->name.en, "Car park");
  EXPECT_EQ(info->kind, "car_park");
  EXPECT_EQ(info->district, "大安區");
  EXPECT_TRUE(info->described);
  ASSERT_EQ(changes.assets.size(), 1U);
  EXPECT_EQ(changes.assets[0].info, *info);
}

TEST(Descriptions, AreJoinedWhicheverComesFirst) {
  const Facts description = described({.asset = "P1",
                                       .name = {"停車場", "Car park"},
                                       .place = LonLat{121.55, 25.05},
                                       .feed = kParking,
                                       .from_catalogue = true});
  const Facts report = reading({.feed = kParking, .asset = "P1", .values = {{"spaces_available", 3}}});
  Center catalogue_first{city_config()};
  catalogue_first.step(arrived(description), at(0s));
  catalogue_first.step(arrived(report), at(0s));
  Center report_first{city_config()};
  report_first.step(arrived(report), at(0s));
  EXPECT_EQ(report_first.view()->feeds[kParking].undescribed, 1U);
  EXPECT_EQ(report_first.view()->feeds[kParking].unlocated, 1U);
  report_first.step(arrived(description), at(0s));
  EXPECT_EQ(*find_info(*catalogue_first.view(), "tcmsv/P1"), *find_info(*report_first.view(), "tcmsv/P1"));
  EXPECT_EQ(report_first.view()->feeds[kParking].undescribed, 0U);
  EXPECT_EQ(report_first.view()->feeds[kParking].unlocated, 0U);
}

TEST(Descriptions, APublishedDescriptionMakesItsAssetKnown) {
  Center center{city_config()};
  center.step(arrived(described({.asset = "G1", .name = {"站", "Gauge"}, .feed = kRain})), at(0s));
  const CityViewPtr view = center.view();
  EXPECT_EQ(view->feeds[kRain].known, 1U);
  EXPECT_EQ(view->feeds[kRain].reporting, 0U);
  EXPECT_EQ(freshness(*view, view->assets[0], 0), Freshness::Never);
}

TEST(Descriptions, TheSameAgainIsNoChange) {
  Center center{city_config()};
  const Facts fact =
      described({.asset = "G1", .name = {"站", "Gauge"}, .place = LonLat{121.45, 25.05}, .feed = kRain});
  EXPECT_EQ(center.step(arrived(fact), at(0s)).assets.size(), 1U);
  const std::uint64_t revision = center.view()->assets[0].info_revision;
  EXPECT_EQ(center.step(arrived(fact), at(1s)).assets.size(), 0U);
  EXPECT_EQ(center.view()->assets[0].info_revision, revision);
}

TEST(Descriptions, AnEmptyFieldKeepsWhatWasTold) {
  Center center{city_config()};
  center.step(arrived(described(
                  {.asset = "G1", .name = {"站", "Gauge"}, .place = LonLat{121.45, 25.05}, .feed = kRain})),
              at(0s));
  center.step(arrived(described({.asset = "G1", .agency = "氣象署", .feed = kRain})), at(0s));
  const AssetInfo* info = find_info(*center.view(), "cwa-rain/G1");
  EXPECT_EQ(info->name.en, "Gauge");
  EXPECT_EQ(info->agency, "氣象署");
  EXPECT_EQ(info->district, "信義區");
}

TEST(Descriptions, TheMapsDistrictWinsOverTheSourcesWord) {
  Center center{city_config()};
  center.step(
      arrived(described({.asset = "G1", .place = LonLat{121.45, 25.05}, .district = "大安", .feed = kRain})),
      at(0s));
  center.step(arrived(described({.asset = "G2", .district = "大安", .feed = kRain})), at(0s));
  center.step(
      arrived(described({.asset = "G3", .place = LonLat{120, 23}, .district = "嘉義市", .feed = kRain})),
      at(0s));
  const CityViewPtr view = center.view();
  EXPECT_EQ(find_info(*view, "cwa-rain/G1")->district, "信義區");
  EXPECT_EQ(find_info(*view, "cwa-rain/G2")->district, "大安區");
  EXPECT_EQ(find_info(*view, "cwa-rain/G3")->district, "嘉義市");
}

TEST(Descriptions, AnAssetThatMovesChangesItsDistrict) {
  Center center{city_config()};
  center.step(arrived(described({.asset = "G1", .place = LonLat{121.45, 25.05}, .feed = kRain})), at(0s));
  center.step(arrived(described({.asset = "G1", .place = LonLat{121.55, 24.95}, .feed = kRain})), at(0s));
  EXPECT_EQ(find_info(*center.view(), "cwa-rain/G1")->district, "文山區");
}

TEST(Descriptions, AnOldViewKeepsTheOldName) {
  Center center{city_config()};
  center.step(arrived(described({.asset = "G1", .name = {"", "Old"}, .feed = kRain})), at(0s));
  const CityViewPtr old = center.view();
  center.step(arrived(described({.asset = "G1", .name = {"", "New"}, .feed = kRain})), at(0s));
  center.step(arrived(described({.asset = "G2", .name = {"", "Other"}, .feed = kRain})), at(0s));
  EXPECT_EQ(find_info(*old, "cwa-rain/G1")->name.en, "Old");
  EXPECT_EQ(old->assets[0].size(), 1U);
  EXPECT_EQ(old->assets[0].first.size(), 2U);
  EXPECT_EQ(find_info(*center.view(), "cwa-rain/G1")->name.en, "New");
}

TEST(Descriptions, BeyondTheBoundOfThePendingCatalogueAnAssetStaysUndescribed) {
  Center center{city_config()};
  const std::string megabyte(std::size_t{1} << 20, 'x');
  for (int i = 0; i < 70; ++i) {
    center.step(arrived(described({.asset = "P" + std::to_string(i),
                                   .name = {"", megabyte},
                                   .feed = kParking,
                                   .from_catalogue = true})),
                at(0s));
  }
  center.step(arrived(reading({.feed = kParking, .asset = "P0", .values = {{"spaces_available", 1}}})),
              at(0s));
  center.step(arrived(reading({.feed = kParking, .asset = "P69", .values = {{"spaces_available", 1}}})),
              at(0s));
  EXPECT_TRUE(find_info(*center.view(), "tcmsv/P0")->described);
  EXPECT_FALSE(find_info(*center.view(), "tcmsv/P69")->described);
  EXPECT_EQ(center.view()->feeds[kParking].undescribed, 1U);
}

TEST(Chunks, HoldOneFeedAndAtMostTheirNumberOfAssets) {
  const CityViewPtr view = big_city(5000);
  std::size_t assets = 0;
  for (std::size_t c = 0; c < view->assets.size(); ++c) {
    const AssetChunk& chunk = view->assets[c];
    EXPECT_LE(chunk.size(), kAssetsPerChunk);
    EXPECT_EQ(chunk.first.size(), chunk.size() + 1);
    EXPECT_EQ(chunk.first.back(), chunk.values.size());
    EXPECT_LT(chunk.feed, view->book->size());
    assets += chunk.size();
  }
  EXPECT_EQ(assets, 5000U);
  EXPECT_EQ(view->assets.size(), 20U);  // 5 feeds of 1000 assets, 4 chunks each
}

// Lanes run apart, so their batches may reach the center in any order; each feed keeps to one lane.
TEST(Lanes, TheOrderOfTwoLanesDoesNotMatterForFinalValues) {
  for (unsigned seed = 0; seed < 30; ++seed) {
    std::mt19937 random{seed};
    std::vector<std::vector<Event>> quick;
    std::vector<std::vector<Event>> bulk;
    for (int i = 0; i < 40; ++i) {
      const TimePoint event_time = at(Milliseconds{random() % 60'000});
      const auto value = static_cast<double>(random() % 5);
      const std::string id = std::string(1, static_cast<char>('A' + random() % 4));
      quick.push_back(arrived(reading({.feed = kTraffic,
                                       .asset = id,
                                       .values = {{"speed_kmh", value}},
                                       .event_time = event_time,
                                       .received_at = at(60s)})));
      bulk.push_back(arrived(
          all({described(
                   {.asset = id, .name = {"", "P" + id}, .feed = kParking, .from_catalogue = i % 2 == 0}),
               reading({.feed = kParking,
                        .asset = id,
                        .values = {{"spaces_available", value}},
                        .event_time = event_time,
                        .received_at = at(60s)})}),
          Lane::Bulk));
    }
    Center one{city_config()};
    Center other{city_config()};
    for (const auto& events : quick) one.step(events, at(60s));
    for (const auto& events : bulk) one.step(events, at(60s));
    for (std::size_t q = 0, b = 0; q < quick.size() || b < bulk.size();) {
      const bool take_bulk = q == quick.size() || (b < bulk.size() && random() % 2 == 0);
      other.step(take_bulk ? bulk[b++] : quick[q++], at(60s));
    }
    const CityViewPtr first = one.view();
    const CityViewPtr second = other.view();
    for (const std::string id : {"A", "B", "C", "D"}) {
      for (const auto& [feed, quantity] :
           {std::pair{"traffic/", "speed_kmh"}, std::pair{"tcmsv/", "spaces_available"}}) {
        const auto a = find_value(*first, feed + id, quantity);
        const auto b = find_value(*second, feed + id, quantity);
        ASSERT_EQ(a.has_value(), b.has_value());
        if (!a) continue;
        EXPECT_EQ(a->value, b->value) << "seed " << seed;
        EXPECT_EQ(a->event_time, b->event_time);
        EXPECT_EQ(find_info(*first, feed + id)->name.en, find_info(*second, feed + id)->name.en);
      }
    }
    EXPECT_EQ(first->feeds[kTraffic].accepted, second->feeds[kTraffic].accepted);
    EXPECT_EQ(first->feeds[kParking].late, second->feeds[kParking].late);
  }
}

}  // namespace
}  // namespace city
