// Zigbee devices as Zigbee2MQTT writes them.
#include "tests/sensors/formats/devices.hpp"

namespace city {
namespace {

using test::has_finding;
using test::utc;
using test::value_of;
using Kind = DecodeError::Kind;

FeedSpec school_feed() {
  return test::device_feed(Format::Zigbee2Mqtt, {"zigbee2mqtt/#"},
                           {{.source = "temperature", .quantity = "temperature_c"},
                            {.source = "humidity", .quantity = "humidity_pct"},
                            {.source = "state", .quantity = "on_count"},
                            {.source = "color.x", .quantity = "colour_x"}});
}

Facts told(std::string_view topic, std::string_view payload) {
  return test::decoded(school_feed(), topic, payload);
}

TEST(Zigbee2Mqtt, ReadsADeviceWhoseNameHoldsSlashes) {
  const Facts facts =
      told("zigbee2mqtt/school/2F/room 201",
           R"({"temperature":27.5,"humidity":61,"linkquality":84,"last_seen":"2026-11-22T07:59:30+08:00"})");
  ASSERT_EQ(facts.readings.size(), 1u);
  EXPECT_EQ(facts.readings[0].asset, "school/2F/room 201");
  EXPECT_EQ(facts.readings[0].event_time, utc(2026, 11, 21, 23, 59, 30));
  EXPECT_EQ(value_of(facts, "temperature_c").value, 27.5);
  EXPECT_EQ(test::unknown_fields(facts), 1u) << "linkquality";
}

TEST(Zigbee2Mqtt, TakesLastSeenInMillisecondsToo) {
  const Facts facts = told("zigbee2mqtt/a", R"({"temperature":20,"last_seen":1795305600123})");
  EXPECT_EQ(facts.readings.at(0).event_time, TimePoint{Milliseconds{1795305600123}});
}

TEST(Zigbee2Mqtt, WithoutLastSeenAMessageIsAsOldAsItsDelivery) {
  const Facts facts = told("zigbee2mqtt/a", R"({"temperature":20})");
  EXPECT_EQ(facts.readings.at(0).event_time, test::kReceived);
  EXPECT_FALSE(facts.readings.at(0).zone_assumed);
}

TEST(Zigbee2Mqtt, ARetainedMessageWithoutLastSeenIsOfUnknownAge) {
  const Facts facts = test::retained(school_feed(), "zigbee2mqtt/a", R"({"temperature":20})");
  EXPECT_TRUE(test::is_empty(facts));
  EXPECT_TRUE(facts.errors.empty());
  ASSERT_TRUE(has_finding(facts, "retained-without-time"));
  EXPECT_EQ(facts.findings[0].subject, "a");
  const Facts dated = test::retained(school_feed(), "zigbee2mqtt/a",
                                     R"({"temperature":20,"last_seen":"2026-11-20T00:00:00Z"})");
  ASSERT_EQ(dated.readings.size(), 1u);
  EXPECT_TRUE(dated.readings[0].retained);
}

TEST(Zigbee2Mqtt, ABadLastSeenCostsTheMessage) {
  const Facts facts = told("zigbee2mqtt/a", R"({"temperature":20,"last_seen":"a minute ago"})");
  EXPECT_TRUE(facts.readings.empty());
  EXPECT_EQ(facts.errors.at(0).kind, Kind::BadTime);
}

TEST(Zigbee2Mqtt, ReadsOnAndOffButNoOtherWord) {
  EXPECT_EQ(value_of(told("zigbee2mqtt/a", R"({"state":"ON"})"), "on_count").value, 1);
  EXPECT_EQ(value_of(told("zigbee2mqtt/a", R"({"state":"OFF"})"), "on_count").value, 0);
  EXPECT_EQ(told("zigbee2mqtt/a", R"({"state":"TOGGLE"})").errors.at(0).kind, Kind::WrongType);
}

TEST(Zigbee2Mqtt, AValueNotYetKnownIsMissing) {
  EXPECT_EQ(value_of(told("zigbee2mqtt/a", R"({"humidity":null})"), "humidity_pct").quality,
            Quality::Missing);
}

TEST(Zigbee2Mqtt, TakesAvailabilityInBothForms) {
  const Facts old_form = told("zigbee2mqtt/school/door/availability", "offline");
  ASSERT_EQ(old_form.presences.size(), 1u);
  EXPECT_EQ(old_form.presences[0].asset, "school/door");
  EXPECT_FALSE(old_form.presences[0].online);
  EXPECT_EQ(old_form.presences[0].position, 7u);
  EXPECT_TRUE(told("zigbee2mqtt/a/availability", R"({"state":"online"})").presences.at(0).online);
  EXPECT_EQ(told("zigbee2mqtt/a/availability", "perhaps").errors.at(0).kind, Kind::BadValue);
  EXPECT_EQ(told("zigbee2mqtt/a/availability", R"({"state":"onl)").errors.at(0).kind, Kind::BadJson);
}

TEST(Zigbee2Mqtt, TheBridgesStateIsThePublishers) {
  for (const std::string_view online :
       {std::string_view{"online"}, std::string_view{R"({"state":"online"})"}}) {
    const Facts facts = told("zigbee2mqtt/bridge/state", online);
    ASSERT_EQ(facts.publishers.size(), 1u);
    EXPECT_TRUE(facts.publishers[0].online);
    EXPECT_TRUE(facts.presences.empty());
  }
  EXPECT_FALSE(told("zigbee2mqtt/bridge/state", R"({"state":"offline"})").publishers.at(0).online);
}

TEST(Zigbee2Mqtt, LeavesTheBridgesOtherTopicsAndCommandsAlone) {
  for (const char* topic : {"zigbee2mqtt/bridge/devices", "zigbee2mqtt/bridge/logging", "zigbee2mqtt/a/set",
                            "zigbee2mqtt/school/a/get", "zigbee2mqtt/a/set/state"}) {
    const Facts facts = told(topic, R"({"temperature":20,"state":"ON"})");
    EXPECT_TRUE(test::says_nothing(facts) && facts.errors.empty()) << topic;
  }
}

TEST(Zigbee2Mqtt, FindsItsBaseInTheFeedsFilter) {
  FeedSpec spec = school_feed();
  spec.topics = {"north/mesh/#"};
  EXPECT_EQ(test::decoded(spec, "north/mesh/hall", R"({"temperature":20})").readings.at(0).asset, "hall");
  EXPECT_EQ(test::decoded(spec, "north/mesh/bridge/state", "online").publishers.size(), 1u);
}

TEST(Zigbee2Mqtt, NamesOutputThatIsNoObject) {
  EXPECT_EQ(told("zigbee2mqtt/a/temperature", "20.5").errors.at(0).kind, Kind::WrongType);
}

TEST(Zigbee2Mqtt, AnEmptyPayloadClearsARetainedMessageAndSaysNothing) {
  for (const char* topic : {"zigbee2mqtt/a", "zigbee2mqtt/a/availability", "zigbee2mqtt/bridge/state"}) {
    const Facts facts = told(topic, "");
    EXPECT_TRUE(test::says_nothing(facts) && facts.errors.empty()) << topic;
  }
}

TEST(Zigbee2Mqtt, NothingIsInventedFromABeginning) {
  test::expect_nothing_from_beginnings(
      school_feed(), "zigbee2mqtt/a",
      R"({"color":{"x":0.31,"y":0.32},"state":"ON","temperature":27.5,"last_seen":"2026-11-22T07:59:30Z"})");
  test::expect_nothing_from_beginnings(school_feed(), "zigbee2mqtt/a/availability", R"({"state":"online"})");
}

}  // namespace
}  // namespace city
