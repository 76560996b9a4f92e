// Sparkplug payloads for tests, byte by byte: by hand from the protobuf encoding, so that a mistake of the reader's library
// would not be made here too. Threads: none.
#pragma once
#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace city::test {

inline std::string varint(std::uint64_t value) {
  std::string bytes;
  for (; value >= 0x80; value >>= 7) bytes += static_cast<char>(0x80 | (value & 0x7f));
  return bytes + static_cast<char>(value);
}
inline std::string whole_field(std::uint64_t tag, std::uint64_t value) {
  return varint(tag << 3) + varint(value);
}
inline std::string text_field(std::uint64_t tag, std::string_view text) {
  return varint(tag << 3 | 2) + varint(text.size()) + std::string{text};
}
inline std::string little_endian(std::uint64_t value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i));
  return text;
}
inline std::string float_field(std::uint64_t tag, float value) {
  return varint(tag << 3 | 5) + little_endian(std::bit_cast<std::uint32_t>(value), 4);
}
inline std::string double_field(std::uint64_t tag, double value) {
  return varint(tag << 3 | 1) + little_endian(std::bit_cast<std::uint64_t>(value), 8);
}

// The fields of a metric, one after the other.
inline std::string name(std::string_view text) { return text_field(1, text); }
inline std::string alias(std::uint64_t number) { return whole_field(2, number); }
inline std::string at_ms(std::uint64_t ms) { return whole_field(3, ms); }
inline std::string datatype(std::uint64_t type) { return whole_field(4, type); }
inline std::string historical() { return whole_field(5, 1); }
inline std::string null() { return whole_field(7, 1); }
inline std::string int_value(std::uint64_t value) { return whole_field(10, value); }
inline std::string long_value(std::uint64_t value) { return whole_field(11, value); }
inline std::string float_value(float value) { return float_field(12, value); }
inline std::string double_value(double value) { return double_field(13, value); }
inline std::string bool_value(bool value) { return whole_field(14, value ? 1 : 0); }
inline std::string string_value(std::string_view text) { return text_field(15, text); }
inline std::string quality(std::uint64_t code) {  // among other properties
  return text_field(9, text_field(1, "Unit") + text_field(1, "Quality") +
                           text_field(2, whole_field(1, 12) + text_field(8, "m")) +
                           text_field(2, whole_field(1, 3) + whole_field(3, code)));
}

inline constexpr std::uint64_t kMadeMs = 1'777'593'600'000;  // 2026-05-01 00:00 UTC
inline constexpr int kNoSeq = -1;

inline std::string sparkplug(int seq, const std::vector<std::string>& metrics,
                             std::uint64_t made_ms = kMadeMs) {
  std::string payload = made_ms == 0 ? "" : whole_field(1, made_ms);
  for (const std::string& metric : metrics) payload += text_field(2, metric);
  if (seq != kNoSeq) payload += whole_field(3, static_cast<std::uint64_t>(seq));
  return payload;
}

}  // namespace city::test
