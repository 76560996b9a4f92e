// Faults: what the file says, and what becomes of the stream.
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

#include "sim/fault/fault.hpp"
#include "sim/stream/city_stream.hpp"

namespace city::sim {
namespace {

using namespace std::chrono_literals;
constexpr TimePoint kMorning{1'777'593'600'000ms};  // 2026-05-01T08:00:00+08:00
constexpr auto kOnset = 10min;

std::vector<Message> heard(const std::string& faults, Milliseconds lasting, std::string_view topic_begins) {
  const CityPlan plan = plan_city(1, population_of(600));
  auto parsed = parse_faults(faults);
  EXPECT_TRUE(std::holds_alternative<std::vector<Fault>>(parsed)) << std::get_if<FaultError>(&parsed)->what;
  CityStream stream{plan, *find_scenario("weekday"), kMorning,
                    FaultPlan{std::get<std::vector<Fault>>(parsed), 1, kMorning}};
  std::vector<Message> messages;
  for (const Message* m = &stream.next(); m->at < kMorning + lasting; m = &stream.next())
    if (m->topic.starts_with(topic_begins)) messages.push_back(*m);
  return messages;
}

std::string values_of(const Message& m) { return m.payload.substr(m.payload.find("\"v\"")); }

TEST(FaultFile, ReadsEveryKind) {
  const auto parsed = parse_faults(R"(
    [[fault]]
    kind = "dead"
    feed = "cwa-rain"
    share = 0.5
    after_s = 60
    for_s = 120
    [[fault]]
    kind = "shifted"
    feed = "youbike"
    hours = -8
  )");
  const auto& faults = std::get<std::vector<Fault>>(parsed);
  ASSERT_EQ(faults.size(), 2U);
  EXPECT_EQ(faults[0].kind, Fault::Kind::Dead);
  EXPECT_EQ(faults[0].feed, Feed::Rain);
  EXPECT_EQ(faults[0].lasts, 120s);
  EXPECT_EQ(faults[1].hours, -8);
}

TEST(FaultFile, SaysInOneLineWhatIsWrong) {
  const auto wrong = [](const char* text) {
    auto parsed = parse_faults(text);
    const auto* error = std::get_if<FaultError>(&parsed);
    return error ? error->what : std::string{};
  };
  EXPECT_NE(wrong("[[fault]]\nkind = \"sleepy\"\nfeed = \"air\"").find("kind must be one of"),
            std::string::npos);
  EXPECT_NE(wrong("[[fault]]\nkind = \"dead\"\nfeed = \"moon\"").find("feed must be"), std::string::npos);
  EXPECT_NE(wrong("[[fault]]\nkind = \"dead\"\nfeed = \"air\"\nshare = 2").find("share"), std::string::npos);
  EXPECT_NE(wrong("[[fault]]\nkind = \"dead\"\nfeed = \"air\"\nshape = 2").find("line 4"), std::string::npos);
  EXPECT_NE(wrong("[[fault").find("not TOML"), std::string::npos);
}

TEST(Faults, ADeadFeedFallsSilent) {
  const auto messages =
      heard("[[fault]]\nkind = \"dead\"\nfeed = \"traffic\"\nafter_s = 600", 30min, "city/traffic/obs");
  ASSERT_FALSE(messages.empty());
  EXPECT_LT(messages.back().at, kMorning + kOnset);
}

TEST(Faults, AFrozenFeedGoesOnWithTheSameValuesAndMovingStamps) {
  const auto messages =
      heard("[[fault]]\nkind = \"frozen\"\nfeed = \"traffic\"\nafter_s = 600", 15min, "city/traffic/obs");
  std::map<std::string, std::set<std::string>> values;
  std::map<std::string, std::set<std::string>> payloads;
  for (const Message& m : messages) {
    if (m.at < kMorning + kOnset) continue;
    values[m.topic].insert(values_of(m));
    payloads[m.topic].insert(m.payload);
  }
  ASSERT_FALSE(values.empty());
  for (const auto& [topic, told] : values) EXPECT_EQ(told.size(), 1U) << topic;
  EXPECT_GT(payloads.begin()->second.size(), 1U);
}

TEST(Faults, AFrozenBulkDocumentRepeatsItself) {
  const auto messages =
      heard("[[fault]]\nkind = \"frozen\"\nfeed = \"youbike\"\nafter_s = 600", 15min, "city/youbike/raw");
  std::set<std::string> documents;
  for (const Message& m : messages)
    if (m.at >= kMorning + kOnset) documents.insert(m.payload);
  EXPECT_EQ(documents.size(), 1U);
}

TEST(Faults, AShiftedFeedStampsEightHoursAhead) {
  const auto messages =
      heard("[[fault]]\nkind = \"shifted\"\nfeed = \"air\"\nafter_s = 600", 30min, "city/air/obs");
  ASSERT_FALSE(messages.empty());
  EXPECT_NE(messages.back().payload.find("\"t\":\"2026-05-01T16:"), std::string::npos)
      << messages.back().payload;
}

TEST(Faults, ARunawayPublishesManyTimesAsOftenAndComesBackToItsSenses) {
  const auto count = [](const std::vector<Message>& messages, Milliseconds from, Milliseconds to) {
    return std::count_if(messages.begin(), messages.end(),
                         [&](const Message& m) { return m.at >= kMorning + from && m.at < kMorning + to; });
  };
  const auto messages =
      heard("[[fault]]\nkind = \"runaway\"\nfeed = \"river-level\"\ntimes = 100\nafter_s = 600\nfor_s = 600",
            60min, "city/river-level/obs");
  const auto usual = count(messages, 30min, 60min);
  const auto wild = count(messages, 10min, 20min);
  EXPECT_GT(wild, 20 * usual);
  EXPECT_GT(usual, 0);
}

TEST(Faults, AShareHitsTheSameAssetsEveryTime) {
  const std::string half = "[[fault]]\nkind = \"dead\"\nfeed = \"traffic\"\nshare = 0.5\nafter_s = 60";
  const auto topics = [&] {
    std::set<std::string> found;
    for (const Message& m : heard(half, 5min, "city/traffic/obs"))
      if (m.at > kMorning + 2min) found.insert(m.topic);
    return found;
  };
  const auto once = topics();
  EXPECT_EQ(once, topics());
  EXPECT_GT(once.size(), 10U);
  std::set<std::string> all;
  for (const Message& m : heard("", 5min, "city/traffic/obs")) all.insert(m.topic);
  EXPECT_LT(once.size(), all.size() * 3 / 4);
}

}  // namespace
}  // namespace city::sim
