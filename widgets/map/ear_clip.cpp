#include "widgets/map/ear_clip.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace city {
namespace {

double turn(World a, World b, World c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

// Of a triangle that turns left. Its own corners are not asked about.
bool holds(World a, World b, World c, World p) {
  return turn(a, b, p) >= 0 && turn(b, c, p) >= 0 && turn(c, a, p) >= 0;
}

// Corners in an order that turns left, without repeats, at most kMostCorners.
std::vector<std::uint32_t> corners_of(std::span<const World> ring) {
  std::vector<std::uint32_t> corners;
  const std::size_t step = ring.size() / kMostCorners + 1;
  double area = 0;
  for (std::size_t i = 0; i < ring.size(); i += step) {
    if (!corners.empty() && ring[corners.back()] == ring[i]) continue;
    corners.push_back(static_cast<std::uint32_t>(i));
  }
  while (corners.size() > 1 && ring[corners.back()] == ring[corners.front()]) corners.pop_back();
  // From the first corner, or the small area of a place far from zero would drown in rounding.
  for (std::size_t i = 1; i + 1 < corners.size(); ++i)
    area += turn(ring[corners[0]], ring[corners[i]], ring[corners[i + 1]]);
  if (area < 0) std::reverse(corners.begin(), corners.end());
  return corners;
}

bool is_ear(std::span<const World> ring, const std::vector<std::uint32_t>& corners, std::size_t at) {
  const std::size_t n = corners.size(), before = (at + n - 1) % n, after = (at + 1) % n;
  const World a = ring[corners[before]], b = ring[corners[at]], c = ring[corners[after]];
  if (turn(a, b, c) <= 0) return false;
  for (std::size_t i = 0; i < n; ++i) {
    if (i == before || i == at || i == after) continue;
    const World p = ring[corners[i]];
    if (p == a || p == b || p == c) continue;
    if (holds(a, b, c, p)) return false;
  }
  return true;
}

std::size_t flattest(std::span<const World> ring, const std::vector<std::uint32_t>& corners) {
  std::size_t best = 0;
  double least = std::numeric_limits<double>::max();
  const std::size_t n = corners.size();
  for (std::size_t i = 0; i < n; ++i) {
    const double flat =
        std::abs(turn(ring[corners[(i + n - 1) % n]], ring[corners[i]], ring[corners[(i + 1) % n]]));
    if (flat >= least) continue;
    least = flat;
    best = i;
  }
  return best;
}

}  // namespace

std::vector<std::uint32_t> ear_clipped(std::span<const World> ring) {
  std::vector<std::uint32_t> corners = corners_of(ring), triangles;
  std::size_t from = 0;  // goes round, so that ears are taken on all sides
  while (corners.size() >= 3) {
    const std::size_t n = corners.size();
    std::size_t ear = n;
    for (std::size_t i = 0; i < n && ear == n; ++i)
      if (is_ear(ring, corners, (from + i) % n)) ear = (from + i) % n;
    const bool is_forced = ear == n;
    if (is_forced) ear = flattest(ring, corners);
    const std::uint32_t a = corners[(ear + n - 1) % n], b = corners[ear], c = corners[(ear + 1) % n];
    if (turn(ring[a], ring[b], ring[c]) > 0) triangles.insert(triangles.end(), {a, b, c});
    corners.erase(corners.begin() + static_cast<std::ptrdiff_t>(ear));
    from = corners.empty() ? 0 : ear % corners.size();
  }
  return triangles;
}

}  // namespace city
