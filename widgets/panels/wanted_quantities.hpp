// Which quantities a board looks at: one pass over an asset's values tells whether it concerns the board at all, so that a hundred
// thousand street lights cost a board of rivers next to nothing. Pure.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "center/state/city_view.hpp"

namespace city {

class WantedQuantities {
 public:
  WantedQuantities(const CityView& view, std::span<const std::optional<QuantityIndex>> wanted)
      : is_wanted_(view.quantities->size()) {
    for (const auto& quantity : wanted)
      if (quantity) is_wanted_[*quantity] = 1;
  }
  bool any_of(const AssetChunk& chunk, std::size_t slot) const {
    for (std::uint32_t i = chunk.first[slot]; i < chunk.first[slot + 1]; ++i)
      if (is_wanted_[chunk.values[i].quantity] != 0) return true;
    return false;
  }

 private:
  std::vector<std::uint8_t> is_wanted_;
};

}  // namespace city
