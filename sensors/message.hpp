// What a broker hands over, before anything is understood.
#pragma once
#include <cstdint>
#include <string_view>

#include "sensors/time.hpp"

namespace city {

// Where a message stands in the journal; grows by one per message, never reused. 0 = before the first.
using Position = std::uint64_t;

// Borrowed text: valid only during the call it is passed to.
struct Message {
  std::string_view topic{};
  std::string_view payload{};
  TimePoint received_at{};
  Position position = 0;
  std::uint8_t qos = 0;
  bool retained = false;   // delivered from the broker's memory: the value may be old
  bool truncated = false;  // the payload was over the size limit; only its beginning is here
};

}  // namespace city
