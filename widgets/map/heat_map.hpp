// The heat map: where cases lie dense, as one small picture over the city, and what the legend says about it.
//
// Worked out when cases change, at most every kHeatPeriod: it never depends on the camera. The brightest is the densest place, but no
// less than kLeastPeak events at one spot, so that a quiet city does not look hot.
// Threads: one.
#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "widgets/density/density.hpp"
#include "widgets/map/map_legend.hpp"

namespace city {

inline constexpr std::chrono::seconds kHeatPeriod{5};
inline constexpr int kLeastPeak = 4;

class HeatMap {
 public:
  // One radius beyond the city, so that nothing ends at a straight edge.
  HeatMap(const Geography& geography, const DensityChoice& choice)
      : choice_{choice}, box_{widened(box_of(geography), choice.radius_m)} {}

  bool update(const CityView& view);  // true: the picture is another one
  const DensityChoice& choice() const { return choice_; }
  const DensityGrid& grid() const { return grid_; }
  double full_per_km2() const;               // what the brightest colour stands for
  std::vector<std::uint8_t> texels() const;  // of the grid, 255 at full; the southernmost row first
  std::vector<LegendRow> legend(const Texts&) const;

 private:
  DensityChoice choice_;
  DegreeBox box_;
  DensityGrid grid_{};
  std::uint64_t left_out_ = 0;
  std::shared_ptr<const std::vector<CasePtr>> seen_{};
  std::optional<TimePoint> seen_now_{};
};

}  // namespace city
