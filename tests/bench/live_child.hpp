// The receivers that the whole-program benchmarks put behind a broker, each in a process of its own.
#pragma once
#include <filesystem>
#include <string>

#include "tests/bench/child.hpp"

namespace city::bench {

struct Receiver {
  std::string broker{};
  std::filesystem::path dir{};  // for the store and a feed file
  int qos = 0;
};

// Subscribes and counts in Paho's C++ message callback: the ceiling.
int count_messages(const Receiver& receiver, Shared& shared);
// What `cityglass record` runs: journal, decode, state, history. Samples the latency of tracked assets when `sample_latency`.
int record_city(const Receiver& receiver, Shared& shared, bool sample_latency);

}  // namespace city::bench
