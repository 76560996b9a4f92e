// How long it takes from receipt until a view shows it, over the last ten seconds: a bounded sample, newest first out.
//
// Of every batch a few messages evenly spread are looked at. Retained messages do not count: they were received long after
// they happened. City time may run faster than real time, or jump: differences are divided by its speed, and negative ones or
// ones above an hour are a jump and left out.
// Threads: one.
#pragma once
#include <chrono>
#include <cstddef>
#include <deque>
#include <vector>

#include "center/state/city_view.hpp"
#include "sensors/facts.hpp"

namespace city {

class LatencyMeter {
 public:
  using Instant = std::chrono::steady_clock::time_point;
  void took(const Facts& facts);                                  // will be in the next view
  void published(TimePoint city_now, double speed, Instant now);  // a view is out
  LatencyNow over_ten_seconds(Instant now);

 private:
  struct Sample {
    Instant at{};
    double ms = 0;
  };
  std::vector<TimePoint> waiting_{};
  std::deque<Sample> samples_{};
};

}  // namespace city
