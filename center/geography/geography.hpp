// Reads the city's shape from an OGC GeoPackage: layers districts and villages, table city (assets/map/ORIGIN.md), and every
// further feature table in it or in other files that a city asks for (file_layers.hpp).
//
// Every polygon is made valid first, then triangulated (constrained Delaunay: no new points, no overlap); its label
// point is the centre of the largest circle that fits inside. Districts and villages are in WGS84 degrees, srs_id 4326.
// Errors: one line that says what is wrong and where, and names the area at fault; nothing is loaded by halves.
// Threads: any; the result is immutable.
#pragma once
#include <cstdint>
#include <filesystem>
#include <span>
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
    TooLarge,        // more points than a map may have
  };
  Kind kind{};
  std::string what{};
};

// Layers in the order of drawing: those of the map file itself first, then the wishes in their order. A wish for a table of the
// map file gives that layer its title and attribution.
std::variant<GeographyPtr, GeographyError> load_geography(const std::filesystem::path& path,
                                                          std::span<const MapLayerWish> wishes = {});

}  // namespace city
