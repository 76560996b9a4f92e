// Local stamps to instants.
//
// A Zone is resolved once, by its IANA name: the first use of a name in a process reads the machine's zone
// files, which is the only time sensors/ touches a disk. After that a conversion is a comparison and an
// addition while the stamps stay between the same two clock changes. When clocks go back a local time happens
// twice: the earlier is taken. When they go forward it does not happen: the moment of the change is taken.
// Threads: one per Zone object.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "sensors/time.hpp"

namespace city {

using LocalTime = std::chrono::local_time<Milliseconds>;

class Zone {
 public:
  Zone() = default;  // no zone: knows nothing
  explicit Zone(
      const std::string& iana_name);  // "" is no zone; a name this machine does not know is not known()

  bool known() const { return zone_ != nullptr; }
  std::optional<TimePoint> utc_from_local(LocalTime local);  // nothing without a zone

 private:
  const void* zone_ = nullptr;  // the library's own, never freed by it
  // Within [from, to) local time minus offset is UTC, without a doubt.
  LocalTime from_{};
  LocalTime to_{};
  Milliseconds offset_{0};
};

// The instant of a written stamp. A stamp before 1990 or after 9999 is nobody's measurement and comes back
// empty, with the reason; so does one without a zone where the feed has none.
struct Stamp {
  std::optional<TimePoint> time{};
  bool zone_assumed = false;
  const char* why = "";  // when there is no time: what is wrong, for people
};
Stamp stamp_from_text(std::string_view text, Zone& zone);
Stamp stamp_from_ms(double ms_since_1970);

}  // namespace city
