// How long the frames of a wall take: gathered frame by frame, told as medians and worst cases over the last ten seconds.
//
// Bounded: the newest kMostFramesKept frames; a wall that draws faster than that in ten seconds forgets its oldest. The worst frame
// is kept for good. Percentiles are nearest-rank. A figure that nothing was measured for stays 0.
// Time is an argument and only has to grow. Threads: one.
#pragma once
#include <chrono>
#include <cstddef>
#include <deque>
#include <optional>

#include "widgets/ui/wall_health.hpp"

namespace city {

inline constexpr std::size_t kMostFramesKept = 8'192;
inline constexpr std::chrono::seconds kFramesMeasured{10};

struct FrameTimes {     // of one screen's one frame
  double build_ms = 0;  // CPU, view to draw list
  double frame_ms = 0;  // from the start of the frame to its swap
  std::optional<double>
      event_to_pixel_ms{};  // when it was the first to show a view: since its newest message came
};

class FrameMeter {
 public:
  using Time = std::chrono::steady_clock::time_point;
  void add(Time swapped_at, const FrameTimes& times);
  // `health` with the figures of frames put in; everything else of it stays.
  WallHealth filled(WallHealth health, Time now) const;

 private:
  struct Kept {
    Time at{};
    FrameTimes times{};
  };
  std::deque<Kept> kept_{};
  std::optional<Time> first_{};
  double worst_ms_ = 0;
};

}  // namespace city
