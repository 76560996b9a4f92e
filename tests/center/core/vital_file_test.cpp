#include "center/core/vital_file.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

namespace city {
namespace {

const std::string kGood = R"([[vital]]
id = "speed"
label = { zh = "車速", en = "Speed" }
domain = "traffic"
aggregate = "share_below_pct"
kind = "road_section"
quantity = "speed_kmh"
threshold = 15
unit = "%"
decimals = 1
attention_above = 25
)";

std::string error_of(const std::string& text) {
  const auto parsed = parse_vitals(text);
  const auto* error = std::get_if<SpecError>(&parsed);
  return error == nullptr ? "" : error->what;
}

std::string with(const std::string& from, const std::string& to) {
  std::string text = kGood;
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(VitalFile, ReadsEveryKey) {
  const auto parsed = parse_vitals(kGood);
  const auto& specs = std::get<std::vector<VitalSpec>>(parsed);
  ASSERT_EQ(specs.size(), 1U);
  EXPECT_EQ(specs[0].id, "speed");
  EXPECT_EQ(specs[0].label, (Text2{"車速", "Speed"}));
  EXPECT_EQ(specs[0].domain, Domain::Traffic);
  EXPECT_EQ(specs[0].source, VitalSpec::Source::Assets);
  EXPECT_EQ(specs[0].aggregate, VitalSpec::Aggregate::ShareBelowPct);
  EXPECT_EQ(specs[0].kind, "road_section");
  EXPECT_EQ(specs[0].quantity, "speed_kmh");
  EXPECT_EQ(specs[0].threshold, 15);
  EXPECT_EQ(specs[0].unit, "%");
  EXPECT_EQ(specs[0].decimals, 1);
  EXPECT_EQ(specs[0].attention_above, 25);
  EXPECT_FALSE(specs[0].attention_below);
}

TEST(VitalFile, ACaseFigureNeedsNeitherKindNorAggregate) {
  EXPECT_EQ(error_of("[[vital]]\nid = \"open\"\nlabel = {zh = \"案\", en = \"Open\"}\ndomain = \"dispatch\"\n"
                     "source = \"open_cases\"\n"),
            "");
}

TEST(VitalFile, ATypoDoesNotPass) {
  EXPECT_EQ(error_of(with("attention_above", "atention_above")), "unknown key \"atention_above\"");
  EXPECT_EQ(error_of("[[vitals]]\n"), "only [[vital]] and [[trend]] tables are expected here");
}

TEST(VitalFile, NamesTheChoicesWhenAWordIsWrong) {
  EXPECT_EQ(error_of(with("\"traffic\"", "\"trafic\"")),
            "domain must be one of environment, dispatch, traffic, hospital, warning");
}

TEST(VitalFile, RefusesWhatIsMissingOrOfTheWrongType) {
  EXPECT_NE(error_of(with("id = \"speed\"\n", "")), "");
  EXPECT_NE(error_of(with("en = \"Speed\"", "en = \"\"")), "");
  EXPECT_NE(error_of(with("quantity = \"speed_kmh\"\n", "")), "");
  EXPECT_NE(error_of(with("threshold = 15\n", "")), "");
  EXPECT_NE(error_of(with("threshold = 15", "threshold = \"15\"")), "");
  EXPECT_NE(error_of(with("threshold = 15", "threshold = nan")), "");
  EXPECT_NE(error_of(with("decimals = 1", "decimals = 1.5")), "");
  EXPECT_NE(error_of(with("domain = \"traffic\"\n", "")), "");
}

const std::string kTrend = "[[trend]]\nkind = \"hospital\"\nquantity = \"nedocs\"\n";

TEST(VitalFile, ReadsTheTrendsInTheirOrder) {
  const auto parsed = parse_vital_file(kTrend + "most = 3\n" + kGood +
                                       "[[trend]]\nkind = \"river\"\nquantity = \"level_m\"\n");
  ASSERT_TRUE(std::holds_alternative<VitalFile>(parsed)) << std::get<SpecError>(parsed).what;
  const auto& file = std::get<VitalFile>(parsed);
  EXPECT_EQ(file.vitals.size(), 1U);
  ASSERT_EQ(file.trends.size(), 2U);
  EXPECT_EQ(file.trends[0].kind, "hospital");
  EXPECT_EQ(file.trends[0].quantity, "nedocs");
  EXPECT_EQ(file.trends[0].most, 3U);
  EXPECT_EQ(file.trends[1].most, TrendSpec{}.most);
}

TEST(VitalFile, RefusesATrendThatIsNotRight) {
  EXPECT_EQ(error_of(kTrend + kTrend), "the trend of nedocs of hospital is there twice");
  EXPECT_EQ(error_of(kTrend + "label = 1\n"), "unknown key \"label\"");
  EXPECT_EQ(error_of(kTrend + "most = 0\n"), "most must be a whole number from 1 to 512");
  EXPECT_EQ(error_of(kTrend + "most = 513\n"), "most must be a whole number from 1 to 512");
  EXPECT_EQ(error_of("[[trend]]\nkind = \"hospital\"\n"),
            "quantity must be a text in quotes that is not empty");
}

TEST(VitalFile, TheShippedTrendsHaveRoomTogether) {
  std::ifstream file{CITYGLASS_SOURCE_DIR "/assets/vitals.toml"};
  std::stringstream text;
  text << file.rdbuf();
  const auto parsed = parse_vital_file(text.str());
  ASSERT_TRUE(std::holds_alternative<VitalFile>(parsed));
  std::size_t most = 0;
  for (const TrendSpec& spec : std::get<VitalFile>(parsed).trends) {
    most += spec.most;
    EXPECT_NE(find_quantity(spec.quantity), nullptr) << spec.quantity;
  }
  EXPECT_GT(most, 100U);
  EXPECT_LE(most, kMaxTrendSeries);
}

TEST(VitalFile, SaysTheLine) {
  const auto parsed = parse_vitals(with("threshold = 15", "threshold = true"));
  EXPECT_EQ(std::get<SpecError>(parsed).line, 8);
}

TEST(VitalFile, AnIdMayStandOnce) { EXPECT_EQ(error_of(kGood + kGood), "the id \"speed\" is there twice"); }

TEST(VitalFile, TextThatIsNotTomlIsAnErrorWithALine) {
  const auto parsed = parse_vitals("[[vital]]\nid = \n");
  EXPECT_EQ(std::get<SpecError>(parsed).line, 2);
}

TEST(VitalFile, TheShippedFileHasAboutFourFiguresPerDomain) {
  std::ifstream file{CITYGLASS_SOURCE_DIR "/assets/vitals.toml"};
  std::stringstream text;
  text << file.rdbuf();
  const auto parsed = parse_vitals(text.str());
  ASSERT_TRUE(std::holds_alternative<std::vector<VitalSpec>>(parsed)) << std::get<SpecError>(parsed).what;
  std::map<Domain, int> figures;
  int with_attention = 0;
  for (const VitalSpec& spec : std::get<std::vector<VitalSpec>>(parsed)) {
    ++figures[spec.domain];
    with_attention += spec.attention_above || spec.attention_below ? 1 : 0;
    if (spec.source == VitalSpec::Source::Assets) {
      const auto known = known_quantities();
      EXPECT_TRUE(
          std::any_of(known.begin(), known.end(), [&](const auto& q) { return q.name == spec.quantity; }))
          << spec.id << ": nobody measures " << spec.quantity;
    }
  }
  for (const Domain domain : {Domain::Environment, Domain::Dispatch, Domain::Traffic, Domain::Hospital}) {
    EXPECT_GE(figures[domain], 3);
    EXPECT_LE(figures[domain], 5);
  }
  EXPECT_GE(with_attention, 2);
}

}  // namespace
}  // namespace city
