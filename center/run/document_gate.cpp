#include "center/run/document_gate.hpp"

#include <algorithm>

#include "center/run/throttle.hpp"

namespace city {

Message DocumentGate::Waiting::message() const {
  return {.topic = topic, .payload = payload, .received_at = received_at, .position = position, .qos = qos};
}

bool DocumentGate::lets_in(const Message& message, FeedIndex feed) {
  if (feed >= book_->size() || message.payload.size() < kHeavyBytes || message.retained) return true;
  const FeedSpec& spec = (*book_)[feed];
  if (spec.runaway_times <= 0 || spec.domain == Domain::Dispatch || spec.domain == Domain::Warning)
    return true;
  auto found = topics_.find(message.topic);
  if (found == topics_.end()) {
    if (topics_.size() >= kMostTopics) return true;
    found = topics_.emplace(std::string{message.topic}, Topic{}).first;
  }
  Topic& topic = found->second;
  const auto window = throttle_window(spec);
  if (message.received_at >= topic.window_end || message.received_at < topic.window_end - 2 * window) {
    topic.window_end = message.received_at + window;
    topic.count = 0;
  }
  const double periods = std::chrono::duration<double>(window) / std::chrono::duration<double>(spec.period);
  const auto limit = static_cast<std::uint64_t>(periods * spec.runaway_times) + kFree;
  if (++topic.count <= limit) return true;
  const std::size_t freed = topic.newest.payload.size();
  if (held_bytes_ - freed + message.payload.size() > kMostHeldBytes) return true;
  if (freed > 0) count_merged(feed);
  held_bytes_ += message.payload.size() - freed;
  topic.newest = {.topic = std::string{message.topic},
                  .payload = std::string{message.payload},
                  .received_at = message.received_at,
                  .position = message.position,
                  .qos = message.qos,
                  .feed = feed};
  return false;
}

std::vector<DocumentGate::Waiting> DocumentGate::due(TimePoint now) {
  std::vector<Waiting> ready;
  for (auto& [name, topic] : topics_) {
    if (topic.newest.payload.empty() || now < topic.window_end) continue;
    held_bytes_ -= topic.newest.payload.size();
    ready.push_back(std::exchange(topic.newest, {}));
  }
  return ready;
}

std::vector<DocumentGate::Waiting> DocumentGate::all() { return due(TimePoint::max()); }

void DocumentGate::count_merged(FeedIndex feed) {
  auto tally = std::find_if(tallies_.begin(), tallies_.end(),
                            [feed](const FeedTally& one) { return one.feed == feed; });
  if (tally == tallies_.end()) tally = tallies_.insert(tally, FeedTally{.feed = feed});
  ++tally->throttled;
}

std::vector<FeedTally> DocumentGate::take_tallies() { return std::exchange(tallies_, {}); }

}  // namespace city
