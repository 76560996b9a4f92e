// city_bench [NAME…] [--json FILE]: runs the named workloads, or all; prints a table and writes JSON.
#include <fmt/core.h>

#include <cstring>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/bench/bench.hpp"

namespace {

using city::bench::Figures;

struct Workload {
  const char* name;
  const char* what;
  std::function<Figures()> run;
};

const std::vector<Workload>& workloads() {
  static const std::vector<Workload> all{
      {"end_to_end_qos0", "broker to store at QoS 0, beside a callback that only counts",
       [] { return city::bench::end_to_end(0); }},
      {"end_to_end_qos1", "the same at QoS 1", [] { return city::bench::end_to_end(1); }},
      {"node_red", "the same load through Node-RED (npm)", [] { return city::bench::node_red(); }},
      {"latency", "publisher's stamp to published view, 5,000 messages a second",
       [] { return city::bench::latency(); }},
      {"bulk_delay", "a small message beside large documents without a pause",
       [] { return city::bench::bulk_delay(); }},
      {"map_pan", "frames of a panned map of 100,000 live points, 1080p",
       [] { return city::bench::map_pan(); }},
      {"map_pan_1m", "the same with 1,000,000", [] { return city::bench::map_pan_1m(); }},
      {"map_build", "what such a frame costs before OpenGL is asked to draw",
       [] { return city::bench::map_build(); }},
      {"four_screens", "a wall of four 1080p screens, daily scene, 100,000 assets",
       [] { return city::bench::four_screens(); }},
      {"first_frame", "reading the map, the fonts and the scenes, to the first picture",
       [] { return city::bench::first_frame(); }},
      {"peers", "the same map in MapLibre GL and deck.gl (npm, chromium-headless-shell), interleaved",
       [] { return city::bench::map_peers(); }},
      {"city_size", "cost against the size of the city", [] { return city::bench::city_size(); }},
  };
  return all;
}

void print(const Figures& figures) {
  for (const auto& f : figures) {
    fmt::print("{:<44} {:>14.4g} {:<12}", f.name, f.value, f.unit);
    if (!f.ratio_to.empty()) fmt::print(" {:>8.3f} x {}", f.ratio, f.ratio_to);
    fmt::print("\n");
  }
  std::fflush(stdout);
}

nlohmann::json to_json(const Figures& figures) {
  auto list = nlohmann::json::array();
  for (const auto& f : figures) {
    nlohmann::json row{{"name", f.name}, {"value", f.value}, {"unit", f.unit}};
    row["ratio_to"] = f.ratio_to.empty() ? nlohmann::json{} : nlohmann::json(f.ratio_to);
    row["ratio"] = f.ratio_to.empty() ? nlohmann::json{} : nlohmann::json(f.ratio);
    list.push_back(std::move(row));
  }
  return list;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> names;
  std::string json_file;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--json") == 0 && i + 1 < argc) {
      json_file = argv[++i];
    } else if (std::strcmp(argv[i], "--help") == 0) {
      fmt::print("city_bench [NAME…] [--json FILE]; every other name filters the small workloads:\n");
      for (const auto& w : workloads()) fmt::print("  {:<18} {}\n", w.name, w.what);
      return 0;
    } else {
      names.emplace_back(argv[i]);
    }
  }
  Figures all;
  const auto take = [&](Figures figures) {
    print(figures);
    all.insert(all.end(), figures.begin(), figures.end());
  };
  if (names.empty()) {
    take(city::bench::micro(""));
    for (const auto& w : workloads()) take(w.run());
  }
  for (const auto& name : names) {
    bool whole_program = false;
    for (const auto& w : workloads())
      if (name == w.name) {
        take(w.run());
        whole_program = true;
      }
    if (!whole_program) take(city::bench::micro(name));
  }
  if (all.empty()) {
    fmt::print(stderr, "no benchmark has that name; city_bench --help lists them\n");
    return 2;
  }
  if (json_file.empty()) return 0;
  std::ofstream out{json_file};
  out << to_json(all).dump(1) << "\n";
  if (out.flush()) return 0;
  fmt::print(stderr, "cannot be written: {}\n", json_file);
  return 1;
}
