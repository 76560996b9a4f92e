// Hop 3: follows the journal, understands one lane's messages, and posts facts in batches.
//
// The two lanes read the same journal side by side, each skipping what is the other's; so a megabyte document that takes
// its time delays no reading. When the inbox is full the lane waits, and its backlog grows in the journal.
//
// Declared overload: once the backlog is beyond `overload_bytes`, batches become larger and readings in them are merged (see
// merge_readings) until the backlog is below a quarter of that. Every merged reading is counted.
// A feed whose publisher runs away is held back by itself, whatever the backlog: throttle.hpp, document_gate.hpp.
// Threads: its own; counters from any. The functions in LaneOptions are called on it.
#pragma once
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <thread>
#include <vector>

#include "center/core/event.hpp"
#include "center/ingest/journal.hpp"
#include "center/run/document_gate.hpp"
#include "center/run/inbox.hpp"
#include "center/run/throttle.hpp"
#include "sensors/formats/decoder.hpp"

namespace city {

struct LaneOptions {
  Lane lane = Lane::Quick;
  Position from = 0;  // messages up to here have been applied
  std::size_t overload_bytes = std::size_t{64} << 20;
  // After a batch the lane rests this long, so that under load it wakes a few hundred times a second and not once per message.
  std::chrono::microseconds rest{1000};
  std::vector<RememberedRow> remembered{};  // for the decoder, oldest first; see Decoder::remember()
  FeedBookPtr feeds = std::make_shared<const FeedBook>();
  Throttle::KnownAssets known = [](FeedIndex) { return std::uint64_t{0}; };  // in the newest view
  std::function<TimePoint()> now = [] { return TimePoint{}; };  // the city's clock, for what waits to go on
  std::function<void(const PublishRequest&)> on_request = [](const PublishRequest&) {};
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
  Facts take();  // what may go on of what was understood
  void add_waiting(const std::vector<DocumentGate::Waiting>& documents);

  const LaneOptions options_;
  Journal& journal_;
  Decoder decoder_;
  Inbox<Event>& inbox_;
  Throttle throttle_;
  DocumentGate gate_;
  Position read_ = 0;
  Position posted_ = 0;
  std::size_t late_documents_ = 0;  // understood since the last post, after they had waited
  std::atomic<Position> upto_ = 0;
  std::atomic<std::uint64_t> backlog_bytes_ = 0;
  std::atomic<std::uint64_t> merged_ = 0;
  std::atomic<bool> overloaded_ = false;
  std::atomic<bool> ending_ = false;
  std::atomic<Position> last_wanted_;
  std::thread thread_;
};

}  // namespace city
