#include "sim/stream/city_stream.hpp"

#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "sim/stream/digest.hpp"

namespace city::sim {
namespace {

using nlohmann::json;
using std::chrono::hours;
using std::chrono::minutes;

// Tuesday 5 May 2026, 08:00 in Taipei.
constexpr TimePoint kMorning{std::chrono::sys_days{std::chrono::year{2026} / 5 / 5}};

std::uint64_t digest_of(Seed seed, std::string_view scenario, Milliseconds lasting) {
  const CityPlan plan = plan_city(seed, population_of(600));
  CityStream stream{plan, *find_scenario(scenario), kMorning};
  Digest digest;
  for (const Message* m = &stream.next(); m->at < kMorning + lasting; m = &stream.next()) digest.add(*m);
  return digest.value();
}

struct Heard {
  std::vector<Message> messages{};
};

Heard listen(std::string_view scenario, Milliseconds lasting, std::size_t assets = 600) {
  const CityPlan plan = plan_city(1, population_of(assets));
  CityStream stream{plan, *find_scenario(scenario), kMorning};
  Heard heard;
  for (const Message* m = &stream.next(); m->at < kMorning + lasting; m = &stream.next())
    heard.messages.push_back(*m);
  return heard;
}

std::string feed_and_kind(const std::string& topic) {
  const auto first = topic.find('/');
  const auto second = topic.find('/', first + 1);
  const auto third = topic.find('/', second + 1);
  return topic.substr(first + 1, third == std::string::npos ? std::string::npos : third - first - 1);
}

TEST(CityStream, OneSeedGivesOneStream) {
  EXPECT_EQ(digest_of(7, "weekday", minutes{20}), digest_of(7, "weekday", minutes{20}));
  EXPECT_EQ(digest_of(7, "cloudburst", minutes{20}), digest_of(7, "cloudburst", minutes{20}));
}

TEST(CityStream, AnotherSeedOrScenarioGivesAnother) {
  EXPECT_NE(digest_of(7, "weekday", minutes{5}), digest_of(8, "weekday", minutes{5}));
  EXPECT_NE(digest_of(7, "weekday", minutes{20}), digest_of(7, "cloudburst", minutes{20}));
}

TEST(CityStream, MessagesComeInOrderOfTime) {
  TimePoint last = kMorning;
  for (const Message& m : listen("cloudburst", minutes{45}).messages) {
    ASSERT_GE(m.at, last) << m.topic;
    last = m.at;
  }
}

TEST(CityStream, OpensWithEveryAssetDescribedAndEveryLivingOneReporting) {
  std::map<std::string, int> counts;
  for (const Message& m : listen("weekday", Milliseconds{1}, 2875).messages) {
    ++counts[feed_and_kind(m.topic)];
    if (m.topic.find("/asset/") != std::string::npos) {
      EXPECT_EQ(m.keep, Keep::Retained);
      EXPECT_EQ(m.qos, 1);
      const json asset = json::parse(m.payload);
      EXPECT_FALSE(asset["name"]["zh"].get<std::string>().empty());
      EXPECT_FALSE(asset["name"]["en"].get<std::string>().empty());
      EXPECT_NEAR(asset["lat"].get<double>(), 25.05, 0.15);
      EXPECT_NEAR(asset["lon"].get<double>(), 121.55, 0.1);
    }
  }
  EXPECT_EQ(counts["cwa-rain/asset"], 85);
  EXPECT_EQ(counts["cwa-rain/obs"], 85);
  EXPECT_EQ(counts["streetlight/asset"], 2000);
  EXPECT_EQ(counts["traffic/obs"], 628);
  EXPECT_EQ(counts["youbike/raw"], 1);
  EXPECT_EQ(counts["tcmsv/raw"], 2) << "the live document and the descriptions";
  EXPECT_GT(counts["hotline-1999/case"], 100) << "yesterday's and today's cases";
}

TEST(CityStream, EveryPayloadIsWellFormedAndEveryObservationSane) {
  for (const Message& m : listen("cloudburst", minutes{30}).messages) {
    if (m.feed == Feed::Alert) continue;
    ASSERT_TRUE(json::accept(m.payload)) << m.topic << ' ' << m.payload.substr(0, 200);
    if (m.topic.find("/obs/") == std::string::npos) continue;
    const json obs = json::parse(m.payload);
    ASSERT_EQ(obs["t"].get<std::string>().size(), 25U);
    for (const auto& [name, value] : obs["v"].items()) {
      ASSERT_TRUE(value.is_number()) << m.topic << ' ' << name;
      if (name.find("count") != std::string::npos || name.find("rain") != std::string::npos) {
        ASSERT_GE(value.get<double>(), 0) << m.topic << ' ' << name;
      }
    }
  }
}

TEST(CityStream, EveryLivingAssetReportsOncePerPeriod) {
  std::map<std::string, int> reports;
  const CityPlan plan = plan_city(1, population_of(600));
  CityStream stream{plan, *find_scenario("weekday"), kMorning};
  for (const Message* m = &stream.next(); m->at <= kMorning + hours{1}; m = &stream.next()) {
    if (m->at > kMorning && m->feed == Feed::Traffic) ++reports[m->topic];
  }
  ASSERT_GT(reports.size(), 100U);
  for (const auto& [topic, count] : reports) EXPECT_EQ(count, 60) << topic;
}

TEST(CityStream, StampsAreTheMomentOfPublishing) {
  const CityPlan plan = plan_city(1, population_of(100));
  CityStream stream{plan, *find_scenario("weekday"), kMorning};
  TextWriter stamp;
  for (const Message* m = &stream.next(); m->at < kMorning + minutes{10}; m = &stream.next()) {
    if (m->at == kMorning || m->topic.find("/obs/") == std::string::npos) continue;
    EXPECT_EQ(json::parse(m->payload)["t"], stamp.clear().rfc3339(m->at).text());
  }
}

TEST(CityStream, ACaseKeepsItsTopicThroughItsLife) {
  const std::set<std::string> known{"received", "assigned", "on_site", "resolved", "closed", "reopened"};
  std::map<std::string, std::vector<std::string>> lives;
  for (const Message& m : listen("weekday", hours{6}, 20).messages) {
    if (m.feed != Feed::Hotline) continue;
    EXPECT_EQ(m.qos, 1);
    EXPECT_EQ(m.keep, Keep::Pass);
    const json c = json::parse(m.payload);
    EXPECT_TRUE(known.contains(c["status"]));
    EXPECT_EQ(c["closed"].is_null(), c["status"] != "closed");
    EXPECT_EQ(c["address"].get<std::string>().rfind(c["district"].get<std::string>(), 0), 0U);
    lives[m.topic].push_back(c["status"]);
  }
  int whole = 0;
  for (const auto& [topic, life] : lives) {
    if (life.size() >= 5 && life.front() == "received" && life.back() == "closed") ++whole;
  }
  EXPECT_GT(whole, 5);
}

TEST(CityStream, ACloudburstIsSeenInEveryDomain) {
  const auto summary = [](std::string_view scenario) {
    struct {
      double speed = 0;
      double rain = 0;
      int floods = 0;
      int alerts = 0;
      int reports = 0;
    } s;
    for (const Message& m : listen(scenario, hours{2}, 2875).messages) {
      if (m.at < kMorning + hours{1}) continue;
      if (m.feed == Feed::Traffic) {
        s.speed += json::parse(m.payload)["v"]["speed_kmh"].get<double>();
        ++s.reports;
      }
      if (m.feed == Feed::Rain)
        s.rain = std::max(s.rain, json::parse(m.payload)["v"]["rain_1h_mm"].get<double>());
      if (m.feed == Feed::Hotline && m.payload.find("路面積淹水") != std::string::npos) ++s.floods;
      if (m.feed == Feed::Alert) ++s.alerts;
    }
    s.speed /= s.reports;
    return s;
  };
  const auto dry = summary("weekday");
  const auto wet = summary("cloudburst");
  EXPECT_GT(wet.rain, 40);
  EXPECT_LT(dry.rain, 10);
  EXPECT_LT(wet.speed, 0.92 * dry.speed);
  EXPECT_GT(wet.floods, dry.floods + 5);
  EXPECT_GT(wet.alerts, 0);
  EXPECT_EQ(dry.alerts, 0);
}

TEST(CityStream, ADeadSensorIsOldAtTheStartAndThenSilent) {
  const CityPlan plan = plan_city(1, {});
  std::size_t dead = plan.lights.size();
  for (std::size_t i = 0; i < plan.lights.size(); ++i) {
    if (health_of(1, Feed::Streetlight, i) == Health::Dead) dead = std::min(dead, i);
  }
  ASSERT_LT(dead, plan.lights.size());
  TextWriter topic;
  topic.raw("city/streetlight/obs/");
  write_asset_id(topic, plan, Feed::Streetlight, dead);
  CityStream stream{plan, *find_scenario("weekday"), kMorning};
  int reports = 0;
  for (const Message* m = &stream.next(); m->at < kMorning + minutes{30}; m = &stream.next()) {
    if (m->topic != topic.view()) continue;
    ++reports;
    EXPECT_LT(json::parse(m->payload)["t"].get<std::string>(), "2026-05-05T05:00:01+08:00");
  }
  EXPECT_EQ(reports, 1);
}

TEST(CityStream, DescriptionsCanBeAskedForAgain) {
  const CityPlan plan = plan_city(1, population_of(600));
  CityStream stream{plan, *find_scenario("weekday"), kMorning};
  EXPECT_EQ(stream.descriptions(Feed::Traffic).size(), plan.sections.size());
  EXPECT_EQ(stream.descriptions(Feed::Parking).size(), 1U);
  EXPECT_TRUE(stream.descriptions(Feed::Hotline).empty());
}

}  // namespace
}  // namespace city::sim
