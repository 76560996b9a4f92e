// The scene of the map benchmarks: a city of many points strewn over Taipei, a tenth of which takes a new value every second,
// and a camera that zigzags over it, three pixels across and one down a frame. 1920x1080, OpenGL without a screen.
//
// Changes come four times a second of the scene's clock, which goes on with the wall's, but by a sixtieth of a second a frame
// at least, as on a real screen: a map that draws faster than that gains nothing by it.
// A frame is built, drawn, and one pixel read back. Names, legend and scale are off: the peers draw none.
// Threads: the OpenGL context's.
#pragma once
#include <filesystem>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "tests/widgets/map/city_builder.hpp"
#include "tests/widgets/map/map_stage.hpp"

namespace city::bench {

double process_cpu_ms();  // of all threads
double percentile(std::vector<double> values, double share);

struct FrameTimes {  // milliseconds; the city's own work between frames is not counted
  double cpu = 0;    // per frame, all threads, mean
  double wall_median = 0, wall_95 = 0, wall_most = 0;
  double build_idle = 0, build_busy = 0;  // medians: without and with points uploaded
};

class MapScene {
 public:
  static std::unique_ptr<MapScene> create(std::size_t points, std::string& why);

  FrameTimes frames(int warm, int count);
  // What peers need to draw the same: scene.json, points.bin, villages.json.
  bool write(const std::filesystem::path& dir);
  bool save_picture(const std::string& path);

 private:
  MapScene(std::size_t points, std::unique_ptr<test::MapStage> stage);
  void change_some();
  void move_camera();

  std::size_t points_;
  std::unique_ptr<test::MapStage> stage_;
  test::CityBuilder city_{};
  CityView view_{};
  Camera home_{};
  std::minstd_rand random_{11};
  int frame_ = 0;
  double ticked_s_ = 0, now_s_ = 0;
};

}  // namespace city::bench
