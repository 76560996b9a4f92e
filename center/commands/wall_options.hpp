// The configuration's words for the wall, in the wall's own types. Pure. Threads: any.
#pragma once
#include <filesystem>
#include <string_view>

#include "center/config/config.hpp"
#include "widgets/wall/wall.hpp"

namespace city {

inline Language language_of(std::string_view lang) {
  return lang == "en" ? Language::English : Language::Chinese;
}

inline WallOptions wall_options(const Config& config, const std::filesystem::path& locale_dir) {
  WallOptions options;
  options.locale_dir = locale_dir.string();
  options.language = language_of(config.wall.lang);
  options.scene = scene_named(config.wall.scene).value_or(Scene::Overview);  // checked with the command line
  if (!config.font_file.empty()) options.fonts.regular = config.font_file.string();
  return options;
}

}  // namespace city
