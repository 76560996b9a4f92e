// The running center: journal, lanes and center thread, from a journaled message to a published view.
//
// What feeds it appends to journal(): the broker feed, or a test. What it yields: views() for screens, changes and checkpoints
// for the history through the sinks. It goes on where `from` says: messages up to there are in the given center already.
// Threads: construct, stop() and destroy from one; everything else from any.
#pragma once
#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

#include "center/core/center.hpp"
#include "center/ingest/city_clock.hpp"
#include "center/ingest/journal.hpp"
#include "center/run/center_thread.hpp"
#include "center/run/inbox.hpp"
#include "center/run/lane_thread.hpp"
#include "center/state/published.hpp"

namespace city {

struct EngineOptions {
  FeedBookPtr feeds = std::make_shared<const FeedBook>();
  Applied from{};
  std::vector<RememberedRow> remembered{};  // what the store remembers up to `from`, for the decoders
  std::size_t inbox_bytes = std::size_t{32} << 20;
  std::size_t overload_bytes = std::size_t{64}
                               << 20;  // of backlog in the quick lane; beyond it readings are merged
  CenterSinks sinks{};
  std::function<void(const PublishRequest&)> on_request = [](const PublishRequest&) {};  // on a lane's thread
};

class Engine {
 public:
  // Begins at once. `clock` must outlive the engine.
  Engine(EngineOptions options, std::unique_ptr<Journal> journal, Center center, const CityClock& clock);
  ~Engine();  // stop()

  // Stop what appends first. Everything journaled is understood, applied and handed to the sinks, with a last
  // checkpoint; the journal stays open.
  void stop();

  Journal& journal() { return *journal_; }
  CityViewPtr view() const { return views_.get(); }
  const Published<CityView>& views() const { return views_; }

  void tell(const LinkNow& link) { inbox_.post_now(LinkChanged{link}); }
  void tell(const HistoryNow& history) { inbox_.post_now(HistoryReported{history}); }

 private:
  PipelineNow pipeline() const;
  LaneOptions lane(const EngineOptions& options, Lane lane, const CityClock& clock) const;

  std::unique_ptr<Journal> journal_;
  Published<CityView> views_{};
  Inbox<Event> inbox_;
  LaneThread quick_;
  LaneThread bulk_;
  std::unique_ptr<CenterThread> center_;
};

}  // namespace city
