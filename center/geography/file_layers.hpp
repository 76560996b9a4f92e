// Feature tables of any OGC GeoPackage as layers of the map: rivers, roads, parks, whatever a city has.
//
// Points, lines and polygons in any coordinate system that Projection knows. Names come from the columns name_zh, name_en and
// name, as far as there are such; name stands for whichever of the two is missing. Polygons are made valid and triangulated like
// districts. A row without geometry, or whose polygon has no area, is left out; order is the table's key.
// Bounded: kMostLayerPoints points over all layers of a map, kMostFillPoints in one polygon feature.
// Errors: GeographyError, with file, table and row; nothing is loaded by halves. Threads: any.
#pragma once
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "center/geography/geography.hpp"
#include "center/state/geography.hpp"

namespace city {

inline constexpr std::size_t kMostLayerPoints = 1'000'000;  // 16 MB here, 90 MB as lines on the GPU
inline constexpr std::size_t kMostFillPoints = 50'000;      // triangulating grows faster than the points

struct FileLayers {
  std::vector<MapFileLayer> layers{};
  std::size_t points = 0;
};

// The named tables of one file; an empty table name stands for every feature table but those in `but`.
std::variant<FileLayers, GeographyError> load_layers(const std::filesystem::path& file,
                                                     std::span<const MapLayerWish> wishes,
                                                     std::span<const std::string_view> but,
                                                     std::size_t most_points = kMostLayerPoints);

}  // namespace city
