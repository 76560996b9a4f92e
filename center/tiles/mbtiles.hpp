// Raster tiles out of an MBTiles file (version 1.3): the picture of the ground that a city brings along.
//
// PNG and JPEG; WebP and vector tiles are refused with words when the file is opened. Rows are counted from the south there
// (TMS) and turned here. What the metadata does not say about zooms is looked up in the tiles. A decode thread serves requests;
// the source stops it when it is destroyed.
// Errors: one line with the file. Threads: see TileSource.
#pragma once
#include <filesystem>
#include <string>
#include <variant>

#include "center/state/tiles.hpp"

namespace city {

struct TilesError {
  std::string what{};
};
std::variant<TileSourcePtr, TilesError> open_mbtiles(const std::filesystem::path& file);

}  // namespace city
