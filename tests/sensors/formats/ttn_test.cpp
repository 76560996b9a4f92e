// LoRaWAN uplinks as The Things Stack writes them.
#include "tests/sensors/formats/devices.hpp"

namespace city {
namespace {

using test::has_finding;
using test::utc;
using test::value_of;
using Kind = DecodeError::Kind;

constexpr std::string_view kUp{"v3/flood-watch@city/devices/probe-07/up"};

FeedSpec flood_feed() {
  return test::device_feed(
      Format::Ttn, {"v3/flood-watch@city/devices/+/#"},
      {{.source = "depth_mm", .quantity = "depth_cm", .scale = 0.1, .zero_when_absent = true},
       {.source = "battery", .quantity = "battery_pct"},
       {.source = "leak", .quantity = "leak_count", .zero_when_absent = true}});
}

std::string uplink(std::string_view message, std::string_view more = "") {
  return std::string{
      R"({"end_device_ids":{"device_id":"probe-07","application_ids":{"application_id":"flood-watch"},)"
      R"("dev_eui":"00B6A1C27D3F0107"},"correlation_ids":["as:up:1"],)"
      R"("received_at":"2026-11-22T00:00:01.731208164Z",)"}
      .append(more)
      .append(R"("uplink_message":{"f_port":2,"f_cnt":118,"frm_payload":"Ch4B",)")
      .append(message)
      .append(
          R"("rx_metadata":[{"gateway_ids":{"gateway_id":"roof-3"},"rssi":-97,"snr":6.2,)"
          R"("location":{"latitude":25.1,"longitude":121.6,"altitude":40}}],)"
          R"("settings":{"data_rate":{"lora":{"bandwidth":125000,"spreading_factor":8}},"frequency":"923200000",)"
          R"("time":"2026-11-22T00:00:01.204118001Z"},"received_at":"2026-11-22T00:00:01.502337914Z"}})");
}

Facts up(std::string_view payload) { return test::decoded(flood_feed(), kUp, payload); }

TEST(Ttn, ReadsAnUplink) {
  const Facts facts = up(uplink(R"("decoded_payload":{"depth_mm":182,"battery":88.5,"leak":true},)"));
  ASSERT_EQ(facts.readings.size(), 1u);
  EXPECT_TRUE(facts.errors.empty());
  EXPECT_EQ(facts.readings[0].asset, "probe-07");
  EXPECT_DOUBLE_EQ(value_of(facts, "depth_cm").value, 18.2);
  EXPECT_EQ(value_of(facts, "battery_pct").value, 88.5);
  EXPECT_EQ(value_of(facts, "leak_count").value, 1);
  EXPECT_TRUE(facts.assets.empty()) << "where a gateway stands is not where the device is";
}

TEST(Ttn, TakesTheGatewaysTimeAndThePublishTimeOfTheNetworkServerCutToMilliseconds) {
  const Facts facts = up(uplink(R"("decoded_payload":{"battery":88},)"));
  EXPECT_EQ(facts.readings.at(0).event_time, utc(2026, 11, 22, 0, 0, 1, 204));
  EXPECT_EQ(facts.readings.at(0).published_at, utc(2026, 11, 22, 0, 0, 1, 502));
}

TEST(Ttn, FallsBackToTheTimesOfTheServers) {
  std::string text = uplink(R"("decoded_payload":{"battery":88},)");
  text.replace(text.find(R"(,"time":"2026-11-22T00:00:01.204118001Z")"), 40, "");
  EXPECT_EQ(up(text).readings.at(0).event_time, utc(2026, 11, 22, 0, 0, 1, 502));
  text.replace(text.find(R"(,"received_at":"2026-11-22T00:00:01.502337914Z")"), 47, "");
  EXPECT_EQ(up(text).readings.at(0).event_time, utc(2026, 11, 22, 0, 0, 1, 731));
  text.replace(text.find(R"("received_at":"2026-11-22T00:00:01.731208164Z",)"), 47, "");
  EXPECT_TRUE(up(text).readings.empty());
  EXPECT_EQ(up(text).errors.at(0).kind, Kind::MissingField);
}

TEST(Ttn, NamesABadGatewayTimeAndTakesTheNext) {
  std::string text = uplink(R"("decoded_payload":{"battery":88},)");
  text.replace(text.find("2026-11-22T00:00:01.204118001Z"), 30, "1980-01-06T00:00:01Z");
  const Facts facts = up(text);
  EXPECT_EQ(facts.errors.at(0).kind, Kind::BadTime);
  EXPECT_EQ(facts.readings.at(0).event_time, utc(2026, 11, 22, 0, 0, 1, 502));
}

TEST(Ttn, AnAbsentFieldIsZeroWhereTheRuleSaysSo) {
  const Facts facts = up(uplink(R"("decoded_payload":{"battery":71},)"));
  EXPECT_EQ(value_of(facts, "depth_cm").value, 0);
  EXPECT_EQ(value_of(facts, "depth_cm").quality, Quality::Good);
  EXPECT_EQ(value_of(facts, "leak_count").value, 0);
  EXPECT_EQ(facts.measured.size(), 3u);
}

TEST(Ttn, AnAbsentFieldIsNotThereWhereTheRuleDoesNotSaySo) {
  const Facts facts = up(uplink(R"("decoded_payload":{"depth_mm":5},)"));
  EXPECT_EQ(value_of(facts, "battery_pct").quantity, "none");
}

TEST(Ttn, AWrongFieldIsNotAnAbsentOne) {
  const Facts facts = up(uplink(R"("decoded_payload":{"depth_mm":"dry","leak":null},)"));
  EXPECT_EQ(value_of(facts, "depth_cm").quantity, "none");
  EXPECT_EQ(value_of(facts, "leak_count").quality, Quality::Missing);
  EXPECT_EQ(facts.errors.at(0).kind, Kind::WrongType);
}

TEST(Ttn, RefusesAPayloadThatNobodyDecoded) {
  const Facts facts = up(uplink(""));
  EXPECT_TRUE(facts.readings.empty());
  ASSERT_EQ(facts.errors.size(), 1u);
  EXPECT_EQ(facts.errors[0].kind, Kind::MissingField);
  EXPECT_EQ(facts.errors[0].subject, "probe-07");
  EXPECT_NE(facts.errors[0].detail.find("no decoder for the payload"), std::string::npos);
}

TEST(Ttn, AnUplinkWithoutAnyPayloadIsNoZeroes) {
  std::string text = uplink("");
  text.replace(text.find(R"("frm_payload":"Ch4B",)"), 21, "");
  const Facts facts = up(text);
  EXPECT_TRUE(facts.readings.empty());
  EXPECT_TRUE(facts.errors.empty());
  EXPECT_TRUE(has_finding(facts, "empty-uplink"));
}

TEST(Ttn, AnUplinkMadeUpInTheConsoleIsNoMeasurement) {
  const Facts facts = up(uplink(R"("decoded_payload":{"depth_mm":900},)", R"("simulated":true,)"));
  EXPECT_TRUE(test::is_empty(facts));
  EXPECT_TRUE(has_finding(facts, "simulated-uplink"));
}

TEST(Ttn, ADecodersWarningsAreFindings) {
  const Facts facts =
      up(uplink(R"("decoded_payload":{"battery":3},"decoded_payload_warnings":["cell is low"],)"));
  ASSERT_EQ(facts.findings.size(), 1u);
  EXPECT_EQ(facts.findings[0].name, "decoder-warning");
  EXPECT_EQ(facts.findings[0].detail, "cell is low");
  EXPECT_EQ(facts.readings.size(), 1u);
}

TEST(Ttn, NamesOnlyTheFirstOfManyWarnings) {
  std::string many;
  for (int i = 0; i < 100; ++i) many += i ? ",\"w\"" : "\"w\"";
  EXPECT_EQ(up(uplink(R"("decoded_payload":{"battery":3},"decoded_payload_warnings":[)" + many + "],"))
                .findings.size(),
            8u);
}

TEST(Ttn, TheDevicesOwnPositionGoesBeforeTheRegisteredOne) {
  const std::string user = R"("user":{"latitude":25.04,"longitude":121.52,"source":"SOURCE_REGISTRY"})";
  const std::string own = R"("frm-payload":{"latitude":25.05,"longitude":121.53,"source":"SOURCE_GPS"})";
  const Facts registered = up(uplink(R"("decoded_payload":{"battery":3},"locations":{)" + user + "},"));
  ASSERT_EQ(registered.assets.size(), 1u);
  EXPECT_EQ(registered.assets[0].place, (LonLat{.lon_deg = 121.52, .lat_deg = 25.04}));
  EXPECT_EQ(registered.assets[0].asset, "probe-07");
  const Facts both = up(uplink(R"("decoded_payload":{"battery":3},"locations":{)" + user + "," + own + "},"));
  EXPECT_EQ(both.assets.at(0).place, (LonLat{.lon_deg = 121.53, .lat_deg = 25.05}));
}

TEST(Ttn, APositionWhoseZeroesWereLeftOutIsNoPosition) {
  const Facts facts =
      up(uplink(R"("decoded_payload":{"battery":3},"locations":{"user":{"source":"SOURCE_GPS"}},)"));
  EXPECT_TRUE(facts.assets.empty());
  EXPECT_EQ(facts.errors.at(0).kind, Kind::BadPosition);
  EXPECT_EQ(facts.readings.size(), 1u);
}

TEST(Ttn, ADefaultPointIsShownAsApproximate) {
  FeedSpec spec = flood_feed();
  spec.default_points = {{.lon_deg = 121.52, .lat_deg = 25.04}};
  const Facts facts = test::decoded(
      spec, kUp,
      uplink(
          R"("decoded_payload":{"battery":3},"locations":{"user":{"latitude":25.04,"longitude":121.52}},)"));
  EXPECT_TRUE(facts.assets.at(0).place_approximate);
  EXPECT_TRUE(has_finding(facts, "default-point"));
}

TEST(Ttn, AJoinSaysThatTheDeviceIsThere) {
  const Facts facts =
      test::decoded(flood_feed(), "v3/flood-watch@city/devices/probe-07/join",
                    R"({"end_device_ids":{"device_id":"probe-07"},"join_accept":{"session_key_id":"AQ=="}})");
  ASSERT_EQ(facts.presences.size(), 1u);
  EXPECT_TRUE(facts.presences[0].online);
  EXPECT_EQ(facts.presences[0].asset, "probe-07");
}

TEST(Ttn, ASolvedLocationIsAPlace) {
  const Facts facts = test::decoded(
      flood_feed(), "v3/flood-watch@city/devices/probe-07/location/solved",
      R"({"end_device_ids":{"device_id":"probe-07"},"location_solved":{"service":"x","location":{"latitude":25.06,"longitude":121.5}}})");
  EXPECT_EQ(facts.assets.at(0).place, (LonLat{.lon_deg = 121.5, .lat_deg = 25.06}));
  EXPECT_TRUE(facts.readings.empty());
}

TEST(Ttn, LeavesTheRestOfTheServersTopicsAloneAndNamesStrangers) {
  for (const char* what : {"down/queued", "down/ack", "service/data", "up/normalized"}) {
    const Facts facts =
        test::decoded(flood_feed(), std::string{"v3/flood-watch@city/devices/probe-07/"} + what, "{}");
    EXPECT_TRUE(test::says_nothing(facts) && facts.errors.empty()) << what;
  }
  EXPECT_EQ(test::decoded(flood_feed(), "v3/flood-watch@city/devices/probe-07/upp", "{}").errors.at(0).kind,
            Kind::UnknownTopic);
}

TEST(Ttn, AFeedOfSeveralApplicationsPutsThemInFrontOfTheDevice) {
  FeedSpec spec = flood_feed();
  spec.topics = {"v3/+/devices/+/up"};
  EXPECT_EQ(test::decoded(spec, kUp, uplink(R"("decoded_payload":{"battery":3},)")).readings.at(0).asset,
            "flood-watch@city/probe-07");
}

TEST(Ttn, BehindABridgeWithNamesOfItsOwnTheDocumentSaysWhoItIs) {
  FeedSpec spec = flood_feed();
  spec.topics = {"lora/in"};
  const std::string text = uplink(R"("decoded_payload":{"battery":3},)");
  EXPECT_EQ(test::decoded(spec, "lora/in", text).readings.at(0).asset, "probe-07");
  EXPECT_EQ(test::decoded(spec, "lora/in", R"({"uplink_message":{}})").errors.at(0).kind, Kind::MissingField);
}

TEST(Ttn, RefusesADocumentOfAnotherDeviceThanItsTopics) {
  std::string text = uplink(R"("decoded_payload":{"battery":3},)");
  text.replace(text.find("probe-07"), 8, "probe-08");
  const Facts facts = up(text);
  EXPECT_TRUE(facts.readings.empty());
  EXPECT_EQ(facts.errors.at(0).kind, Kind::BadValue);
}

TEST(Ttn, NothingIsInventedFromABeginning) {
  test::expect_nothing_from_beginnings(
      flood_feed(), kUp,
      uplink(
          R"("decoded_payload":{"depth_mm":182},"locations":{"user":{"latitude":25.04,"longitude":121.52}},)"));
}

}  // namespace
}  // namespace city
