// The city of one seed: every asset and where it stands. Placed once, immutable, compact (a million assets take about
// 40 MB); names and ids are made on demand by names.hpp.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "sim/city/districts.hpp"
#include "sim/city/feeds.hpp"
#include "sim/city/grid.hpp"
#include "sim/city/hospitals.hpp"
#include "sim/city/rivers.hpp"
#include "sim/city/roads.hpp"

namespace city::sim {

struct Place {
  LonLat at{};
  RoadPoint road{};  // the address; kNoRoad where there is none
  CellId cell = 0;
  DistrictId district = kNoDistrict;
};

// One direction of a road between two crossings.
struct Section {
  RoadId road = kNoRoad;
  RoadId cross_from = kNoRoad;  // kNoRoad: the end of the road
  RoadId cross_to = kNoRoad;
  CellId cell = 0;
  float from_m = 0;  // along the road; from_m > to_m runs against the drawing direction
  float to_m = 0;
  float free_speed_kmh = 50;
  float busy = 1;  // demand at rush hour over capacity
};

inline double section_length_m(const Section& s) {
  return std::max(1.0, std::abs(static_cast<double>(s.to_m) - static_cast<double>(s.from_m)));
}

// What draws people to a place decides when it fills and when it empties.
enum class Draws : std::uint8_t { Home, Work, Leisure };

struct BikeStation {
  Place place{};
  int docks = 20;
  int broken = 0;
  int number = 1;  // within its area
  Draws draws{};
  bool campus = false;  // counted by the source as an area of its own
  bool odd_side = false;
};

struct CarPark {
  Place place{};
  int cars = 50;
  int motorcycles = 0;  // 0: none, published as the source's sentinel
  int buses = 0;
  Draws draws{};
};

// How many assets of each canonical IoT feed. Growth keeps a stated mix.
struct Population {
  std::size_t rain = 85;
  std::size_t river = 20;
  std::size_t sewer = 135;
  std::size_t air = 7;
  std::size_t streetlight = 2000;
  std::size_t traffic = 628;

  std::size_t total() const { return rain + river + sewer + air + streetlight + traffic; }
};

// `total` assets, 10 .. 1,000,000: below the default everything shrinks alike; above it the additional assets are 80 %
// street lights, 10 % road sections, 7 % sewer gauges, 2 % rain gauges and 1 % air boxes.
Population population_of(std::size_t total);

struct CityPlan {
  Seed seed = 1;
  RoadNetwork roads{};
  std::vector<Place> rain{};
  std::vector<Place> rivers{};
  std::vector<Place> sewers{};
  std::vector<Place> air{};
  std::vector<Place> lights{};
  std::vector<Section> sections{};
  std::vector<BikeStation> bikes{};
  std::vector<CarPark> car_parks{};
  std::vector<Place> hospitals{};
};

inline constexpr std::size_t kBikeStations = 1505;
inline constexpr std::size_t kCarParks = 714;

CityPlan plan_city(Seed seed, const Population& population);

// Assets of one feed.
std::size_t asset_count(const CityPlan& plan, Feed feed);

}  // namespace city::sim
