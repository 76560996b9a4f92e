// What a feed file makes of a sample of the feed's messages: its facts, what it refuses and why, what it does not use, and
// what looks wrong about the result.
//
// The sample goes through the same decoder as live messages, in order, as messages 1, 2, 3 … of a journal. Nothing is shown or
// kept. Threads: pure.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "center/check/sample.hpp"
#include "center/check/unused_fields.hpp"
#include "center/check/warnings.hpp"
#include "sensors/facts.hpp"
#include "sensors/feed_spec.hpp"

namespace city {

struct FeedReport {
  std::string feed{};
  std::size_t messages = 0;
  std::size_t bytes = 0;
  Facts catalogue{};  // of the feed's own catalogue document; empty when it has none
  Facts facts{};      // of the sample
  UnusedFields unused{};
  std::vector<Warning> warnings{};

  bool refused() const { return !catalogue.errors.empty() || !facts.errors.empty(); }
};

// Without messages only the catalogue is read.
FeedReport check_feed(const FeedSpec& spec, std::span<const SampleMessage> messages, const Receipt& receipt);

// How many things came out: readings, assets, cases, alerts, presences and publisher states.
std::size_t fact_count(const Facts& facts);

}  // namespace city
