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
      quick_({.lane = Lane::Quick, .from = options.from.quick, .overload_bytes = options.overload_bytes},
             *journal_, Decoder{options.feeds}, inbox_),
      bulk_({.lane = Lane::Bulk,
             .from = options.from.bulk,
             .overload_bytes = options.overload_bytes,
             .rest = kBulkRest},
            *journal_, Decoder{options.feeds}, inbox_),
      center_(std::make_unique<CenterThread>(std::move(center), clock, inbox_, views_,
                                             std::move(options.sinks), [this] { return pipeline(); })) {}

Engine::~Engine() { stop(); }

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
