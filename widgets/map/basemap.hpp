// The ground, made ready for the GPU once: fills per village, and every border exactly once.
//
// Borders shared by two areas are found by their equal end points; each is drawn once, as what it is: of the city, between
// districts, or between villages.
// Threads: pure.
#pragma once
#include <cstdint>
#include <vector>

#include "center/state/geography.hpp"
#include "widgets/map/camera.hpp"
#include "widgets/map/line_mesh.hpp"

namespace city {

struct FillVertex {
  float x = 0, y = 0;      // World relative to Basemap::origin
  std::uint16_t area = 0;  // village, or district when there are no villages; index in Geography
  std::uint16_t tone = 0;  // of its district, 0 .. kTones - 1; neighbours differ
};
inline constexpr int kTones = 4;

struct Basemap {
  World origin{};  // the middle of the city
  Bounds bounds{};
  double area = 0;  // of the city, World units squared
  std::vector<FillVertex> fill{};
  std::vector<std::uint32_t> fill_triangles{};
  LineMesh village_lines{};
  LineMesh district_lines{};
  LineMesh city_line{};
};

Basemap basemap_of(const Geography&);

}  // namespace city
