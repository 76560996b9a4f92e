// Numbers and texts to bytes and back: the vocabulary of everything the history encodes.
//
//   varint   LEB128, 7 bits a byte, least significant first, at most 10 bytes
//   zigzag   varint of (v << 1) ^ (v >> 63): small negative numbers stay short
//   fixed    little-endian 4 or 8 bytes; a double is its 64 bits
//   text     varint length, then the bytes
//
// A Reader never reads past its end: what is not there reads as zero or empty and turns ok() false, for good.
// Threads: one each.
#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

namespace city::history {

static_assert(std::endian::native == std::endian::little, "fixed numbers are copied as they lie in memory");

constexpr std::uint64_t zigzag(std::int64_t v) {
  return (static_cast<std::uint64_t>(v) << 1) ^ static_cast<std::uint64_t>(v >> 63);
}
constexpr std::int64_t unzigzag(std::uint64_t v) {
  return static_cast<std::int64_t>((v >> 1) ^ (0 - (v & 1)));
}
constexpr std::size_t varint_size(std::uint64_t v) {
  return static_cast<std::size_t>(std::bit_width(v | 1) + 6) / 7;
}

class Writer {
 public:
  std::size_t size() const { return bytes_.size(); }
  std::string_view view() const { return bytes_; }
  std::string take() { return std::exchange(bytes_, {}); }
  void clear() { bytes_.clear(); }
  void reserve(std::size_t bytes) { bytes_.reserve(bytes); }

  void byte(std::uint8_t v) { bytes_.push_back(static_cast<char>(v)); }
  void varint(std::uint64_t v) {
    char out[10];
    std::size_t n = 0;
    for (; v >= 0x80; v >>= 7) out[n++] = static_cast<char>(v | 0x80);
    out[n++] = static_cast<char>(v);
    bytes_.append(out, n);
  }
  void signed_varint(std::int64_t v) { varint(zigzag(v)); }
  void fixed32(std::uint32_t v) { raw(&v, sizeof v); }
  void fixed64(std::uint64_t v) { raw(&v, sizeof v); }
  void real(double v) { raw(&v, sizeof v); }
  void text(std::string_view v) {
    varint(v.size());
    bytes_.append(v);
  }
  void append(std::string_view v) { bytes_.append(v); }

 private:
  void raw(const void* v, std::size_t n) {
    char out[8];
    std::memcpy(out, v, n);
    bytes_.append(out, n);
  }
  std::string bytes_{};
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_{bytes} {}

  bool ok() const { return ok_; }
  bool at_end() const { return bytes_.empty(); }
  std::size_t left() const { return bytes_.size(); }
  void fail() {
    ok_ = false;
    bytes_ = {};
  }

  std::uint8_t byte() { return static_cast<std::uint8_t>(fixed<unsigned char>()); }
  std::uint64_t varint() {
    std::uint64_t v = 0;
    for (std::size_t i = 0; i < bytes_.size() && i < 10; ++i) {
      const auto b = static_cast<unsigned char>(bytes_[i]);
      v |= static_cast<std::uint64_t>(b & 0x7f) << (7 * i);
      if (b < 0x80) {
        bytes_.remove_prefix(i + 1);
        return v;
      }
    }
    fail();
    return 0;
  }
  std::int64_t signed_varint() { return unzigzag(varint()); }
  std::uint32_t fixed32() { return fixed<std::uint32_t>(); }
  std::uint64_t fixed64() { return fixed<std::uint64_t>(); }
  double real() { return fixed<double>(); }
  std::string_view text() { return bytes(varint()); }
  std::string_view bytes(std::uint64_t n) {
    if (n > bytes_.size()) {
      fail();
      return {};
    }
    const std::string_view taken = bytes_.substr(0, static_cast<std::size_t>(n));
    bytes_.remove_prefix(static_cast<std::size_t>(n));
    return taken;
  }
  // A count of things that each take at least `least_bytes`: more than can follow is damage, and allocates
  // nothing.
  std::size_t count(std::size_t least_bytes) {
    const std::uint64_t n = varint();
    if (n <= bytes_.size() / least_bytes) return static_cast<std::size_t>(n);
    fail();
    return 0;
  }

 private:
  template <class T>
  T fixed() {
    T v{};
    if (bytes_.size() < sizeof v) {
      fail();
      return v;
    }
    std::memcpy(&v, bytes_.data(), sizeof v);
    bytes_.remove_prefix(sizeof v);
    return v;
  }
  std::string_view bytes_{};
  bool ok_ = true;
};

}  // namespace city::history
