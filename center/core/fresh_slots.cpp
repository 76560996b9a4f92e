#include "center/core/fresh_slots.hpp"

#include <algorithm>

namespace city {

FreshSlots::FreshSlots(const FeedBook& book) : counts_(book.size(), 0) {
  limits_.reserve(book.size());
  for (const FeedSpec& spec : book) limits_.push_back(kFreshPeriods * stamp_period_of(spec));
}

void FreshSlots::add_chunk(FeedIndex feed) { chunks_.push_back({.feed = feed}); }

void FreshSlots::set(std::size_t chunk, std::size_t slot, TimePoint valid_at) {
  Chunk& c = chunks_[chunk];
  c.valid_at[slot] = valid_at;
  c.known[slot] = true;
  const TimePoint stale_after = valid_at + limits_[c.feed];
  const bool is_fresh = stale_after >= now_;
  if (is_fresh != c.fresh[slot]) {
    c.fresh[slot] = is_fresh;
    is_fresh ? ++counts_[c.feed] : --counts_[c.feed];
  }
  if (is_fresh && stale_after < c.due) {
    c.due = stale_after;
    schedule_.push({.at = stale_after, .chunk = chunk});
  }
}

void FreshSlots::advance(TimePoint now) {
  const bool went_back = now < now_;
  now_ = now;
  if (went_back) {
    schedule_ = {};
    for (std::size_t i = 0; i < chunks_.size(); ++i) look_through(i);
    return;
  }
  while (!schedule_.empty() && schedule_.top().at < now) {
    const Due due = schedule_.top();
    schedule_.pop();
    if (chunks_[due.chunk].due == due.at) look_through(due.chunk);
  }
}

void FreshSlots::look_through(std::size_t chunk) {
  Chunk& c = chunks_[chunk];
  const std::size_t before = c.fresh.count();
  c.fresh.reset();
  c.due = TimePoint::max();
  for (std::size_t slot = 0; slot < kAssetsPerChunk; ++slot) {
    if (!c.known[slot]) continue;
    const TimePoint stale_after = c.valid_at[slot] + limits_[c.feed];
    if (stale_after < now_) continue;
    c.fresh[slot] = true;
    c.due = std::min(c.due, stale_after);
  }
  counts_[c.feed] += c.fresh.count();
  counts_[c.feed] -= before;
  if (c.due != TimePoint::max()) schedule_.push({.at = c.due, .chunk = chunk});
}

}  // namespace city
