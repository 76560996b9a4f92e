// Which fields of a sample a feed file makes nothing of.
//
// Found by trying: each field is changed, exchanged between records and taken out, in all records at once, and when the facts
// and refusals stay the same every time, the field is not used. So it holds for any format and any jq program. A field that
// only counts when another one is absent shows as unused too: it is, in this sample.
// Paths are as jq writes them, with [] for any element of a list and {} for any key of a table of equal things; XML and CSV are
// looked at in the form that the jq program sees. Long lists are cut to their first elements: kFieldRecords, fewer when there
// are many fields, and at last not all fields are tried, so that the work stays bounded by kFieldWorkBytes of documents decoded.
// Not for Sparkplug (binary) and CAP (a closed vocabulary): `cannot` says why. Threads: pure.
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "center/check/sample.hpp"
#include "sensors/feed_spec.hpp"
#include "sensors/time.hpp"

namespace city {

inline constexpr std::size_t kFieldRecords = 50;
inline constexpr std::size_t kLeastFieldRecords = 4;
inline constexpr std::size_t kMostFieldPaths = 500;
inline constexpr std::size_t kFieldWorkBytes = std::size_t{8} << 20;

struct UnusedField {
  std::string path{};
  std::string example{};  // as JSON, cut to 60 bytes
};

struct UnusedFields {
  std::vector<UnusedField> fields{};  // in the order of the document
  std::size_t looked_at = 0;          // different fields tried
  std::size_t not_tried = 0;          // there were too many
  std::size_t records = 0;            // elements that long lists were cut to; 0: nothing was cut
  std::string cannot{};               // why nothing can be said; empty when it can
};

UnusedFields unused_fields(const FeedSpec& spec, std::span<const SampleMessage> messages,
                           TimePoint received_at);

}  // namespace city
