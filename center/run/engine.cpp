#include "center/run/engine.hpp"

#include <algorithm>
#include <utility>

namespace city {
namespace {

constexpr std::chrono::microseconds kBulkRest{10'000};

}  // namespace

Engine::Engine(EngineOptions options, std::unique_ptr<Journal> journal, Center center, const CityClock& clock)
    : journal_(std::move(journal)),
      inbox_(options.inbox_bytes),
      quick_(lane(options, Lane::Quick, clock), *journal_, Decoder{options.feeds}, inbox_),
      bulk_(lane(options, Lane::Bulk, clock), *journal_, Decoder{options.feeds}, inbox_),
      center_(std::make_unique<CenterThread>(std::move(center), clock, inbox_, views_,
                                             std::move(options.sinks), [this] { return pipeline(); })) {}

Engine::~Engine() { stop(); }

LaneOptions Engine::lane(const EngineOptions& options, Lane lane, const CityClock& clock) const {
  LaneOptions made{.lane = lane,
                   .from = lane == Lane::Quick ? options.from.quick : options.from.bulk,
                   .overload_bytes = options.overload_bytes};
  if (lane == Lane::Bulk) {
    made.rest = kBulkRest;
    made.remembered = options.remembered;
  }
  made.feeds = options.feeds;
  made.known = [this](FeedIndex feed) {
    const CityViewPtr view = views_.get();
    return feed < view->feeds.size() ? view->feeds[feed].known : std::uint64_t{0};
  };
  made.now = [&clock] { return clock.now(); };
  made.on_request = options.on_request;
  return made;
}

void Engine::stop() {
  if (center_ == nullptr) return;
  quick_.finish();
  bulk_.finish();
  inbox_.close();
  center_->join();
  center_ = nullptr;
}

PipelineNow Engine::pipeline() const {
  const JournalCounters journal = journal_->counters();
  const LaneThread::Counters quick = quick_.counters();
  const LaneThread::Counters bulk = bulk_.counters();
  const Position head = journal_->head();
  return {.received = journal.appended,
          .journaled = journal.appended - std::min(journal.appended, journal.not_kept),
          .not_kept = journal.not_kept,
          .too_large = journal.too_large,
          .backlog_messages = head - std::min({head, quick.upto, bulk.upto}),
          .backlog_bytes = std::max(quick.backlog_bytes, bulk.backlog_bytes),
          .inbox_bytes = inbox_.bytes(),
          .merged = quick.merged,
          .overloaded = quick.overloaded};
}

}  // namespace city
