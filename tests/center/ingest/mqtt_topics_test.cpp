#include "center/ingest/mqtt_topics.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace city {
namespace {

using testing::ElementsAre;

TEST(FilterCovers, FollowsTheWildcardsOfMqtt) {
  EXPECT_TRUE(filter_covers("#", "city/rain/obs/a"));
  EXPECT_TRUE(filter_covers("city/#", "city/rain/#"));
  EXPECT_TRUE(filter_covers("city/#", "city"));
  EXPECT_TRUE(filter_covers("city/+/obs/#", "city/rain/obs/+"));
  EXPECT_TRUE(filter_covers("city/+", "city/+"));
  EXPECT_TRUE(filter_covers("city/+", "city/rain"));
  EXPECT_TRUE(filter_covers("a/b", "a/b"));
  EXPECT_FALSE(filter_covers("city/+", "city/#"));
  EXPECT_FALSE(filter_covers("city/+", "city/rain/obs"));
  EXPECT_FALSE(filter_covers("city/rain", "city/+"));
  EXPECT_FALSE(filter_covers("city/rain/#", "city/#"));
  EXPECT_FALSE(filter_covers("city/rain", "city/rainfall"));
  EXPECT_FALSE(filter_covers("city/rain/obs", "city/rain"));
}

TEST(WithoutOverlap, KeepsTheWiderFilterAtTheHigherQos) {
  EXPECT_THAT(without_overlap({{"city/#", 0}, {"city/hotline-1999/#", 1}}),
              ElementsAre(MqttTopic{"city/#", 1}));
  EXPECT_THAT(without_overlap({{"city/hotline-1999/#", 1}, {"x/y", 0}, {"city/#", 0}}),
              ElementsAre(MqttTopic{"x/y", 0}, MqttTopic{"city/#", 1}));
  EXPECT_THAT(without_overlap({{"a/#", 0}, {"b/#", 1}, {"a/#", 0}}),
              ElementsAre(MqttTopic{"a/#", 0}, MqttTopic{"b/#", 1}));
}

TEST(ShareOf, GivesEveryFilterToExactlyOneConnection) {
  const std::vector<MqttTopic> topics{{"a", 0}, {"b", 0}, {"c", 1}};
  EXPECT_EQ(share_of(topics, 0, 1), topics);
  EXPECT_THAT(share_of(topics, 0, 2), ElementsAre(MqttTopic{"a", 0}, MqttTopic{"c", 1}));
  EXPECT_THAT(share_of(topics, 1, 2), ElementsAre(MqttTopic{"b", 0}));
  EXPECT_TRUE(share_of(topics, 4, 5).empty());
}

std::string address(std::string_view url) {
  auto result = broker_address(url);
  return std::holds_alternative<BadUrl>(result) ? "refused" : std::get<std::string>(result);
}

TEST(BrokerAddress, ReadsTheUsualWritings) {
  EXPECT_EQ(address("mqtt://broker.example:1884"), "tcp://broker.example:1884");
  EXPECT_EQ(address("tcp://10.0.0.1"), "tcp://10.0.0.1:1883");
  EXPECT_EQ(address("mqtts://broker.example"), "ssl://broker.example:8883");
  EXPECT_EQ(address("ssl://broker.example:1"), "ssl://broker.example:1");
  EXPECT_EQ(address("localhost"), "tcp://localhost:1883");
  EXPECT_EQ(address("localhost:99/"), "tcp://localhost:99");
  EXPECT_EQ(address("mqtt://[::1]:1883"), "tcp://[::1]:1883");
  EXPECT_EQ(address("mqtt://[::1]"), "tcp://[::1]:1883");
}

TEST(BrokerAddress, RefusesWhatCannotWork) {
  for (const char* url : {"", "mqtt://", "http://broker", "mqtt://host:0", "mqtt://host:65536",
                          "mqtt://host:x", "mqtt://host/path", "mqtt://:1883", "mqtt://host:"}) {
    EXPECT_EQ(address(url), "refused") << url;
  }
}

TEST(BrokerAddress, DoesNotRepeatAPasswordInItsComplaint) {
  const auto result = broker_address("mqtt://user:hush@host:1883");
  ASSERT_TRUE(std::holds_alternative<BadUrl>(result));
  EXPECT_THAT(std::get<BadUrl>(result).what, testing::Not(testing::HasSubstr("hush")));
}

}  // namespace
}  // namespace city
