// Cost against the size of the city: state, publish, frame and memory. Each size in a process of its own.
#include <fmt/core.h>

#include <algorithm>
#include <fstream>

#include "center/core/center.hpp"
#include "center/geography/geography.hpp"
#include "tests/bench/bench.hpp"
#include "tests/bench/child.hpp"
#include "tests/bench/shipped_scenes.hpp"
#include "widgets/wall/picture.hpp"

namespace city::bench {
namespace {

using namespace std::chrono_literals;

constexpr TimePoint kStart{Milliseconds{1'780'000'000'000}};

FeedBookPtr one_feed() {
  auto feed = std::get<FeedSpec>(parse_feed_spec("id = \"load\"\nperiod_s = 60\nkind = \"road_section\"\n"));
  return std::make_shared<const FeedBook>(FeedBook{std::move(feed)});
}

// Every `step`-th asset reports two values; the first time it is also described, with a place in the city.
FactsArrived reports(std::size_t assets, std::size_t step, TimePoint at, bool describe, Position upto) {
  FactsArrived arrived{.upto = upto};
  Facts& facts = arrived.facts;
  for (std::size_t i = 0; i < assets; i += step) {
    const std::string id = std::to_string(i);
    if (describe)
      facts.assets.push_back({.asset = id,
                              .kind = "road_section",
                              .place = LonLat{121.46 + 0.2 * static_cast<double>(i % 997) / 997,
                                              24.97 + 0.23 * static_cast<double>(i % 991) / 991},
                              .feed = 0});
    facts.readings.push_back({.asset = id,
                              .event_time = at,
                              .received_at = at,
                              .first = static_cast<std::uint32_t>(facts.measured.size()),
                              .count = 2,
                              .feed = 0});
    facts.measured.push_back({"speed_kmh", 20.0 + static_cast<double>(i % 60)});
    facts.measured.push_back({"occupancy_pct", static_cast<double>(i % 97)});
  }
  return arrived;
}

double resident_mb() {
  std::ifstream statm{"/proc/self/statm"};
  double pages = 0, resident = 0;
  statm >> pages >> resident;
  return resident * 4096 / (1 << 20);
}

template <class Work>
double timed_ms(const Work& work) {
  const std::int64_t begun = steady_ns();
  work();
  return static_cast<double>(steady_ns() - begun) * 1e-6;
}

enum Slot { StepNs, PublishMs, IdleUs, FrameMs, ChangedFrameMs, FirstFrameMs, MemoryMb };

int measure(std::size_t assets, Shared& out) {
  auto loaded = load_geography(CITYGLASS_SOURCE_DIR "/assets/map/taipei.gpkg");
  const auto geography = std::get<GeographyPtr>(std::move(loaded));
  Center center{{.feeds = one_feed(), .geography = geography}};
  {
    const Event first{reports(assets, 1, kStart, true, assets)};
    center.step({&first, 1}, kStart);
  }
  center.view();
  const Event second{reports(assets, 1, kStart + 1s, false, 2 * assets)};
  out.latency_ms[StepNs] = static_cast<float>(timed_ms([&] {
                                                center.step({&second, 1}, kStart + 1s);
                                              }) *
                                              1e6 / static_cast<double>(assets));
  center.view();
  const Event tenth{reports(assets, 10, kStart + 2s, false, 3 * assets)};
  center.step({&tenth, 1}, kStart + 2s);
  CityViewPtr view;
  out.latency_ms[PublishMs] = static_cast<float>(timed_ms([&] { view = center.view(); }));
  center.step({}, kStart + 2s);
  out.latency_ms[IdleUs] = static_cast<float>(timed_ms([&] { center.view(); }) * 1e3);

  const std::int64_t begun = steady_ns();
  auto made = Darkroom::create(geography, {.locale_dir = CITYGLASS_LOCALE_DIR, .scenes = shipped_scenes()});
  if (!std::holds_alternative<Darkroom>(made)) return 1;
  auto& darkroom = std::get<Darkroom>(made);
  constexpr SizePx k4K{3840, 2160};
  darkroom.take({*view}, k4K, Language::Chinese);
  out.latency_ms[FirstFrameMs] = static_cast<float>(static_cast<double>(steady_ns() - begun) * 1e-6);
  double best = 1e9;
  for (int i = 0; i < 10; ++i)
    best = std::min(best, timed_ms([&] { darkroom.wall().build(0, {*view}, k4K, 0.033); }));
  out.latency_ms[FrameMs] = static_cast<float>(best);
  const Event again{reports(assets, 10, kStart + 3s, false, 4 * assets)};
  center.step({&again, 1}, kStart + 3s);
  const auto changed = center.view();
  out.latency_ms[ChangedFrameMs] =
      static_cast<float>(timed_ms([&] { darkroom.wall().build(0, {*changed}, k4K, 0.033); }));
  out.latency_ms[MemoryMb] = static_cast<float>(resident_mb());
  out.ready = true;
  return 0;
}

}  // namespace

Figures city_size() {
  Figures figures;
  double flat_frame_ms = 0;
  for (const std::size_t assets :
       {std::size_t{1'000}, std::size_t{10'000}, std::size_t{100'000}, std::size_t{1'000'000}}) {
    Child child{[assets](Shared& shared) { return measure(assets, shared); }};
    if (!child.wait_until([](const Shared& s) { return s.ready.load(); }, 120s)) continue;
    const auto& value = child.shared().latency_ms;
    if (flat_frame_ms == 0) flat_frame_ms = value[FrameMs];
    const auto name = [&](const char* what) { return fmt::format("city_size/{}:{}", assets, what); };
    figures.insert(
        figures.end(),
        {{name("step_per_message"), value[StepNs], "ns"},
         {name("publish_tenth_changed"), value[PublishMs], "ms"},
         {name("publish_idle"), value[IdleUs], "us"},
         {name("frame_build_4k"), value[FrameMs], "ms", "budget of 2 ms", value[FrameMs] / 2.0},
         {name("frame_build_flat"), value[FrameMs], "ms", "1,000 assets", value[FrameMs] / flat_frame_ms},
         {name("frame_build_tenth_changed"), value[ChangedFrameMs], "ms"},
         {name("first_picture_4k"), value[FirstFrameMs], "ms"},
         {name("resident"), value[MemoryMb], "MB"}});
  }
  return figures;
}

}  // namespace city::bench
