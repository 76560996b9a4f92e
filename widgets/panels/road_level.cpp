#include "widgets/panels/road_level.hpp"

#include "widgets/panels/asset_look_up.hpp"

namespace city {

RoadQuantities::RoadQuantities(const CityView& view)
    : speed{quantity_index(view, "speed_kmh")}, grade{quantity_index(view, "los_grade")} {}

std::optional<RoadNow> road_now(const CityView& view, const AssetChunk& chunk, std::size_t slot,
                                const RoadQuantities& quantities) {
  RoadNow road{.speed = find_value(chunk, slot, quantities.speed)};
  if (road.speed == nullptr || !is_sound(view, chunk.feed, *road.speed)) return std::nullopt;
  road.free_flow_kmh = trait_of((*chunk.info)[slot], "free_flow_kmh");
  if (road.free_flow_kmh && *road.free_flow_kmh <= 0) road.free_flow_kmh.reset();
  const ValueNow* grade = find_value(chunk, slot, quantities.grade);
  if (grade != nullptr && is_sound(view, chunk.feed, *grade) && grade->value >= 1 && grade->value <= 6) {
    road.level = static_cast<LevelOfService>(static_cast<int>(grade->value));
    if (grade->same_for_s > 0) road.since = same_since(*grade);
    return road;
  }
  auto level = road.free_flow_kmh ? level_of_service(road.speed->value, *road.free_flow_kmh) : std::nullopt;
  if (!level) {
    level = level_of_service_at_50(road.speed->value);
    road.by_speed_alone = true;
  }
  if (!level) return std::nullopt;
  road.level = *level;
  return road;
}

}  // namespace city
