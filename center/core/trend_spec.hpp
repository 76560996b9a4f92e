// Which values the city keeps the last six hours of, asset by asset: [[trend]] of assets/vitals.toml.
#pragma once
#include <cstddef>
#include <string>

namespace city {

inline constexpr std::size_t kMaxTrendSeries = 512;  // of all trends together

struct TrendSpec {
  std::string kind{};  // of asset
  std::string quantity{};
  std::size_t most = 128;  // assets; 1 .. kMaxTrendSeries
};

}  // namespace city
