// SIGINT and SIGTERM as something to wait for, so that a stop is orderly. Block them before any thread starts.
// Threads: block() on the first thread before others; the rest from any.
#pragma once
#include <chrono>

namespace city {

class StopSignal {
 public:
  StopSignal();  // blocks the signals for this thread and every thread it starts
  bool wait(std::chrono::milliseconds patience);  // true once one has come
  bool came() const { return came_; }

 private:
  bool came_ = false;
};

}  // namespace city
