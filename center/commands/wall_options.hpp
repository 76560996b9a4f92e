// The configuration's words for the wall, in the wall's own types. Pure. Threads: any.
#pragma once
#include <string_view>

#include "center/commands/options.hpp"
#include "center/commands/profile_options.hpp"
#include "widgets/wall/wall.hpp"

namespace city {

inline Language language_of(std::string_view lang) {
  return lang == "en" ? Language::English : Language::Chinese;
}

inline WallOptions wall_options(const CommandLine& line) {
  WallOptions options;
  options.locale_dir = line.locale.string();
  options.language = language_of(line.config.wall.lang);
  options.profile = wall_profile(line.config.wall);
  options.scenes = line.scenes;
  options.scene = line.config.wall.scene;  // checked with the command line
  if (!line.config.font_file.empty()) options.fonts.regular = line.config.font_file.string();
  return options;
}

}  // namespace city
