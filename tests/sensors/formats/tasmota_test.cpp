// Devices that run Tasmota.
#include "tests/sensors/formats/devices.hpp"

namespace city {
namespace {

using test::utc;
using test::value_of;
using Kind = DecodeError::Kind;

FeedSpec pump_feed() {
  return test::device_feed(Format::Tasmota, {"tele/#", "stat/#", "cmnd/#"},
                           {{.source = "ENERGY.Power", .quantity = "power_w"},
                            {.source = "ENERGY.Current-2", .quantity = "current_a"},
                            {.source = "DS18B20-1.Temperature", .quantity = "temperature_c"},
                            {.source = "BME280.Pressure", .quantity = "pressure_hpa"},
                            {.source = "Wifi.RSSI", .quantity = "rssi_pct"},
                            {.source = "POWER", .quantity = "on_count"}});
}

Facts told(std::string_view topic, std::string_view payload) {
  return test::decoded(pump_feed(), topic, payload);
}

constexpr std::string_view kSensor{
    R"({"Time":"2026-11-22T08:00:00","DS18B20-1":{"Id":"01131B2F","Temperature":21.4},"DS18B20-2":{"Id":"01131B30","Temperature":19.9},)"
    R"("ENERGY":{"Total":12.4,"Power":310,"Current":[1.2,1.4]},"TempUnit":"C"})"};

TEST(Tasmota, ReadsNestedObjectsAndLists) {
  const Facts facts = told("tele/pump-3/SENSOR", kSensor);
  ASSERT_EQ(facts.readings.size(), 1u);
  EXPECT_TRUE(facts.errors.empty());
  EXPECT_EQ(facts.readings[0].asset, "pump-3");
  EXPECT_EQ(value_of(facts, "power_w").value, 310);
  EXPECT_EQ(value_of(facts, "current_a").value, 1.4);
  EXPECT_EQ(value_of(facts, "temperature_c").value, 21.4);
  EXPECT_EQ(test::unknown_fields(facts), 5u) << "two ids, the second probe, the total, the first current";
}

TEST(Tasmota, TakesItsTimeInTheFeedsZoneAndSaysSo) {
  const Facts facts = told("tele/pump-3/SENSOR", kSensor);
  EXPECT_EQ(facts.readings.at(0).event_time, utc(2026, 11, 22, 0));
  EXPECT_TRUE(facts.readings.at(0).zone_assumed);
  FeedSpec nowhere = pump_feed();
  nowhere.zone.clear();
  EXPECT_EQ(test::decoded(nowhere, "tele/pump-3/SENSOR", kSensor).errors.at(0).kind, Kind::BadTime);
}

TEST(Tasmota, RefusesADeviceThatHasNotFoundItsTimeServerYet) {
  const Facts facts = told("tele/a/STATE", R"({"Time":"1970-01-01T00:00:12","POWER":"ON"})");
  EXPECT_TRUE(facts.readings.empty());
  EXPECT_EQ(facts.errors.at(0).kind, Kind::BadTime);
  EXPECT_EQ(told("tele/a/STATE", R"({"POWER":"ON"})").errors.at(0).kind, Kind::MissingField);
}

TEST(Tasmota, ConvertsTheUnitsThatItNames) {
  const Facts facts = told(
      "tele/a/SENSOR",
      R"({"Time":"2026-11-22T08:00:00","DS18B20-1":{"Temperature":77},"BME280":{"Pressure":760},"PressureUnit":"mmHg","TempUnit":"F"})");
  EXPECT_NEAR(value_of(facts, "temperature_c").value, 25, 1e-9);
  EXPECT_NEAR(value_of(facts, "pressure_hpa").value, 1013.25, 0.01);
}

TEST(Tasmota, AProbeThatFellOffIsMissing) {
  EXPECT_EQ(
      value_of(told("tele/a/SENSOR", R"({"Time":"2026-11-22T08:00:00","DS18B20-1":{"Temperature":null}})"),
               "temperature_c")
          .quality,
      Quality::Missing);
}

TEST(Tasmota, ReadsTheStateWithItsSwitches) {
  const Facts facts =
      told("tele/a/STATE",
           R"({"Time":"2026-11-22T08:00:00","UptimeSec":911,"POWER":"ON","Wifi":{"RSSI":46,"SSId":"x"}})");
  EXPECT_EQ(value_of(facts, "on_count").value, 1);
  EXPECT_EQ(value_of(facts, "rssi_pct").value, 46);
  EXPECT_EQ(told("tele/a/STATE", R"({"Time":"2026-11-22T08:00:00","POWER":"AN"})").errors.at(0).kind,
            Kind::WrongType)
      << "an owner may give the states words of his own; nobody knows which is which";
}

TEST(Tasmota, ItsLastWillIsItsPresence) {
  EXPECT_TRUE(told("tele/a/LWT", "Online").presences.at(0).online);
  const Facts gone = test::retained(pump_feed(), "tele/a/LWT", "Offline");
  ASSERT_EQ(gone.presences.size(), 1u);
  EXPECT_EQ(gone.presences[0].asset, "a");
  EXPECT_FALSE(gone.presences[0].online);
  EXPECT_EQ(told("tele/a/LWT", "Onl").errors.at(0).kind, Kind::BadValue);
}

TEST(Tasmota, AnswersOnRequestAreReportsToo) {
  const Facts facts =
      told("stat/a/STATUS10", R"({"StatusSNS":{"Time":"2026-11-22T08:00:00","ENERGY":{"Power":12}}})");
  EXPECT_EQ(value_of(facts, "power_w").value, 12);
  EXPECT_EQ(told("stat/a/STATUS8", "{}").errors.at(0).kind, Kind::MissingField);
}

TEST(Tasmota, LeavesCommandsAndTheirEchoesAlone) {
  for (const char* topic : {"cmnd/a/POWER", "cmnd/a/SENSOR", "stat/a/POWER", "stat/a/RESULT", "stat/a/SENSOR",
                            "tele/a/INFO1", "tele/a/UPTIME", "stat/a/STATUS2"}) {
    const Facts facts = told(topic, R"({"Time":"2026-11-22T08:00:00","POWER":"ON"})");
    EXPECT_TRUE(test::says_nothing(facts) && facts.errors.empty()) << topic;
  }
}

TEST(Tasmota, FindsThePrefixWhereverTheOwnerPutIt) {
  FeedSpec spec = pump_feed();
  spec.topics = {"#"};
  for (const auto& [topic, asset] :
       {std::pair{"pump-3/tele/SENSOR", "pump-3"}, std::pair{"house/tele/pump-3/SENSOR", "house/pump-3"},
        std::pair{"tele/house/pump-3/SENSOR", "house/pump-3"}}) {
    const Facts facts = test::decoded(spec, topic, kSensor);
    ASSERT_EQ(facts.readings.size(), 1u) << topic;
    EXPECT_EQ(facts.readings[0].asset, asset);
  }
  EXPECT_EQ(test::decoded(spec, "pump-3/SENSOR", kSensor).errors.at(0).kind, Kind::UnknownTopic);
  EXPECT_EQ(test::decoded(spec, "tele/SENSOR", kSensor).errors.at(0).kind, Kind::MissingField);
}

TEST(Tasmota, NothingIsInventedFromABeginning) {
  test::expect_nothing_from_beginnings(pump_feed(), "tele/pump-3/SENSOR", kSensor);
}

}  // namespace
}  // namespace city
