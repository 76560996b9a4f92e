// Which of two values of one quantity of one asset is shown. Pure.
//
// Rules: see center.hpp. A value whose stamp lies in the future of its own receipt, or of the receipt of the
// one that comes now, does not block: whatever differs replaces it.
#pragma once
#include <algorithm>

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

inline bool is_same(const ValueNow& a, const ValueNow& b) {
  return a.event_time == b.event_time && a.quality == b.quality &&
         (a.quality == Quality::Missing || a.value == b.value);
}

inline Verdict judge(const ValueNow& known, const ValueNow& told) {
  if (is_same(known, told)) return Verdict::Duplicate;
  const bool blocks =
      !is_in_future(known.event_time, known.received_at) && !is_in_future(known.event_time, told.received_at);
  return blocks && told.event_time < known.event_time ? Verdict::Late : Verdict::Shown;
}

}  // namespace city
