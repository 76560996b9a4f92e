#include <gtest/gtest.h>

#include "sensors/topic.hpp"
#include "tests/sensors/builders.hpp"

namespace city {
namespace {

TEST(TopicFilter, MatchesAsMqttSays) {
  const std::tuple<const char*, const char*, bool> cases[]{
      {"a/b", "a/b", true},
      {"a/b", "a/b/c", false},
      {"a/b", "a", false},
      {"a/+", "a/b", true},
      {"a/+", "a/", true},
      {"a/+", "a", false},
      {"a/+", "a/b/c", false},
      {"+/b", "a/b", true},
      {"+", "a", true},
      {"+", "a/b", false},
      {"+/+", "/a", true},
      {"/+", "/a", true},
      {"+", "/a", false},
      {"#", "a/b/c", true},
      {"a/#", "a", true},
      {"a/#", "a/b/c", true},
      {"a/#", "ab", false},
      {"a/+/c/#", "a/b/c/d/e", true},
      {"a/+/c/#", "a/b/d", false},
      {"#", "$SYS/broker", false},
      {"+/broker", "$SYS/broker", false},
      {"$SYS/#", "$SYS/broker", true},
  };
  for (const auto& [filter, topic, matches] : cases)
    EXPECT_EQ(topic_matches(filter, topic), matches) << filter << " on " << topic;
}

TEST(TopicTable, TellsWhatATopicMeans) {
  const FeedBook book{test::feed("youbike"), test::feed("traffic")};
  const TopicTable table{book};
  const std::tuple<const char*, FeedIndex, TopicKind, const char*> topics[]{
      {"city/youbike/obs/500101001", 0, TopicKind::Observation, "500101001"},
      {"city/traffic/asset/Z3", 1, TopicKind::Asset, "Z3"},
      {"city/traffic/case/1", 1, TopicKind::Case, "1"},
      {"city/traffic/alert/x.y", 1, TopicKind::Alert, "x.y"},
      {"city/traffic/status", 1, TopicKind::Status, ""},
      {"city/youbike/raw", 0, TopicKind::Document, ""},
      {"city/youbike/raw/part/2", 0, TopicKind::Document, ""},
      {"city/youbike/obs", 0, TopicKind::Unknown, ""},
      {"city/youbike/obs/", 0, TopicKind::Unknown, ""},
      {"city/youbike/obs/a/b", 0, TopicKind::Unknown, ""},
      {"city/youbike/status/a", 0, TopicKind::Unknown, ""},
      {"city/youbike/hello/a", 0, TopicKind::Unknown, ""},
      {"city/youbike", 0, TopicKind::Unknown, ""},
      {"city/nobody/obs/a", kNoFeed, TopicKind::Unknown, ""},
      {"city/youbikes/obs/a", kNoFeed, TopicKind::Unknown, ""},
      {"city/_sim/status", kNoFeed, TopicKind::SimulatorStatus, ""},
      {"city/_wall/main/scene", kNoFeed, TopicKind::Ignored, ""},
      {"", kNoFeed, TopicKind::Unknown, ""},
      {"$SYS/broker/uptime", kNoFeed, TopicKind::Unknown, ""},
  };
  for (const auto& [topic, feed, kind, id] : topics) {
    const TopicMeaning meaning = table.find(topic);
    EXPECT_EQ(meaning.feed, feed) << topic;
    EXPECT_EQ(meaning.kind, kind) << topic;
    EXPECT_EQ(meaning.id, id) << topic;
  }
}

TEST(TopicTable, TakesForeignTopicsAsDocuments) {
  FeedSpec spec = test::feed("ttn");
  spec.topics = {"v3/+/devices/+/up"};
  const TopicTable table{FeedBook{spec}};
  EXPECT_EQ(table.find("v3/app@city/devices/d1/up").kind, TopicKind::Document);
  EXPECT_EQ(table.find("v3/app@city/devices/d1/down").feed, kNoFeed);
}

TEST(TopicTable, PrefersTheLongerPrefixThenTheBooksOrder) {
  FeedSpec all = test::feed("all");
  all.topics = {"#"};
  FeedSpec wide = test::feed("wide");
  wide.topics = {"city/#", "other/x/raw"};
  FeedSpec narrow = test::feed("narrow");
  narrow.topics = {"city/a/b/#"};
  FeedSpec late = test::feed("late");
  late.topics = {"city/#"};
  const TopicTable table{FeedBook{all, wide, narrow, late}};
  EXPECT_EQ(table.find("city/a/b/c").feed, 2);
  EXPECT_EQ(table.find("city/a/obs/c").feed, 1);
  EXPECT_EQ(table.find("other/x/raw").feed, 0);
  EXPECT_EQ(table.find("$SYS/x").feed, kNoFeed);
}

}  // namespace
}  // namespace city
