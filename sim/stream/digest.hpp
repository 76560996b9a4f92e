// FNV-1a, 64 bit, over a stream of messages: equal streams give equal digests, whoever runs them and however fast.
#pragma once
#include <cstdint>
#include <string_view>

#include "sim/stream/message.hpp"

namespace city::sim {

class Digest {
 public:
  void add(const Message& m) {
    number(static_cast<std::uint64_t>(m.at.time_since_epoch().count()));
    number(static_cast<std::uint64_t>(m.qos) * 2 + (m.keep == Keep::Retained ? 1 : 0));
    text(m.topic);
    text(m.payload);
  }
  std::uint64_t value() const { return hash_; }

 private:
  void text(std::string_view s) {
    for (const char c : s) hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    number(s.size());
  }
  void number(std::uint64_t n) {
    for (unsigned shift = 0; shift < 64; shift += 8)
      hash_ = (hash_ ^ ((n >> shift) & 0xffU)) * 1099511628211ULL;
  }
  std::uint64_t hash_ = 14695981039346656037ULL;
};

}  // namespace city::sim
