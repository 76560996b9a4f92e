// Hops 4 and 5: the one thread that owns the Center. Takes what the lanes post, steps, publishes views, hands on changes.
//
// When a view is published: soon when little has changed (kSoon after the last one), less often the more there is, at least
// every kLatest while anything changes. So a reading is visible within a few milliseconds, and the copying that
// a frozen view costs stays small beside the work itself.
// The sinks are called on this thread, in order: every change before the checkpoint that contains it. A sink that blocks holds
// back the city, which then falls behind visibly.
// Threads: its own. Sinks must not call back into the engine.
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

#include "center/core/center.hpp"
#include "center/ingest/city_clock.hpp"
#include "center/run/inbox.hpp"
#include "center/run/latency_meter.hpp"
#include "center/state/published.hpp"

namespace city {

struct CenterSinks {
  std::function<void(Changes&&)> on_changes{};  // whenever rows changed or the applied positions moved
  std::function<void(const CityViewPtr&)> on_checkpoint{};
  std::chrono::seconds checkpoint_every{60};
  std::uint64_t checkpoint_messages = 200'000;  // or after so many, whichever comes first
  std::chrono::seconds checkpoint_gap{5};       // but never closer together
};

class CenterThread {
 public:
  using Pipeline = std::function<PipelineNow()>;
  CenterThread(Center center, const CityClock& clock, Inbox<Event>& inbox, Published<CityView>& views,
               CenterSinks sinks, Pipeline pipeline);
  ~CenterThread();
  void
  join();  // after the inbox is closed: what is in it is applied, published, and one last checkpoint is made

 private:
  using Instant = std::chrono::steady_clock::time_point;
  void run();
  void step(std::vector<Event>& events);
  void publish(Instant now);
  bool publish_is_due(Instant now) const;
  void checkpoint(Instant now);

  Center center_;
  const CityClock& clock_;
  Inbox<Event>& inbox_;
  Published<CityView>& views_;
  CenterSinks sinks_;
  Pipeline pipeline_;
  LatencyMeter latency_{};
  Applied handed_on_{};
  Applied checkpointed_{};
  std::uint64_t unpublished_ = 0;  // messages, roughly
  bool dirty_ = true;
  Instant published_at_{};
  Instant ticked_at_{};
  Instant checkpointed_at_{};
  std::thread thread_;
};

}  // namespace city
