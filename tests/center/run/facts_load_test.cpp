#include "center/run/facts_load.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace city {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

void add(Facts& facts, FeedIndex feed, const std::string& asset, Milliseconds time,
         const std::vector<std::pair<std::string, double>>& values) {
  facts.readings.push_back({.asset = asset,
                            .event_time = TimePoint{time},
                            .position = facts.readings.size() + 1,
                            .first = static_cast<std::uint32_t>(facts.measured.size()),
                            .count = static_cast<std::uint32_t>(values.size()),
                            .feed = feed});
  for (const auto& [quantity, value] : values)
    facts.measured.push_back({.quantity = quantity, .value = value});
}

std::vector<std::string> told(const Facts& facts) {
  std::vector<std::string> lines;
  for (const Reading& reading : facts.readings) {
    std::string line = std::to_string(reading.feed) + "/" + reading.asset;
    for (std::uint32_t m = reading.first; m < reading.first + reading.count; ++m) {
      line +=
          " " + facts.measured[m].quantity + "=" + std::to_string(static_cast<int>(facts.measured[m].value));
    }
    lines.push_back(line);
  }
  return lines;
}

TEST(MergeReadings, KeepsTheNewestPerFeedAndAsset) {
  Facts facts;
  add(facts, 0, "a", 2s, {{"speed", 20}});
  add(facts, 0, "b", 1s, {{"speed", 1}});
  add(facts, 0, "a", 3s, {{"speed", 30}});
  add(facts, 1, "a", 1s, {{"speed", 9}});
  add(facts, 0, "a", 1s, {{"speed", 10}});
  EXPECT_EQ(merge_readings(facts), 2U);
  EXPECT_THAT(told(facts), ElementsAre("0/b speed=1", "0/a speed=30", "1/a speed=9"));
  ASSERT_EQ(facts.tallies.size(), 1U);
  EXPECT_EQ(facts.tallies[0].feed, 0);
  EXPECT_EQ(facts.tallies[0].merged, 2U);
}

TEST(MergeReadings, KeepsOlderValuesOfOtherQuantities) {
  Facts facts;
  add(facts, 0, "a", 1s, {{"speed", 10}, {"count", 5}});
  add(facts, 0, "a", 2s, {{"speed", 20}});
  EXPECT_EQ(merge_readings(facts), 0U);
  EXPECT_THAT(told(facts), ElementsAre("0/a count=5", "0/a speed=20"));
}

TEST(MergeReadings, OfEqualTimesKeepsTheLaterMessage) {
  Facts facts;
  add(facts, 0, "a", 1s, {{"speed", 10}});
  add(facts, 0, "a", 1s, {{"speed", 11}});
  merge_readings(facts);
  EXPECT_THAT(told(facts), ElementsAre("0/a speed=11"));
}

TEST(MergeReadings, NeverTouchesAnythingElse) {
  Facts facts;
  facts.cases = {{.id = "1"}, {.id = "1"}};
  facts.alerts = {{.id = "x"}, {.id = "x"}};
  facts.assets = {{.asset = "a"}, {.asset = "a"}};
  facts.publishers = {{.feed = 0}, {.feed = 0}};
  facts.errors = {{}, {}};
  add(facts, 0, "a", 1s, {});
  add(facts, 0, "a", 1s, {});
  EXPECT_EQ(merge_readings(facts), 0U);
  EXPECT_EQ(facts.cases.size(), 2U);
  EXPECT_EQ(facts.alerts.size(), 2U);
  EXPECT_EQ(facts.assets.size(), 2U);
  EXPECT_EQ(facts.publishers.size(), 2U);
  EXPECT_EQ(facts.errors.size(), 2U);
  EXPECT_EQ(facts.readings.size(), 2U);
}

TEST(BytesOfFacts, GrowWithWhatIsInThem) {
  Facts facts;
  const std::size_t empty = bytes_of(facts);
  facts.cases.push_back({.text = std::string(1000, 'x')});
  const std::size_t with_case = bytes_of(facts);
  EXPECT_GT(with_case, empty + 1000);
  facts.alerts.push_back({.areas = {{.polygons = {std::vector<LonLat>(500)}}}});
  EXPECT_GT(bytes_of(facts), with_case + 500 * sizeof(LonLat));
}

}  // namespace
}  // namespace city
