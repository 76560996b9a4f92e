// Cases that would lie on one another, as one bubble: how many, and how many of them are overdue.
//
// Cases are binned into cells of World whose side is a power of two, between 64 and 128 units of the screen, so that bubbles stay where
// they are while the map is panned and change only from one step of zoom to the next. Beginning with the fullest, a cell takes
// in the neighbours whose middle is within one cell of its own; groups of kLeastInCluster and more become a bubble at the
// middle of their cases, the others stay marks.
// Cost: a sort of the cases, 5,000 in under a millisecond; once per change of the cases and step of zoom. Threads: pure.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "widgets/map/asset_points.hpp"

namespace city {

inline constexpr std::size_t kLeastInCluster = 4;
inline constexpr double kClusterCellUnits = 128;  // at most

struct CaseCluster {
  World at{};       // relative to the origin, as the points are
  Bounds bounds{};  // of its cases
  std::uint32_t count = 0;
  std::uint32_t overdue = 0;
  std::uint32_t first = 0;  // of its cases, overdue before others: index in the points
  friend bool operator==(const CaseCluster& a, const CaseCluster& b) {
    return a.at == b.at && a.count == b.count && a.overdue == b.overdue;
  }
};

struct ClusteredCases {
  std::vector<CaseCluster> clusters{};   // largest first
  std::vector<std::uint32_t> singles{};  // indices in the points, ascending
};

// The step of zoom: cells are 2^-level of World.
int cluster_level(double pixels_per_world, double unit);
ClusteredCases clustered(std::span<const PointVertex> cases, int level);

}  // namespace city
