// The way in under load: what a Paho callback that only counts receives, and what the center takes in its place, from the same
// broker and publisher. Both in this process, one after the other, so that they share the machine's mood.
//
// Nothing may be lost: a side that has not got every message within the patience fails with an error in words.
#pragma once
#include <cstdint>
#include <functional>
#include <string>

#include "center/core/event.hpp"
#include "center/run/center_thread.hpp"
#include "tests/bench/load_publisher.hpp"

namespace city::bench {

struct IngestLoad {
  int qos = 0;
  std::uint64_t messages = 300'000;
  std::size_t assets = 2'000;
  double per_s = 0;  // 0: as fast as it goes, at most `window` on their way
  std::uint64_t window = 8'000;
  std::size_t connections = 1;
  std::string extra_broker_lines{};
};

struct IngestResult {
  std::string error{};  // empty: every message arrived
  double per_s = 0;     // of messages, publisher's first to receiver's last
  double seconds = 0;
  double own_cpu_s = 0;  // of this process, the publisher's thread included
  double broker_cpu_s = 0;
  std::uint64_t merged = 0;         // center only, as all below
  std::uint64_t backlog_bytes = 0;  // largest seen
  double rss_mib = 0;               // of this process, largest so far
  LatencyNow latency{};             // receive to published view
};

IngestResult run_counting_callback(const IngestLoad& load);

// Feed, journal, lanes, center, views. `sinks` gets the changes, for a history; empty: they are dropped.
// Done when a published view contains every message.
IngestResult run_center(const IngestLoad& load, const CenterSinks& sinks = {});

// Decode and state alone, no broker: appended to a journal as fast as the lanes follow.
IngestResult run_engine_alone(const IngestLoad& load);

}  // namespace city::bench
