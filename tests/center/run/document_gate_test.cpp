// Large documents without end: only the newest waits, others pass, cases are never touched.
#include "center/run/document_gate.hpp"

#include <gtest/gtest.h>

namespace city {
namespace {

using namespace std::chrono_literals;
constexpr TimePoint kNoon{Milliseconds{1'777'608'000'000}};

FeedBookPtr book() {
  auto feeds = std::make_shared<FeedBook>();
  feeds->push_back({.id = "bikes", .domain = Domain::Traffic, .period = 60s});
  feeds->push_back({.id = "hotline", .domain = Domain::Dispatch, .period = 60s});
  return feeds;
}

struct Sender {
  DocumentGate gate{book()};
  std::string payload = std::string(DocumentGate::kHeavyBytes, 'x');
  Position position = 0;

  bool send(FeedIndex feed, TimePoint at, const std::string& topic = "city/bikes/raw") {
    ++position;
    return gate.lets_in({.topic = topic, .payload = payload, .received_at = at, .position = position}, feed);
  }
  std::size_t send_many(FeedIndex feed, std::size_t count, const std::string& topic = "city/bikes/raw") {
    std::size_t in = 0;
    for (std::size_t i = 0; i < count; ++i) in += send(feed, kNoon + Milliseconds{i}, topic) ? 1U : 0U;
    return in;
  }
};

TEST(DocumentGate, LetsAFeedPassThatKeepsToItsPeriod) {
  Sender sender;
  for (int minute = 0; minute < 100; ++minute) EXPECT_TRUE(sender.send(0, kNoon + minute * 1min));
}

TEST(DocumentGate, KeepsOnlyTheNewestOfARunawayAndCountsTheRest) {
  Sender sender;
  const std::size_t in = sender.send_many(0, 1000);
  EXPECT_LT(in, 50U);
  EXPECT_TRUE(sender.gate.due(kNoon + 1s).empty());
  const auto waiting = sender.gate.due(kNoon + 10s);
  ASSERT_EQ(waiting.size(), 1U);
  EXPECT_EQ(waiting[0].position, 1000U);
  const auto tallies = sender.gate.take_tallies();
  ASSERT_EQ(tallies.size(), 1U);
  EXPECT_EQ(tallies[0].throttled, 1000 - in - 1);
  EXPECT_FALSE(sender.gate.holds());
}

TEST(DocumentGate, NeverHoldsCases) {
  Sender sender;
  EXPECT_EQ(sender.send_many(1, 1000, "city/hotline/raw"), 1000U);
}

TEST(DocumentGate, LetsSmallDocumentsPass) {
  Sender sender;
  sender.payload = "{}";
  EXPECT_EQ(sender.send_many(0, 1000), 1000U);
}

TEST(DocumentGate, BoundsTheTopicsThatWait) {
  Sender sender;
  for (std::size_t topic = 0; topic < 2 * DocumentGate::kMostTopics; ++topic)
    sender.send_many(0, 80, "city/bikes/raw/" + std::to_string(topic));
  EXPECT_EQ(sender.gate.all().size(), DocumentGate::kMostTopics);
}

}  // namespace
}  // namespace city
