// Reads the city's shape from an OGC GeoPackage: layers districts and villages, table city (assets/map/ORIGIN.md).
//
// Every polygon is made valid first, then triangulated (constrained Delaunay: no new points, no overlap); its label
// point is the centre of the largest circle that fits inside. Coordinates are WGS84 degrees, srs_id 4326.
// Errors: one line that says what is wrong and where, and names the area at fault; nothing is loaded by halves.
// Threads: any; the result is immutable.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <variant>

#include "center/state/geography.hpp"

namespace city {

struct GeographyError {
  enum class Kind : std::uint8_t {
    NotAFile,        // absent, a folder, or not readable
    NotAGeoPackage,  // not SQLite, or SQLite without the marks of a GeoPackage
    LayerAbsent,     // districts, villages or city is missing, empty, or lacks a column
    WrongCrs,        // a layer is not in EPSG:4326
    BadGeometry,     // a shape that cannot be read, is not a polygon or cannot be filled
    Damaged,         // SQLite stopped in the middle
  };
  Kind kind{};
  std::string what{};
};

std::variant<GeographyPtr, GeographyError> load_geography(const std::filesystem::path& path);

}  // namespace city
