// The road network made of the table: courses measured in metres, crossings, and the points of each road that lie in a
// district's core (so that an address names the district it is in). Immutable after construction; share freely.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/city/districts.hpp"
#include "sim/city/geometry.hpp"
#include "sim/city/road_table.hpp"

namespace city::sim {

using RoadId = std::uint16_t;  // index into road_table()
inline constexpr RoadId kNoRoad = 0xffff;

struct RoadPoint {
  RoadId road = kNoRoad;
  float along_m = 0;  // from the first vertex of the road
};

struct Crossing {
  float along_m = 0;
  RoadId other = kNoRoad;
};

class RoadNetwork {
 public:
  RoadNetwork();

  double length_m(RoadId road) const { return lengths_[road]; }
  LonLat at(RoadPoint p, double right_m = 0) const;  // `right_m` metres to the right of the drawing direction
  std::vector<LonLat> course(RoadId road, double from_m, double to_m,
                             double right_m) const;  // reversed if from > to

  // In order along the road, each at least 60 m from the next.
  const std::vector<Crossing>& crossings(RoadId road) const { return crossings_[road]; }

  // Points every 20 m of the roads inside the core of a district.
  const std::vector<RoadPoint>& points_in(DistrictId district) const { return in_core_[district]; }

  // A road point inside the core of a district, evenly by length.
  RoadPoint point_in_district(DistrictId district, Seed seed, std::uint64_t key) const;

  std::string zh(RoadPoint p) const;  // "忠孝東路四段"
  std::string en(RoadPoint p) const;  // "Sec. 4, Zhongxiao E. Rd."
  int house_number(RoadPoint p, bool odd) const;

 private:
  struct Step {
    double start_m = 0;
    LonLat from{};
    LonLat to{};
    int section = 0;
  };
  const Step& step_at(RoadPoint p) const;
  void find_crossings();

  std::vector<std::vector<Step>> steps_;  // by road
  std::vector<double> lengths_;
  std::vector<std::vector<Crossing>> crossings_;
  std::array<std::vector<RoadPoint>, kDistrictCount> in_core_{};  // every 20 m
};

}  // namespace city::sim
