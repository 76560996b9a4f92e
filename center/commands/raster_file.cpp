#include "center/commands/raster_file.hpp"

#include <utility>

#include "center/tiles/mbtiles.hpp"

namespace city {

std::variant<WallOptions, SetupError> with_raster(WallOptions options, const Config& config) {
  if (config.map_raster.empty()) return options;
  auto opened = open_mbtiles(config.map_raster);
  if (auto* error = std::get_if<TilesError>(&opened))
    return SetupError{"map.raster: " + std::move(error->what)};
  options.raster = std::get<TileSourcePtr>(std::move(opened));
  return options;
}

}  // namespace city
