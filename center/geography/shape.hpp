// One polygon's way from well-known binary to rings, triangles and a label point. All of GEOS is behind it.
//
// Units: WGS84 degrees, and only what lies on the planet; nothing is projected. A ring that crosses itself is made valid (GEOS MakeValid,
// structure method: areas keep their meaning, collapsed slivers are dropped). Triangles have no new points, do not
// overlap and cover the area.
// Errors: text in `trouble`, empty when all is well; the rest is then complete.
// Threads: one ShapeMaker each.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sensors/facts.hpp"

namespace city {

struct Shape {
  std::vector<std::vector<LonLat>> rings{};  // closed, first point not repeated
  std::vector<LonLat> points{};
  std::vector<std::uint32_t> triangles{};
  LonLat label_at{};
  bool has_no_area = false;  // collapsed to lines or points; `trouble` says so too
  std::string trouble{};
};

class ShapeMaker {
 public:
  ShapeMaker();
  ~ShapeMaker();
  ShapeMaker(const ShapeMaker&) = delete;
  ShapeMaker& operator=(const ShapeMaker&) = delete;

  Shape make(std::string_view wkb);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// The well-known binary inside a GeoPackage geometry blob (OGC 12-128r18, 2.1.3); empty when it is not one or is marked
// empty.
std::string_view wkb_of_geopackage(std::string_view blob);

}  // namespace city
