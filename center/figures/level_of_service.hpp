// Level of service of an urban road section, A (free) to F (jammed), from its speed as a share of its free-flow speed.
//
//   above 85 % A, 67 B, 50 C, 40 D, 30 E, else F: Highway Capacity Manual 2010, exhibit 16-4 (travel speed as a percentage of
//   base free-flow speed; volume-to-capacity ratio not above 1). Speeds in km/h.
// A section that does not say its free-flow speed has no level. Threads: pure.
#pragma once
#include <cstdint>
#include <optional>

namespace city {

enum class LevelOfService : std::uint8_t { A = 1, B, C, D, E, F };

std::optional<LevelOfService> level_of_service(double speed_kmh, double free_flow_kmh);

}  // namespace city
