#include "center/history/integers.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace city::history {
namespace {

constexpr std::size_t kBlock = 32;
constexpr std::size_t kPackedFrom = 8;  // shorter lists are not worth a second look

unsigned width_of(std::span<const std::int64_t> block) {
  std::uint64_t all = 0;
  for (const std::int64_t v : block) all |= zigzag(v);
  return static_cast<unsigned>(std::bit_width(all));
}

std::size_t packed_bytes(std::size_t count, unsigned width) { return (count * width + 7) / 8; }

void pack_block(Writer& out, std::span<const std::int64_t> block) {
  const unsigned width = width_of(block);
  out.byte(static_cast<std::uint8_t>(width));
  std::array<std::uint64_t, kBlock + 1> words{};
  std::size_t bit = 0;
  for (const std::int64_t v : block) {
    const std::uint64_t u = zigzag(v);
    const std::size_t shift = bit % 64;
    words[bit / 64] |= u << shift;
    if (shift + width > 64) words[bit / 64 + 1] |= u >> (64 - shift);
    bit += width;
  }
  std::array<char, sizeof words> bytes{};
  std::memcpy(bytes.data(), words.data(), sizeof words);
  out.append({bytes.data(), packed_bytes(block.size(), width)});
}

void unpack_block(Reader& in, std::span<std::int64_t> block) {
  const unsigned width = in.byte();
  if (width > 64) return in.fail();
  const std::string_view packed = in.bytes(packed_bytes(block.size(), width));
  std::array<std::uint64_t, kBlock + 1> words{};
  if (!packed.empty()) std::memcpy(words.data(), packed.data(), packed.size());
  const std::uint64_t mask = width == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << width) - 1;
  std::size_t bit = 0;
  for (std::int64_t& v : block) {
    const std::size_t shift = bit % 64;
    std::uint64_t u = words[bit / 64] >> shift;
    if (shift + width > 64) u |= words[bit / 64 + 1] << (64 - shift);
    v = unzigzag(u & mask);
    bit += width;
  }
}

}  // namespace

Packing shortest_packing(std::span<const std::int64_t> numbers) {
  if (numbers.empty()) return Packing::Constant;
  if (std::all_of(numbers.begin(), numbers.end(), [&](std::int64_t v) { return v == numbers[0]; }))
    return Packing::Constant;
  if (numbers.size() < kPackedFrom) return Packing::Plain;
  std::size_t plain = 0;
  for (const std::int64_t v : numbers) plain += varint_size(zigzag(v));
  std::size_t packed = 0;
  for (std::size_t i = 0; i < numbers.size(); i += kBlock) {
    const auto block = numbers.subspan(i, std::min(kBlock, numbers.size() - i));
    packed += 1 + packed_bytes(block.size(), width_of(block));
  }
  return packed < plain ? Packing::Packed : Packing::Plain;
}

void write_integers(Writer& out, std::span<const std::int64_t> numbers, Packing packing) {
  if (numbers.empty()) return;
  switch (packing) {
    case Packing::Constant:
      return out.signed_varint(numbers[0]);
    case Packing::Plain:
      for (const std::int64_t v : numbers) out.signed_varint(v);
      return;
    case Packing::Packed:
      for (std::size_t i = 0; i < numbers.size(); i += kBlock)
        pack_block(out, numbers.subspan(i, std::min(kBlock, numbers.size() - i)));
      return;
  }
}

void read_integers(Reader& in, std::span<std::int64_t> numbers, Packing packing) {
  if (numbers.empty()) return;
  switch (packing) {
    case Packing::Constant:
      return std::fill(numbers.begin(), numbers.end(), in.signed_varint());
    case Packing::Plain:
      for (std::int64_t& v : numbers) v = in.signed_varint();
      return;
    case Packing::Packed:
      for (std::size_t i = 0; i < numbers.size() && in.ok(); i += kBlock)
        unpack_block(in, numbers.subspan(i, std::min(kBlock, numbers.size() - i)));
      return;
  }
  in.fail();
}

}  // namespace city::history
