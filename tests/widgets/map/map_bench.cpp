// What a map frame costs, against the number of assets: CPU to build it when nothing changed and when a tenth of the assets
// changes every second, and the whole frame on this machine's OpenGL.   map_bench [ASSETS…]
//
// One line per size: build_idle_ms build_busy_ms frame_cpu_ms gpu_mb index_ms. 1920x1080, medians.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <vector>

#include "tests/widgets/map/city_builder.hpp"
#include "tests/widgets/map/map_stage.hpp"

namespace city::test {
namespace {

using Clock = std::chrono::steady_clock;

double median_ms(int times, const std::function<void(int)>& step) {
  std::vector<double> all;
  for (int i = 0; i < times; ++i) {
    const auto begin = Clock::now();
    step(i);
    all.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
  }
  std::nth_element(all.begin(), all.begin() + times / 2, all.end());
  return all[static_cast<std::size_t>(times) / 2];
}

void panned_a_little(MapStage& stage) {
  stage.panel.is_placed = true;
  stage.panel.camera = panned(stage.panel.camera, {3, 1});
}

void measure(MapStage& stage, std::size_t count) {
  CityBuilder city;
  strewn_city(count, city, 100);
  CityView view = city.view();
  stage.frame(view);
  const double idle_ms = median_ms(50, [&](int) { stage.build_only(view); });

  // A sixtieth of a tenth of the assets per frame, all over the city, as feeds do.
  std::minstd_rand random{11};
  const std::size_t per_frame = std::max<std::size_t>(1, count / 600);
  std::vector<double> busy;
  for (int i = 0; i < 60; ++i) {
    for (std::size_t k = 0; k < per_frame; ++k) {
      const std::size_t chunk = random() % city.paged.size();
      AssetChunk& edited = city.paged.edit(chunk);
      edited.values[random() % edited.values.size()].value =
          static_cast<double>(random() % 100 == 0 ? 10 : 30 + random() % 30);
    }
    view = city.view();
    busy.push_back(median_ms(1, [&](int) { stage.build_only(view); }));
  }
  std::nth_element(busy.begin(), busy.begin() + 30, busy.end());

  // Processor time of all threads: a software renderer uses several, and the machine may be busy with other things.
  constexpr int kFrames = 10;
  stage.finish();
  const std::clock_t begin = std::clock();
  for (int i = 0; i < kFrames; ++i) {
    panned_a_little(stage);
    stage.frame(view);
    stage.finish();
  }
  const double frame_cpu_ms = 1e3 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC / kFrames;
  MapPanel& panel = stage.panel;
  const double index_ms = median_ms(1, [&](int) {
    asset_at(view, panel, stage.renderer(), stage.style, stage.position, stage.extent, {900, 500});
  });
  std::printf("%8zu  build_idle_ms %.3f  build_busy_ms %.3f  frame_cpu_ms %.1f  gpu_mb %.2f  index_ms %.1f\n",
              count, idle_ms, busy[30], frame_cpu_ms,
              static_cast<double>(stage.renderer().stats().gpu_bytes) / 1e6, index_ms);
}

}  // namespace
}  // namespace city::test

int main(int argc, char** argv) {
  std::vector<std::size_t> sizes;
  for (int i = 1; i < argc; ++i) sizes.push_back(std::strtoul(argv[i], nullptr, 10));
  if (sizes.empty()) sizes = {1'000, 10'000, 100'000, 1'000'000};
  for (const std::size_t count : sizes) {
    std::string why;
    const auto stage = city::test::MapStage::create({1920, 1080}, why);
    if (!stage) {
      std::printf("map_bench: %s\n", why.c_str());
      return 1;
    }
    city::test::measure(*stage, count);
  }
  return 0;
}
