// Whole reports: what a data engineer sees.
#include "center/check/check_feed.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "center/check/columns.hpp"
#include "center/check/report_json.hpp"
#include "center/check/report_text.hpp"
#include "tests/center/check/check_support.hpp"

namespace city {
namespace {

using namespace check_test;
using testing::HasSubstr;
using testing::Not;

FeedSpec rain() {
  FeedSpec spec = jq_feed(R"(.[] |
    if .id == null then {refuse: {why: "a gauge without id", field: "id"}}
    else {asset: {id, kind: "rain_gauge", name: {zh: .name, en: ""}, lon, lat}},
         {obs: {asset: .id, t: .at, v: {rain_1h_mm: .mm}}} end)");
  spec.extent = {121.2, 24.7, 122.1, 25.4};
  spec.sentinels = {-99};
  return spec;
}

const std::vector<SampleMessage> kSample{{"city/gauges/raw", R"([
  {"id":"C0A9C0","name":"信義","lon":121.5645,"lat":25.0378,"at":"2026-05-01 11:50:00","mm":12.5,"owner":"x"},
  {"id":"C0A9C1","name":"大安","lon":121.5300,"lat":25.0260,"at":"2026-05-01 11:50:00","mm":-99,"owner":"x"},
  {"id":null,"name":"無名"},
  {"id":"C0A9C2","name":"松山","lon":25.05,"lat":121.55,"at":"2026-05-01 11:50:00","mm":777,"owner":"x"}])"}};

const Receipt kReceipt{.known = Receipt::Known::Given, .at = kNoon};

TEST(CheckFeed, CountsWhatCameOutAndWhatWasRefused) {
  const FeedReport report = check_feed(rain(), kSample, kReceipt);
  EXPECT_EQ(report.messages, 1u);
  EXPECT_EQ(report.facts.readings.size(), 3u);
  EXPECT_EQ(report.facts.errors.size(), 2u) << "no id, swapped position";
  EXPECT_TRUE(report.refused());
  EXPECT_TRUE(warned(report.warnings, "swapped"));
  ASSERT_EQ(report.unused.fields.size(), 1u);
  EXPECT_EQ(report.unused.fields[0].path, ".[].owner");
}

TEST(CheckFeed, TheTextSaysItAllInAHundredColumns) {
  const FeedSpec spec = rain();
  const std::string text = report_text(spec, check_feed(spec, kSample, kReceipt));
  EXPECT_THAT(text, HasSubstr("3 assets"));
  EXPECT_THAT(text, HasSubstr("信義"));
  EXPECT_THAT(text, HasSubstr("121.5645 25.0378"));
  EXPECT_THAT(text, HasSubstr("2026-05-01T11:50:00+08:00 (zone assumed)  rain_1h_mm 12.5"));
  EXPECT_THAT(text, HasSubstr("rain_1h_mm missing"));
  EXPECT_THAT(text, HasSubstr("rain_1h_mm 777 (suspect: out_of_range)"));
  EXPECT_THAT(text, HasSubstr("a gauge without id"));
  EXPECT_THAT(text, HasSubstr("bad_position"));
  EXPECT_THAT(text, HasSubstr("unused fields: 1 of 7"));
  EXPECT_THAT(text, HasSubstr("warning swapped"));
  std::istringstream lines{text};
  for (std::string line; std::getline(lines, line);)
    EXPECT_LE(check::columns_of(line), check::kPageColumns) << line;
}

TEST(CheckFeed, ShowsAsManyRowsAsAskedAndCountsTheRest) {
  const FeedSpec spec = rain();
  const std::string text = report_text(spec, check_feed(spec, kSample, kReceipt), {.facts = 1, .refused = 1});
  EXPECT_THAT(text, HasSubstr("… and 2 more"));
  EXPECT_THAT(text, HasSubstr("… and 1 more"));
  EXPECT_THAT(text, Not(HasSubstr("大安")));
}

TEST(CheckFeed, ControlCharactersOfAFeedNeverReachTheTerminal) {
  const FeedSpec spec = jq_feed(
      R"({refuse: {why: .why, field: .why}}, {case: {id: "1", status: "received", opened: 1, category: .why}})");
  const std::vector<SampleMessage> sample{{"city/gauges/raw", R"({"why":"\u001b[31mred\u0007"})"}};
  const std::string text = report_text(spec, check_feed(spec, sample, kReceipt));
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  EXPECT_EQ(text.find('\a'), std::string::npos);
  EXPECT_THAT(text, HasSubstr("[31mred"));
}

TEST(CheckFeed, MachinesGetTheSame) {
  const std::vector<FeedReport> reports{check_feed(rain(), kSample, kReceipt)};
  const auto json = nlohmann::json::parse(reports_json(reports));
  const auto& feed = json.at("feeds").at(0);
  EXPECT_EQ(feed.at("feed"), "gauges");
  EXPECT_EQ(feed.at("clean"), false);
  EXPECT_EQ(feed.at("readings"), 3);
  EXPECT_EQ(feed.at("quantities").at(0).at("missing"), 1);
  EXPECT_EQ(feed.at("quantities").at(0).at("suspect"), 1);
  EXPECT_EQ(feed.at("quantities").at(0).at("high"), 777);
  EXPECT_EQ(feed.at("refused").size(), 2u);
  EXPECT_EQ(feed.at("unused").at("fields").at(0).at("path"), ".[].owner");
}

TEST(CheckFeed, WithoutASampleTheCatalogueIsRead) {
  FeedSpec spec = rain();
  spec.catalogue_file = "gauges.json";
  spec.catalogue_text = kSample[0].payload;
  const FeedReport report = check_feed(spec, {}, {});
  EXPECT_EQ(report.catalogue.assets.size(), 3u);
  EXPECT_TRUE(report.refused());
  EXPECT_THAT(report_summary(report), HasSubstr("describes 3 assets"));
}

TEST(CheckFeed, SaysWhenNothingCameOut) {
  const std::vector<SampleMessage> sample{{"city/gauges/raw", "[]"}};
  const FeedReport report = check_feed(rain(), sample, kReceipt);
  EXPECT_FALSE(report.refused());
  EXPECT_TRUE(warned(report.warnings, "nothing"));
}

}  // namespace
}  // namespace city
