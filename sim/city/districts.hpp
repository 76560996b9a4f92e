// The 12 districts of Taipei: names, statistical codes (CAP profile Taiwan_Geocode_103, 7 digits) and the outline of the
// built-up core. The outlines are simplified by hand and lie wholly inside the real districts (checked against the
// Ministry of the Interior's boundaries): what the simulator puts inside one is inside that district, and not on a
// mountain. Shares say how street furniture is spread; they follow the public bike stations of 2024.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "sim/city/geometry.hpp"
#include "sim/random.hpp"

namespace city::sim {

using DistrictId = std::uint8_t;  // index into districts()
inline constexpr DistrictId kNoDistrict = 255;
inline constexpr std::size_t kDistrictCount = 12;

struct District {
  std::string_view zh{};
  std::string_view en{};
  std::string_view code{};
  double share = 0;  // of the city's street furniture; the twelve sum to 1
  std::span<const LonLat> core{};
};

const std::array<District, kDistrictCount>& districts();

// The district whose core holds the point; none between cores.
std::optional<DistrictId> district_at(LonLat p);

// A district drawn by share: `u` in 0 .. <1.
DistrictId district_by_share(double u);

// A point inside the core of a district.
LonLat point_in(DistrictId district, Seed seed, std::uint64_t key);

}  // namespace city::sim
