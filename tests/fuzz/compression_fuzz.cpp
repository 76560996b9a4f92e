// Compressed documents: the first byte picks gzip or zstd, the rest is the document. Small bound, so that it is met.
#include <cstdint>
#include <string_view>

#include "sensors/formats/compression.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace city;
  constexpr std::size_t kMostBytes = 100000;
  if (size == 0) return 0;
  const std::string_view document{reinterpret_cast<const char*>(data) + 1, size - 1};
  const Uncompressed plain =
      uncompressed(document, data[0] % 2 == 0 ? Compression::Gzip : Compression::Zstd, kMostBytes);
  if (plain.text.size() > kMostBytes) __builtin_trap();
  if (plain.fault && !plain.text.empty()) __builtin_trap();
  return 0;
}
