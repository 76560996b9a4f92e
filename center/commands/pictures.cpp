#include "center/commands/pictures.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "center/commands/raster_file.hpp"
#include "center/commands/wall_options.hpp"
#include "center/history/series_reader.hpp"
#include "center/history/store.hpp"
#include "widgets/gfx/picture.hpp"
#include "widgets/wall/abnormal_walk.hpp"
#include "widgets/wall/picture.hpp"

namespace city {
namespace {

// What a scene about one asset or one place is about, when nobody has chosen.
void choose_something(Wall& wall, const CityView& view, const std::string& scene, Language language) {
  wall.act(EndEmergency{});
  wall.act(GoTo{});  // nothing is chosen
  if (scene != "asset" && scene != "emergency") return;
  const auto found = next_abnormal(view, std::nullopt, 1);
  if (!found) return;
  const AssetInfo& info = (*view.assets[found->chunk].info)[found->slot];
  if (scene == "asset") return wall.act(OpenDetail{*found});
  const bool is_english = language == Language::English && !info.name.en.empty();
  const std::string& title = is_english ? info.name.en : info.name.zh;
  if (info.place) wall.act(BeginEmergency{{.at = *info.place, .radius_m = 800, .title = title}});
}

// What the store has of it, read at once; nothing without a store.
SeriesAnswersPtr read_history(const std::filesystem::path& file, const std::vector<SeriesWish>& wishes) {
  auto opened = Store::open(file, Store::Mode::ReadOnly);
  if (std::holds_alternative<StoreError>(opened)) return nullptr;
  SeriesAnswers answers = read_series(*std::get<std::unique_ptr<Store>>(opened), wishes);
  answers.revision = 1;
  return std::make_shared<const SeriesAnswers>(std::move(answers));
}

std::variant<Picture, WallError> taken(Darkroom& room, const CityView& view, const PictureWish& wish,
                                       const std::filesystem::path& store) {
  const SizePx size{wish.width_px, wish.height_px};
  const Language language = language_of(wish.lang);
  room.wall().set_screens(wish.screen + 1);
  auto first = room.take({view}, size, language, wish.screen);
  const std::vector<SeriesWish> wishes = room.wall().wishes();
  if (wishes.empty() || std::holds_alternative<WallError>(first)) return first;
  return room.take({.view = view, .history = read_history(store, wishes)}, size, language, wish.screen);
}

}  // namespace

std::vector<PictureWish> gallery_wishes(const SceneBook& scenes) {
  std::vector<PictureWish> wishes;
  for (const Scene& scene : scenes.scenes)
    for (std::size_t screen = 0; screen < scene.screens.size(); ++screen)
      for (const char* lang : {"zh-TW", "en"})
        for (const int height : {1080, 2160}) {
          const std::string part = screen == 0 ? "" : fmt::format("-screen{}", screen + 1);
          wishes.push_back({.file = fmt::format("{}{}-{}-{}.png", scene.id, part, lang, height),
                            .scene = scene.id,
                            .screen = static_cast<int>(screen),
                            .width_px = height * 16 / 9,
                            .height_px = height,
                            .lang = lang});
        }
  return wishes;
}

std::optional<std::string> write_pictures(const CityView& view, GeographyPtr geography,
                                          const CommandLine& line, const std::filesystem::path& out,
                                          const std::vector<PictureWish>& wishes) {
  auto options = with_raster(wall_options(line), line.config);
  if (auto* error = std::get_if<SetupError>(&options)) return std::move(error->what);
  auto made = Darkroom::create(std::move(geography), std::get<WallOptions>(options));
  if (auto* error = std::get_if<WallError>(&made)) return std::move(error->what);
  auto& darkroom = std::get<Darkroom>(made);
  for (const PictureWish& wish : wishes) {
    choose_something(darkroom.wall(), view, wish.scene, language_of(wish.lang));
    if (!darkroom.wall().show(wish.scene)) return "there is no scene of that name: " + wish.scene;
    auto shot = taken(darkroom, view, wish, line.config.store_file);
    if (auto* error = std::get_if<WallError>(&shot)) return std::move(error->what);
    const auto file = out / wish.file;
    if (const auto error = save_png(std::get<Picture>(shot), file.string()))
      return error->what + ": " + file.string();
  }
  return std::nullopt;
}

}  // namespace city
