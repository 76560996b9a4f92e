// What time it is in the city: the machine's own time, or a simulator's while one publishes.
//
// A simulator says on city/_sim/status (retained) what its clock showed at which real instant, and how fast it runs:
//   {"state":"online","speed":60,"clock":"2026-05-01T08:00:00+08:00","wall":"2026-11-22T01:02:03.456Z"}
// From then on city time is clock + (real - wall) * speed, so that receive times and ages match its stamps, until it says
// "offline". A status that names no clock, or a speed that is not a positive number up to 100,000, leaves real time in force;
// without "wall" the instant of hearing is taken.
// Threads: any.
#pragma once
#include <atomic>
#include <mutex>
#include <string_view>

#include "sensors/time.hpp"

namespace city {

class CityClock {
 public:
  void hear(std::string_view sim_status, TimePoint real);  // payload of city/_sim/status
  TimePoint at(TimePoint real) const;
  TimePoint now() const;  // at(the machine's clock)
  double speed() const;   // city seconds in a real one
  bool simulated() const { return simulated_.load(std::memory_order_acquire); }

  static TimePoint real_now();

 private:
  struct Virtual {
    TimePoint clock{};
    TimePoint wall{};
    double speed = 1;
  };
  std::atomic<bool> simulated_ = false;
  mutable std::mutex mutex_;
  Virtual virtual_{};  // guarded by mutex_
};

}  // namespace city
