// A broker, a journal and the links that a feed reports: what tests of the MQTT door start from.
#pragma once
#include "center/ingest/mqtt_feed.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "tests/bench/load_publisher.hpp"
#include "tests/center/ingest/temp_dir.hpp"
#include "tests/support/mosquitto.hpp"

namespace city {

using namespace std::chrono_literals;
using bench::LoadMessage;
using bench::run_load;
using test::Mosquitto;

constexpr auto kPatience = 60s;

// What the feed tells about its link, for a test to wait on.
class Links {
 public:
  void tell(const LinkNow& link) {
    const std::lock_guard lock{mutex_};
    seen_.push_back(link);
    changed_.notify_all();
  }
  std::optional<LinkNow> wait_for(LinkState state, std::uint64_t connects = 0) {
    std::unique_lock lock{mutex_};
    std::size_t at = looked_;
    const bool there = changed_.wait_for(lock, kPatience, [&] {
      for (; at < seen_.size(); ++at) {
        if (seen_[at].state == state && seen_[at].connects >= connects) return true;
      }
      return false;
    });
    if (!there) return {};
    looked_ = at + 1;
    return seen_[at];
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<LinkNow> seen_;
  std::size_t looked_ = 0;
};

class MqttFeedTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!Mosquitto::installed()) GTEST_SKIP() << "mosquitto is not installed";
  }

  std::unique_ptr<Journal> open_journal() {
    auto opened = Journal::open({.dir = journal_dir_.path(), .segment_bytes = std::size_t{4} << 20});
    return std::get<std::unique_ptr<Journal>>(std::move(opened));
  }
  MqttOptions options(const Mosquitto& broker) const {
    return {.urls = {broker.url()}, .topics = {{"city/#", 1}}, .retry_first = 20ms, .retry_at_most = 200ms};
  }
  std::unique_ptr<MqttFeed> open_feed(const MqttOptions& with, Journal& journal) {
    auto opened = MqttFeed::open(with, journal, clock_, [this](const LinkNow& link) { links_.tell(link); });
    if (auto* error = std::get_if<MqttError>(&opened)) {
      ADD_FAILURE() << error->what;
      return nullptr;
    }
    return std::get<std::unique_ptr<MqttFeed>>(std::move(opened));
  }

  static std::vector<LoadMessage> numbered(int from, int count, const std::string& feed = "hotline-1999") {
    std::vector<LoadMessage> messages;
    for (int i = from; i < from + count; ++i) {
      messages.push_back({.topic = "city/" + feed + "/case/" + std::to_string(i),
                          .payload = "{\"n\":" + std::to_string(i) + "}"});
    }
    return messages;
  }
  static void publish(const Mosquitto& broker, std::vector<LoadMessage> messages, int qos = 1) {
    const std::uint64_t count = messages.size();
    const auto result =
        run_load({.port = broker.port(), .qos = qos, .messages = std::move(messages), .count = count});
    EXPECT_EQ(result.error, "");
    EXPECT_EQ(result.acknowledged, qos > 0 ? count : 0);
  }
  static std::vector<std::string> take(JournalReader& reader, std::size_t count) {
    std::vector<std::string> payloads;
    const auto deadline = std::chrono::steady_clock::now() + kPatience;
    while (payloads.size() < count && std::chrono::steady_clock::now() < deadline) {
      if (const auto message = reader.next()) {
        payloads.emplace_back(message->payload);
      } else {
        reader.wait(1s);
      }
    }
    return payloads;
  }

  const TempDir broker_dir_;
  const TempDir journal_dir_;
  CityClock clock_;
  Links links_;
};

}  // namespace city
