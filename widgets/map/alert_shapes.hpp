// Public warnings in force, as areas: what to fill, what to draw round it, what to call it.
//
// Shapes are what the warning draws (polygons, circles), and the map's outlines where it gives only codes. Fills of polygons are
// clipped by ears, those of the map's areas are the map's own triangles.
// Threads: pure.
#pragma once
#include <cstdint>
#include <vector>

#include "center/state/city_view.hpp"
#include "widgets/map/line_mesh.hpp"

namespace city {

struct FlatVertex {
  float x = 0, y = 0;  // World relative to the origin
};

struct AlertLabel {
  AlertPtr alert{};
  World at{};  // middle of its area
};

struct AlertShapes {
  LineMesh lines{};
  std::vector<FlatVertex> corners{};
  std::vector<std::uint32_t> triangles{};
  std::vector<AlertLabel> labels{};    // gravest first, then as the view lists them
  TimePoint until = TimePoint::max();  // when the next of them expires
};

AlertShapes alert_shapes(const std::vector<AlertPtr>& alerts, World origin, TimePoint now);

}  // namespace city
