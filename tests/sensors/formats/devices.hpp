// Builders for the tests of formats whose devices name their own values.
// Threads: none.
#pragma once
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/sensors/builders.hpp"

namespace city::test {

inline FeedSpec device_feed(Format format, std::vector<std::string> topics, std::vector<FieldRule> fields) {
  FeedSpec spec = feed("devices");
  spec.format = format;
  spec.topics = std::move(topics);
  spec.fields = std::move(fields);
  return spec;
}

inline Facts retained(const FeedSpec& spec, std::string_view topic, std::string_view payload) {
  Decoder decoder{book(spec)};
  decoder.add(
      {.topic = topic, .payload = payload, .received_at = kReceived, .position = 7, .retained = true});
  return decoder.take();
}

// Of the first reading that has the quantity; a Bad one with a strange number when none has.
inline Measured value_of(const Facts& facts, std::string_view quantity) {
  for (const Measured& value : facts.measured)
    if (value.quantity == quantity) return value;
  return {.quantity = "none", .value = -12345, .quality = Quality::Bad};
}

inline std::uint64_t unknown_fields(const Facts& facts) {
  std::uint64_t sum = 0;
  for (const FeedTally& tally : facts.tallies) sum += tally.unknown_fields;
  return sum;
}

inline bool has_finding(const Facts& facts, std::string_view name) {
  for (const Finding& finding : facts.findings)
    if (finding.name == name) return true;
  return false;
}

inline bool says_nothing(const Facts& facts) {
  return is_empty(facts) && facts.presences.empty() && facts.findings.empty();
}

// Every beginning of a JSON document is one error and no fact.
inline void expect_nothing_from_beginnings(const FeedSpec& spec, std::string_view topic,
                                           std::string_view whole) {
  Decoder decoder{book(spec)};
  for (std::size_t n = 1; n < whole.size(); ++n) {
    decoder.add({.topic = topic, .payload = whole.substr(0, n), .received_at = kReceived});
    const Facts facts = decoder.take();
    EXPECT_TRUE(says_nothing(facts)) << "first " << n << " bytes";
    ASSERT_EQ(facts.errors.size(), 1u) << "first " << n << " bytes";
    const DecodeError::Kind kind = facts.errors[0].kind;
    EXPECT_TRUE(kind == DecodeError::Kind::BadJson || kind == DecodeError::Kind::BadText)
        << "first " << n << " bytes";
  }
}

}  // namespace city::test
