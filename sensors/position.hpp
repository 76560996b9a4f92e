// Places as feeds give them, to WGS84 degrees, or the reason why not.
//
// Coordinate systems: 4326 (degrees, x = longitude), 3826 (TWD97 TM2 zone 121, metres), 3828 (TWD67 TM2 zone
// 121, metres). The two grids are converted by PROJ with the formulas written out here, so that no database
// file is read. PROJ's own database knows no shift for TWD67 and would be 830 m off; the shift here is the
// geocentric -752, -358, -179 m from TWD67 to WGS84, which agrees with the national affine formula to 4 m
// over the island. Nothing is mended: latitude and longitude in each other's place are recognised, named and
// refused. Threads: one per object.
#pragma once
#include <memory>
#include <optional>

#include "sensors/facts.hpp"
#include "sensors/feed_spec.hpp"

namespace city {

struct CheckedPlace {
  std::optional<LonLat> place{};
  const char* why = "";  // when there is no place, for people
};

class Places {
 public:
  Places();
  ~Places();
  Places(Places&&) noexcept;
  Places& operator=(Places&&) noexcept;

  // (0, 0), off the planet, outside the extent and unknown coordinate systems have no place.
  CheckedPlace from(double x, double y, int crs_epsg, const Extent& extent);

 private:
  struct Projections;
  std::unique_ptr<Projections> projections_;
};

// The same checks for a position that is in degrees already.
CheckedPlace checked_place(LonLat place, const Extent& extent);

}  // namespace city
