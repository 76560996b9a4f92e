#include "center/core/case_twins.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <numbers>
#include <random>

#include "center/core/limits.hpp"
#include "sensors/hotline/address.hpp"
#include "tests/support/facts.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using support::at;
using support::kHotline;

constexpr LonLat kHere{121.55, 25.03};

LonLat north_of(LonLat place, double metres) { return {place.lon_deg, place.lat_deg + metres / 111'194.9}; }
LonLat east_of(LonLat place, double metres) {
  return {place.lon_deg + metres / (111'194.9 * std::cos(place.lat_deg * std::numbers::pi / 180)),
          place.lat_deg};
}

CaseFact flood(std::string id, std::optional<LonLat> place, TimePoint opened = at(0s),
               std::string address = {}) {
  return {.id = std::move(id),
          .category = "路面積淹水",
          .opened = opened,
          .address = std::move(address),
          .place = place,
          .feed = kHotline};
}

// All cases under their own ids.
CaseTwins twins_of(const std::vector<CaseFact>& cases) {
  CaseTwins twins;
  for (const CaseFact& one : cases) twins.add(one.id, one);
  return twins;
}

TEST(CaseTwins, TwoOfOneItemNearbyAndSoonAreTwins) {
  const CaseTwins twins = twins_of({flood("a", kHere), flood("b", north_of(kHere, 150), at(1h))});
  EXPECT_EQ(twins.of("a").count, 1U);
  EXPECT_EQ(twins.of("b").count, 1U);
  EXPECT_EQ(twins.of("a").first, "") << "it is the earliest";
  EXPECT_EQ(twins.of("b").first, "a");
}

TEST(CaseTwins, AtTwoHundredMetresStillAndBeyondNot) {
  for (const LonLat place :
       {north_of(kHere, 199.5), east_of(kHere, 199.5), north_of(kHere, -199.5), east_of(kHere, -199.5)})
    EXPECT_EQ(twins_of({flood("a", kHere), flood("b", place)}).of("a").count, 1U);
  for (const LonLat place :
       {north_of(kHere, 200.5), east_of(kHere, 200.5), north_of(kHere, -200.5), east_of(kHere, -200.5)})
    EXPECT_EQ(twins_of({flood("a", kHere), flood("b", place)}).of("a").count, 0U);
}

TEST(CaseTwins, FindsTheNeighbourInHighLatitudesToo) {
  const LonLat far_north{25.0, 78.2};
  EXPECT_EQ(twins_of({flood("a", far_north), flood("b", east_of(far_north, 195))}).of("b").count, 1U);
  EXPECT_EQ(twins_of({flood("a", far_north), flood("b", east_of(far_north, 205))}).of("b").count, 0U);
}

TEST(CaseTwins, ADayApartStillAndLongerNot) {
  EXPECT_EQ(twins_of({flood("a", kHere), flood("b", kHere, at(24h))}).of("a").count, 1U);
  EXPECT_EQ(twins_of({flood("a", kHere), flood("b", kHere, at(24h + 1ms))}).of("a").count, 0U);
}

TEST(CaseTwins, AnotherItemOrAnotherFeedIsNone) {
  CaseFact tree = flood("b", kHere);
  tree.category = "路樹處理";
  CaseFact elsewhere = flood("c", kHere);
  elsewhere.feed = support::kTraffic;
  const CaseTwins twins = twins_of({flood("a", kHere), tree, elsewhere});
  for (const char* id : {"a", "b", "c"}) EXPECT_EQ(twins.of(id).count, 0U) << id;
}

TEST(CaseTwins, WithoutAPlaceTheAddressCounts) {
  const CaseTwins twins =
      twins_of({flood("a", std::nullopt, at(0s), "臺北市大安區測試路4段5號"),
                flood("b", kHere, at(1s), "大安區測試路四段5號"),
                flood("c", std::nullopt, at(2s), "大安區測試路四段6號"),
                flood("d", std::nullopt, at(3s), "大安區"), flood("e", std::nullopt, at(4s), "大安區")});
  EXPECT_EQ(twins.of("a").count, 1U);
  EXPECT_EQ(twins.of("b").first, "a");
  for (const char* id : {"c", "d", "e"}) EXPECT_EQ(twins.of(id).count, 0U) << id;
}

TEST(CaseTwins, TwoPlacesFarApartAreNoneThoughTheirAddressIsOne) {
  const CaseTwins twins =
      twins_of({flood("a", kHere, at(0s), "河濱公園"), flood("b", north_of(kHere, 900), at(0s), "河濱公園")});
  EXPECT_EQ(twins.of("a").count, 0U);
}

TEST(CaseTwins, AGeocodersDefaultPointIsNoPlace) {
  CaseFact a = flood("a", kHere);
  CaseFact b = flood("b", kHere);
  a.place_approximate = b.place_approximate = true;
  EXPECT_EQ(twins_of({a, b}).of("a").count, 0U);
}

TEST(CaseTwins, WhenTheEarliestGoesTheNextTakesItsPlace) {
  CaseTwins twins = twins_of({flood("a", kHere), flood("b", kHere, at(1s)), flood("c", kHere, at(2s))});
  EXPECT_EQ(twins.of("c").first, "a");
  twins.remove("a");
  EXPECT_EQ(twins.of("c").first, "b");
  EXPECT_EQ(twins.of("c").count, 1U);
  EXPECT_EQ(twins.of("b").first, "");
  twins.remove("b");
  EXPECT_EQ(twins.of("c").count, 0U);
  EXPECT_EQ(twins.of("c").first, "");
  twins.remove("b");
  EXPECT_EQ(twins.of("b").count, 0U);
}

TEST(CaseTwins, SaysWhoseTwinsChanged) {
  CaseTwins twins = twins_of({flood("a", kHere), flood("far", north_of(kHere, 5000))});
  twins.take_changed();
  twins.add("b", flood("b", kHere, at(1s)));
  EXPECT_EQ(twins.take_changed(), (std::unordered_set<std::string>{"a", "b"}));
  EXPECT_TRUE(twins.take_changed().empty());
}

TEST(CaseTwins, BeyondTheBoundFurtherOnesAreLeftOut) {
  CaseTwins twins;
  for (std::size_t i = 0; i < kMaxTwinsTogether + 5; ++i) {
    const std::string id = std::to_string(i);
    twins.add(id, flood(id, kHere, at(Milliseconds{i})));
  }
  EXPECT_EQ(twins.of("0").count, kMaxTwinsTogether - 1);
  EXPECT_EQ(twins.of(std::to_string(kMaxTwinsTogether + 1)).count, 0U);
  for (std::size_t i = 0; i < kMaxTwinsTogether + 5; ++i) twins.remove(std::to_string(i));
  twins.add("new", flood("new", kHere));
  EXPECT_EQ(twins.of("new").count, 0U);
}

// What are_twins() means, written down once more in the plainest way.
bool plainly_twins(const CaseFact& a, const CaseFact& b) {
  if (a.category != b.category || std::chrono::abs(a.opened - b.opened) > 24h) return false;
  const bool placed_a = a.place && !a.place_approximate;
  const bool placed_b = b.place && !b.place_approximate;
  if (!placed_a || !placed_b)
    return !address_key(a.address).empty() && address_key(a.address) == address_key(b.address);
  const double rad = std::numbers::pi / 180;
  const double h = std::pow(std::sin((a.place->lat_deg - b.place->lat_deg) * rad / 2), 2) +
                   std::cos(a.place->lat_deg * rad) * std::cos(b.place->lat_deg * rad) *
                       std::pow(std::sin((a.place->lon_deg - b.place->lon_deg) * rad / 2), 2);
  return 2 * 6'371'008.8 * std::asin(std::sqrt(h)) <= 200;
}

TEST(CaseTwins, AreWhatComparingEveryPairFindsThroughAnySequence) {
  std::mt19937 random{20260501};
  const auto upto = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  CaseTwins twins;
  std::map<std::string, CaseFact> open;
  for (int step = 0; step < 1500; ++step) {
    const std::string id = std::to_string(upto(120));
    if (open.contains(id)) {
      twins.remove(id);
      open.erase(id);
      continue;
    }
    CaseFact fact = flood(id, std::nullopt, at(std::chrono::hours{upto(60)}),
                          "大安區測試街" + std::to_string(upto(4)) + "號");
    if (upto(3) > 0) fact.place = east_of(north_of(kHere, upto(900)), upto(900));
    fact.place_approximate = upto(9) == 0;
    fact.category = upto(2) == 0 ? "路面積淹水" : "路樹處理";
    twins.add(id, fact);
    open.emplace(id, fact);
    if (step % 50 != 0) continue;
    for (const auto& [one_id, one] : open) {
      std::uint32_t count = 0;
      const CaseFact* first = nullptr;
      for (const auto& [other_id, other] : open) {
        if (one_id == other_id || !plainly_twins(one, other)) continue;
        ++count;
        const auto before = [](const CaseFact& a, const CaseFact& b) {
          return std::tie(a.opened, a.id) < std::tie(b.opened, b.id);
        };
        if (before(other, one) && (!first || before(other, *first))) first = &other;
      }
      ASSERT_EQ(twins.of(one_id).count, count) << "step " << step;
      ASSERT_EQ(twins.of(one_id).first, first ? first->id : "") << "step " << step;
    }
  }
}

}  // namespace
}  // namespace city
