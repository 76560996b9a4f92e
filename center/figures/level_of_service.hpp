// Level of service of an urban road section, A (free) to F (jammed), from its speed as a share of its free-flow speed.
//
//   above 85 % A, 67 B, 50 C, 40 D, 30 E, else F: Highway Capacity Manual 2010, exhibit 16-4 (travel speed as a percentage of
//   base free-flow speed; volume-to-capacity ratio not above 1). Speeds in km/h.
// A section that does not say its free-flow speed can only be judged by the speed itself, as an urban street with a limit of 50:
//   from 35 A, 30 B, 25 C, 20 D, 15 E, else F: 臺灣公路容量手冊 (交通部運輸研究所, 2011), urban arterials.
// Threads: pure.
#pragma once
#include <cstdint>
#include <optional>

namespace city {

enum class LevelOfService : std::uint8_t { A = 1, B, C, D, E, F };

std::optional<LevelOfService> level_of_service(double speed_kmh, double free_flow_kmh);
std::optional<LevelOfService> level_of_service_at_50(double speed_kmh);  // nothing when negative

}  // namespace city
