#include "center/commands/scene_files.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <system_error>
#include <utility>

#include "center/config/read_file.hpp"

namespace city {
namespace fs = std::filesystem;
namespace {

bool takes_key(const std::map<std::string, Scene>& scenes, int key) {
  return key != 0 &&
         std::any_of(scenes.begin(), scenes.end(), [&](const auto& one) { return one.second.key == key; });
}

}  // namespace

std::variant<Scene, SceneError> load_scene_file(const fs::path& file) {
  const auto text = read_file(file);
  if (!text) return SceneError{"the scene cannot be read: " + file.string()};
  return parse_scene(*text, file.stem().string(), file.string());
}

std::variant<SceneBook, SceneError> load_scene_files(const std::vector<fs::path>& dirs) {
  std::map<std::string, Scene> by_id;
  for (const fs::path& dir : dirs) {
    std::map<std::string, Scene> own;
    std::error_code failed;
    std::vector<fs::path> files;
    for (fs::directory_iterator it{dir, failed}, end; !failed && it != end; it.increment(failed))
      if (it->path().extension() == ".toml") files.push_back(it->path());
    if (failed)
      return SceneError{"the directory of scenes cannot be read (" + failed.message() + "): " + dir.string()};
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) {
      auto loaded = load_scene_file(file);
      if (auto* error = std::get_if<SceneError>(&loaded)) return std::move(*error);
      Scene scene = std::get<Scene>(std::move(loaded));
      const std::string id = scene.id;
      own[id] = std::move(scene);
    }
    for (auto& [id, scene] : by_id)
      if (takes_key(own, scene.key)) scene.key = 0;
    for (auto& [id, scene] : own) by_id[id] = std::move(scene);
  }
  if (by_id.empty())
    return SceneError{"no scene file found; give a directory of <id>.toml files with --scenes"};
  std::vector<Scene> scenes;
  for (auto& [id, scene] : by_id) scenes.push_back(std::move(scene));
  return scene_book(std::move(scenes));
}

}  // namespace city
