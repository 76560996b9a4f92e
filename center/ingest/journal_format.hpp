// The bytes of a journal segment: one place writes them, one place reads them.
//
//   segment := header record* end          file name: first position, 20 digits, ".journal"
//   header  := magic "CITYJRN1"  u32 version  u32 zero  u64 first position  u64 check of these  zero up to 64 bytes
//   record  := u32 size          whole record, a multiple of 8; written last, so that 0 means "not here yet"
//              u32 check         of the position and every byte after this field
//              i64 received_at   ms since 1970 UTC
//              u32 payload bytes
//              u16 topic bytes
//              u8  flags         bits 0-1 QoS, 2 retained, 3 truncated
//              u8  zero
//              topic, payload, zeros up to a multiple of 8
//   end     := u32 0xffffffff  u32 check  u64 last position   (first - 1 when the segment holds nothing)
//
// Numbers are little endian. Positions are not stored per record: the n-th record of a segment has first + n, and its check is
// seeded with that, so that a stale or shifted record does not pass. A finished file is cut right after its end.
// Threads: one writer per segment; readers anywhere (also in another process): `size` is released last and acquired first.
#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "sensors/message.hpp"

namespace city::journal_format {

static_assert(std::endian::native == std::endian::little, "the journal is written as the machine holds it");

inline constexpr std::uint32_t kVersion = 1;
inline constexpr std::size_t kHeaderBytes = 64;
inline constexpr std::size_t kRecordHeadBytes = 24;
inline constexpr std::size_t kEndBytes = 16;
inline constexpr std::size_t kMaxTopicBytes = 65535;

enum class HeaderState : std::uint8_t {
  Good,
  Empty,
  Alien,
  NewerVersion
};  // Empty: nothing was ever written here
struct Header {
  HeaderState state = HeaderState::Empty;
  Position first = 0;
};

void write_header(std::byte* segment, Position first);
Header read_header(std::span<const std::byte> segment);

std::size_t record_bytes(std::string_view topic, std::string_view payload);
// Needs record_bytes() of zeroed or unused room. `message.topic` is at most kMaxTopicBytes long.
void write_record(std::byte* at, Position position, const Message& message);
void write_end(std::byte* at, Position last);
std::optional<Position> read_end(std::span<const std::byte> last_bytes, Position first);

enum class Found : std::uint8_t { Record, Nothing, End, Damaged };
struct Look {
  Found found = Found::Nothing;
  std::size_t bytes = 0;  // of the record
  Message message{};      // borrowed from the segment
};
// `verify` = false skips the check: for records that this very process wrote.
Look read_record(std::span<const std::byte> segment, std::size_t offset, Position position, bool verify);

// Walks a segment from its header.
struct Extent {
  std::size_t used = kHeaderBytes;  // where the next record would go
  Position last = 0;                // first - 1 when there is none
  std::uint64_t torn = 0;  // records after `used` that cannot be read, as far as their sizes can be followed
  bool ended = false;
};
Extent measure(std::span<const std::byte> segment, Position first);

std::string file_name(Position first);
std::optional<Position> position_in_name(std::string_view file_name);

}  // namespace city::journal_format
