#include "center/ingest/journal_format.hpp"

#include <array>
#include <atomic>
#include <charconv>
#include <cstring>

namespace city::journal_format {
namespace {

constexpr std::uint32_t kEndMark = 0xffffffffU;
constexpr std::array<char, 8> kMagic{'C', 'I', 'T', 'Y', 'J', 'R', 'N', '1'};
constexpr std::string_view kSuffix = ".journal";
constexpr std::size_t kNameDigits = 20;

constexpr std::uint8_t kQosMask = 3;
constexpr std::uint8_t kRetained = 4;
constexpr std::uint8_t kTruncated = 8;

struct RecordHead {
  std::uint32_t size = 0;
  std::uint32_t check = 0;
  std::int64_t received_at_ms = 0;
  std::uint32_t payload_bytes = 0;
  std::uint16_t topic_bytes = 0;
  std::uint8_t flags = 0;
  std::uint8_t zero = 0;
};
static_assert(sizeof(RecordHead) == kRecordHeadBytes);

template <class T>
T load(const std::byte* at) {
  T value{};
  std::memcpy(&value, at, sizeof value);
  return value;
}
template <class T>
void store(std::byte* at, const T& value) {
  std::memcpy(at, &value, sizeof value);
}

// One multiplication per 16 bytes, the two halves of the product folded together: a quarter of the time of a table CRC, and as
// good at telling a torn record from a whole one. `bytes` is a multiple of 8.
std::uint32_t checksum(const std::byte* data, std::size_t bytes, std::uint64_t seed) {
  __extension__ using Wide = unsigned __int128;
  constexpr std::uint64_t kOne = 0xa0761d6478bd642fULL;
  constexpr std::uint64_t kTwo = 0xe7037ed1a0b428dbULL;
  std::uint64_t state = seed ^ kOne;
  const auto fold = [&state](std::uint64_t a, std::uint64_t b) {
    const Wide product = static_cast<Wide>(a ^ kTwo) * (b ^ state);
    state = static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
  };
  const std::uint64_t total = bytes;
  for (; bytes >= 16; bytes -= 16, data += 16) {
    fold(load<std::uint64_t>(data), load<std::uint64_t>(data + 8));
  }
  fold(bytes > 0 ? load<std::uint64_t>(data) : 0, total);
  return static_cast<std::uint32_t>(state ^ (state >> 32U));
}

constexpr std::size_t round_up(std::size_t bytes) { return (bytes + 7U) & ~std::size_t{7}; }

std::uint32_t load_size(const std::byte* at) {
  // atomic_ref wants a mutable object; the mapping may be read-only, and a load never writes.
  auto* word = reinterpret_cast<std::uint32_t*>(const_cast<std::byte*>(at));
  return std::atomic_ref<std::uint32_t>(*word).load(std::memory_order_acquire);
}
void store_size(std::byte* at, std::uint32_t size) {
  std::atomic_ref<std::uint32_t>(*reinterpret_cast<std::uint32_t*>(at))
      .store(size, std::memory_order_release);
}

bool could_be_a_record(std::uint32_t size, std::size_t room) {
  return size >= kRecordHeadBytes && size % 8 == 0 && size <= room;
}

std::uint32_t record_check(const std::byte* at, std::uint32_t size, Position position) {
  return checksum(at + 8, size - 8U, position);
}

}  // namespace

void write_header(std::byte* segment, Position first) {
  std::memcpy(segment, kMagic.data(), kMagic.size());
  store(segment + 8, kVersion);
  store(segment + 12, std::uint32_t{0});
  store(segment + 16, std::uint64_t{first});
  store(segment + 24, std::uint64_t{checksum(segment, 24, 0)});
}

Header read_header(std::span<const std::byte> segment) {
  if (segment.size() < kHeaderBytes) return {.state = HeaderState::Empty};
  if (load<std::uint64_t>(segment.data()) == 0) return {.state = HeaderState::Empty};
  if (std::memcmp(segment.data(), kMagic.data(), kMagic.size()) != 0) return {.state = HeaderState::Alien};
  if (load<std::uint32_t>(segment.data() + 8) > kVersion) return {.state = HeaderState::NewerVersion};
  if (load<std::uint64_t>(segment.data() + 24) != checksum(segment.data(), 24, 0))
    return {.state = HeaderState::Alien};
  return {.state = HeaderState::Good, .first = load<std::uint64_t>(segment.data() + 16)};
}

std::size_t record_bytes(std::string_view topic, std::string_view payload) {
  return round_up(kRecordHeadBytes + topic.size() + payload.size());
}

void write_record(std::byte* at, Position position, const Message& message) {
  const auto size = static_cast<std::uint32_t>(record_bytes(message.topic, message.payload));
  const std::size_t text = kRecordHeadBytes + message.topic.size() + message.payload.size();
  RecordHead head{
      .size = 0,
      .check = 0,
      .received_at_ms = message.received_at.time_since_epoch().count(),
      .payload_bytes = static_cast<std::uint32_t>(message.payload.size()),
      .topic_bytes = static_cast<std::uint16_t>(message.topic.size()),
      .flags = static_cast<std::uint8_t>((message.qos & kQosMask) | (message.retained ? kRetained : 0) |
                                         (message.truncated ? kTruncated : 0))};
  std::memcpy(at + 8, reinterpret_cast<const std::byte*>(&head) + 8, kRecordHeadBytes - 8);
  std::memcpy(at + kRecordHeadBytes, message.topic.data(), message.topic.size());
  if (!message.payload.empty()) {
    std::memcpy(at + kRecordHeadBytes + message.topic.size(), message.payload.data(), message.payload.size());
  }
  std::memset(at + text, 0, size - text);
  store(at + 4, record_check(at, size, position));
  store_size(at, size);
}

void write_end(std::byte* at, Position last) {
  store(at + 8, std::uint64_t{last});
  store(at + 4, checksum(at + 8, 8, kEndMark));
  store_size(at, kEndMark);
}

std::optional<Position> read_end(std::span<const std::byte> last_bytes, Position first) {
  if (last_bytes.size() != kEndBytes || load_size(last_bytes.data()) != kEndMark) return {};
  if (load<std::uint32_t>(last_bytes.data() + 4) != checksum(last_bytes.data() + 8, 8, kEndMark)) return {};
  const auto last = load<std::uint64_t>(last_bytes.data() + 8);
  if (last + 1 < first) return {};
  return last;
}

Look read_record(std::span<const std::byte> segment, std::size_t offset, Position position, bool verify) {
  if (offset + 4 > segment.size()) return {.found = Found::Nothing};
  const std::byte* at = segment.data() + offset;
  const std::uint32_t size = load_size(at);
  if (size == 0) return {.found = Found::Nothing};
  if (size == kEndMark) return {.found = Found::End};
  if (!could_be_a_record(size, segment.size() - offset)) return {.found = Found::Damaged};
  if (verify && load<std::uint32_t>(at + 4) != record_check(at, size, position))
    return {.found = Found::Damaged};
  const auto head = load<RecordHead>(at);
  if (round_up(kRecordHeadBytes + head.topic_bytes + std::size_t{head.payload_bytes}) != size)
    return {.found = Found::Damaged};
  const char* text = reinterpret_cast<const char*>(at) + kRecordHeadBytes;
  return {.found = Found::Record,
          .bytes = size,
          .message = {.topic = {text, head.topic_bytes},
                      .payload = {text + head.topic_bytes, head.payload_bytes},
                      .received_at = TimePoint{Milliseconds{head.received_at_ms}},
                      .position = position,
                      .qos = static_cast<std::uint8_t>(head.flags & kQosMask),
                      .retained = (head.flags & kRetained) != 0,
                      .truncated = (head.flags & kTruncated) != 0}};
}

Extent measure(std::span<const std::byte> segment, Position first) {
  Extent extent{.used = kHeaderBytes, .last = first - 1};
  for (;;) {
    const Look look = read_record(segment, extent.used, extent.last + 1, true);
    if (look.found != Found::Record) {
      extent.ended = look.found == Found::End;
      if (look.found != Found::Damaged) return extent;
      break;
    }
    extent.used += look.bytes;
    ++extent.last;
  }
  for (std::size_t at = extent.used; at + 4 <= segment.size();) {
    const std::uint32_t size = load_size(segment.data() + at);
    if (size == 0 || size == kEndMark) break;
    ++extent.torn;
    if (!could_be_a_record(size, segment.size() - at)) break;
    at += size;
  }
  return extent;
}

std::string file_name(Position first) {
  std::string digits = std::to_string(first);
  return std::string(kNameDigits - digits.size(), '0') + digits + std::string{kSuffix};
}

std::optional<Position> position_in_name(std::string_view name) {
  if (name.size() != kNameDigits + kSuffix.size() || !name.ends_with(kSuffix)) return {};
  Position position = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + kNameDigits, position);
  if (error != std::errc{} || end != name.data() + kNameDigits) return {};
  return position;
}

}  // namespace city::journal_format
