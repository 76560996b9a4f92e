// The example on the page for those who connect a feed (assets/feeds/README.md) does what the page says.
#include <gtest/gtest.h>

#include <string>

#include "tests/sensors/formats/shipped.hpp"

namespace city {
namespace {

using test::asset;
using test::by_asset;

std::string page() { return test::file_text(test::feeds_folder() + "README.md"); }

// The text between ```<language> and ``` of the page's complete example.
std::string example(const std::string& language) {
  const std::string text = page();
  const std::size_t chapter = text.find("\n## A complete example");
  const std::string fence = "\n```" + language + "\n";
  const std::size_t begin = text.find(fence, chapter);
  if (chapter == std::string::npos || begin == std::string::npos) return {};
  const std::size_t from = begin + fence.size();
  return text.substr(from, text.find("\n```", from) + 1 - from);
}

Facts lifts() {
  auto parsed = parse_feed_spec(example("toml"));
  EXPECT_TRUE(std::holds_alternative<FeedSpec>(parsed));
  FeedSpec spec = std::get<FeedSpec>(std::move(parsed));
  spec.jq_program = example("jq");
  return test::decoded(spec, "city/bridge-lifts/raw", example("json"));
}

TEST(TheFeedsPage, HasAnExampleThatRefusesExactlyTwoThings) {
  const Facts facts = lifts();
  ASSERT_EQ(facts.errors.size(), 2u) << test::words_of(facts.errors);
  EXPECT_EQ(facts.errors[0].kind, DecodeError::Kind::BadPosition);
  EXPECT_EQ(facts.errors[0].subject, "L-08");
  EXPECT_NE(facts.errors[0].detail.find("swapped"), std::string::npos) << facts.errors[0].detail;
  EXPECT_EQ(facts.errors[1].detail, "a lift without a number");
}

TEST(TheFeedsPage, HasAnExampleWithAMissingAndASuspectValue) {
  const Facts facts = lifts();
  auto values = by_asset(facts);
  ASSERT_EQ(values.size(), 3u);
  EXPECT_DOUBLE_EQ(values["L-07"]["temperature_c"].value, 31.5);
  EXPECT_EQ(values["L-08"]["temperature_c"].quality, Quality::Missing);
  EXPECT_EQ(values["L-09"]["temperature_c"].quality, Quality::Suspect);
  EXPECT_DOUBLE_EQ(values["L-08"]["on"].value, 0);
  EXPECT_TRUE(asset(facts, "L-07")->place);
  EXPECT_TRUE(asset(facts, "L-08") && !asset(facts, "L-08")->place);
  EXPECT_EQ(facts.readings[0].published_at, test::utc(2026, 5, 1, 0, 12));
}

TEST(TheFeedsPage, ExplainsEveryKeyOfAFeedFile) {
  const std::string text = page();
  for (const char* key : {"id",
                          "name",
                          "agency",
                          "domain",
                          "topics",
                          "qos",
                          "format",
                          "document",
                          "compression",
                          "period_s",
                          "zone",
                          "crs",
                          "extent",
                          "kind",
                          "sentinels",
                          "catalogue",
                          "described",
                          "default_points",
                          "items",
                          "runaway_times",
                          "rebirth",
                          "[fields]",
                          "[quality.<quantity>]"})
    EXPECT_NE(text.find("| `" + std::string{key} + "` |"), std::string::npos) << key;
}

}  // namespace
}  // namespace city
