// How the wall itself is doing: measured by whoever owns the windows, shown by the diagnostics board. Plain values.
#pragma once
#include <cstdint>
#include <string>

namespace city {

struct WallHealth {
  std::string renderer{};  // "llvmpipe (LLVM 15.0.6, 256 bits)"
  int screens = 0;
  double frames_per_s = 0;  // of all screens together, over the last ten seconds
  double build_p50_ms = 0;  // CPU, view to draw list
  double build_p99_ms = 0;
  double frame_p50_ms = 0;  // from the start of a frame to its swap
  double frame_p99_ms = 0;
  double worst_frame_ms = 0;  // since start
  double event_to_pixel_p50_ms =
      0;  // from the receipt of the newest message in a view to the swap that shows it
  double event_to_pixel_p99_ms = 0;
  std::uint64_t gpu_bytes = 0;       // what we hold there
  std::uint64_t resident_bytes = 0;  // of the process
};

}  // namespace city
