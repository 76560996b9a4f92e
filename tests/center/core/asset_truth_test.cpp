// What the city knows about the truth of its values: tallies per asset, counts per feed, presence, traits.
#include <gtest/gtest.h>

#include <random>

#include "center/core/value_rules.hpp"
#include "tests/support/cities.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using namespace support;

Facts present(const std::string& asset, bool online, FeedIndex feed = kTraffic) {
  Facts facts;
  facts.presences.push_back({.asset = asset, .online = online, .feed = feed});
  return facts;
}

const AssetInfo& first_info(const CityView& view) { return (*view.assets[0].info).at(0); }

TEST(ValueNow, CarriesWhatIsDoubtfulAboutIt) {
  Center center{city_config()};
  center.step(arrived(reading({.values = {{"speed_kmh", 700}},
                               .event_time = at(1h),
                               .received_at = at(0s),
                               .quality = Quality::Suspect,
                               .published_at = at(1h + 90s),
                               .zone_assumed = true,
                               .doubts = doubt::kOutOfRange})),
              at(0s));
  const CityViewPtr view = center.view();
  const ValueNow& value = view->assets[0].values[0];
  EXPECT_EQ(value.doubts, doubt::kOutOfRange | doubt::kFuture | doubt::kZoneAssumed);
  EXPECT_EQ(value.published_s, 90);
  EXPECT_EQ(view->feeds[kTraffic].zone_assumed, 1U);
}

TEST(ValueNow, WithoutAPublishTimeSaysSo) {
  Center center{city_config()};
  center.step(arrived(reading({.values = {{"speed_kmh", 7}}})), at(0s));
  EXPECT_EQ(center.view()->assets[0].values[0].published_s, kNotPublished);
}

TEST(AssetTally, CountsWhatBecameOfEachAssetsValues) {
  Center center{city_config()};
  const auto tell = [&](double value, Milliseconds t, Quality quality = Quality::Good) {
    center.step(arrived(reading({.values = {{"speed_kmh", value}, {"flow_veh_h", value}},
                                 .event_time = at(t),
                                 .received_at = at(1h),
                                 .quality = quality})),
                at(1h));
  };
  tell(1, 0s);
  tell(2, 1min);
  tell(2, 1min);
  tell(9, 30s);
  tell(3, 2min, Quality::Bad);
  tell(0, 3min, Quality::Missing);
  center.step(
      arrived(all({refused({.kind = DecodeError::Kind::BadValue, .feed = kTraffic, .subject = "A"}),
                   refused({.kind = DecodeError::Kind::BadValue, .feed = kTraffic, .subject = "nobody"}),
                   refused({.kind = DecodeError::Kind::BadValue, .feed = kRain, .subject = "A"})})),
      at(1h));
  const AssetTally tally = center.view()->assets[0].tallies.at(0);
  EXPECT_EQ(tally.accepted, 8U);
  EXPECT_EQ(tally.duplicate, 2U);
  EXPECT_EQ(tally.late, 2U);
  EXPECT_EQ(tally.suspect, 2U);
  EXPECT_EQ(tally.refused, 1U);
}

TEST(AssetTally, AnOldViewKeepsItsOwn) {
  Center center{city_config()};
  center.step(arrived(reading({.values = {{"speed_kmh", 1}}})), at(0s));
  const CityViewPtr old = center.view();
  center.step(arrived(reading({.values = {{"speed_kmh", 1}}})), at(0s));
  EXPECT_EQ(old->assets[0].tallies[0].duplicate, 0U);
  EXPECT_EQ(center.view()->assets[0].tallies[0].duplicate, 1U);
}

TEST(Presence, AnAssetIsOnlineOrOfflineByItsOwnWord) {
  Center center{city_config()};
  center.step(arrived(reading({.values = {{"speed_kmh", 1}}})), at(0s));
  EXPECT_FALSE(first_info(*center.view()).online);
  const Changes changes = center.step(arrived(present("A", false)), at(1s));
  ASSERT_EQ(changes.assets.size(), 1U);
  EXPECT_EQ(changes.assets[0].info.online, false);
  EXPECT_EQ(center.view()->feeds[kTraffic].offline, 1U);
  EXPECT_TRUE(center.step(arrived(present("A", false)), at(2s)).empty());
  center.step(arrived(reading({.values = {{"speed_kmh", 2}}, .event_time = at(3s)})), at(3s));
  EXPECT_EQ(first_info(*center.view()).online, false);  // a reading is no birth
  center.step(arrived(present("A", true)), at(4s));
  EXPECT_EQ(first_info(*center.view()).online, true);
  EXPECT_EQ(center.view()->feeds[kTraffic].offline, 0U);
}

