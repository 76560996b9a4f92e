// The machine that all devices share, seen through Zigbee2MQTT, whose envelope is the thinnest.
#include "sensors/formats/fields.hpp"

#include "sensors/formats/source_units.hpp"
#include "tests/sensors/formats/devices.hpp"

namespace city {
namespace {

using test::unknown_fields;
using test::value_of;
using Kind = DecodeError::Kind;

FeedSpec feed_with(std::vector<FieldRule> fields) {
  return test::device_feed(Format::Zigbee2Mqtt, {"z/#"}, std::move(fields));
}

Facts told(const FeedSpec& spec, std::string_view json) { return test::decoded(spec, "z/a", json); }

TEST(Fields, ScaleAndShiftANumber) {
  const FeedSpec spec = feed_with({{.source = "h", .quantity = "humidity_pct", .scale = 100},
                                   {.source = "t", .quantity = "temperature_c", .offset = -0.5}});
  const Facts facts = told(spec, R"({"h":0.5,"t":20})");
  EXPECT_DOUBLE_EQ(value_of(facts, "humidity_pct").value, 50);
  EXPECT_DOUBLE_EQ(value_of(facts, "temperature_c").value, 19.5);
  ASSERT_EQ(facts.readings.size(), 1u);
  EXPECT_EQ(facts.readings[0].count, 2u);
  EXPECT_EQ(facts.readings[0].asset, "a");
}

TEST(Fields, ReachIntoObjectsWithDotsAndIntoListsWithNumbersFromOne) {
  const FeedSpec spec =
      feed_with({{.source = "a.b.c", .quantity = "x_count"}, {.source = "list-2.d", .quantity = "y_count"}});
  const Facts facts = told(spec, R"({"a":{"b":{"c":3}},"list":[{"d":4},{"d":5}]})");
  EXPECT_EQ(value_of(facts, "x_count").value, 3);
  EXPECT_EQ(value_of(facts, "y_count").value, 5);
  EXPECT_EQ(unknown_fields(facts), 1u) << "list-1.d";
}

TEST(Fields, TakeTrueAndFalseAsOneAndZeroAndNullAsMissing) {
  const FeedSpec spec = feed_with({{.source = "a", .quantity = "a_count"},
                                   {.source = "b", .quantity = "b_count"},
                                   {.source = "open", .quantity = "open_count", .scale = -1, .offset = 1}});
  const Facts facts = told(spec, R"({"a":true,"b":null,"open":true})");
  EXPECT_EQ(value_of(facts, "a_count").value, 1);
  EXPECT_EQ(value_of(facts, "b_count").quality, Quality::Missing);
  EXPECT_EQ(value_of(facts, "open_count").value, 0) << "contact made means not open";
}

TEST(Fields, RefuseTextEvenIfItLooksLikeANumber) {
  const FeedSpec spec =
      feed_with({{.source = "a", .quantity = "a_count"}, {.source = "b", .quantity = "b_count"}});
  const Facts facts = told(spec, R"({"a":"12","b":{"c":1}})");
  EXPECT_TRUE(facts.readings.empty());
  ASSERT_EQ(facts.errors.size(), 2u);
  EXPECT_EQ(facts.errors[0].kind, Kind::WrongType);
  EXPECT_EQ(facts.errors[0].field, "a");
  EXPECT_EQ(facts.errors[0].subject, "a");
  EXPECT_EQ(facts.errors[1].kind, Kind::WrongType) << "an object where a number was promised";
}

TEST(Fields, CountWhatNoRuleNames) {
  const Facts facts = told(feed_with({}), R"({"a":1,"b":{"c":2,"d":[3,4]},"e":"x","f":null})");
  EXPECT_TRUE(facts.readings.empty());
  EXPECT_TRUE(facts.errors.empty());
  EXPECT_EQ(unknown_fields(facts), 6u);
}

TEST(Fields, CompareSentinelsWithTheNumberAsTold) {
  FeedSpec spec = feed_with({{.source = "d", .quantity = "depth_cm", .scale = 0.1}});
  spec.sentinels = {-9990};
  EXPECT_EQ(value_of(told(spec, R"({"d":-9990})"), "depth_cm").quality, Quality::Missing);
  EXPECT_EQ(value_of(told(spec, R"({"d":120})"), "depth_cm").value, 12);
}

TEST(Fields, MarkWhatLiesOutsideTheQuantitysRangeOrTheFeedsOwn) {
  FeedSpec spec = feed_with({{.source = "t", .quantity = "temperature_c"}});
  EXPECT_EQ(value_of(told(spec, R"({"t":85})"), "temperature_c").quality, Quality::Suspect);
  EXPECT_EQ(value_of(told(spec, R"({"t":45})"), "temperature_c").quality, Quality::Good);
  spec.quality = {{.quantity = "temperature_c", .high = 40}};
  const Measured hot = value_of(told(spec, R"({"t":45})"), "temperature_c");
  EXPECT_EQ(hot.quality, Quality::Suspect);
  EXPECT_EQ(hot.doubts, doubt::kOutOfRange);
}

TEST(Fields, KeepTheFirstOfTwoSourcesOfOneQuantity) {
  const FeedSpec spec = feed_with(
      {{.source = "bat", .quantity = "battery_pct"}, {.source = "battery", .quantity = "battery_pct"}});
  EXPECT_EQ(value_of(told(spec, R"({"battery":60})"), "battery_pct").value, 60) << "either will do";
  const Facts both = told(spec, R"({"bat":50,"battery":60})");
  EXPECT_EQ(value_of(both, "battery_pct").value, 50);
  ASSERT_EQ(both.errors.size(), 1u);
  EXPECT_EQ(both.errors[0].kind, Kind::BadValue);
}

TEST(Fields, OneSourceMayGiveTwoQuantities) {
  const FeedSpec spec = feed_with(
      {{.source = "p", .quantity = "power_w"}, {.source = "p", .quantity = "power_kw", .scale = 0.001}});
  const Facts facts = told(spec, R"({"p":1500})");
  EXPECT_EQ(value_of(facts, "power_w").value, 1500);
  EXPECT_DOUBLE_EQ(value_of(facts, "power_kw").value, 1.5);
}

TEST(Fields, NameANumberThatScalingMakesInfinite) {
  const Facts facts =
      told(feed_with({{.source = "p", .quantity = "p_count", .scale = 1e10}}), R"({"p":1e300})");
  EXPECT_TRUE(facts.readings.empty());
  EXPECT_EQ(facts.errors.at(0).kind, Kind::BadValue);
}

TEST(Fields, StopAtTheBoundsOfDepthAndNumber) {
  std::string deep = "1";
  for (int i = 0; i < 100; ++i) deep = "{\"a\":" + deep + "}";
  EXPECT_EQ(unknown_fields(told(feed_with({}), deep)), 1u);
  std::vector<FieldRule> rules;
  std::string many = "{";
  for (int i = 0; i < 300; ++i) {
    rules.push_back({.source = "q" + std::to_string(i), .quantity = "q" + std::to_string(i) + "_count"});
    many += (i ? ",\"q" : "\"q") + std::to_string(i) + "\":1";
  }
  const Facts facts = told(feed_with(rules), many + "}");
  EXPECT_EQ(facts.measured.size(), 256u);
  EXPECT_EQ(facts.errors.size(), 44u);
}

TEST(SourceUnits, AreConvertedToTheUnitThatTheQuantityPromises) {
  EXPECT_NEAR(in_unit_of("temperature_c", 77, "F"), 25, 1e-9);
  EXPECT_NEAR(in_unit_of("temperature_c", 300, "KEL"), 26.85, 1e-9);
  EXPECT_NEAR(in_unit_of("pressure_hpa", 760, "mmHg"), 1013.25, 0.01);
  EXPECT_NEAR(in_unit_of("pressure_hpa", 29.92, "inHg"), 1013.2, 0.1);
  EXPECT_NEAR(in_unit_of("depth_cm", 0.35, "MTR"), 35, 1e-9);
  EXPECT_NEAR(in_unit_of("speed_kmh", 10, "MTS"), 36, 1e-9);
}

TEST(SourceUnits, LeaveAloneWhatTheyDoNotKnowOrWhatMeasuresSomethingElse) {
  EXPECT_EQ(in_unit_of("temperature_c", 21.5, "C"), 21.5);
  EXPECT_EQ(in_unit_of("temperature_c", 21.5, "furlong"), 21.5);
  EXPECT_EQ(in_unit_of("temperature_c", 21.5, "inHg"), 21.5);
  EXPECT_EQ(in_unit_of("bikes_available", 7, "F"), 7);
  EXPECT_EQ(in_unit_of("temperature_c", 21.5, ""), 21.5);
}

}  // namespace
}  // namespace city
