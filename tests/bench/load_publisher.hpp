// Publishes a prepared load as fast as a broker takes it, or at a rate, for next to no processor time of its own.
//
// The packets are encoded once and written straight to a socket, many per call; only the time stamp in each payload is
// rewritten. So what a benchmark measures is the broker and the receiver, not the publisher, and no lock of an MQTT
// library is shared with the receiver in the same process. MQTT 3.1.1, clean session.
// Threads: run() on one.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace city::bench {

struct LoadMessage {
  std::string topic{};
  // The first "@@@@@@@@@@@@@" (13 signs) is replaced by milliseconds since 1970 at each sending.
  std::string payload{};
  bool retain = false;
};

struct LoadOptions {
  int port = 1883;  // on 127.0.0.1
  std::string client_id = "load";
  int qos = 0;
  std::vector<LoadMessage> messages{};  // sent round and round
  std::uint64_t count = 0;
  double per_s = 0;  // 0: as fast as it goes
  // At most `window` messages are on their way, counted by `received` (none: only what the broker has not
  // acknowledged at QoS 1 is limited). Without it a fast publisher only fills the broker's memory.
  std::uint64_t window = 4000;
  std::function<std::uint64_t()> received{};
  // The stamp: a real clock in ms by default. Each round over `messages` has a stamp of its own, so that a value is never a repetition.
  std::function<std::int64_t()> now_ms{};
};

struct LoadResult {
  std::string error{};  // empty: all went well
  std::uint64_t sent = 0;
  std::uint64_t acknowledged = 0;  // by the broker; QoS 1 only
  double seconds = 0;              // from the first write to the last acknowledgement
};

LoadResult run_load(const LoadOptions& options);

// `assets` road detectors with two values each, in the canonical form: about 110 bytes on the wire.
std::vector<LoadMessage> canonical_load(std::size_t assets, const std::string& feed = "vd");

}  // namespace city::bench
