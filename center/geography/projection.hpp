// From the coordinate system of a map layer to WGS84 degrees, by EPSG number.
//
// 4326 stays as it is; 3826 and 3828 go the way that feeds' positions go (sensors/position.hpp, with the shift for TWD67 that
// PROJ's database lacks); every other number goes through PROJ's own database, x always east and y always north, as GeoPackages
// write them whatever the authority says. No network.
// Errors: words. Threads: one Projection each.
#pragma once
#include <memory>
#include <optional>
#include <string>

#include "sensors/facts.hpp"

namespace city {

class Projection {
 public:
  explicit Projection(int epsg);
  ~Projection();
  Projection(Projection&&) noexcept;
  Projection& operator=(Projection&&) noexcept;

  const std::string& trouble() const;           // why nothing can be converted; empty: all is well
  std::optional<LonLat> to_degrees(LonLat xy);  // nothing: not on this planet, or outside the grid

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace city
