// The named workloads of `./run bench`. Figures are reported as ratios where a peer or a ceiling is at hand:
// absolute times are the machine's, ratios are ours.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace city::bench {

struct Figure {
  std::string name{};
  double value = 0;
  std::string unit{};
  std::string ratio_to{};  // the peer, the ceiling or the budget; empty when there is none
  double ratio = 0;
};
using Figures = std::vector<Figure>;

// Small workloads inside this process (Google Benchmark) whose names contain `filter`.
Figures micro(std::string_view filter);

// Whole programs on a real broker, each beside its peer in the same run.
Figures end_to_end(
    int qos);          // record with journal, state and history, against a Paho callback that only counts
Figures node_red();    // the same load through Node-RED: mqtt -> json -> SQLite
Figures latency();     // publisher's stamp to published view at 5,000 messages a second
Figures bulk_delay();  // worst wait of a small message while 955 kB documents arrive without a pause
Figures city_size();   // state, publish, frame and memory at 1 k, 10 k, 100 k and 1 M assets

// The map (map_scene.hpp): processor time of all threads per frame, and how long frames take.
Figures map_pan();       // 100,000 points
Figures map_pan_1m();    // 1,000,000 points, against 100,000
Figures map_build();     // without and with points uploaded, against their budgets
Figures four_screens();  // a wall of four screens against its screens one by one
Figures first_frame();   // from nothing to the first picture of the wall, against 0.5 s
Figures map_peers();     // beside MapLibre GL, deck.gl and a page that draws nothing, interleaved

}  // namespace city::bench
