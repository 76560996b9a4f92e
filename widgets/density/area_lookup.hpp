// Which village or district a place is in: a grid over the areas, then the even-odd rule on the few that touch the cell.
//
// A place on a shared border belongs to one of the two, always the same. Outside of all areas there is none.
// Cost: made once per geography (under a millisecond for 456 villages); a question costs about 0.2 us.
// Threads: make in one; ask from any.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "center/state/geography.hpp"

namespace city {

class AreaLookup {
 public:
  AreaLookup() = default;
  explicit AreaLookup(std::span<const Area> areas);  // they must outlive this

  std::optional<std::uint32_t> at(LonLat place) const;  // index in the areas
  std::size_t size() const { return areas_.size(); }

 private:
  static constexpr std::size_t kSide = 64;
  struct Box {
    double west = 0, south = 0, east = 0, north = 0;
    bool contains(LonLat p) const {
      return p.lon_deg >= west && p.lon_deg <= east && p.lat_deg >= south && p.lat_deg <= north;
    }
  };
  std::size_t cell(LonLat place) const;

  std::span<const Area> areas_{};
  std::vector<Box> boxes_{};
  Box all_{};
  std::vector<std::vector<std::uint32_t>> cells_{};  // areas whose box touches the cell
};

// Even-odd over all rings, so that holes are holes.
bool is_within(const std::vector<std::vector<LonLat>>& rings, LonLat place);

}  // namespace city
