// What Sparkplug births told: which metric hides behind an alias, of what type it is, and which rule wants it.
// Inside sparkplug.cpp's part only. Threads: as SparkplugDecoder.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "sensors/feed_spec.hpp"
#include "sensors/formats/sparkplug_payload.hpp"

namespace city {

struct SparkplugKnown {
  std::string name{};
  std::uint32_t datatype = 0;       // 0: the birth did not say
  const FieldRule* rule = nullptr;  // null: nobody wants it. Lives in the feed book
};

// The birth of a node or of a device.
struct SparkplugBirth {
  std::uint64_t made_ms = 0;  // its payload's time; 0 when it has none
  std::vector<SparkplugKnown> metrics{};
  std::unordered_map<std::uint64_t, std::size_t> by_alias{};  // places in metrics
  std::unordered_map<std::string, std::size_t> by_name{};
  std::size_t bytes = 0;  // of memory, roughly

  const SparkplugKnown* find(const SparkplugMetric& metric) const;  // null: not told
};

struct SparkplugNode {
  bool is_born = false;
  bool is_asked = false;                   // for its births, which have not come yet
  bool is_too_large = false;               // its births do not fit: asking again would not help
  std::optional<std::uint64_t> session{};  // bdSeq of its birth
  std::optional<std::uint8_t> next_seq{};
  SparkplugBirth own{};
  std::unordered_map<std::string, SparkplugBirth> devices{};
};

// Of metrics that share a name or an alias the first counts.
SparkplugBirth sparkplug_birth(const SparkplugPayload& payload, const FeedSpec& spec);

std::optional<std::uint64_t> sparkplug_session(const SparkplugPayload& payload);  // its bdSeq

// Metrics that the protocol itself defines; they are nobody's values.
bool is_sparkplugs_own(std::string_view metric);

}  // namespace city
