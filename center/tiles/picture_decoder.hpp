// PNG and JPEG bytes to RGBA. All of libpng and libjpeg is behind it.
//
// Any PNG (palette, grey, 16 bit, alpha) and any baseline or progressive JPEG of one, three or four colour parts becomes 8-bit
// RGBA, rows from the top. Bounded: nothing larger than kMostTilePx on a side is taken, whatever the header says.
// Errors: words in `trouble`. Threads: any; pure.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace city {

inline constexpr int kMostTilePx = 1024;

struct DecodedPicture {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgba{};
  std::string trouble{};
};
DecodedPicture decode_picture(std::string_view bytes);

}  // namespace city
