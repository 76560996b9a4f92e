// The [[rule]] tables of a scene file. For the sources of this folder only.
#pragma once
#include <vector>

#include "widgets/scenes/scene.hpp"
#include "widgets/scenes/toml_table.hpp"

namespace city {

std::vector<SceneRule> read_rules(const TomlTable& scene, FirstFault& fault);

}  // namespace city
