// Reads scene files from directories into a scene book.
//
// Every <id>.toml of every directory, in the order of their names. A later directory's file replaces an earlier one of the same
// id, and takes the number key of any scene of an earlier directory, so that a city can change shipped scenes without touching
// them. A scene that cannot be read stops the start, with file, line and how to mend it; what a board makes of its choices is
// seen when the board is made. Reads files; throws nothing.
#pragma once
#include <filesystem>
#include <variant>
#include <vector>

#include "widgets/scenes/scene.hpp"

namespace city {

std::variant<Scene, SceneError> load_scene_file(const std::filesystem::path& file);
std::variant<SceneBook, SceneError> load_scene_files(const std::vector<std::filesystem::path>& dirs);

}  // namespace city
