#include "center/check/sample.hpp"

#include <gtest/gtest.h>

#include "tests/center/check/check_support.hpp"

namespace city {
namespace {

using namespace check_test;

std::vector<SampleMessage> messages(const std::string& name, const std::string& text,
                                    const std::string& topic = {}) {
  auto read = sample_messages(canonical_feed(), name, text, topic);
  if (const auto* error = std::get_if<SampleError>(&read)) ADD_FAILURE() << error->what;
  return std::get<std::vector<SampleMessage>>(std::move(read));
}

TEST(Sample, ADocumentIsOneMessageOnTheRawTopic) {
  const auto read = sample_messages(jq_feed("."), "gauges.json", "[1,\n2]");
  const auto& one = std::get<std::vector<SampleMessage>>(read);
  ASSERT_EQ(one.size(), 1u);
  EXPECT_EQ(one[0].topic, "city/gauges/raw");
  EXPECT_EQ(one[0].payload, "[1,\n2]");
}

TEST(Sample, LinesAreTopicAndPayload) {
  const auto read =
      messages("x.messages",
               "# heard on a Friday\n\ncity/gauges/obs/A {\"t\": 1}\r\ncity/gauges/status online\n"
               "a/b hex:00ff10\nc/d\n");
  ASSERT_EQ(read.size(), 4u);
  EXPECT_EQ(read[0].topic, "city/gauges/obs/A");
  EXPECT_EQ(read[0].payload, "{\"t\": 1}");
  EXPECT_EQ(read[2].payload, (std::string{'\0', '\xff', '\x10'}));
  EXPECT_EQ(read[3].payload, "");
}

TEST(Sample, ALineThatIsNoneIsNamed) {
  for (const char* text : {"a 1\n payload\n", "a 1\nb hex:0g\n", "a 1\nb hex:123\n"}) {
    const auto read = sample_messages(canonical_feed(), "x.mqtt", text);
    const auto* error = std::get_if<SampleError>(&read);
    ASSERT_NE(error, nullptr) << text;
    EXPECT_EQ(error->what.find("line 2 of x.mqtt"), 0u) << error->what;
  }
}

TEST(Sample, TheUsualTopicFollowsThePayload) {
  const FeedSpec spec = canonical_feed();
  EXPECT_EQ(usual_topic(spec, R"({"t":1,"v":{}})"), "city/gauges/obs/sample");
  EXPECT_EQ(usual_topic(spec, R"({"status":"received","opened":1})"), "city/gauges/case/sample");
  EXPECT_EQ(usual_topic(spec, R"({"kind":"rain_gauge"})"), "city/gauges/asset/sample");
  EXPECT_EQ(usual_topic(spec, "<alert/>"), "city/gauges/alert/sample");
  EXPECT_EQ(usual_topic(spec, "online"), "city/gauges/status");
  FeedSpec devices{.id = "lora", .topics = {"v3/+/devices/+/up"}, .format = Format::Ttn};
  EXPECT_EQ(usual_topic(devices, "{}"), "v3/sample/devices/sample/up");
}

TEST(Sample, AGivenTopicStands) {
  EXPECT_EQ(messages("x.json", "{}", "city/gauges/obs/B").at(0).topic, "city/gauges/obs/B");
}

}  // namespace
}  // namespace city
