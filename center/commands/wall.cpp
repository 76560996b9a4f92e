#include <fmt/core.h>

#include <chrono>
#include <fstream>
#include <thread>

#include "center/commands/commands.hpp"
#include "center/commands/live_city.hpp"
#include "center/commands/pictures.hpp"
#include "center/commands/report.hpp"
#include "center/commands/stop_signal.hpp"
#include "center/commands/wall_windows.hpp"

namespace city {
namespace {

using Clock = std::chrono::steady_clock;

int fail(const std::string& what, int code = 1) {
  fmt::print(stderr, "cityglass wall: {}\n", what);
  return code;
}

std::vector<PictureWish> wishes_of(const CommandLine& line, const WallCommand& command) {
  if (command.every_scene) return gallery_wishes(*line.scenes);
  const WallConfig& wall = line.config.wall;
  if (wall.width_px > 0)
    return {{.file = fmt::format("{}-{}.png", wall.scene, wall.lang),
             .scene = wall.scene,
             .width_px = wall.width_px,
             .height_px = wall.height_px,
             .lang = wall.lang}};
  std::vector<PictureWish> wishes;
  for (PictureWish& wish : gallery_wishes(*line.scenes))
    if (wish.scene == wall.scene && wish.screen == 0) wishes.push_back(std::move(wish));
  return wishes;
}

int write_headless(const CommandLine& line, const WallCommand& command, const LiveCity& city,
                   bool stopped_early) {
  const CityViewPtr view = city.view();
  std::error_code failed;
  std::filesystem::create_directories(command.out, failed);
  const std::vector<PictureWish> wishes = wishes_of(line, command);
  if (auto error = write_pictures(*view, city.geography(), line, command.out, wishes)) return fail(*error);
  const auto file = command.out / "summary.txt";
  std::ofstream out{file};
  out << summary(*view);
  if (!out.flush()) return fail("cannot be written: " + file.string());
  for (const auto& wish : wishes) fmt::print("{}\n", (command.out / wish.file).string());
  fmt::print("{}\n", file.string());
  return stopped_early ? 1 : 0;
}

int run_headless(const CommandLine& line, const WallCommand& command, LiveCity& city, StopSignal& stop) {
  const auto end = Clock::now() + *command.headless;
  while (Clock::now() < end && !stop.wait(std::chrono::milliseconds{100})) {
  }
  const int code = write_headless(line, command, city, stop.came());
  city.stop();
  return code;
}

}  // namespace

int run_wall(const CommandLine& line, const WallCommand& command) {
  StopSignal stop;
  auto opened =
      LiveCity::open(line.config, command.headless ? LiveCity::Orders::Ignored : LiveCity::Orders::Heard);
  if (const auto* exit = std::get_if<Exit>(&opened)) return fail(exit->text, exit->code);
  LiveCity& city = *std::get<std::unique_ptr<LiveCity>>(opened);
  return command.headless ? run_headless(line, command, city, stop) : run_windows(line, city, stop);
}

}  // namespace city
