#include "center/commands/check_scenes.hpp"

#include <fmt/core.h>

#include <array>
#include <filesystem>
#include <set>
#include <utility>

#include "center/commands/city_setup.hpp"
#include "center/commands/profile_options.hpp"
#include "center/commands/scene_files.hpp"
#include "center/commands/scene_trial.hpp"
#include "center/commands/wall_options.hpp"
#include "widgets/gfx/headless_gl.hpp"
#include "widgets/legibility/palette.hpp"

namespace city {
namespace fs = std::filesystem;
namespace {

constexpr double kReferenceWidthMm = 2'419.2;  // two 55-inch pictures side by side
constexpr double kReferenceSeatM = 3;

int fail(const std::string& what) {
  fmt::print(stderr, "cityglass check scenes: {}\n", what);
  return 2;
}

std::vector<TrialWall> walls_of(const WallConfig& wall) {
  const auto reference = [&](SizePx size) {
    TrialWall made{.size = size, .profile = wall_profile(wall)};
    if (made.profile.pixel_pitch_mm <= 0) made.profile.pixel_pitch_mm = kReferenceWidthMm / size.width;
    if (made.profile.farthest_seat_m <= 0) made.profile.farthest_seat_m = kReferenceSeatM;
    return made;
  };
  if (wall.width_px > 0) return {reference({wall.width_px, wall.height_px})};
  if (wall.pixel_pitch_mm > 0) return {reference({1920, 1080})};
  return {reference({3840, 2160}), reference({1920, 1080})};
}

// Which scenes are asked about: those of the named directories, or all.
std::variant<std::set<std::string>, std::string> asked_for(const CheckCommand& command,
                                                           const SceneBook& book) {
  std::set<std::string> ids;
  for (const fs::path& dir : command.dirs) {
    std::error_code failed;
    for (fs::directory_iterator it{dir, failed}, end; !failed && it != end; it.increment(failed))
      if (it->path().extension() == ".toml") ids.insert(it->path().stem().string());
    if (failed) return "the directory cannot be read (" + failed.message() + "): " + dir.string();
  }
  if (command.dirs.empty())
    for (const Scene& scene : book.scenes) ids.insert(scene.id);
  if (ids.empty()) return std::string{"there is no <id>.toml in the directories"};
  return ids;
}

std::string in_json(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) < ' ')
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    else
      out += c;
  }
  return out + "\"";
}

std::string_view code_of(Language language) { return language == Language::Chinese ? "zh-TW" : "en"; }

void print_json(const std::vector<SceneFault>& faults, const std::vector<PaletteFault>& palette,
                const std::vector<TrialWall>& walls, std::size_t scenes, const TrialTally& tally) {
  fmt::print("{{\"scenes\":{},\"pictures\":{},\"texts\":{},\"walls\":[", scenes, tally.pictures, tally.texts);
  for (std::size_t i = 0; i < walls.size(); ++i)
    fmt::print("{}{{\"width\":{},\"height\":{},\"pixel_pitch_mm\":{:.3f},\"farthest_seat_m\":{:.1f}}}",
               i == 0 ? "" : ",", walls[i].size.width, walls[i].size.height, walls[i].profile.pixel_pitch_mm,
               walls[i].profile.farthest_seat_m);
  fmt::print("],\"faults\":[");
  for (std::size_t i = 0; i < faults.size(); ++i) {
    const SceneFault& one = faults[i];
    fmt::print(
        "{}\n{{\"scene\":{},\"screen\":{},\"panel\":{},\"rule\":{},\"what\":{},\"words\":{},\"number\":{:.2f}"
        ","
        "\"least\":{:.2f},\"size\":\"{}x{}\",\"lang\":\"{}\",\"city\":{},\"times\":{}}}",
        i == 0 ? "" : ",", in_json(one.scene), one.screen + 1, in_json(one.panel), in_json(one.rule),
        in_json(one.what), in_json(one.words), one.number, one.least, one.wall.size.width,
        one.wall.size.height, code_of(one.language), in_json(name_of(one.mood)), one.times);
  }
  fmt::print("],\"palette\":[");
  for (std::size_t i = 0; i < palette.size(); ++i)
    fmt::print("{}{}", i == 0 ? "" : ",", in_json(in_words(palette[i])));
  fmt::print("]}}\n");
}

