// Where events heap up: the peaks of a density, the densest first.
//
// A peak is a cell that no neighbour exceeds, with at least kLeastEvents events within the radius; of two peaks closer than two radii the
// denser stays. Its events are those within one radius, so a spot's number can be counted by hand; its place is their middle.
// Threads: pure.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "widgets/density/area_lookup.hpp"
#include "widgets/density/density.hpp"

namespace city {

inline constexpr std::uint64_t kLeastEvents = 3;

struct HotSpot {
  LonLat at{};
  std::uint64_t events = 0;  // within the radius
  double per_km2 = 0;        // at the peak
  friend bool operator==(const HotSpot&, const HotSpot&) = default;
};

std::vector<HotSpot> hot_spots(const DensityGrid&, std::span<const LonLat> events, std::size_t most);

}  // namespace city
