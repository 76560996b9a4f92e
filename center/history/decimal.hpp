// Measured values are decimals: 33.7 is 337 over 10^1. Written as whole numbers they are small, and nothing is lost.
//
// whole_of() answers only when value_of() brings back the same 64 bits; that holds for decimals of up to nine digits after
// the point and 15 in all, and never for NaN, infinities and -0.
// Threads: pure.
#pragma once
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <optional>

namespace city::history {

inline constexpr std::uint8_t kMaxScale = 9;
inline constexpr std::uint8_t kRawScale = 15;  // in files: the value is its 64 bits
inline constexpr std::array<double, kMaxScale + 1> kPowersOfTen{1,   1e1, 1e2, 1e3, 1e4,
                                                                1e5, 1e6, 1e7, 1e8, 1e9};

inline double value_of(std::int64_t whole, std::uint8_t scale) {
  return static_cast<double>(whole) / kPowersOfTen[scale];
}

inline std::optional<std::int64_t> whole_of(double value, std::uint8_t scale) {
  constexpr double kExact = 9007199254740992.0;  // 2^53: whole numbers below are doubles
  const double product = value * kPowersOfTen[scale];
  if (!(std::abs(product) < kExact)) return std::nullopt;
  const auto whole = static_cast<std::int64_t>(product < 0 ? product - 0.5 : product + 0.5);
  if (std::bit_cast<std::uint64_t>(value_of(whole, scale)) != std::bit_cast<std::uint64_t>(value))
    return std::nullopt;
  return whole;
}

}  // namespace city::history
