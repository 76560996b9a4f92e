#include "sensors/formats/sparkplug_payload.hpp"

#include <gtest/gtest.h>

#include "tests/sensors/builders.hpp"
#include "tests/sensors/formats/sparkplug_builder.hpp"

namespace city {
namespace {

using namespace test;
using Kind = DecodeError::Kind;

SparkplugMetric metric(const std::string& fields) {
  static std::string payload;  // the metric points into it
  payload = sparkplug(0, {fields});
  const auto read = read_sparkplug(payload);
  EXPECT_TRUE(read && read->metrics.size() == 1);
  return read && !read->metrics.empty() ? read->metrics[0] : SparkplugMetric{};
}

double number(const std::string& value, std::uint32_t type) {
  const SparkplugNumber read = sparkplug_number(metric(value), type);
  EXPECT_TRUE(read.number) << read.why;
  return read.number.value_or(-1e99);
}

Kind refusal(const std::string& value, std::uint32_t type) {
  const SparkplugNumber read = sparkplug_number(metric(value), type);
  EXPECT_FALSE(read.number) << *read.number;
  return read.kind;
}

TEST(SparkplugPayload, ReadsWhatAMetricSays) {
  const std::string bytes = sparkplug(7, {name("Pump/Flow") + alias(300) + at_ms(kMadeMs + 5) + datatype(9) +
                                              historical() + quality(192) + float_value(1.5f),
                                          alias(2) + null()});
  const auto payload = read_sparkplug(bytes);
  ASSERT_TRUE(payload);
  EXPECT_EQ(payload->timestamp_ms, kMadeMs);
  EXPECT_EQ(payload->seq, 7u);
  ASSERT_EQ(payload->metrics.size(), 2u);
  EXPECT_EQ(payload->metrics[0].name, "Pump/Flow");
  EXPECT_EQ(payload->metrics[0].alias, 300u);
  EXPECT_EQ(payload->metrics[0].timestamp_ms, kMadeMs + 5);
  EXPECT_EQ(payload->metrics[0].datatype, 9u);
  EXPECT_EQ(payload->metrics[0].quality, 192u);
  EXPECT_FALSE(payload->metrics[0].is_null);
  EXPECT_TRUE(payload->metrics[1].is_null);
  EXPECT_TRUE(payload->metrics[1].name.empty());
}

TEST(SparkplugPayload, ReadsSignedNumbersHoweverFarTheirSignWasDrawnOut) {
  EXPECT_EQ(number(int_value(0xff), 1), -1);
  EXPECT_EQ(number(int_value(0xffffffff), 1), -1);
  EXPECT_EQ(number(int_value(0xffffffffffffffff), 1), -1);
  EXPECT_EQ(number(int_value(127), 1), 127);
  EXPECT_EQ(number(int_value(0x8000), 2), -32768);
  EXPECT_EQ(number(int_value(0xfffffff6), 3), -10);
  EXPECT_EQ(number(long_value(0xfffffffffffffff6), 3), -10);
  EXPECT_EQ(number(long_value(0xfffffffffffffff6), 4), -10);
  EXPECT_EQ(number(long_value(0xfffffff6), 4), 4294967286) << "an Int64 of 64 bits whose sign is not drawn";
  EXPECT_EQ(refusal(int_value(300), 1), Kind::BadValue);
  EXPECT_EQ(refusal(int_value(0x12345), 2), Kind::BadValue);
}

TEST(SparkplugPayload, ReadsUnsignedAndRealNumbersAndFlags) {
  EXPECT_EQ(number(int_value(255), 5), 255);
  EXPECT_EQ(number(int_value(0xffffffff), 7), 4294967295);
  EXPECT_EQ(number(long_value(0xffffffff), 7), 4294967295) << "some send UInt32 in the long field";
  EXPECT_EQ(number(long_value(kMadeMs), 13), 1777593600000);
  EXPECT_EQ(number(double_value(-2.5), 10), -2.5);
  EXPECT_EQ(number(bool_value(true), 11), 1);
  EXPECT_EQ(number(bool_value(false), 11), 0);
  EXPECT_EQ(refusal(int_value(256), 5), Kind::BadValue);
}

TEST(SparkplugPayload, TakesAFloatForTheShortestDecimalThatMeansIt) {
  EXPECT_EQ(number(float_value(22.6f), 9), 22.6);
  EXPECT_EQ(number(float_value(-0.1f), 9), -0.1);
}

TEST(SparkplugPayload, TakesNoTextAndNoOtherTypeForANumber) {
  EXPECT_EQ(refusal(string_value("12"), 12), Kind::WrongType);
  EXPECT_EQ(refusal(string_value("12"), 3), Kind::WrongType);
  EXPECT_EQ(refusal(text_field(17, ""), 16), Kind::WrongType) << "a data set";
  EXPECT_EQ(refusal(text_field(18, ""), 19), Kind::WrongType) << "a template";
  EXPECT_EQ(refusal(int_value(1), 9), Kind::WrongType);
  EXPECT_EQ(refusal(float_value(1), 3), Kind::WrongType);
  EXPECT_EQ(refusal(bool_value(true), 3), Kind::WrongType);
  EXPECT_EQ(refusal(double_value(1.0 / 0.0), 10), Kind::BadValue);
  EXPECT_EQ(refusal(float_value(-1.0f / 0.0f), 9), Kind::BadValue);
  EXPECT_EQ(refusal("", 3), Kind::MissingField);
}

TEST(SparkplugPayload, GuessesNothingFromAnotherWireType) {
  EXPECT_EQ(refusal(text_field(10, "12"), 3), Kind::MissingField);
  EXPECT_TRUE(metric(whole_field(1, 5)).name.empty());
  EXPECT_FALSE(metric(double_field(2, 5)).alias);
  EXPECT_FALSE(read_sparkplug(text_field(1, "x") + text_field(3, "y"))->seq);
}

TEST(SparkplugPayload, SkipsWhatItDoesNotKnow) {
  EXPECT_EQ(number(text_field(19, "extension") + whole_field(200, 1) + int_value(3), 3), 3);
  EXPECT_TRUE(read_sparkplug(text_field(4, "uuid") + text_field(5, "body") + double_field(99, 1)));
}

TEST(SparkplugPayload, IsNoneWhenItIsCutWithinAFieldOrIsNoProtobuf) {
  EXPECT_FALSE(read_sparkplug("{\"online\":true}"));
  EXPECT_FALSE(read_sparkplug("\x08"));
  EXPECT_FALSE(read_sparkplug(std::string_view{"\x00\x00", 2}));
  EXPECT_FALSE(read_sparkplug(text_field(2, "\x0a\xff")));
  EXPECT_TRUE(read_sparkplug(""));
}

TEST(SparkplugPayload, AsksForABirthAsTheProtocolSaysIt) {
  const std::string request = sparkplug_rebirth_request(kReceived);
  const auto ms = static_cast<std::uint64_t>(kReceived.time_since_epoch().count());
  EXPECT_EQ(request, whole_field(1, ms) + text_field(2, name("Node Control/Rebirth") + at_ms(ms) +
                                                            datatype(11) + bool_value(true)));
}

}  // namespace
}  // namespace city
