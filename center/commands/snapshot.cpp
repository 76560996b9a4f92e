#include <fmt/core.h>

#include <algorithm>
#include <fstream>

#include "center/commands/commands.hpp"
#include "center/commands/past_city.hpp"
#include "center/commands/pictures.hpp"
#include "center/export/state_json.hpp"

namespace city {
namespace {

int fail(const std::string& what, int code = 1) {
  fmt::print(stderr, "cityglass snapshot: {}\n", what);
  return code;
}

bool has(const std::vector<std::string>& list, const char* word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// Beside the target, then renamed: a reader never sees half a file.
bool write_file(const std::filesystem::path& file, const std::string& text) {
  auto beside = file;
  beside += ".part";
  {
    std::ofstream out{beside, std::ios::binary};
    out << text;
    if (!out.flush()) return false;
  }
  std::error_code failed;
  std::filesystem::rename(beside, file, failed);
  return !failed;
}

}  // namespace

int run_snapshot(const CommandLine& line, const SnapshotCommand& command) {
  auto past = past_city(line.config, command.at);
  if (const auto* exit = std::get_if<Exit>(&past)) return fail(exit->text, exit->code);
  const auto& [view, geography] = std::get<PastCity>(past);

  std::error_code failed;
  std::filesystem::create_directories(command.out, failed);
  if (failed) return fail("the directory cannot be made (" + failed.message() + "): " + command.out.string());

  if (has(command.formats, "json")) {
    const auto file = command.out / "state.json";
    if (!write_file(file, state_json(*view, {.zone = geography->zone, .map = geography->attribution})))
      return fail("cannot be written: " + file.string());
    fmt::print("{}\n", file.string());
  }
  if (has(command.formats, "png")) {
    const WallConfig& wall = line.config.wall;
    const PictureWish wish{.file = wall.scene + ".png",
                           .scene = wall.scene,
                           .width_px = wall.width_px > 0 ? wall.width_px : 1920,
                           .height_px = wall.height_px > 0 ? wall.height_px : 1080,
                           .lang = wall.lang};
    if (auto error = write_pictures(*view, geography, line, command.out, {wish})) return fail(*error);
    fmt::print("{}\n", (command.out / wish.file).string());
  }
  return 0;
}

}  // namespace city
