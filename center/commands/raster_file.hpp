// The picture of the ground that a city's configuration names, opened for a wall.
//
// Errors: one line with the file. Reads a file. Threads: one.
#pragma once
#include <variant>

#include "center/commands/city_setup.hpp"
#include "widgets/wall/wall.hpp"

namespace city {

// The same options with the picture in them; without one in the configuration, just the same.
std::variant<WallOptions, SetupError> with_raster(WallOptions options, const Config& config);

}  // namespace city
