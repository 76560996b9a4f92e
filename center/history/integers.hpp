// Lists of whole numbers to few bytes: the inner part of the sample codec.
//
//   numbers := mode:byte-sized enum (kept by the caller) then
//     Constant   zigzag of the one value                                 all the same
//     Plain      zigzag each                                             short lists
//     Packed     blocks of 32: width:byte, then 32 zigzags of `width` bits each, least significant first; the
//     last
//                block holds what is left, and ends on a whole byte
//
// The count is known from elsewhere. An empty list takes no bytes.
// Threads: pure.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "center/history/bytes.hpp"

namespace city::history {

enum class Packing : std::uint8_t { Constant, Plain, Packed };

Packing shortest_packing(std::span<const std::int64_t> numbers);
void write_integers(Writer& out, std::span<const std::int64_t> numbers, Packing packing);
// Fills all of `numbers`; what cannot be read makes the reader fail.
void read_integers(Reader& in, std::span<std::int64_t> numbers, Packing packing);

}  // namespace city::history
