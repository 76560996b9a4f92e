// Pictures of a view as files: the same widgets as the wall's, without a display.
// Errors: one line. Writes files. Threads: one.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "center/config/config.hpp"
#include "center/state/city_view.hpp"
#include "center/state/geography.hpp"

namespace city {

struct PictureWish {
  std::string file{};  // name within the directory
  int width_px = 1920;
  int height_px = 1080;
  std::string lang = "zh-TW";
};

std::optional<std::string> write_pictures(const CityView& view, GeographyPtr geography, const Config& config,
                                          const std::filesystem::path& locale_dir,
                                          const std::filesystem::path& out,
                                          const std::vector<PictureWish>& wishes);

}  // namespace city
