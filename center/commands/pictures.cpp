#include "center/commands/pictures.hpp"

#include <utility>

#include "center/commands/wall_options.hpp"
#include "widgets/gfx/picture.hpp"
#include "widgets/wall/picture.hpp"

namespace city {

std::optional<std::string> write_pictures(const CityView& view, GeographyPtr geography, const Config& config,
                                          const std::filesystem::path& locale_dir,
                                          const std::filesystem::path& out,
                                          const std::vector<PictureWish>& wishes) {
  auto made = Darkroom::create(std::move(geography), wall_options(config, locale_dir));
  if (auto* error = std::get_if<WallError>(&made)) return std::move(error->what);
  auto& darkroom = std::get<Darkroom>(made);
  for (const PictureWish& wish : wishes) {
    auto taken = darkroom.take(view, {wish.width_px, wish.height_px}, language_of(wish.lang));
    if (auto* error = std::get_if<WallError>(&taken)) return std::move(error->what);
    const auto file = out / wish.file;
    if (const auto error = save_png(std::get<Picture>(taken), file.string()))
      return error->what + ": " + file.string();
  }
  return std::nullopt;
}

}  // namespace city
