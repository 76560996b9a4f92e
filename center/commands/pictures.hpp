// Pictures of a view as files: the same boards as the wall's, without a display.
//
// History that boards want to draw is read from the store first, so that a picture shows what a wall would after a moment.
// Errors: one line. Writes files. Threads: one.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "center/commands/options.hpp"
#include "center/state/city_view.hpp"
#include "center/state/geography.hpp"

namespace city {

struct PictureWish {
  std::string file{};   // name within the directory
  std::string scene{};  // its id
  int screen = 0;       // which of the scene's
  int width_px = 1920;
  int height_px = 1080;
  std::string lang = "zh-TW";
};

// Of every scene and every screen of it, in both languages, at 1080 and 2160 lines.
std::vector<PictureWish> gallery_wishes(const SceneBook& scenes);

// Scenes that show one asset or one place get the first abnormal asset of the view.
std::optional<std::string> write_pictures(const CityView& view, GeographyPtr geography,
                                          const CommandLine& line, const std::filesystem::path& out,
                                          const std::vector<PictureWish>& wishes);

}  // namespace city
