// The main roads of Taipei as a table: real names, hand-drawn courses (about 100 m), and where each numbered section
// (段) starts; 0 where a road has no sections.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace city::sim {

enum class RoadClass : std::uint8_t { Street, Arterial, Expressway };

struct RoadVertex {
  double lon = 0;
  double lat = 0;
  std::uint8_t section = 0;
};

struct RoadRow {
  std::string_view zh{};
  std::string_view en{};
  RoadClass road_class = RoadClass::Street;
  std::span<const RoadVertex> line{};
};

std::span<const RoadRow> road_table();

}  // namespace city::sim
