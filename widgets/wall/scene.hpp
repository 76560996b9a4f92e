// The scenes a wall can show, in the order in which a key goes through them. Pure.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace city {

enum class Scene : std::uint8_t { Overview, Feeds };

struct SceneName {
  Scene scene{};
  std::string_view id{};     // on the command line and in file names
  std::string_view title{};  // English; in the catalogue
};

#define N_(text) text
inline constexpr std::array kScenes{SceneName{Scene::Overview, "overview", N_("Overview")},
                                    SceneName{Scene::Feeds, "feeds", N_("Feeds")}};
#undef N_

constexpr const SceneName& name_of(Scene scene) { return kScenes[static_cast<std::size_t>(scene)]; }

constexpr std::optional<Scene> scene_named(std::string_view id) {
  for (const SceneName& name : kScenes)
    if (name.id == id) return name.scene;
  return std::nullopt;
}

constexpr Scene next_scene(Scene scene) {
  return kScenes[(static_cast<std::size_t>(scene) + 1) % kScenes.size()].scene;
}

}  // namespace city
