#include "center/run/center_thread.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "center/ingest/thread_name.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto kSoon = 4ms;
constexpr auto kLatest = 33ms;
constexpr auto kPerMessage = 100us;  // from 10,000 messages a second on it is kLatest
constexpr auto kTick = 250ms;        // ages and counters move even when nothing arrives

}  // namespace

CenterThread::CenterThread(Center center, const CityClock& clock, Inbox<Event>& inbox,
                           Published<CityView>& views, CenterSinks sinks, Pipeline pipeline)
    : center_(std::move(center)),
      clock_(clock),
      inbox_(inbox),
      views_(views),
      sinks_(std::move(sinks)),
      pipeline_(std::move(pipeline)) {
  const CityViewPtr first = center_.view();
  handed_on_ = first->applied;
  checkpointed_ = first->applied;
  views_.set(first);
  thread_ = std::thread([this] { run(); });
}

CenterThread::~CenterThread() { join(); }

void CenterThread::join() {
  if (thread_.joinable()) thread_.join();
}

void CenterThread::run() {
  name_this_thread("center");
  checkpointed_at_ = Clock::now();
  std::vector<Event> events;
  while (!inbox_.finished()) {
    const Instant next_tick = ticked_at_ + kTick;
    const Instant next_view =
        dirty_ ? published_at_ + std::clamp<Clock::duration>(unpublished_ * kPerMessage, kSoon, kLatest)
               : next_tick;
    inbox_.drain(events, std::max<Clock::duration>(std::min(next_tick, next_view) - Clock::now(), 0ms));
    const Instant now = Clock::now();
    if (now >= next_tick) {
      events.emplace_back(PipelineCounted{pipeline_()});
      events.emplace_back(LatencyMeasured{latency_.over_ten_seconds(now)});
      ticked_at_ = now;
    }
    if (!events.empty()) step(events);
    if (publish_is_due(now)) publish(now);
    checkpoint(now);
  }
  events.assign({PipelineCounted{pipeline_()}});
  step(events);
  publish(Clock::now());
  if (sinks_.on_checkpoint) sinks_.on_checkpoint(views_.get());
}

void CenterThread::step(std::vector<Event>& events) {
  Changes changes = center_.step(events, clock_.now());
  for (const Event& event : events) {
    const auto* arrived = std::get_if<FactsArrived>(&event);
    if (arrived == nullptr) continue;
    latency_.took(arrived->facts);
    unpublished_ += std::max<std::uint64_t>(1, arrived->facts.readings.size());
  }
  events.clear();
  dirty_ = true;
  if (changes.empty() && changes.applied == handed_on_) return;
  handed_on_ = changes.applied;
  if (sinks_.on_changes) sinks_.on_changes(std::move(changes));
}

bool CenterThread::publish_is_due(Instant now) const {
  const auto since = now - published_at_;
  return dirty_ && since >= kSoon && (since >= kLatest || since >= unpublished_ * kPerMessage);
}

void CenterThread::publish(Instant now) {
  views_.set(center_.view());
  latency_.published(clock_.now(), clock_.speed(), now);
  published_at_ = now;
  unpublished_ = 0;
  dirty_ = false;
}

void CenterThread::checkpoint(Instant now) {
  if (!sinks_.on_checkpoint || now - checkpointed_at_ < sinks_.checkpoint_gap) return;
  const std::uint64_t messages =
      std::max(handed_on_.quick, handed_on_.bulk) - std::max(checkpointed_.quick, checkpointed_.bulk);
  if (now - checkpointed_at_ < sinks_.checkpoint_every && messages < sinks_.checkpoint_messages) return;
  checkpointed_at_ = now;
  checkpointed_ = handed_on_;
  sinks_.on_checkpoint(center_.view());
}

}  // namespace city
