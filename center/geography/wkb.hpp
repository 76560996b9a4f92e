// Well-known binary as any OGC GeoPackage holds it: points, lines and polygons, alone or many, to plain coordinates.
//
// Both byte orders; Z and M are dropped, whether told by type number (1001, 2001, 3001) or by flag. Coordinates stay in the
// units of their file; a point of NaN is an empty one and left out. Formats: OGC 06-103r4 (8.2), OGC 12-128r18 (2.1.3).
// Bounded: no allocation is larger than what the bytes can hold, nothing recurses, and beyond `most_points` reading ends.
// Errors: words in `trouble`, nothing half read. Threads: any; pure.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "center/state/geography.hpp"

namespace city {

struct WkbGeometry {
  MapFeature::Shape shape = MapFeature::Shape::Points;
  // Points: one part with all of them; Lines: a part each; Fill: rings as they are written, first point repeated.
  std::vector<std::vector<LonLat>> parts{};
  std::vector<std::uint32_t> rings{};  // Fill: how many parts each polygon has, outer ring first
  std::size_t points = 0;
  std::string trouble{};
};
WkbGeometry read_wkb(std::string_view wkb, std::size_t most_points);

// Polygons as little-endian well-known binary: what read_wkb gives for a Fill, after its coordinates were moved.
std::string wkb_of_fill(const WkbGeometry& fill);

struct GeoPackageBlob {
  std::string_view wkb{};
  bool is_empty = false;  // NULL, or marked as empty: a feature without a place
  bool is_blob = false;   // false: not a GeoPackage geometry
};
GeoPackageBlob geopackage_blob(std::string_view blob);

}  // namespace city
