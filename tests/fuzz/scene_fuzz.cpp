// Scene files.
#include <cstdint>
#include <string_view>

#include "widgets/scenes/scene.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto parsed = city::parse_scene({reinterpret_cast<const char*>(data), size}, "fuzz", "fuzz.toml");
  if (const auto* error = std::get_if<city::SceneError>(&parsed)) {
    if (error->what.size() <= std::string_view{": fuzz.toml"}.size()) __builtin_trap();
    return 0;
  }
  const auto& scene = std::get<city::Scene>(parsed);
  if (scene.screens.empty() || scene.level < 1 || scene.level > 4) __builtin_trap();
  for (const auto& screen : scene.screens)
    for (const auto& panel : screen.panels)
      if (panel.at.column + panel.at.width > screen.columns || panel.at.row + panel.at.height > screen.rows)
        __builtin_trap();
  return 0;
}
