#include "sim/publish/publisher.hpp"

#include <gtest/gtest.h>
#include <mqtt/async_client.h>

#include <condition_variable>
#include <filesystem>
#include <map>
#include <mutex>

#include "tests/support/mosquitto.hpp"

namespace city::sim {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

// Hears everything under city/ and remembers the last payload of every topic.
class Listener {
 public:
  explicit Listener(const std::string& url) : client_{url, "listener"} {
    client_.set_message_callback([this](const mqtt::const_message_ptr& m) {
      const std::lock_guard lock{mutex_};
      last_[m->get_topic()] = m->to_string();
      ++count_;
      changed_.notify_all();
    });
    client_.connect()->wait();
    client_.subscribe("city/#", 1)->wait();
  }
  ~Listener() { client_.disconnect()->wait(); }
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  bool hears(const std::string& topic, const std::string& payload) {
    std::unique_lock lock{mutex_};
    return changed_.wait_for(lock, 20s, [&] { return last_.contains(topic) && last_[topic] == payload; });
  }
  bool hears_count(std::size_t count) {
    std::unique_lock lock{mutex_};
    return changed_.wait_for(lock, 20s, [&] { return count_ >= count; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::string, std::string> last_;
  std::size_t count_ = 0;
  mqtt::async_client client_;
};

class PublisherTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!test::Mosquitto::installed()) GTEST_SKIP() << "mosquitto is not installed";
    dir_ = fs::temp_directory_path() / ("citysim-publisher-" + std::to_string(::getpid()));
    fs::create_directories(dir_);
    broker_ = std::make_unique<test::Mosquitto>(test::Mosquitto::Options{.dir = dir_});
    ASSERT_TRUE(broker_->start()) << broker_->log();
  }
  void TearDown() override {
    broker_.reset();
    if (!dir_.empty()) fs::remove_all(dir_);
  }
  static LinkOptions link(const std::string& feed) {
    return {.client_id = "citysim-" + feed,
            .will_topic = "city/" + feed + "/status",
            .will_payload = "offline",
            .birth_payload = "online"};
  }

  fs::path dir_;
  std::unique_ptr<test::Mosquitto> broker_;
  std::atomic<bool> stop_{false};
};

TEST_F(PublisherTest, DeliversEverythingAndSaysHelloAndGoodbye) {
  Listener listener{broker_->url()};
  Publisher publisher{{.broker = broker_->url(), .window_messages = 50}, stop_};
  ASSERT_TRUE(publisher.connect({link("a"), link("b")}).ok());
  EXPECT_TRUE(listener.hears("city/a/status", "online"));
  EXPECT_TRUE(listener.hears("city/b/status", "online"));
  for (int i = 0; i < 2000; ++i) {
    publisher.publish(static_cast<std::size_t>(i % 2), "city/a/obs/" + std::to_string(i), "{}", i % 2, false);
  }
  EXPECT_TRUE(publisher.drain(20s));
  EXPECT_TRUE(listener.hears_count(2002));
  const PublishCounts counts = publisher.counts();
  EXPECT_EQ(counts.sent, 2000U);
  EXPECT_EQ(counts.acknowledged, 2000U);
  EXPECT_EQ(counts.lost, 0U);
  publisher.goodbye();
  EXPECT_TRUE(listener.hears("city/a/status", "offline"));
  EXPECT_TRUE(listener.hears("city/b/status", "offline"));
}

TEST_F(PublisherTest, ALargeDocumentDoesNotWaitForPahosNextSecond) {
  Listener listener{broker_->url()};
  Publisher publisher{{.broker = broker_->url()}, stop_};
  ASSERT_TRUE(publisher.connect({link("a")}).ok());
  const std::string document(2'000'000, 'x');
  publisher.publish(0, "city/a/raw", document, 1, false);
  EXPECT_TRUE(publisher.drain(20s));
  EXPECT_TRUE(listener.hears("city/a/raw", document));
}

TEST_F(PublisherTest, ABrokerThatComesBackGetsEverythingAtQosOneAndItsLinksAreNamed) {
  Publisher publisher{{.broker = broker_->url(), .window_messages = 50}, stop_};
  ASSERT_TRUE(publisher.connect({link("a")}).ok());
  publisher.publish(0, "city/a/case/1", "before", 1, false);
  ASSERT_TRUE(publisher.drain(20s));
  broker_->kill();
  ASSERT_TRUE(broker_->start());
  Listener listener{broker_->url()};
  // Blocks until the link is back.
  publisher.publish(0, "city/a/case/2", "after", 1, false);
  EXPECT_TRUE(publisher.drain(20s));
  EXPECT_TRUE(listener.hears("city/a/case/2", "after"));
  EXPECT_EQ(publisher.take_reconnected(), std::vector<std::size_t>{0});
  EXPECT_EQ(publisher.counts().lost, 0U);
}

TEST_F(PublisherTest, NoBrokerIsOneLineOfAdvice) {
  broker_->kill();
  Publisher publisher{{.broker = broker_->url()}, stop_};
  const PublishOutcome outcome = publisher.connect({link("a")});
  EXPECT_FALSE(outcome.ok());
  EXPECT_NE(outcome.error.find(broker_->url()), std::string::npos);
  EXPECT_EQ(outcome.error.find('\n'), std::string::npos);
}

}  // namespace
}  // namespace city::sim
