// The city's shape, as values: districts and villages with names, outlines and triangles ready to fill.
//
// WGS84 degrees. Triangles index into `points` and cover the area without overlap (constrained Delaunay of
// the valid polygon). Loaded once by center/geography; immutable afterwards.
// Threads: share by pointer.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "sensors/facts.hpp"

namespace city {

enum class AreaLevel : std::uint8_t { District, Village };

struct Area {
  std::string code{};  // the ministry's own code
  AreaLevel level = AreaLevel::District;
  Text2 name{};            // 大安區 / Da'an Dist.
  std::string district{};  // for villages: the zh name of the district around it; for districts: own zh name
  std::vector<std::vector<LonLat>> rings{};  // closed outlines, first point not repeated
  std::vector<LonLat> points{};
  std::vector<std::uint32_t> triangles{};  // three indices into points each
  LonLat label_at{};                       // a point inside, for the name
};

// A layer that the city brings beside its districts: rivers, roads, parks, anything in a GeoPackage. WGS84, whatever it came in.
struct MapFeature {
  enum class Shape : std::uint8_t { Points, Lines, Fill } shape = Shape::Lines;
  Text2 name{};
  std::vector<std::vector<LonLat>>
      parts{};                   // Lines: paths; Fill: closed rings; Points: one path of single points
  std::vector<LonLat> points{};  // Fill: corners of the triangles
  std::vector<std::uint32_t> triangles{};  // Fill: three indices into points each
};
struct MapFileLayer {
  std::string id{};  // table name; "rivers" and "roads" have a look of their own
  Text2 title{};
  std::vector<MapFeature> features{};
  std::string attribution{};
};

// One feature table that a city asks for, as its configuration says.
struct MapLayerWish {
  std::filesystem::path file{};  // a GeoPackage; empty: the map file itself
  std::string table{};
  Text2 title{};              // empty: the identifier that the file gives it
  std::string attribution{};  // origin and licence, shown with the map's own
};

struct Geography {
  Text2 city{};
  std::string zone = "UTC";            // IANA zone of the city's clocks: midnight, hours of day
  std::vector<Area> districts{};       // sorted by code
  std::vector<Area> villages{};        // sorted by code
  std::vector<MapFileLayer> layers{};  // in the order of drawing
  std::string attribution{};           // origin and licence of the map, shown on screen and in exports
};
using GeographyPtr = std::shared_ptr<const Geography>;
using AreaPtr = std::shared_ptr<const Area>;  // owns the whole geography that it is part of

}  // namespace city
