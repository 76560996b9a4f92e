// Virtual time against the wall: the city's clock runs `speed` times as fast from its start. Pure arithmetic on time
// points that the caller reads.
#pragma once
#include <chrono>

#include "sim/time.hpp"

namespace city::sim {

class VirtualClock {
 public:
  using Wall = std::chrono::steady_clock::time_point;

  VirtualClock(TimePoint start, Wall wall_start, double speed)
      : start_{start}, wall_start_{wall_start}, speed_{speed} {}

  // When the wall reaches a moment of the city.
  Wall due(TimePoint t) const {
    const std::chrono::duration<double, std::milli> ahead{static_cast<double>((t - start_).count()) / speed_};
    return wall_start_ + std::chrono::duration_cast<std::chrono::steady_clock::duration>(ahead);
  }

  // What the city's clock shows at a moment of the wall.
  TimePoint shows(Wall now) const {
    const std::chrono::duration<double, std::milli> passed = now - wall_start_;
    return start_ + Milliseconds{static_cast<std::int64_t>(passed.count() * speed_)};
  }

 private:
  TimePoint start_;
  Wall wall_start_;
  double speed_;
};

}  // namespace city::sim
