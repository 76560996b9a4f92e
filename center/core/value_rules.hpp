// Which of two values of one quantity of one asset is shown, and what their stamps say. Pure.
//
// Rules: see center.hpp. A value whose stamp lies in the future of its own receipt, or of the receipt of the
// one that comes now, does not block: whatever differs replaces it.
#pragma once
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <limits>

#include "center/core/limits.hpp"
#include "center/state/city_view.hpp"

namespace city {

enum class Verdict : std::uint8_t { Shown, Late, Duplicate };

// Held within kFarthestStamp of 1970.
inline TimePoint held(TimePoint stamp) {
  return std::clamp(stamp, TimePoint{-kFarthestStamp}, TimePoint{kFarthestStamp});
}

inline bool is_in_future(TimePoint event_time, TimePoint received_at) {
  return event_time - received_at > kFutureTolerance;
}

inline Doubts doubts_of_stamp(TimePoint event_time, TimePoint received_at) {
  if (is_in_future(event_time, received_at)) return doubt::kFuture;
  return received_at - event_time > kAncient ? doubt::kAncient : Doubts{0};
}

inline bool is_doubtful(Quality quality) { return quality == Quality::Suspect || quality == Quality::Bad; }

// As the message told it: our own rules (value_watch.hpp) turn only Good into Suspect, and leave their bit.
inline Quality told_quality(const ValueNow& value) {
  return (value.doubts & (doubt::kFrozen | doubt::kJump)) != 0 ? Quality::Good : value.quality;
}

inline bool tells_the_same(const ValueNow& a, const ValueNow& b) {
  const bool is_missing = a.quality == Quality::Missing;
  return is_missing == (b.quality == Quality::Missing) && (is_missing || a.value == b.value);
}

inline bool is_same(const ValueNow& a, const ValueNow& b) {
  return a.event_time == b.event_time && told_quality(a) == told_quality(b) &&
         (a.quality == Quality::Missing || a.value == b.value);
}

inline Verdict judge(const ValueNow& known, const ValueNow& told) {
  if (is_same(known, told)) return Verdict::Duplicate;
  const bool blocks =
      !is_in_future(known.event_time, known.received_at) && !is_in_future(known.event_time, told.received_at);
  return blocks && told.event_time < known.event_time ? Verdict::Late : Verdict::Shown;
}

// ValueNow::same_for_s of `told`, which comes after `known`. What a source did in a silence longer than
// `longest_gap` nobody knows: it starts again. A stamp that jumps into the future or back tells no duration.
inline std::uint32_t same_for_s(const ValueNow& known, const ValueNow& told, Milliseconds longest_gap) {
  if (told.quality == Quality::Missing || !tells_the_same(known, told)) return 0;
  const bool one_clock = known.clock_suspect() == told.clock_suspect();
  if (!one_clock || told.event_time <= known.event_time) return known.same_for_s;
  if (told.event_time - known.event_time > longest_gap) return 0;
  // Whole seconds of the stamps, not of their difference: roundings do not add up.
  const auto step = std::chrono::floor<std::chrono::seconds>(told.event_time) -
                    std::chrono::floor<std::chrono::seconds>(known.event_time);
  constexpr std::int64_t kMost = std::numeric_limits<std::uint32_t>::max();
  return static_cast<std::uint32_t>(std::min(kMost, known.same_for_s + std::int64_t{step.count()}));
}

// ValueNow::published_s.
inline std::int32_t published_s(TimePoint event_time, TimePoint published_at) {
  if (published_at == TimePoint{}) return kNotPublished;
  const auto after = std::chrono::floor<std::chrono::seconds>(held(published_at) - event_time).count();
  constexpr std::int64_t kMost = std::numeric_limits<std::int32_t>::max();
  return static_cast<std::int32_t>(std::clamp<std::int64_t>(after, -kMost, kMost));
}

}  // namespace city
