// One value of one series at one time, as the history gives it back.
#pragma once
#include "sensors/facts.hpp"

namespace city {

struct Sample {
  TimePoint at{};
  double value = 0;
  Quality quality = Quality::Good;
};

}  // namespace city
