// Cuts the road network into directed sections between crossings.
#pragma once
#include <vector>

#include "sim/city/plan.hpp"

namespace city::sim {

// Exactly `count` sections: the longest stretches are cut finer, or the shortest left out.
std::vector<Section> place_sections(const RoadNetwork& roads, std::size_t count, Seed seed);

}  // namespace city::sim
