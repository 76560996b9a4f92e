// Which shape stands for which kind of asset, and the shapes themselves.
//
// A kind is told by its shape, never by colour. Shapes are closed outlines in the square -1..1 (y down), of about equal
// area so that none shouts; signed_distance is what the GPU draws from, the outline is what lists and legends draw.
// Threads: pure.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "sensors/facts.hpp"
#include "widgets/map/mercator.hpp"

namespace city {

enum class MarkShape : std::uint8_t {
  Circle,  // anything without a shape of its own
  Square,
  Diamond,
  Drop,  // triangle, point down
  Triangle,
  Hexagon,  // wider than high
  Cross,
  Star,
  Trapezoid,  // a basin
  Camera,     // a body with its lens
  Bubble,     // speech bubble: a citizen's call
  House,      // a roof wider than its walls: shelter
  Chevron,    // an arrowhead: what drives
  Saltire,    // a cross that leans: works on the road
  Capsule,    // medicine
  Tower,      // upright: what is inside buildings
  Arch,       // mouth of a tunnel: metro
  Bolt,       // electricity
  Hourglass,  // shaking ground
};
inline constexpr std::size_t kMarkShapes = 19;

inline constexpr std::size_t kMostKinds = 32;  // rows of kind_looks() at most: the shader's table

struct KindLook {
  std::string_view kind{};  // asset kind; "" for every other
  MarkShape shape = MarkShape::Circle;
  float size = 1;            // relative to an ordinary asset
  bool is_landmark = false;  // keeps its size when the map is crowded
  const char* plural = "";   // English; the key of its translation
};

// One row per kind on the legend, in its order; the last is for every kind that has no row of its own.
std::span<const KindLook> kind_looks();
std::uint8_t kind_index(std::string_view kind);  // row of kind_looks(); kinds of one family share a row

std::span<const Screen> outline(MarkShape);
float signed_distance(MarkShape, float x, float y);  // to the outline; negative inside

// Distances as 8-bit texels, one square tile of kMarkTile per shape in a row: 128 is the outline, one unit is
// kMarkUnit texel values, darker inside. The tile spans -1.25..1.25.
inline constexpr int kMarkTile = 32;
inline constexpr float kMarkSpan = 1.25F;
inline constexpr float kMarkUnit = 102;
std::vector<std::uint8_t> mark_atlas();  // kMarkShapes * kMarkTile wide, kMarkTile high

}  // namespace city