TEST(Presence, WaitsForAnAssetThatIsNotKnownYet) {
  Center center{city_config()};
  center.step(arrived(present("A", true)), at(0s));
  center.step(arrived(present("A", false)), at(0s));
  EXPECT_EQ(center.view()->feeds[kTraffic].known, 0U);
  center.step(arrived(reading({.values = {{"speed_kmh", 1}}})), at(0s));
  EXPECT_EQ(first_info(*center.view()).online, false);
}

TEST(Presence, OfNoFeedIsCountedAndLeftOut) {
  Center center{city_config()};
  center.step(arrived(present("A", true, kNoFeed)), at(0s));
  EXPECT_EQ(center.view()->unclaimed_by_kind[static_cast<std::size_t>(DecodeError::Kind::UnknownTopic)], 1U);
}

TEST(Descriptions, TraitsAndStreamAddUp) {
  Center center{city_config()};
  center.step(arrived(described({.asset = "R",
                                 .traits = {{"free_flow_kmh", 50}, {"alert_level_1_m", 3}},
                                 .stream = "rtsp://camera.example.test/1",
                                 .feed = kTraffic})),
              at(0s));
  center.step(arrived(described({.asset = "R", .traits = {{"free_flow_kmh", 60}}, .feed = kTraffic})),
              at(0s));
  const CityViewPtr view = center.view();
  EXPECT_EQ(first_info(*view).traits, (std::vector<Trait>{{"alert_level_1_m", 3}, {"free_flow_kmh", 60}}));
  EXPECT_EQ(first_info(*view).stream, "rtsp://camera.example.test/1");
}

TEST(Descriptions, AGeocoderThatDoesNotKnowDoesNotOverruleOneWhoDid) {
  Center center{city_config()};
  const auto place = [&](LonLat at_place, bool approximate) {
    center.step(arrived(described(
                    {.asset = "R", .place = at_place, .place_approximate = approximate, .feed = kTraffic})),
                at(0s));
    return center.view();
  };
  EXPECT_EQ(place({121.55, 25.05}, true)->feeds[kTraffic].approximate, 1U);
  EXPECT_EQ(place({121.56, 25.05}, true)->feeds[kTraffic].approximate, 1U);
  EXPECT_EQ(place({121.57, 25.05}, false)->feeds[kTraffic].approximate, 0U);
  const CityViewPtr view = place({121.55, 25.05}, true);
  EXPECT_EQ(view->feeds[kTraffic].approximate, 0U);
  EXPECT_EQ(first_info(*view).place->lon_deg, 121.57);
}

// ---- every count of a feed equals a recount ------------------------------------------------------------------

struct Recount {
  std::array<std::uint64_t, 4> by_quality{};
  std::uint64_t known = 0, reporting = 0, offline = 0, approximate = 0, unlocated = 0, undescribed = 0;
  friend bool operator==(const Recount&, const Recount&) = default;
};

Recount recount(const CityView& view, FeedIndex feed) {
  Recount sum;
  for (std::size_t c = 0; c < view.assets.size(); ++c) {
    const AssetChunk& chunk = view.assets[c];
    if (chunk.feed != feed) continue;
    for (const ValueNow& value : chunk.values) ++sum.by_quality.at(static_cast<std::size_t>(value.quality));
    for (std::size_t s = 0; s < chunk.size(); ++s) {
      const AssetInfo& info = (*chunk.info)[s];
      ++sum.known;
      sum.reporting += freshness(view, chunk, s) == Freshness::Fresh ? 1U : 0U;
      sum.offline += info.online == false ? 1U : 0U;
      sum.approximate += info.place_approximate ? 1U : 0U;
      sum.unlocated += !info.place && info.line.empty() ? 1U : 0U;
      sum.undescribed += !info.described && (*view.book)[feed].described ? 1U : 0U;
    }
  }
  return sum;
}

Recount told(const FeedNow& feed) {
  return {.by_quality = feed.by_quality,
          .known = feed.known,
          .reporting = feed.reporting,
          .offline = feed.offline,
          .approximate = feed.approximate,
          .unlocated = feed.unlocated,
          .undescribed = feed.undescribed};
}

