// A picture in memory, and as a PNG file.
//
// 8-bit RGBA, rows from the top, no padding: pixel (x, y) is at rgba[4 * (y * width_px + x)].
// Threads: plain value.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "widgets/gfx/gfx_error.hpp"

namespace city {

struct SizePx {
  int width = 0;
  int height = 0;
  friend bool operator==(const SizePx&, const SizePx&) = default;
};

struct Picture {
  SizePx size{};
  std::vector<std::uint8_t> rgba{};

  const std::uint8_t* pixel(int x, int y) const {
    return rgba.data() + 4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(size.width) +
                              static_cast<std::size_t>(x));
  }
};

// The bytes of a PNG file (zlib level 1, SUB filter: a 4K wall in a fraction of a second at little cost in
// size), or why not.
struct PngBytes {
  std::vector<std::uint8_t> bytes{};
  std::optional<GfxError> error{};
};
PngBytes encode_png(const Picture& picture);

// Writes beside the target and renames: a reader never sees half a picture. Empty when it went well.
std::optional<GfxError> save_png(const Picture& picture, const std::string& path);

}  // namespace city
