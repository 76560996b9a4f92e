#include "center/export/json_text.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <random>

namespace city {
namespace {

std::string text(std::string_view value) {
  JsonText json;
  json.text(value);
  return std::move(json).take();
}

std::string number(double value) {
  JsonText json;
  json.number(value);
  return std::move(json).take();
}

std::string seconds(std::int64_t ms) {
  JsonText json;
  json.seconds(ms);
  return std::move(json).take();
}

TEST(JsonText, EscapesWhatJsonForbids) {
  EXPECT_EQ(text("a\"b\\c\n\x01"), R"("a\"b\\c\u000a\u0001")");
  EXPECT_EQ(text("大安區"), "\"大安區\"");
}

TEST(JsonText, BytesThatAreNotUtf8BecomeReplacementCharacters) {
  EXPECT_EQ(text("a\xFFz"), "\"a\uFFFDz\"");
  EXPECT_EQ(text("\xC0\x80"), "\"\uFFFD\uFFFD\"");            // longer than need be
  EXPECT_EQ(text("\xED\xA0\x80"), "\"\uFFFD\uFFFD\uFFFD\"");  // a surrogate
  EXPECT_EQ(text("\xE5\xA4"), "\"\uFFFD\uFFFD\"");            // cut off
}

TEST(JsonText, AnyBytesGiveJsonThatParses) {
  std::mt19937 random{7};
  for (int i = 0; i < 3000; ++i) {
    std::string bytes(random() % 12, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    EXPECT_TRUE(nlohmann::json::accept(text(bytes))) << i;
  }
}

TEST(JsonText, NumbersReadBackTheSame) {
  for (const double value : {0.0, -0.5, 33.7, 121.5654321, 1e300, 5e-324, 1.0 / 3}) {
    EXPECT_EQ(nlohmann::json::parse(number(value)).get<double>(), value);
  }
  EXPECT_EQ(number(12), "12");
  EXPECT_EQ(number(std::numeric_limits<double>::quiet_NaN()), "null");
  EXPECT_EQ(number(-std::numeric_limits<double>::infinity()), "null");
}

TEST(JsonText, SecondsKeepTheirMilliseconds) {
  EXPECT_EQ(seconds(12'000), "12.0");
  EXPECT_EQ(seconds(250), "0.25");
  EXPECT_EQ(seconds(1'205), "1.205");
  EXPECT_EQ(seconds(7), "0.007");
}

TEST(JsonText, SeparatesMembersAndElements) {
  JsonText json;
  json.begin_object().key("a").begin_array().number(1.0).begin_array().end_array().null().end_array();
  json.key("b").flag(true).line().key("c").begin_object().end_object().line().end_object();
  EXPECT_EQ(std::move(json).take(), "{\"a\":[1,[],null],\"b\":true,\n\"c\":{}\n}");
}

}  // namespace
}  // namespace city
