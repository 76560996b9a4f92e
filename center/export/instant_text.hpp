// Instants as RFC 3339 text in one zone: 2026-05-01T08:00:00+08:00; milliseconds only when there are any.
// Threads: one each; remembers the zone's offset between calls.
#pragma once
#include <string>

#include "sensors/time.hpp"

namespace city {

class InstantText {
 public:
  explicit InstantText(std::string zone) : zone_{std::move(zone)} {}
  std::string operator()(TimePoint at);

 private:
  std::string zone_;
  TimePoint known_from_ = TimePoint::max();  // the hour that offset_ is known to hold in
  std::chrono::seconds offset_{0};
};

}  // namespace city
