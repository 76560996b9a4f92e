// The level of service of one road section in a view: its own figure, else from its free-flow speed, else from its speed alone.
// Pure.
#pragma once
#include <array>
#include <optional>
#include <string_view>

#include "center/figures/level_of_service.hpp"
#include "center/state/city_view.hpp"

namespace city {

inline constexpr std::size_t kServiceLevels = 6;  // A to F
inline constexpr std::array<std::string_view, kServiceLevels> kServiceLetters{"A", "B", "C", "D", "E", "F"};
constexpr std::string_view letter_of(LevelOfService level) {
  return kServiceLetters[static_cast<std::size_t>(level) - 1];
}

struct RoadQuantities {
  explicit RoadQuantities(const CityView& view);
  std::optional<QuantityIndex> speed{}, grade{};
};

struct RoadNow {
  const ValueNow* speed = nullptr;  // fresh and good; lives as long as the chunk
  LevelOfService level = LevelOfService::A;
  std::optional<double> free_flow_kmh{};
  std::optional<TimePoint> since{};  // the level is the same; empty when nobody knows
  bool by_speed_alone = false;
};

// Empty without a fresh good speed.
std::optional<RoadNow> road_now(const CityView& view, const AssetChunk& chunk, std::size_t slot,
                                const RoadQuantities& quantities);

}  // namespace city
