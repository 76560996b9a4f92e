#include "center/run/throttle.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "center/run/facts_load.hpp"

namespace city {
using namespace std::chrono_literals;

void append_readings(Facts& to, Facts from) {
  const auto offset = static_cast<std::uint32_t>(to.measured.size());
  for (Reading& reading : from.readings) {
    reading.first += offset;
    to.readings.push_back(std::move(reading));
  }
  std::move(from.measured.begin(), from.measured.end(), std::back_inserter(to.measured));
  std::move(from.tallies.begin(), from.tallies.end(), std::back_inserter(to.tallies));
}

std::chrono::milliseconds throttle_window(const FeedSpec& spec) {
  return std::clamp<std::chrono::milliseconds>(std::chrono::milliseconds{spec.period} / 10, 1s, 60s);
}

Throttle::Throttle(FeedBookPtr book, KnownAssets known)
    : book_{std::move(book)}, known_{std::move(known)}, feeds_(book_->size()) {}

void Throttle::roll(FeedIndex index, TimePoint now) {
  const FeedSpec& spec = (*book_)[index];
  Feed& feed = feeds_[index];
  feed.runs_away = feed.count > feed.limit;
  feed.count = 0;
  feed.told.clear();
  const auto window = throttle_window(spec);
  const double periods = std::chrono::duration<double>(window) / std::chrono::duration<double>(spec.period);
  const auto promised =
      static_cast<double>(std::max<std::uint64_t>(known_(index), 1)) * periods * spec.runaway_times;
  feed.limit = static_cast<std::uint64_t>(promised) + kFree;
  feed.window_end = now + window;
}

bool Throttle::must_wait(const Reading& reading) {
  Feed& feed = feeds_[reading.feed];
  if (++feed.count > feed.limit) feed.runs_away = true;
  if (!feed.runs_away) return false;
  return !feed.told.insert(std::hash<std::string_view>{}(reading.asset)).second;
}

void Throttle::hold(const Reading& reading, const std::vector<Measured>& measured) {
  Feed& feed = feeds_[reading.feed];
  Reading kept = reading;
  kept.first = static_cast<std::uint32_t>(feed.held.measured.size());
  for (std::uint32_t i = reading.first; i < reading.first + reading.count; ++i)
    feed.held.measured.push_back(measured[i]);
  feed.held.readings.push_back(std::move(kept));
  feed.held_bytes += sizeof(Reading) + reading.count * sizeof(Measured);
  ++holding_;
}

void Throttle::let_go(FeedIndex index, Facts& into) {
  Feed& feed = feeds_[index];
  if (feed.held.readings.empty()) return;
  holding_ -= feed.held.readings.size();
  merged_ += merge_readings(feed.held);
  for (FeedTally& tally : feed.held.tallies) tally.throttled = std::exchange(tally.merged, 0);
  for (const Reading& reading : feed.held.readings)
    feed.told.insert(std::hash<std::string_view>{}(reading.asset));
  append_readings(into, std::exchange(feed.held, {}));
  feed.held_bytes = 0;
}

Facts Throttle::pass(Facts facts) {
  // Readings go on as they stand until the first has to wait: usually none has.
  Facts ready;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < facts.readings.size(); ++i) {
    const Reading& reading = facts.readings[i];
    const bool counts =
        reading.feed < feeds_.size() && !reading.retained && (*book_)[reading.feed].runaway_times > 0;
    if (counts) {
      Feed& feed = feeds_[reading.feed];
      const auto window = throttle_window((*book_)[reading.feed]);
      // A clock that was set back begins a new window as well.
      if (reading.received_at >= feed.window_end || reading.received_at < feed.window_end - 2 * window) {
        roll(reading.feed, reading.received_at);
        let_go(reading.feed, ready);
      }
      if (must_wait(reading)) {
        hold(reading, facts.measured);
        if (feed.held_bytes > kMostHeldBytes) let_go(reading.feed, ready);
        continue;
      }
    }
    if (kept != i) facts.readings[kept] = std::move(facts.readings[i]);
    ++kept;
  }
  facts.readings.resize(kept);
  append_readings(facts, std::move(ready));
  return facts;
}

Facts Throttle::release(TimePoint now) {
  Facts ready;
  for (std::size_t i = 0; i < feeds_.size() && holds(); ++i) {
    const auto index = static_cast<FeedIndex>(i);
    if (feeds_[i].held.readings.empty() || now < feeds_[i].window_end) continue;
    roll(index, now);
    let_go(index, ready);
  }
  return ready;
}

Facts Throttle::release_all() {
  Facts ready;
  for (std::size_t i = 0; i < feeds_.size(); ++i) let_go(static_cast<FeedIndex>(i), ready);
  return ready;
}

}  // namespace city
