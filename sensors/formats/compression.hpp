// Compressed documents, back to what was compressed.
//
// gzip   RFC 1952; several members one after the other are one document
// zstd   RFC 8878; several frames one after the other are one document; skippable frames are skipped
//
// Nothing is guessed: a document of a feed whose file says gzip must be gzip. Read in pieces; at most 64 MiB come out, so
// that a small message cannot fill the memory, and at most that much window is given to a zstd frame.
// Errors, and then there is no text at all: TooLarge (more than 64 MiB), BadValue (no gzip or zstd at all, damaged, cut
// off, something else behind the end), each with words.
// Threads: any; nothing is kept between calls.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "sensors/facts.hpp"
#include "sensors/feed_spec.hpp"

namespace city {

inline constexpr std::size_t kMaxUncompressedBytes = std::size_t{64} << 20;

struct Uncompressed {
  std::string text{};
  struct Fault {
    DecodeError::Kind kind{};
    std::string detail{};
  };
  std::optional<Fault> fault{};  // when there is one, text is empty
};

// None: the text as it is.
Uncompressed uncompressed(std::string_view document, Compression compression,
                          std::size_t most_bytes = kMaxUncompressedBytes);

}  // namespace city
