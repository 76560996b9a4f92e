// Which points may be left out when the map is far away, without the picture changing: one point per cell is enough.
//
// Level L divides World into cells of 2^-L. A point's level is the coarsest at which it is the first of its cell, so showing
// all points up to level L shows exactly one in every occupied cell of that level; levels nest. Points at one place share
// cells down to the last and get kLastLevel + 1.
// Cost: one sort, about 100 ns a point. Threads: pure.
#pragma once
#include <cstdint>
#include <vector>

#include "widgets/map/mercator.hpp"

namespace city {

inline constexpr int kLastLevel = 26;  // cells of 0.6 m

std::vector<std::uint8_t> detail_levels(const std::vector<World>& points);
int level_of_cell(
    double cell);  // the finest level whose cells are at least so large, World units; 0 .. kLastLevel + 1

}  // namespace city
