// Hops 3 to 5 as threads: two lanes follow the journal and decode, the center thread steps the city and publishes views.
//
// journal -> lane (Quick, Bulk) -> Inbox, bounded in bytes (full: the lane waits, the backlog grows in the journal) -> center
// thread: step, publish (at most 30 views a second), hand on changes. Under declared overload the quick lane merges readings.
// The engine knows no broker and no disk: messages come by journal.append(), what changed goes to the sinks.
// Threads: construct, start, stop from one; view() and the reports from any; sinks are called on the center thread and must not block.
#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>

#include "center/core/center.hpp"
#include "center/ingest/city_clock.hpp"
#include "center/ingest/journal.hpp"
#include "center/state/city_view.hpp"

namespace city {

struct EngineOptions {
  std::size_t inbox_bytes = std::size_t{16} << 20;
  std::size_t overload_backlog_bytes = std::size_t{64} << 20;  // of the quick lane; beyond it readings are merged
  std::chrono::milliseconds publish_every{33};
  std::chrono::seconds checkpoint_every{60};
  std::uint64_t checkpoint_messages = 200'000;  // or after so many messages, whichever comes first
};

struct EngineSinks {
  std::function<void(Changes&&)> changed{};         // every step that changed something, in order
  std::function<void(CityViewPtr)> checkpoint{};    // in order with `changed`: holds exactly what was handed on before
};

class Engine {
 public:
  // `center` continues from `from`: each lane starts after its position. Journal and clock must outlive the engine.
  Engine(EngineOptions options, FeedBookPtr feeds, Center center, Applied from, Journal& journal, CityClock& clock,
         EngineSinks sinks);
  ~Engine();  // stops

  void start();
  void stop();  // lanes finish what is journaled, the center steps it, a last view goes to both sinks

  CityViewPtr view() const;              // never null
  void report(LinkNow link);             // any thread: shown in the next view
  void report(HistoryNow history);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace city
