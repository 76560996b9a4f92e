// Which stations concern this city: national feeds bring the whole island, a wall shows the city and what lies around it. Pure.
#pragma once
#include <optional>

#include "center/state/city_view.hpp"
#include "center/state/geography.hpp"

namespace city {

// The box around the city's districts, and so many kilometres more. A city without a map reaches everywhere; so does an asset that
// does not say where it is.
class CityReach {
 public:
  CityReach() = default;
  CityReach(const Geography& geography, double more_km);
  bool holds(const AssetInfo& info) const;
  std::optional<LonLat> middle() const;  // empty without a map

 private:
  bool everywhere_ = true;
  double more_km_ = 0;
  LonLat least_{}, most_{};
};

}  // namespace city
