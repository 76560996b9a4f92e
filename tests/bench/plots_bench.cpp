// What plots over time cost to build: 20 of 10,000 points on a 1080p screen, when nothing changed, when every plot got new points,
// and when the window moved on. Processor time from the plots' contents to the draw list; budget 2 ms.
#include <benchmark/benchmark.h>

#include <chrono>
#include <cmath>
#include <ctime>
#include <vector>

#include "tests/widgets/support/headless.hpp"
#include "widgets/ui/time_plot.hpp"

namespace city::bench {
namespace {

using namespace std::chrono_literals;

constexpr int kPlots = 20;
constexpr int kPoints = 10'000;
const TimePoint kNow{std::chrono::seconds{1'778'040'000}};

SeriesPoints wave(int plot) {
  auto points = std::make_shared<std::vector<SeriesPoint>>();
  points->reserve(kPoints);
  for (int i = 0; i < kPoints; ++i)
    points->push_back({kNow - (kPoints - i) * 2160ms, 20 + 15 * std::sin(i * 0.01 + plot) + i % 17 * 0.3,
                       i % 1'000 == 7 ? Quality::Suspect : Quality::Good});
  return points;
}

std::vector<TimePlot> some_plots() {
  std::vector<TimePlot> plots;
  for (int k = 0; k < kPlots; ++k) {
    TimePlot plot{.title = "Rain in 1 h",
                  .note = "station",
                  .unit = "mm",
                  .decimals = 1,
                  .window = plot_window(kNow, 6h),
                  .levels = {{.value = 40, .label = "attention", .symbol = Symbol::Attention},
                             {.value = 78.8, .label = "serious", .symbol = Symbol::Serious}},
                  .band = PlotBand{10, 25, "usual here"}};
    plot.lines.push_back({.points = wave(k)});
    plots.push_back(std::move(plot));
  }
  return plots;
}

// Of this thread: the machine may be busy with other things.
double processor_s() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

enum class Change { Nothing, Points, Window };

void plots(benchmark::State& state, Change change) {
  if (!support::no_fonts().empty()) return state.SkipWithError(support::no_fonts().c_str());
  support::Headless ui{{1920, 1080}};
  const Texts texts = support::texts_in(Language::English);
  const ZoneClock clock{"Asia/Taipei"};
  std::vector<TimePlot> all = some_plots();
  std::vector<SeriesPoints> other;
  for (int k = 0; k < kPlots; ++k) other.push_back(wave(k + 1));
  std::vector<PlotMemory> memories(all.size());
  double plotted_s = 0;
  const auto draw = [&](Pen& measured) {
    Pen pen{measured.list(), ui.look()};  // without the audit of tests
    const double begin = processor_s();
    for (int k = 0; k < kPlots; ++k) {
      const auto i = static_cast<std::size_t>(k);
      const Rect r = column(row({0, 0, 1920, 1080}, k / 4, 5, 14), k % 4, 4, 28);
      draw_time_plot(pen, r, all[i], memories[i], clock, texts, {}, std::nullopt);
    }
    plotted_s = processor_s() - begin;
  };
  ui.frames(2, draw);  // glyphs
  for (auto _ : state) {
    if (change == Change::Points)
      for (std::size_t i = 0; i < all.size(); ++i) std::swap(all[i].lines[0].points, other[i]);
    if (change == Change::Window)
      for (TimePlot& plot : all) {
        plot.window.from += 36s;
        plot.window.to += 36s;
      }
    ui.frames(1, draw);
    state.SetIterationTime(plotted_s);
    if (change == Change::Window && all[0].window.from > kNow - 1h)
      for (TimePlot& plot : all) plot.window = plot_window(kNow, 6h);
  }
  state.counters["vertices"] = ui.vertices();
}

BENCHMARK_CAPTURE(plots, still, Change::Nothing)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(plots, new_points, Change::Points)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(plots, moved_window, Change::Window)->UseManualTime()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace city::bench
