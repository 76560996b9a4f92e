// The map's frames: alone, against the number of points, and beside MapLibre GL and deck.gl in one run.
#include <fmt/core.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>

#include "tests/bench/bench.hpp"
#include "tests/bench/child.hpp"
#include "tests/bench/map_scene.hpp"
#include "tests/bench/scratch.hpp"

namespace city::bench {
namespace {

using namespace std::chrono_literals;

constexpr int kWarm = 30, kFrames = 300;
constexpr int kPeerWarm = 5, kPeerFrames = 30, kRounds = 3;

enum Slot { Cpu, Median, NinetyFifth, Most, Idle, Busy };

// In a process of its own, so that its processor time is its own.
std::optional<FrameTimes> ours(std::size_t points, const std::string& picture = {}) {
  Child child{[&](Shared& shared) {
    std::string why;
    const auto scene = MapScene::create(points, why);
    if (!scene) {
      fmt::print(stderr, "the map cannot be drawn here: {}\n", why);
      return 1;
    }
    const FrameTimes times = scene->frames(kWarm, kFrames);
    auto& out = shared.latency_ms;
    for (const auto& [slot, value] : {std::pair{Cpu, times.cpu},
                                      {Median, times.wall_median},
                                      {NinetyFifth, times.wall_95},
                                      {Most, times.wall_most},
                                      {Idle, times.build_idle},
                                      {Busy, times.build_busy}})
      out[slot] = static_cast<float>(value);
    if (!picture.empty()) scene->save_picture(picture);
    shared.ready = true;
    return 0;
  }};
  if (!child.wait_until([](const Shared& s) { return s.ready.load(); }, 300s)) return std::nullopt;
  const auto& in = child.shared().latency_ms;
  return FrameTimes{.cpu = static_cast<double>(in[Cpu]),
                    .wall_median = static_cast<double>(in[Median]),
                    .wall_95 = static_cast<double>(in[NinetyFifth]),
                    .wall_most = static_cast<double>(in[Most]),
                    .build_idle = static_cast<double>(in[Idle]),
                    .build_busy = static_cast<double>(in[Busy])};
}

Figures rows(const std::string& name, const FrameTimes& t) {
  return {{name + ":cpu_per_frame", t.cpu, "ms"},
          {name + ":frame_median", t.wall_median, "ms"},
          {name + ":frame_95", t.wall_95, "ms"},
          {name + ":frame_longest", t.wall_most, "ms"}};
}

bool write_scene(const std::filesystem::path& dir, std::size_t points) {
  Child child{[&](Shared& shared) {
    std::string why;
    const auto scene = MapScene::create(points, why);
    shared.ready = scene != nullptr && scene->write(dir);
    return 0;
  }};
  return child.wait_until([](const Shared& s) { return s.ready.load(); }, 60s);
}

std::optional<nlohmann::json> peer(const std::string& name, const std::filesystem::path& scene,
                                   const std::string& picture) {
  const auto command = fmt::format("{}/tests/bench/peers/map/drive.sh {} {} {} {} {}", CITYGLASS_SOURCE_DIR,
                                   scene.string(), name, kPeerWarm, kPeerFrames, picture);
  const std::unique_ptr<FILE, int (*)(FILE*)> lines{popen(command.c_str(), "r"), pclose};
  std::string said;
  std::array<char, 4096> part{};
  while (lines && std::fgets(part.data(), part.size(), lines.get()) != nullptr) said += part.data();
  auto answer = nlohmann::json::parse(said, nullptr, false);
  if (answer.is_discarded()) return std::nullopt;
  const std::string renderer = answer.value("renderer", "");
  fmt::print(stderr, "{}: {}, {} samples, {}x{}, {} of {} frames drawn\n", name, renderer,
             answer.value("samples", -1), answer.value("width", 0), answer.value("height", 0),
             answer.value("drawn", 0), kPeerFrames);
  return answer;
}

}  // namespace

Figures map_pan() {
  const auto times = ours(100'000);
  return times ? rows("map_pan/100000", *times) : Figures{};
}

Figures map_pan_1m() {
  const auto base = ours(100'000), large = ours(1'000'000);
  if (!base || !large) return {};
  Figures figures = rows("map_pan/1000000", *large);
  figures.push_back(
      {"map_pan/1000000:cpu_per_frame", large->cpu, "ms", "100,000 points", large->cpu / base->cpu});
  return figures;
}

Figures map_build() {
  const auto times = ours(100'000);
  if (!times) return {};
  return {
      {"map_build/100000:idle", times->build_idle, "ms", "budget of 1 ms", times->build_idle},
      {"map_build/100000:points_uploaded", times->build_busy, "ms", "budget of 3 ms", times->build_busy / 3}};
}

Figures map_peers() {
  const Scratch scratch;
  if (!write_scene(scratch.path(), 100'000)) return {};
  const char* const keep = std::getenv("CITYGLASS_PEER_PICTURES");  // a folder: what everybody drew last
  const auto picture = [&](const char* name) {
    return keep != nullptr ? fmt::format("{}/{}.png", keep, name) : std::string{};
  };
  struct Told {
    std::vector<double> cpu{}, median{}, longest{};
  };
  const std::array<const char*, 3> names{"maplibre", "deck", "blank"};
  Told own;
  std::array<Told, 3> others;
  for (int round = 0; round < kRounds; ++round) {
    if (const auto times = ours(100'000, picture("ours"))) {
      own.cpu.push_back(times->cpu);
      own.median.push_back(times->wall_median);
      own.longest.push_back(times->wall_95);
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
      const auto answer = peer(names[i], scratch.path(), picture(names[i]));
      if (!answer) continue;
      const auto walls = answer->at("frame_ms").get<std::vector<double>>();
      others[i].cpu.push_back(answer->at("cpu_ms").get<double>());
      others[i].median.push_back(percentile(walls, 0.5));
      others[i].longest.push_back(percentile(walls, 0.95));
    }
  }
  const double cpu = percentile(own.cpu, 0.5), median = percentile(own.median, 0.5),
               longest = percentile(own.longest, 0.5);
  Figures figures{{"map_peers/ours:cpu_per_frame", cpu, "ms"},
                  {"map_peers/ours:frame_median", median, "ms"},
                  {"map_peers/ours:frame_95", longest, "ms"}};
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (others[i].cpu.empty()) continue;
    const double their_cpu = percentile(others[i].cpu, 0.5), their_median = percentile(others[i].median, 0.5),
                 their_longest = percentile(others[i].longest, 0.5);
    const auto name = [&](const char* what) { return fmt::format("map_peers/{}:{}", names[i], what); };
    figures.insert(figures.end(),
                   {{name("cpu_per_frame"), their_cpu, "ms", "theirs to ours", their_cpu / cpu},
                    {name("frame_median"), their_median, "ms", "theirs to ours", their_median / median},
                    {name("frame_95"), their_longest, "ms", "theirs to ours", their_longest / longest}});
  }
  return figures;
}

}  // namespace city::bench
