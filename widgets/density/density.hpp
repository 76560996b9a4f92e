// How dense events lie: a kernel density on a grid over the city, events per square kilometre.
//
// Kernel: quartic (biweight) in two dimensions, k(d) = 3 / (pi r^2) * (1 - d^2 / r^2)^2 within the radius r, nothing beyond; it
// integrates to one event, so the sum over the grid times the cell's area is the number of events (Silverman 1986, 4.2.1).
// The grid lies in degrees with square cells on the ground of a quarter of the radius, coarser when that would be more than
// kMostCells a side. Taking latitude for straight costs 10 m across a city: nothing against a radius.
// Cost: events x 49 cells, plus the grid; 5,000 events under 1 ms. Threads: pure.
#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "center/state/city_view.hpp"
#include "widgets/ui/geo_distance.hpp"

namespace city {

inline constexpr std::size_t kMostCells = 256;
inline constexpr double kLeastRadiusM = 50, kMostRadiusM = 5000;

// Which events: cases that are open, or that were opened lately whether they are still open or not. Cases at an approximate place are
// left out: they would heap up where a geocoder puts what it does not know.
struct DensityChoice {
  enum class Source : std::uint8_t { OpenCases, NewCases } source = Source::OpenCases;
  double radius_m = 600;
  std::chrono::minutes window{24 * 60};  // of NewCases: opened so long ago at most
  std::string group{};                   // waste, noise …; empty: all
  friend bool operator==(const DensityChoice&, const DensityChoice&) = default;
};

struct Events {
  std::vector<LonLat> at{};
  std::uint64_t left_out = 0;  // without a place, or only about there
};
Events events_of(const CityView&, const DensityChoice&);

struct DensityGrid {
  DegreeBox box{};
  std::size_t columns = 0, rows = 0;  // row 0 is the southernmost
  double cell_m = 0;
  double radius_m = 0;
  std::vector<float> per_km2{};
  float most = 0;
  std::uint64_t events = 0;  // in the box or within a radius of it

  LonLat centre_of(std::size_t column, std::size_t row) const;
  float at(std::size_t column, std::size_t row) const { return per_km2[row * columns + column]; }
};
DensityGrid density_of(std::span<const LonLat> events, const DegreeBox& box, double radius_m);

DegreeBox box_of(const Geography&);  // around its districts
DegreeBox widened(const DegreeBox&, double by_m);

}  // namespace city
