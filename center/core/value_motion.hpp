// Whether a feed's values move as they used to: tells a feed that stands still from one where nothing happens.
//
// Learned from the feed itself, as of its last change:
//   share      of reported values that differ from the one before; over the last kMemorySlots periods or so
//   liveliness share of the last kMemorySlots periods (with reports) in which anything changed
// A value that stays zero or missing is at rest: it is no report here, so a dry rain gauge expects nothing. `frozen` needs
// all of: kFrozenPeriods without a change, kExpectedChanges changes missed (share * reports since), and a feed in which
// something changed in nearly every period. A feed that seldom changes, or all at once like street lights at dusk,
// therefore never is. A spell that was called frozen teaches little: it counts as one still period.
// Small numbers of independent values miss eight expected changes by chance once in three thousand times (e^-8).
// Starts anew after a restart, but for a spell that was called frozen, which goes on.
// Threads: one.
#pragma once
#include <cstdint>

#include "sensors/time.hpp"

namespace city {

inline constexpr int kMemorySlots = 32;
inline constexpr int kLeastSlots = 3;  // fewer periods say nothing about a feed
inline constexpr double kLively = 0.9;
inline constexpr double kExpectedChanges = 8;
inline constexpr double kFrozenPeriods = 1.5;  // one report without a change may happen, two may not

class ValueMotion {
 public:
  explicit ValueMotion(Milliseconds period) : period_{period} {}

  // Of live readings with new stamps, all received at about `at`: values that changed, and that did not.
  void saw(TimePoint at, std::uint64_t changed, std::uint64_t still);
  void clock_went_back(TimePoint now);
  void resume_frozen(TimePoint since);  // after a restart

  bool is_frozen() const;
  TimePoint changed_at() const { return changed_at_; }  // receipt of the last change

 private:
  void close_slot();
  void push(bool lively);
  void learn_stillness();

  Milliseconds period_;
  TimePoint changed_at_{};
  TimePoint newest_{};
  double changed_ = 0;  // both fading, up to the last change
  double reported_ = 0;
  std::uint64_t still_ = 0;  // reports since
  int still_slots_ = 0;      // periods since
  std::uint64_t slots_ = 0;  // bits of the last periods, newest lowest: 1 where anything changed
  int slot_count_ = 0;
  TimePoint slot_begin_{};
  TimePoint slot_end_{};  // of the period at hand; 1970: none yet
  bool slot_changed_ = false;
  bool slot_reported_ = false;
  bool resumed_ = false;
};

}  // namespace city
