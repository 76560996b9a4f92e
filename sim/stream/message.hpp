// One message of the simulated city, in the order it happens.
#pragma once
#include <cstdint>
#include <string>

#include "sim/city/feeds.hpp"
#include "sim/time.hpp"

namespace city::sim {

enum class Keep : std::uint8_t { Pass, Retained };

struct Message {
  TimePoint at{};  // when it is published, in the city's own time
  Feed feed{};
  int qos = 0;
  Keep keep = Keep::Pass;
  std::string topic{};
  std::string payload{};
};

}  // namespace city::sim