void print_walls(const std::vector<TrialWall>& walls) {
  for (const TrialWall& wall : walls) {
    const TypeScale type = type_scale(wall.size, wall.profile);
    const double edge = edge_angle_deg(wall.size, wall.profile);
    fmt::print(
        "{}x{}, {:.2f} mm a pixel, farthest seat {:.1f} m: small text {:.1f} minutes of arc, names {:.1f}, "
        "titles {:.1f}\n",
        wall.size.width, wall.size.height, wall.profile.pixel_pitch_mm, wall.profile.farthest_seat_m,
        arcmin(type.small, wall.profile), arcmin(type.body, wall.profile), arcmin(type.title, wall.profile));
    if (edge > 30)
      fmt::print("  note: its edges are {:.0f} degrees aside, beyond 30: letters there are foreshortened\n",
                 edge);
  }
}

void print_fault(const SceneFault& one) {
  if (one.wall.size.width == 0) {
    fmt::print("{} screen {}, {}: {}\n", one.scene, one.screen + 1, one.panel, one.words);
    return;
  }
  fmt::print("{} screen {}, {}: {}: {} ({}x{}, {}, {}", one.scene, one.screen + 1, one.panel, one.rule,
             one.words, one.wall.size.width, one.wall.size.height, code_of(one.language), name_of(one.mood));
  if (one.times > 1) fmt::print("; {} times in all", one.times);
  fmt::print(")\n");
}

}  // namespace

int check_scenes(const CommandLine& line, const CheckCommand& command) {
  std::vector<fs::path> dirs = line.config.scene_dirs;
  dirs.insert(dirs.end(), command.dirs.begin(), command.dirs.end());
  auto loaded = load_scene_files(dirs);
  if (const auto* error = std::get_if<SceneError>(&loaded)) return fail(error->what);
  const auto book = std::make_shared<const SceneBook>(std::get<SceneBook>(std::move(loaded)));
  const auto asked = asked_for(command, *book);
  if (const auto* error = std::get_if<std::string>(&asked)) return fail(*error);

  auto feeds = load_feeds(line.config);
  if (const auto* error = std::get_if<SetupError>(&feeds)) return fail(error->what);
  auto city = load_city(line.config, std::get<FeedBookPtr>(feeds));
  if (const auto* error = std::get_if<SetupError>(&city)) return fail(error->what);
  const auto& settings = std::get<CenterConfig>(city);
  TrialCities cities{.geography = settings.geography};
  for (const TrialMood mood : {TrialMood::Empty, TrialMood::Calm, TrialMood::Demanding})
    cities.views.emplace_back(mood, trial_city(settings, mood));

  const auto gl = HeadlessGl::create();
  if (const auto* error = std::get_if<GfxError>(&gl)) return fail(error->what);
  WallOptions options = wall_options(line);
  options.scenes = book;
  const std::vector<TrialWall> walls = walls_of(line.config.wall);
  const std::vector<PaletteFault> palette = palette_faults({});
  SceneFaults faults;
  TrialTally tally;
  for (const Scene& scene : book->scenes) {
    if (!std::get<std::set<std::string>>(asked).contains(scene.id)) continue;
    judge_boards(scene, faults);
    for (const TrialWall& wall : walls) {
      const auto judged = judge_scene(scene, wall, cities, options, faults);
      if (const auto* error = std::get_if<WallError>(&judged)) return fail(error->what);
      tally.pictures += std::get<TrialTally>(judged).pictures;
      tally.texts += std::get<TrialTally>(judged).texts;
    }
  }

  const std::size_t scenes = std::get<std::set<std::string>>(asked).size();
  const std::size_t found = faults.all().size() + palette.size();
  if (command.json) {
    print_json(faults.all(), palette, walls, scenes, tally);
    return found > 0 ? 1 : 0;
  }
  for (const SceneFault& one : faults.all()) print_fault(one);
  for (const PaletteFault& one : palette) fmt::print("palette: {}\n", in_words(one));
  print_walls(walls);
  fmt::print("{} scenes, {} pictures, {} texts: {}\n", scenes, tally.pictures, tally.texts,
             found == 0 ? "legible" : fmt::format("{} faults", found));
  return found > 0 ? 1 : 0;
}

}  // namespace city
