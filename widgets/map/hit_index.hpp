// Who is near a point: a uniform grid over World space, built once, asked often.
//
// Building is two passes over the entries (counting sort), about 20 ns each; asking looks only at the cells that the
// reach touches. The grid spans the middle 98 % of the entries in each axis, a few per cell, at most 512 cells a side;
// whatever lies outside is kept in the border cells, so strays cost accuracy nowhere and speed only at the border.
// Threads: build in one; ask from any while nobody builds.
#pragma once
#include <cstdint>
#include <vector>

#include "widgets/map/camera.hpp"

namespace city {

class HitIndex {
 public:
  struct Entry {
    World at{};
    std::uint32_t id = 0;  // the caller's
  };

  HitIndex() = default;
  explicit HitIndex(const std::vector<Entry>& entries);

  // Ids within the reach of a point, nearest first.
  std::vector<std::uint32_t> near(World at, double reach) const;
  std::size_t size() const { return sorted_.size(); }
  std::size_t bytes() const {
    return sorted_.capacity() * sizeof(Entry) + first_.capacity() * sizeof(std::uint32_t);
  }

 private:
  std::size_t column(double x) const;
  std::size_t row(double y) const;

  Bounds bounds_{};
  std::size_t side_ = 1;
  std::vector<std::uint32_t> first_{0, 0};  // of each cell, in sorted_
  std::vector<Entry> sorted_{};
};

}  // namespace city
