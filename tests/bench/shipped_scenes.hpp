// The scenes in assets/scenes, for benchmarks that draw a wall. Null when they cannot be read.
#pragma once
#include <memory>
#include <utility>
#include <variant>

#include "center/commands/scene_files.hpp"

namespace city::bench {

inline SceneBookPtr shipped_scenes() {
  auto loaded = load_scene_files({CITYGLASS_SOURCE_DIR "/assets/scenes"});
  auto* book = std::get_if<SceneBook>(&loaded);
  return book == nullptr ? nullptr : std::make_shared<const SceneBook>(std::move(*book));
}

}  // namespace city::bench
