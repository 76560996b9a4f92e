// Fills a ring of a warning: ear clipping after Meisters 1975, for the few hundred corners that such rings have.
//
// Either winding, closed or not, points repeated or in line. Every step takes the first corner that turns inward and holds no other
// corner; when a ring crosses itself and no such corner is left, the flattest is taken, so it always ends, and what
// is filled is then only about right. Cost is quadratic: a ring of more than kMostCorners is thinned evenly first.
// Threads: pure.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "widgets/map/mercator.hpp"

namespace city {

inline constexpr std::size_t kMostCorners = 1000;

std::vector<std::uint32_t> ear_clipped(std::span<const World> ring);  // three indices a triangle

}  // namespace city
