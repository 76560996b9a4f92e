// zstd: bytes to fewer bytes and back.
// Threads: pure.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace city::history {

std::string compress(std::string_view bytes, int level = 1);
// Nothing when the bytes are damaged or would become more than `limit_bytes`.
std::optional<std::string> decompress(std::string_view bytes, std::size_t limit_bytes);

}  // namespace city::history
