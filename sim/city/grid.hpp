// The city cut into cells of 0.01 degree (about 1 km), the resolution of rain and surface water in the model.
#pragma once
#include <algorithm>
#include <cstdint>

#include "sim/city/geometry.hpp"

namespace city::sim {

using CellId = std::uint16_t;

inline constexpr double kGridWest = 121.45;
inline constexpr double kGridSouth = 24.96;
inline constexpr double kCellDegrees = 0.01;
inline constexpr int kGridColumns = 18;
inline constexpr int kGridRows = 20;
inline constexpr std::size_t kCellCount = std::size_t{kGridColumns} * kGridRows;

// Points outside the grid belong to the nearest cell.
constexpr CellId cell_of(LonLat p) {
  const int column = std::clamp(static_cast<int>((p.lon - kGridWest) / kCellDegrees), 0, kGridColumns - 1);
  const int row = std::clamp(static_cast<int>((p.lat - kGridSouth) / kCellDegrees), 0, kGridRows - 1);
  return static_cast<CellId>(row * kGridColumns + column);
}

constexpr LonLat centre_of(CellId cell) {
  const int column = cell % kGridColumns;
  const int row = cell / kGridColumns;
  return {.lon = kGridWest + (column + 0.5) * kCellDegrees, .lat = kGridSouth + (row + 0.5) * kCellDegrees};
}

}  // namespace city::sim
