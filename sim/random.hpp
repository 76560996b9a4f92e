// Seeded chance as pure functions: every draw is a hash of (seed, salt, keys). No generator state is kept, so the same
// seed gives the same city in whatever order, at whatever speed and from whatever moment it is asked.
// The salt names what is drawn ("traffic.noise"); the keys say which one (asset, minute, ...).
#pragma once
#include <cmath>
#include <cstdint>
#include <numbers>

namespace city::sim {

using Seed = std::uint64_t;

struct Salt {
  std::uint64_t value = 0;
  consteval Salt(const char* name) : value{1469598103934665603ULL} {  // NOLINT(google-explicit-constructor)
    for (const char* c = name; *c != '\0'; ++c) {
      value = (value ^ static_cast<unsigned char>(*c)) * 1099511628211ULL;
    }
  }
};

// The finaliser of SplitMix64 (Steele, Lea, Flood 2014).
constexpr std::uint64_t mix(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15ULL;
  x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27U)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31U);
}

template <class... Keys>
constexpr std::uint64_t draw(Seed seed, Salt salt, Keys... keys) {
  std::uint64_t h = mix(seed ^ salt.value);
  ((h = mix(h ^ static_cast<std::uint64_t>(keys))), ...);
  return h;
}

// 0 .. <1
template <class... Keys>
constexpr double unit(Seed seed, Salt salt, Keys... keys) {
  return static_cast<double>(draw(seed, salt, keys...) >> 11U) * 0x1.0p-53;
}

template <class... Keys>
constexpr double between(double low, double high, Seed seed, Salt salt, Keys... keys) {
  return low + (high - low) * unit(seed, salt, keys...);
}

template <class... Keys>
constexpr bool chance(double probability, Seed seed, Salt salt, Keys... keys) {
  return unit(seed, salt, keys...) < probability;
}

// 0 .. count - 1; count > 0
template <class... Keys>
constexpr std::size_t pick(std::size_t count, Seed seed, Salt salt, Keys... keys) {
  return static_cast<std::size_t>(unit(seed, salt, keys...) * static_cast<double>(count));
}

// Mean 0, deviation 1 (Box-Muller).
template <class... Keys>
double normal(Seed seed, Salt salt, Keys... keys) {
  const double u = 1.0 - unit(seed, salt, keys..., 1);
  return std::sqrt(-2.0 * std::log(u)) * std::cos(2.0 * std::numbers::pi * unit(seed, salt, keys..., 2));
}

// A count with the given mean (Knuth below 30, normal above).
template <class... Keys>
int poisson(double mean, Seed seed, Salt salt, Keys... keys) {
  if (mean <= 0) return 0;
  if (mean > 30) {
    const double n = std::round(mean + std::sqrt(mean) * normal(seed, salt, keys...));
    return n > 0 ? static_cast<int>(n) : 0;
  }
  const double limit = std::exp(-mean);
  double product = 1;
  int count = -1;
  do {
    ++count;
    product *= unit(seed, salt, keys..., count);
  } while (product > limit);
  return count;
}

// Smooth noise in -1 .. 1 that forgets itself after about one period: random knots joined by smoothstep.
template <class... Keys>
double wave(double t_s, double period_s, Seed seed, Salt salt, Keys... keys) {
  const double x = t_s / period_s;
  const double knot = std::floor(x);
  const double f = x - knot;
  const auto i = static_cast<std::int64_t>(knot);
  const double a = unit(seed, salt, keys..., i);
  const double b = unit(seed, salt, keys..., i + 1);
  return 2.0 * (a + (b - a) * f * f * (3.0 - 2.0 * f)) - 1.0;
}

}  // namespace city::sim
