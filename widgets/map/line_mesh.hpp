// Lines of any width for the GPU: four corners a segment, pushed apart in the vertex shader.
//
// Positions are World, relative to an origin near the city (floats then resolve centimetres). Widths are pixels and not
// in the mesh. Segments overlap at joins, so lines are drawn opaque. `tag` is the caller's: it picks colour and width.
// Threads: plain values.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "widgets/map/mercator.hpp"

namespace city {

struct LineVertex {
  float x = 0, y = 0;                     // relative to the origin
  std::int16_t along_x = 0, along_y = 0;  // unit vector of the segment, 32767 = 1
  std::int8_t side = 0;                   // -1 or 1: across
  std::int8_t end = 0;                    // -1 at the start, 1 at the end
  std::uint8_t tag = 0;
  std::uint8_t spare = 0;
};
static_assert(sizeof(LineVertex) == 16);

class LineMesh {
 public:
  void add_segment(World origin, World a, World b, std::uint8_t tag);
  void add_path(World origin, std::span<const LonLat> path, bool is_closed, std::uint8_t tag);

  std::span<const LineVertex> vertices() const { return vertices_; }
  std::span<LineVertex> vertices() { return vertices_; }
  std::span<const std::uint32_t> indices() const { return indices_; }

 private:
  std::vector<LineVertex> vertices_{};
  std::vector<std::uint32_t> indices_{};
};

}  // namespace city
