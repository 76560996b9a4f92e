#include "center/run/lane_thread.hpp"

#include <limits>
#include <utility>

#include "center/ingest/thread_name.hpp"
#include "center/run/facts_load.hpp"
#include "center/run/remembering.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kBatchMessages = 4096;
constexpr std::size_t kBatchBytes = std::size_t{512}
                                    << 10;   // of payload: one large document is a batch of its own
constexpr std::size_t kOverloadFactor = 16;  // larger batches leave more to merge
constexpr Position kNoEnd = std::numeric_limits<Position>::max();
constexpr auto kIdle = 100ms;

}  // namespace

LaneThread::LaneThread(LaneOptions options, Journal& journal, Decoder decoder, Inbox<Event>& inbox)
    : options_(std::move(options)),
      journal_(journal),
      decoder_(std::move(decoder)),
      inbox_(inbox),
      throttle_(options_.feeds, options_.known),
      gate_(options_.feeds),
      read_(options_.from),
      posted_(options_.from),
      upto_(options_.from),
      last_wanted_(kNoEnd),
      thread_([this] { run(); }) {}

LaneThread::~LaneThread() {
  ending_ = true;
  if (thread_.joinable()) thread_.join();
}

void LaneThread::finish() {
  last_wanted_ = journal_.head();
  if (thread_.joinable()) thread_.join();
}

LaneThread::Counters LaneThread::counters() const {
  return {.upto = upto_.load(),
          .backlog_bytes = backlog_bytes_.load(),
          .merged = merged_.load(),
          .overloaded = overloaded_.load()};
}

void LaneThread::run() {
  name_this_thread(options_.lane == Lane::Quick ? "lane quick" : "lane bulk");
  // Catalogues describe assets for both lanes; the lane that may take its time reads them.
  if (options_.lane == Lane::Bulk) {
    decoder_.add_catalogues();
    remember(decoder_, options_.remembered);
    if (!inbox_.post(FactsArrived{.lane = options_.lane, .upto = read_, .facts = decoder_.take()},
                     sizeof(Facts)))
      return;
  }
  JournalReader reader = journal_.follow(options_.from);
  while (!ending_) {
    const bool more = read_batch(reader);
    const std::uint64_t backlog = reader.backlog_bytes();
    backlog_bytes_ = backlog;
    if (backlog > options_.overload_bytes) overloaded_ = options_.lane == Lane::Quick;
    if (backlog < options_.overload_bytes / 4) overloaded_ = false;
    add_waiting(gate_.due(options_.now()));
    if (!post()) return;
    if (more) {
      if (backlog == 0) std::this_thread::sleep_for(options_.rest);
      continue;
    }
    if (last_wanted_ != kNoEnd) break;  // nothing came after the end was named
    reader.wait(kIdle);
  }
  if (ending_) return;
  add_waiting(gate_.all());
  if (!post()) return;
  inbox_.post(FactsArrived{.lane = options_.lane, .upto = read_, .facts = throttle_.release_all()},
              sizeof(Facts));
}

void LaneThread::add_waiting(const std::vector<DocumentGate::Waiting>& documents) {
  for (const DocumentGate::Waiting& one : documents) decoder_.add(one.message());
  late_documents_ += documents.size();
}

bool LaneThread::read_batch(JournalReader& reader) {
  const std::size_t factor = overloaded_ ? kOverloadFactor : 1;
  std::size_t messages = 0;
  std::size_t bytes = 0;
  while (messages < kBatchMessages * factor && bytes < kBatchBytes * factor) {
    if (read_ >= last_wanted_) break;
    const auto message = reader.next();
    if (!message) break;
    read_ = message->position;
    ++messages;
    if (decoder_.lane_of(message->topic) != options_.lane) continue;
    const bool heavy = options_.lane == Lane::Bulk && message->payload.size() >= DocumentGate::kHeavyBytes;
    if (heavy && !gate_.lets_in(*message, decoder_.feed_of(message->topic))) continue;
    decoder_.add(*message);
    bytes += message->payload.size();
  }
  return messages > 0;
}

Facts LaneThread::take() {
  const std::uint64_t before = throttle_.merged();
  Facts facts = throttle_.pass(decoder_.take());
  if (throttle_.holds()) append_readings(facts, throttle_.release(options_.now()));
  merged_ += throttle_.merged() - before;
  for (const FeedTally& tally : gate_.take_tallies()) facts.tallies.push_back(tally);
  for (const PublishRequest& request : facts.requests) options_.on_request(request);
  return facts;
}

bool LaneThread::post() {
  const bool nothing_read = read_ == posted_ && late_documents_ == 0;
  if (nothing_read && !throttle_.holds()) return true;
  Facts facts = take();
  late_documents_ = 0;
  if (nothing_read && facts.readings.empty()) return true;
  if (overloaded_) merged_ += merge_readings(facts);
  const std::size_t bytes = bytes_of(facts);
  if (!inbox_.post(FactsArrived{.lane = options_.lane, .upto = read_, .facts = std::move(facts)}, bytes))
    return false;
  posted_ = read_;
  upto_ = read_;
  return true;
}

}  // namespace city
