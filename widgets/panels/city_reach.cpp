#include "widgets/panels/city_reach.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "widgets/panels/asset_look_up.hpp"

namespace city {
namespace {

constexpr double kKmPerDegree = 111.2;

}  // namespace

CityReach::CityReach(const Geography& geography, double more_km) : more_km_{more_km} {
  for (const Area& area : geography.districts)
    for (const auto& ring : area.rings)
      for (const LonLat& p : ring) {
        if (everywhere_) least_ = most_ = p;
        everywhere_ = false;
        least_ = {std::min(least_.lon_deg, p.lon_deg), std::min(least_.lat_deg, p.lat_deg)};
        most_ = {std::max(most_.lon_deg, p.lon_deg), std::max(most_.lat_deg, p.lat_deg)};
      }
}

bool CityReach::holds(const AssetInfo& info) const {
  const auto at = place_of(info);
  if (everywhere_ || !at) return true;
  const double up = more_km_ / kKmPerDegree;
  const double across = up / std::max(0.1, std::cos(least_.lat_deg * std::numbers::pi / 180));
  return at->lon_deg >= least_.lon_deg - across && at->lon_deg <= most_.lon_deg + across &&
         at->lat_deg >= least_.lat_deg - up && at->lat_deg <= most_.lat_deg + up;
}

std::optional<LonLat> CityReach::middle() const {
  if (everywhere_) return std::nullopt;
  return LonLat{(least_.lon_deg + most_.lon_deg) / 2, (least_.lat_deg + most_.lat_deg) / 2};
}

}  // namespace city
