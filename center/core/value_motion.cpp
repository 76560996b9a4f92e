#include "center/core/value_motion.hpp"

#include <algorithm>
#include <bit>

namespace city {

void ValueMotion::saw(TimePoint at, std::uint64_t changed, std::uint64_t still) {
  if (changed + still == 0) return;
  if (at < slot_begin_ || at >= slot_end_) {
    close_slot();
    slot_begin_ = at - (at.time_since_epoch() % period_);
    slot_end_ = slot_begin_ + period_;
  }
  newest_ = std::max(newest_, at);
  slot_reported_ = true;
  if (changed == 0) {
    still_ += still;
    return;
  }
  learn_stillness();
  slot_changed_ = true;
  changed_at_ = at;
  changed_ += static_cast<double>(changed);
  reported_ += static_cast<double>(changed + still);
}

void ValueMotion::close_slot() {
  if (!slot_reported_) return;
  if (slot_changed_) {
    push(true);
    const double fade = 1 - 1.0 / kMemorySlots;
    changed_ *= fade;
    reported_ *= fade;
  } else {
    still_slots_ = std::min(still_slots_ + 1, kMemorySlots);
  }
  slot_changed_ = false;
  slot_reported_ = false;
}

void ValueMotion::push(bool lively) {
  slots_ = (slots_ << 1U | (lively ? 1U : 0U)) & ((std::uint64_t{1} << kMemorySlots) - 1);
  slot_count_ = std::min(slot_count_ + 1, kMemorySlots);
}

// A spell without change is over: what it says about the feed.
void ValueMotion::learn_stillness() {
  if (is_frozen()) {
    push(false);
  } else {
    for (int i = 0; i < still_slots_; ++i) push(false);
    reported_ += static_cast<double>(still_);
  }
  still_ = 0;
  still_slots_ = 0;
  resumed_ = false;
}

bool ValueMotion::is_frozen() const {
  if (resumed_) return true;
  if (newest_ - changed_at_ <= std::chrono::duration_cast<Milliseconds>(kFrozenPeriods * period_))
    return false;
  if (slot_count_ < kLeastSlots || reported_ <= 0) return false;
  const double lively = static_cast<double>(std::popcount(slots_)) / slot_count_;
  return lively >= kLively && changed_ / reported_ * static_cast<double>(still_) >= kExpectedChanges;
}

void ValueMotion::clock_went_back(TimePoint now) {
  changed_at_ = std::min(changed_at_, now);
  newest_ = std::min(newest_, now);
}

void ValueMotion::resume_frozen(TimePoint since) {
  changed_at_ = since;
  resumed_ = true;
}

}  // namespace city
