#include "center/figures/level_of_service.hpp"

namespace city {

std::optional<LevelOfService> level_of_service(double speed_kmh, double free_flow_kmh) {
  if (!(free_flow_kmh > 0) || !(speed_kmh >= 0)) return std::nullopt;
  const double share_pct = 100 * speed_kmh / free_flow_kmh;
  if (share_pct > 85) return LevelOfService::A;
  if (share_pct > 67) return LevelOfService::B;
  if (share_pct > 50) return LevelOfService::C;
  if (share_pct > 40) return LevelOfService::D;
  return share_pct > 30 ? LevelOfService::E : LevelOfService::F;
}

std::optional<LevelOfService> level_of_service_at_50(double speed_kmh) {
  if (!(speed_kmh >= 0)) return std::nullopt;
  if (speed_kmh >= 35) return LevelOfService::A;
  if (speed_kmh >= 30) return LevelOfService::B;
  if (speed_kmh >= 25) return LevelOfService::C;
  if (speed_kmh >= 20) return LevelOfService::D;
  return speed_kmh >= 15 ? LevelOfService::E : LevelOfService::F;
}

}  // namespace city
