// What holds for every shipped feed file: it parses and compiles, has a fixture, makes facts of it, refuses nothing it should
// not, and makes up nothing from a document that is cut off.
#include "tests/sensors/formats/shipped.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "sensors/formats/jq_mapper.hpp"
#include "sensors/quantity.hpp"

namespace city {
namespace {

using test::shipped;

std::string text_of(TimePoint time) { return std::to_string(time.time_since_epoch().count()); }

std::string text_of(const std::optional<LonLat>& place) {
  return place ? std::to_string(place->lon_deg) + "," + std::to_string(place->lat_deg) : "nowhere";
}

// Every fact as a line of text, so that facts can be looked for among others. A case's number is left out: it may be made of
// the rows around it.
std::set<std::string> lines_of(const Facts& facts) {
  std::set<std::string> lines;
  for (const Reading& reading : facts.readings)
    for (std::uint32_t i = reading.first; i < reading.first + reading.count; ++i) {
      const Measured& one = facts.measured.at(i);
      lines.insert("reading " + reading.asset + " " + text_of(reading.event_time) + " " + one.quantity + " " +
                   (one.quality == Quality::Missing ? "missing" : std::to_string(one.value)));
    }
  for (const AssetFact& one : facts.assets) {
    std::string line = "asset " + one.asset + " " + one.kind + " " + one.name.zh + "/" + one.name.en + " " +
                       text_of(one.place) + " " + one.agency + " " + one.district + " " + one.stream;
    for (const Trait& constant : one.traits)
      line += " " + constant.quantity + "=" + std::to_string(constant.value);
    for (const LonLat& point : one.line) line += " " + text_of(point);
    lines.insert(line);
  }
  for (const PresenceFact& one : facts.presences)
    lines.insert("presence " + one.asset + (one.online ? " online" : " offline"));
  for (const CaseFact& one : facts.cases)
    lines.insert("case " + one.category + " " + one.address + " " + text_of(one.opened));
  for (const AlertFact& one : facts.alerts) lines.insert("alert " + one.id + " " + one.headline);
  for (const PublisherFact& one : facts.publishers)
    lines.insert(one.online ? "publisher online" : "publisher offline");
  return lines;
}

TEST(ShippedFeeds, ParseAndTheirProgramsCompile) {
  for (const std::string& id : test::shipped_ids()) {
    const FeedSpec spec = shipped(id);
    EXPECT_EQ(spec.id, id);
    EXPECT_FALSE(spec.name.zh.empty() || spec.name.en.empty()) << id;
    EXPECT_FALSE(spec.agency.empty()) << id;
    EXPECT_EQ(spec.zone, "Asia/Taipei") << id;
    EXPECT_GT(spec.extent.west_deg, 100) << id << " should say where it can be";
    if (spec.format == Format::Jq) {
      EXPECT_EQ(JqMapper::fault_of(spec.jq_program), std::nullopt) << id;
    }
  }
}

TEST(ShippedFeeds, HaveRulesOnlyForQuantitiesThatTheTableKnows) {
  for (const std::string& id : test::shipped_ids()) {
    const FeedSpec spec = shipped(id);
    for (const QualityRule& rule : spec.quality)
      EXPECT_NE(find_quantity(rule.quantity), nullptr) << id << ": " << rule.quantity;
    for (const FieldRule& rule : spec.fields)
      EXPECT_NE(find_quantity(rule.quantity), nullptr) << id << ": " << rule.quantity;
  }
}

TEST(ShippedFeeds, HaveCataloguesThatDescribeAndAreNotRefused) {
  for (const std::string& id : test::shipped_ids()) {
    const FeedSpec spec = shipped(id);
    if (spec.catalogue_file.empty()) continue;
    const Facts facts = test::catalogue(id);
    EXPECT_TRUE(facts.errors.empty()) << id << test::words_of(facts.errors);
    EXPECT_TRUE(facts.readings.empty()) << id << ": a catalogue measures nothing";
    if (spec.format != Format::SensorThings) {
      EXPECT_FALSE(facts.assets.empty()) << id;
    }
    for (const AssetFact& one : facts.assets)
      for (const Trait& constant : one.traits)
        EXPECT_NE(find_quantity(constant.quantity), nullptr) << id << ": " << constant.quantity;
  }
}

TEST(ShippedFeeds, MakeFactsOfTheirFixturesAndRefuseOnlyWhatIsMeantToBe) {
  for (const std::string& id : test::shipped_ids()) {
    const auto files = test::fixtures_of(id);
    EXPECT_FALSE(files.empty()) << id << " has no fixture";
    for (const std::string& file : files) {
      const Facts facts = test::fixture(id, file);
      EXPECT_FALSE(lines_of(facts).empty()) << file << test::words_of(facts.errors);
      const bool refuses = file.find(".refused.") != std::string::npos;
      EXPECT_EQ(!facts.errors.empty(), refuses) << file << test::words_of(facts.errors);
      for (const DecodeError& error : facts.errors)
        EXPECT_NE(error.kind, DecodeError::Kind::MappingFailed) << file << ": " << error.detail;
    }
  }
}

TEST(ShippedFeeds, SendNoQuantityThatTheTableDoesNotKnow) {
  for (const std::string& id : test::shipped_ids())
    for (const std::string& file : test::fixtures_of(id)) {
      const Facts facts = test::fixture(id, file);
      for (const Measured& one : facts.measured)
        EXPECT_NE(find_quantity(one.quantity), nullptr) << file << ": " << one.quantity;
      for (const AssetFact& one : facts.assets) {
        EXPECT_FALSE(one.kind.empty() && shipped(id).kind.empty()) << file << ": " << one.asset;
        for (const Trait& constant : one.traits)
          EXPECT_NE(find_quantity(constant.quantity), nullptr) << file << ": " << constant.quantity;
      }
    }
}

TEST(ShippedFeeds, MakeNothingUpFromADocumentThatIsCutOff) {
  for (const std::string& id : test::shipped_ids()) {
    const FeedSpec spec = shipped(id);
    for (const std::string& file : test::fixtures_of(id)) {
      const std::set<std::string> whole = lines_of(test::fixture(id, file));
      Decoder decoder = test::decoder_of(spec);
      const auto messages = test::messages_in(id, file);
      for (const test::Sent& sent : messages) {
        for (std::size_t n = 1; n <= sent.payload.size(); ++n) {
          decoder.add(test::as_received(sent, std::string_view{sent.payload}.substr(0, n)));
          for (const std::string& line : lines_of(decoder.take()))
            ASSERT_TRUE(whole.contains(line)) << file << ", first " << n << " bytes: " << line;
        }
      }
    }
  }
}

}  // namespace
}  // namespace city
