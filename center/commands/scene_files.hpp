// Reads scene files from directories into a scene book.
//
// Every <id>.toml of every directory; a later directory's file replaces an earlier one of the same id, so that a city can change
// a shipped scene without touching it; it also takes the number key of an earlier directory's scene. A scene that cannot be read stops the start, with file, line and how to mend it; what a
// board makes of its choices is seen when the board is made. Files are read in the order of their names. Reads files; throws
// nothing.
#pragma once
#include <filesystem>
#include <variant>
#include <vector>

#include "widgets/scenes/scene.hpp"

namespace city {

std::variant<Scene, SceneError> load_scene_file(const std::filesystem::path& file);
std::variant<SceneBook, SceneError> load_scene_files(const std::vector<std::filesystem::path>& dirs);

}  // namespace city
