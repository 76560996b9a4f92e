#include "center/commands/wall_windows.hpp"

#include <fmt/core.h>
#include <spdlog/spdlog.h>

#include <unistd.h>
#include <algorithm>
#include <chrono>
#include <fstream>
#include <set>
#include <thread>

#include "center/commands/history_desk.hpp"
#include "center/commands/raster_file.hpp"
#include "center/commands/report.hpp"
#include "center/commands/wall_memory_file.hpp"
#include "center/commands/wall_options.hpp"
#include "widgets/gfx/windows.hpp"
#include "widgets/ui/frame_meter.hpp"

namespace city {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kIdleFrame{500};
constexpr std::chrono::milliseconds kNap{4};
constexpr std::chrono::seconds kPointerRests{5};
constexpr std::chrono::seconds kLogEvery{60};

double ms_between(Clock::time_point from, Clock::time_point to) {
  return std::chrono::duration<double, std::milli>(to - from).count();
}

std::uint64_t resident_bytes() {
  std::ifstream statm{"/proc/self/statm"};
  std::uint64_t pages = 0, resident = 0;
  statm >> pages >> resident;
  return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

std::vector<WindowPlace> places_of(const WallMemory& memory) {
  std::vector<WindowPlace> places;
  for (const WindowMemory& one : memory.windows)
    places.push_back({one.monitor, one.x, one.y, {one.width, one.height}});
  return places;
}

class WallLoop {
 public:
  WallLoop(LiveCity& city, Windows& windows, Wall& wall, HistoryDesk& desk, WallMemoryFile& file)
      : city_{city}, windows_{windows}, wall_{wall}, desk_{desk}, file_{file} {
    health_.renderer = windows.renderer();
  }

  void run(StopSignal& stop) {
    while (!stop.wait(std::chrono::milliseconds{0}) && !quits_) {
      const auto now = Clock::now();
      bool touched = follow_monitors();
      touched = read_hands() || touched;
      touched = read_orders() || touched;
      const CityViewPtr view = city_.view();
      if (view->revision != revision_) {
        revision_ = view->revision;
        view_came_ = now;
        is_news_ = true;
      }
      if (!touched && !is_news_ && !wall_.is_moving() && now - drawn_at_ < kIdleFrame) {
        std::this_thread::sleep_for(kNap);
        continue;
      }
      draw(*view, now);
      once_a_second(now);
    }
  }

 private:
  bool follow_monitors() {
    if (!windows_.poll()) return false;
    wall_.set_screens(windows_.screens());
    spdlog::info("the wall has {} screens, {} of them on a monitor", windows_.screens(), present());
    return true;
  }

  int present() const {
    int count = 0;
    for (int i = 0; i < windows_.screens(); ++i) count += windows_.has_window(i) ? 1 : 0;
    return count;
  }

  bool read_hands() {
    bool any = false, toggles = false;
    const CityViewPtr view = city_.view();
    for (int i = 0; i < windows_.screens(); ++i) {
      const auto events = windows_.take_events(i);
      if (events.empty()) continue;
      any = true;
      const WallWishes wishes = wall_.input(i, {*view}, events);
      quits_ = quits_ || wishes.quit;
      toggles = toggles || wishes.toggle_fullscreen;
    }
    if (toggles) {
      windows_.toggle_fullscreen();
      wall_.set_screens(windows_.screens());
    }
    const auto now = Clock::now();
    if (any) touched_at_ = now;
    windows_.hide_pointer(now - touched_at_ > kPointerRests);
    return any;
  }

  bool read_orders() {
    const WallMail mail = city_.take_orders();
    for (const std::string& why : mail.refused) spdlog::warn("an order to this wall is refused: {}", why);
    for (const WallOrder& order : mail.orders)
      if (const auto why = wall_.order(order))
        spdlog::warn("an order to this wall cannot be followed: {}", *why);
    return !mail.orders.empty();
  }

  void draw(const CityView& view, Clock::time_point now) {
    const double since_last_s = std::min(ms_between(drawn_at_, now) / 1000, 0.5);
    drawn_at_ = now;
    const WallFrame frame{.view = view, .history = desk_.answers(), .health = meter_.filled(health_, now)};
    wall_.step(frame, since_last_s);
    for (int i = 0; i < windows_.screens(); ++i) {
      const SizePx size = windows_.size(i);
      if (size.width <= 0 || size.height <= 0) continue;
      const auto begun = Clock::now();
      windows_.bind(i);
      wall_.build(i, frame, size, since_last_s);
      const auto built = Clock::now();
      wall_.render(i);
      windows_.present(i);
      const auto swapped = Clock::now();
      FrameTimes times{.build_ms = ms_between(begun, built), .frame_ms = ms_between(begun, swapped)};
      // From receipt to the view is the center's median, from the view to this swap is measured.
      if (is_news_) times.event_to_pixel_ms = view.health.latency.p50_ms + ms_between(view_came_, swapped);
      meter_.add(swapped, times);
    }
    is_news_ = false;
    desk_.ask(wall_.wishes());
  }

  void once_a_second(Clock::time_point now) {
    if (now - counted_at_ < std::chrono::seconds{1}) return;
    counted_at_ = now;
    health_.screens = present();
    health_.gpu_bytes = wall_.gpu_bytes();
    health_.resident_bytes = resident_bytes();
    if (now - logged_at_ >= kLogEvery) {  // what shows, weeks later, whether anything grew
      logged_at_ = now;
      const WallHealth health = meter_.filled(health_, now);
      spdlog::info(
          "the wall draws {:.1f} frames a second on {} screens, p50 {:.1f} ms, p99 {:.1f} ms; {} MiB "
          "resident, {} MiB graphics",
          health.frames_per_s, health.screens, health.frame_p50_ms, health.frame_p99_ms,
          health.resident_bytes >> 20, health.gpu_bytes >> 20);
    }
    WallMemory memory = wall_.memory();
    const auto places = windows_.places();
    for (std::size_t i = 0; i < places.size(); ++i)
      memory.windows.push_back({.monitor = places[i].monitor,
                                .screen = static_cast<int>(i),
                                .x = places[i].x,
                                .y = places[i].y,
                                .width = places[i].size.width,
                                .height = places[i].size.height,
                                .fullscreen = !places[i].monitor.empty()});
    file_.keep(std::move(memory));
    for (const std::string& trouble : wall_.trouble())
      if (told_.insert(trouble).second) spdlog::warn("{}", trouble);
  }

  LiveCity& city_;
  Windows& windows_;
  Wall& wall_;
  HistoryDesk& desk_;
  WallMemoryFile& file_;
  Clock::time_point drawn_at_{}, counted_at_{}, logged_at_{}, view_came_{}, touched_at_ = Clock::now();
  std::uint64_t revision_ = ~std::uint64_t{0};
  bool is_news_ = false, quits_ = false;
  FrameMeter meter_{};
  WallHealth health_{};
  std::set<std::string> told_{};  // troubles that are in the log already
};

int fail(const std::string& what) {
  fmt::print(stderr, "cityglass wall: {}\n", what);
  return 1;
}

}  // namespace

int run_windows(const CommandLine& line, LiveCity& city, StopSignal& stop) {
  const WallConfig& wanted = line.config.wall;
  auto remembered = WallMemoryFile::open(wall_memory_path(line.config.store_file, wanted.name));
  if (!remembered.trouble.empty()) spdlog::warn("{}", remembered.trouble);
  WindowsOptions options{.title = "Cityglass",
                         .fullscreen = !wanted.windowed,
                         .screens = wanted.screens,
                         .remembered = places_of(remembered.memory)};
  if (wanted.width_px > 0) options.size = {wanted.width_px, wanted.height_px};
  auto opened = Windows::create(options);
  if (auto* error = std::get_if<GfxError>(&opened)) return fail(error->what);
  auto& windows = std::get<Windows>(opened);
  auto options_of = with_raster(wall_options(line), line.config);
  if (const auto* error = std::get_if<SetupError>(&options_of)) return fail(error->what);
  WallOptions with = std::get<WallOptions>(std::move(options_of));
  with.screens = windows.screens();
  auto made = Wall::create(city.geography(), with);
  if (auto* error = std::get_if<WallError>(&made)) return fail(error->what);
  auto& wall = std::get<Wall>(made);
  const bool is_asked_for =
      wanted.scene != WallConfig{}.scene;  // the command line stands above what is remembered
  wall.recall(remembered.memory);
  if (is_asked_for) wall.show(wanted.scene);

  for (int i = 0; i < windows.screens(); ++i)
    if (const auto trouble = legibility_trouble(windows.size(i), with.profile))
      spdlog::warn("screen {}: {}", i + 1, *trouble);
  HistoryDesk desk{{.store_file = line.config.store_file}};
  WallLoop{city, windows, wall, desk, remembered.file}.run(stop);
  city.stop();
  fmt::print("{}", summary(*city.view()));
  return 0;
}

}  // namespace city
