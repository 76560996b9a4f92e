#include "center/history/compress.hpp"

#include <zstd.h>

namespace city::history {

std::string compress(std::string_view bytes, int level) {
  std::string packed(ZSTD_compressBound(bytes.size()), '\0');
  packed.resize(ZSTD_compress(packed.data(), packed.size(), bytes.data(), bytes.size(), level));
  return packed;
}

std::optional<std::string> decompress(std::string_view bytes, std::size_t limit_bytes) {
  const unsigned long long size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > limit_bytes)
    return std::nullopt;
  std::string unpacked(static_cast<std::size_t>(size), '\0');
  if (ZSTD_decompress(unpacked.data(), unpacked.size(), bytes.data(), bytes.size()) != size)
    return std::nullopt;
  return unpacked;
}

}  // namespace city::history
