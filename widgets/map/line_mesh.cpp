#include "widgets/map/line_mesh.hpp"

#include <cmath>

namespace city {

void LineMesh::add_segment(World origin, World a, World b, std::uint8_t tag) {
  const double dx = b.x - a.x, dy = b.y - a.y, length = std::hypot(dx, dy);
  if (!(length > 0)) return;
  LineVertex corner{.along_x = static_cast<std::int16_t>(std::lround(dx / length * 32767)),
                    .along_y = static_cast<std::int16_t>(std::lround(dy / length * 32767)),
                    .tag = tag};
  const auto first = static_cast<std::uint32_t>(vertices_.size());
  for (const int end : {-1, 1}) {
    const World at = end < 0 ? a : b;
    corner.x = static_cast<float>(at.x - origin.x);
    corner.y = static_cast<float>(at.y - origin.y);
    corner.end = static_cast<std::int8_t>(end);
    for (const int side : {-1, 1}) {
      corner.side = static_cast<std::int8_t>(side);
      vertices_.push_back(corner);
    }
  }
  for (const std::uint32_t i : {0U, 1U, 2U, 2U, 1U, 3U}) indices_.push_back(first + i);
}

void LineMesh::add_path(World origin, std::span<const LonLat> path, bool is_closed, std::uint8_t tag) {
  if (path.size() < 2) return;
  World previous = world_from_geo(is_closed ? path.back() : path.front());
  for (const LonLat& point : is_closed ? path : path.subspan(1)) {
    const World at = world_from_geo(point);
    add_segment(origin, previous, at, tag);
    previous = at;
  }
}

}  // namespace city
