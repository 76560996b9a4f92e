#include "widgets/ui/frame_meter.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace city {
namespace {

// The least value that at least `share` of all are not above. Reorders.
double ranked(std::vector<double>& values, double share) {
  if (values.empty()) return 0;
  const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size())));
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(std::max<std::size_t>(rank, 1) - 1);
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

}  // namespace

void FrameMeter::add(Time swapped_at, const FrameTimes& times) {
  if (!first_) first_ = swapped_at;
  worst_ms_ = std::max(worst_ms_, times.frame_ms);
  kept_.push_back({swapped_at, times});
  while (kept_.size() > kMostFramesKept || kept_.front().at <= swapped_at - kFramesMeasured)
    kept_.pop_front();
}

WallHealth FrameMeter::filled(WallHealth health, Time now) const {
  std::vector<double> builds, frames, ways;
  for (const Kept& one : kept_) {
    if (one.at <= now - kFramesMeasured) continue;
    builds.push_back(one.times.build_ms);
    frames.push_back(one.times.frame_ms);
    if (one.times.event_to_pixel_ms) ways.push_back(*one.times.event_to_pixel_ms);
  }
  std::chrono::duration<double> measured = kFramesMeasured;
  if (first_) measured = std::min<std::chrono::duration<double>>(measured, now - *first_);
  // When frames had to be forgotten, only what is left was measured.
  if (kept_.size() == kMostFramesKept)
    measured = std::min<std::chrono::duration<double>>(measured, now - kept_.front().at);
  health.frames_per_s =
      frames.size() > 1 && measured.count() > 0 ? static_cast<double>(frames.size()) / measured.count() : 0;
  health.build_p50_ms = ranked(builds, 0.5);
  health.build_p99_ms = ranked(builds, 0.99);
  health.frame_p50_ms = ranked(frames, 0.5);
  health.frame_p99_ms = ranked(frames, 0.99);
  health.worst_frame_ms = worst_ms_;
  health.event_to_pixel_p50_ms = ranked(ways, 0.5);
  health.event_to_pixel_p99_ms = ranked(ways, 0.99);
  return health;
}

}  // namespace city
