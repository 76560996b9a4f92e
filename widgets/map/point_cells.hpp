// Which points stand where: their numbers in the order of a grid, so that a piece of the map is a few runs of them.
//
// The grid spans the city; what stands beyond lies in its border cells. Cells of a row follow each other, so a rectangle is
// one run per row of cells. Only points that can be seen at a detail level are in it (thinning.hpp).
// Cost: three passes over the points. Threads: plain value.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "widgets/map/asset_points.hpp"
#include "widgets/map/camera.hpp"

namespace city {

class PointCells {
 public:
  struct Run {
    std::size_t first = 0, count = 0;  // in order()
  };

  PointCells() = default;
  // `area` as the points' places: World relative to their origin.
  PointCells(std::span<const PointVertex>, const Bounds& area, int detail);

  const std::vector<std::uint32_t>& order() const { return order_; }
  std::vector<Run> within(const Bounds&) const;  // at least all points in the bounds, in the same space

 private:
  std::size_t cell_x(double x) const;
  std::size_t cell_y(double y) const;

  Bounds area_{};
  std::vector<std::uint32_t> order_{};
  std::vector<std::uint32_t> first_{};  // of each cell
};

}  // namespace city