CenterConfig strict_config() {
  CenterConfig config = city_config();
  auto book = std::make_shared<FeedBook>(*config.feeds);
  for (const FeedIndex feed : {kTraffic, kParking}) {
    (*book)[feed].quality.push_back({.quantity = "q1", .frozen_after = 20s, .max_step_per_min = 2});
    (*book)[feed].quality.push_back({.quantity = "q2", .frozen_after = 40s});
  }
  config.feeds = book;
  return config;
}

Facts anything(std::mt19937& random, TimePoint now) {
  const FeedIndex feed = random() % 2 == 0 ? kTraffic : kParking;
  const std::string asset = "A" + std::to_string(random() % 12);
  switch (random() % 8) {
    case 0:
      return present(asset, random() % 2 == 0, feed);
    case 1: {
      AssetFact fact{.asset = asset, .feed = feed, .from_catalogue = random() % 2 == 0};
      if (random() % 2 == 0) fact.name.en = "x";
      if (random() % 2 == 0) {
        fact.place = LonLat{121.5, 25.0 + 0.001 * static_cast<double>(random() % 9)};
        fact.place_approximate = random() % 2 == 0;
      }
      return described(std::move(fact));
    }
    default: {
      ReadingOf of{.feed = feed, .asset = asset};
      const std::size_t count = 1 + random() % 3;
      for (std::size_t i = 0; i < count; ++i) {
        of.values.emplace_back("q" + std::to_string(i), static_cast<double>(random() % 4));
      }
      of.event_time = now + Milliseconds{static_cast<std::int64_t>(random() % 200'000) - 150'000};
      of.received_at = now;
      of.quality = random() % 3 == 0 ? static_cast<Quality>(random() % 4) : Quality::Good;
      of.retained = random() % 10 == 0;
      return reading(of);
    }
  }
}

TEST(Counts, EqualARecountWhateverHappens) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    std::mt19937 random{seed};
    Center center{strict_config()};
    TimePoint now = kNoon;
    for (int step = 0; step < 400; ++step) {
      Facts facts;
      for (std::uint32_t i = random() % 4; i > 0; --i) facts = all({std::move(facts), anything(random, now)});
      now += Milliseconds{random() % 20'000};
      if (random() % 50 == 0) now -= Milliseconds{random() % 10'000'000};  // somebody sets the clock back
      center.step(arrived(std::move(facts)), now);
      const CityViewPtr view = center.view();
      for (const FeedIndex feed : {kTraffic, kParking}) {
        ASSERT_EQ(told(view->feeds[feed]), recount(*view, feed)) << "seed " << seed << " step " << step;
      }
      if (random() % 40 != 0) continue;
      Center next{strict_config()};
      next.restore(*view, {});
      center = std::move(next);
      const CityViewPtr restored = center.view();
      for (const FeedIndex feed : {kTraffic, kParking}) {
        ASSERT_EQ(told(restored->feeds[feed]), recount(*view, feed)) << "seed " << seed << " step " << step;
        ASSERT_EQ(restored->feeds[feed].accepted, view->feeds[feed].accepted);
        ASSERT_EQ(restored->feeds[feed].zone_assumed, view->feeds[feed].zone_assumed);
      }
    }
  }
}

// Tallies add up to their feed's counters, while no asset is refused.
TEST(Counts, OfAssetsAddUpToTheirFeed) {
  std::mt19937 random{3};
  Center center{strict_config()};
  for (int step = 0; step < 500; ++step) {
    center.step(arrived(anything(random, at(step * 1s))), at(step * 1s));
  }
  const CityViewPtr view = center.view();
  for (const FeedIndex feed : {kTraffic, kParking}) {
    std::uint64_t accepted = 0, late = 0, duplicate = 0;
    for (std::size_t c = 0; c < view->assets.size(); ++c) {
      if (view->assets[c].feed != feed) continue;
      for (const AssetTally& tally : view->assets[c].tallies) {
        accepted += tally.accepted;
        late += tally.late;
        duplicate += tally.duplicate;
      }
    }
    EXPECT_EQ(accepted, view->feeds[feed].accepted);
    EXPECT_EQ(late, view->feeds[feed].late);
    EXPECT_EQ(duplicate, view->feeds[feed].duplicate);
  }
}

}  // namespace
}  // namespace city
