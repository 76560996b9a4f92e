// The city's clock face: where its days begin and how far it stands from UTC.
//
// Zones are IANA names, read from the machine's zone files when first asked for. An unknown name counts as
// UTC.
// Threads: any.
#pragma once
#include <chrono>
#include <string>

#include "sensors/time.hpp"

namespace city {

bool is_known_zone(const std::string& zone);

// Local time minus UTC, and how long it stays so: [begin, end). Keep it when many instants are asked for.
struct UtcOffset {
  std::chrono::seconds offset{0};
  TimePoint begin = TimePoint::min();
  TimePoint end = TimePoint::max();
  bool holds_at(TimePoint at) const { return begin <= at && at < end; }
};
UtcOffset utc_offset_span(const std::string& zone, TimePoint at);
std::chrono::seconds utc_offset(const std::string& zone, TimePoint at);

// The local calendar day around an instant, as UTC: [begin, end). 23 to 25 hours long.
struct LocalDay {
  TimePoint begin{};
  TimePoint end{};
};
LocalDay local_day(const std::string& zone, TimePoint at);

}  // namespace city
