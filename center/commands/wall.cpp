#include <fmt/core.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <thread>

#include "center/commands/commands.hpp"
#include "center/commands/live_city.hpp"
#include "center/commands/pictures.hpp"
#include "center/commands/report.hpp"
#include "center/commands/stop_signal.hpp"
#include "center/commands/wall_options.hpp"
#include "widgets/gfx/window.hpp"

namespace city {
namespace {

using Clock = std::chrono::steady_clock;

int fail(const std::string& what, int code = 1) {
  fmt::print(stderr, "cityglass wall: {}\n", what);
  return code;
}

int write_headless(const CommandLine& line, const WallCommand& command, const LiveCity& city,
                   bool stopped_early) {
  const CityViewPtr view = city.view();
  std::error_code failed;
  std::filesystem::create_directories(command.out, failed);
  std::vector<PictureWish> wishes;
  for (const char* lang : {"zh-TW", "en"})
    for (const int height : {1080, 2160})
      wishes.push_back({.file = fmt::format("{}-{}-{}.png", line.config.wall.scene, lang, height),
                        .width_px = height * 16 / 9,
                        .height_px = height,
                        .lang = lang});
  if (const auto& wall = line.config.wall; wall.width_px > 0)
    wishes = {{.file = fmt::format("{}-{}.png", wall.scene, wall.lang),
               .width_px = wall.width_px,
               .height_px = wall.height_px,
               .lang = wall.lang}};
  if (auto error = write_pictures(*view, city.geography(), line.config, line.locale, command.out, wishes))
    return fail(*error);
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

// At most the screen's own rate. After a touch every frame is drawn until motion has come to rest; a wall nobody touches and
// where nothing changed draws twice a second, for its clock.
class Pace {
 public:
  bool frame_is_due(std::uint64_t revision, bool touched) {
    const auto now = Clock::now();
    const bool due =
        touched || revision != drawn_revision_ || now - drawn_at_ >= std::chrono::milliseconds{500};
    if (!due) return false;
    since_last_ = std::min(std::chrono::duration<double>(now - drawn_at_).count(), 0.5);
    drawn_revision_ = revision;
    drawn_at_ = now;
    return true;
  }
  double since_last_s() const { return since_last_; }

 private:
  Clock::time_point drawn_at_{};
  Clock::time_point lively_until_{};
  std::uint64_t drawn_revision_ = ~std::uint64_t{0};
  double since_last_ = 0;
};

int run_window(const CommandLine& line, LiveCity& city, StopSignal& stop) {
  const WallConfig& wanted = line.config.wall;
  WindowOptions options{.title = "Cityglass", .fullscreen = !wanted.windowed};
  if (wanted.width_px > 0) options.size = {wanted.width_px, wanted.height_px};
  auto opened = Window::create(options);
  if (auto* error = std::get_if<GfxError>(&opened)) return fail(error->what);
  auto& window = std::get<Window>(opened);
  auto made = Wall::create(city.geography(), wall_options(line.config, line.locale));
  if (auto* error = std::get_if<WallError>(&made)) return fail(error->what);
  auto& wall = std::get<Wall>(made);

  Pace pace;
  while (!stop.wait(std::chrono::milliseconds{0})) {
    const auto events = window.poll();
    const WallWishes wishes = wall.input(events);
    if (wishes.quit) break;
    if (wishes.toggle_fullscreen) window.toggle_fullscreen();
    const CityViewPtr view = city.view();
    const SizePx size = window.size();
    if (size.width == 0 || !pace.frame_is_due(view->revision, !events.empty())) {
      std::this_thread::sleep_for(std::chrono::milliseconds{5});
      continue;
    }
    window.bind();
    wall.frame(*view, size, pace.since_last_s());
    window.swap();
  }
  city.stop();
  fmt::print("{}", summary(*city.view()));
  return 0;
}

}  // namespace

int run_wall(const CommandLine& line, const WallCommand& command) {
  StopSignal stop;
  auto opened = LiveCity::open(line.config);
  if (const auto* exit = std::get_if<Exit>(&opened)) return fail(exit->text, exit->code);
  LiveCity& city = *std::get<std::unique_ptr<LiveCity>>(opened);
  return command.headless ? run_headless(line, command, city, stop) : run_window(line, city, stop);
}

}  // namespace city
