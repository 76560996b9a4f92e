// Hop 3: follows the journal, understands one lane's messages, and posts facts in batches.
//
// The two lanes read the same journal side by side, each skipping what is the other's; so a megabyte document that takes
// its time delays no reading. When the inbox is full the lane waits, and its backlog grows in the journal.
//
// Declared overload: once the backlog is beyond `overload_bytes`, batches become larger and readings in them are merged (see
// merge_readings) until the backlog is below a quarter of that. Every merged reading is counted.
// Threads: its own; counters from any.
#pragma once
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <thread>

#include "center/core/event.hpp"
#include "center/ingest/journal.hpp"
#include "center/run/inbox.hpp"
#include "sensors/formats/decoder.hpp"

namespace city {

struct LaneOptions {
  Lane lane = Lane::Quick;
  Position from = 0;  // messages up to here have been applied
  std::size_t overload_bytes = std::size_t{64} << 20;
  // After a batch the lane rests this long, so that under load it wakes a few hundred times a second and not once per message.
  std::chrono::microseconds rest{1000};
};

class LaneThread {
 public:
  struct Counters {
    Position upto = 0;
    std::uint64_t backlog_bytes = 0;
    std::uint64_t merged = 0;
    bool overloaded = false;
  };

  LaneThread(LaneOptions options, Journal& journal, Decoder decoder, Inbox<Event>& inbox);
  ~LaneThread();  // ends at once, whatever is left

  void finish();  // returns when everything journaled up to now is posted; then the thread has ended
  Counters counters() const;

 private:
  void run();
  bool read_batch(JournalReader& reader);  // false: there was nothing
  bool post();

  const LaneOptions options_;
  Journal& journal_;
  Decoder decoder_;
  Inbox<Event>& inbox_;
  Position read_ = 0;
  Position posted_ = 0;
  std::atomic<Position> upto_ = 0;
  std::atomic<std::uint64_t> backlog_bytes_ = 0;
  std::atomic<std::uint64_t> merged_ = 0;
  std::atomic<bool> overloaded_ = false;
  std::atomic<bool> ending_ = false;
  std::atomic<Position> last_wanted_;
  std::thread thread_;
};

}  // namespace city
