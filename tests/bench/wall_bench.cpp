// What a wall of several screens costs, and how soon the first picture is there. Headless, 1920x1080 a screen.
#include <epoxy/gl.h>
#include <fmt/core.h>

#include <optional>
#include <vector>

#include "tests/bench/bench.hpp"
#include "tests/bench/child.hpp"
#include "tests/bench/map_scene.hpp"
#include "tests/bench/shipped_scenes.hpp"
#include "widgets/wall/picture.hpp"

namespace city::bench {
namespace {

using namespace std::chrono_literals;

constexpr SizePx kScreen{1920, 1080};
constexpr int kScreens = 4, kFrames = 60;
constexpr double kFrameS = 1.0 / 60;

WallOptions options(int screens) {
  return {.locale_dir = CITYGLASS_LOCALE_DIR, .scenes = shipped_scenes(), .screens = screens};
}

void finish() {
  std::uint32_t pixel = 0;
  glReadPixels(0, 0, 1, 1, GL_RGBA, GL_UNSIGNED_BYTE, &pixel);
}

// Milliseconds of processor time a frame: of each screen alone, then of all together in the last slot.
int measure_screens(Shared& out) {
  auto gl = HeadlessGl::create();
  if (!std::holds_alternative<HeadlessGl>(gl)) return 1;
  auto made = Wall::create(test::taipei(), options(kScreens));
  if (!std::holds_alternative<Wall>(made)) return 1;
  Wall wall = std::get<Wall>(std::move(made));
  std::vector<Framebuffer> targets;
  for (int i = 0; i < kScreens; ++i) {
    auto target = Framebuffer::create(kScreen);
    if (!std::holds_alternative<Framebuffer>(target)) return 1;
    targets.push_back(std::get<Framebuffer>(std::move(target)));
  }
  test::CityBuilder city;
  const CityView view = test::strewn_city(100'000, city, 100);
  const WallFrame frame{view};
  const auto draw = [&](int screen) {
    targets[static_cast<std::size_t>(screen)].bind();
    wall.frame(screen, frame, kScreen, kFrameS);
    finish();
  };
  const auto cost = [&](int first, int end) {
    for (int i = 0; i < 3; ++i)
      for (int screen = first; screen < end; ++screen) draw(screen);
    const double begun = process_cpu_ms();
    for (int i = 0; i < kFrames; ++i) {
      wall.step(frame, kFrameS);
      for (int screen = first; screen < end; ++screen) draw(screen);
    }
    return static_cast<float>((process_cpu_ms() - begun) / kFrames);
  };
  for (int screen = 0; screen < kScreens; ++screen)
    out.latency_ms[static_cast<std::size_t>(screen)] = cost(screen, screen + 1);
  out.latency_ms[kScreens] = cost(0, kScreens);
  out.latency_ms[kScreens + 1] = static_cast<float>(static_cast<double>(wall.gpu_bytes()) / 1e6);
  out.ready = true;
  return 0;
}

int measure_start(Shared& out) {
  test::CityBuilder city;
  const CityView view = test::strewn_city(100'000, city, 100);
  const std::int64_t begun = steady_ns();
  const double spent = process_cpu_ms();
  auto room = Darkroom::create(test::taipei(), options(1));
  if (!std::holds_alternative<Darkroom>(room)) return 1;
  const auto picture = std::get<Darkroom>(room).take({view}, kScreen, Language::Chinese);
  if (!std::holds_alternative<Picture>(picture)) return 1;
  out.latency_ms[0] = static_cast<float>(static_cast<double>(steady_ns() - begun) * 1e-6);
  out.latency_ms[1] = static_cast<float>(process_cpu_ms() - spent);
  out.ready = true;
  return 0;
}

bool is_ready(const Shared& shared) { return shared.ready.load(); }

}  // namespace

Figures four_screens() {
  Child child{measure_screens};
  if (!child.wait_until(is_ready, 300s)) return {};
  const auto& value = child.shared().latency_ms;
  double one = 0;
  Figures figures;
  for (std::size_t i = 0; i < kScreens; ++i) {
    one += static_cast<double>(value[i]) / kScreens;
    figures.push_back(
        {fmt::format("four_screens:screen_{}_alone", i + 1), static_cast<double>(value[i]), "ms"});
  }
  const auto all = static_cast<double>(value[kScreens]);
  figures.push_back({"four_screens:all", all, "ms", "one of them on average", all / one});
  figures.push_back({"four_screens:gpu", static_cast<double>(value[kScreens + 1]), "MB"});
  return figures;
}

Figures first_frame() {
  Child child{measure_start};
  if (!child.wait_until(is_ready, 60s)) return {};
  const auto wall_ms = static_cast<double>(child.shared().latency_ms[0]);
  return {{"first_frame:wall_clock", wall_ms, "ms", "budget of 500 ms", wall_ms / 500},
          {"first_frame:cpu", static_cast<double>(child.shared().latency_ms[1]), "ms"}};
}

}  // namespace city::bench
