#include "widgets/map/thinning.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace city {
namespace {

// The bits of a number, each followed by a zero.
std::uint64_t spread(std::uint32_t value) {
  std::uint64_t x = value;
  x = (x | x << 16U) & 0x0000ffff0000ffffU;
  x = (x | x << 8U) & 0x00ff00ff00ff00ffU;
  x = (x | x << 4U) & 0x0f0f0f0f0f0f0f0fU;
  x = (x | x << 2U) & 0x3333333333333333U;
  return (x | x << 1U) & 0x5555555555555555U;
}

std::uint64_t morton(World at) {
  constexpr double kCells = 1U << kLastLevel;
  const auto cell = [](double value) {
    return static_cast<std::uint32_t>(std::clamp(value * kCells, 0.0, kCells - 1));
  };
  return spread(cell(at.x)) << 1U | spread(cell(at.y));
}

}  // namespace

std::vector<std::uint8_t> detail_levels(const std::vector<World>& points) {
  struct Keyed {
    std::uint64_t key = 0;
    std::uint32_t index = 0;
  };
  std::vector<Keyed> order(points.size());
  for (std::size_t i = 0; i < points.size(); ++i)
    order[i] = {morton(points[i]), static_cast<std::uint32_t>(i)};
  std::sort(order.begin(), order.end(), [](const Keyed& a, const Keyed& b) {
    return a.key != b.key ? a.key < b.key : a.index < b.index;
  });
  std::vector<std::uint8_t> levels(points.size(), 0);
  for (std::size_t i = 1; i < order.size(); ++i) {
    const auto differing_bits = static_cast<int>(std::bit_width(order[i].key ^ order[i - 1].key));
    levels[order[i].index] = static_cast<std::uint8_t>(kLastLevel + 1 - (differing_bits + 1) / 2);
  }
  return levels;
}

int level_of_cell(double cell) {
  if (!(cell > 0)) return kLastLevel + 1;
  return static_cast<int>(std::clamp(std::floor(-std::log2(cell)), 0.0, kLastLevel + 1.0));
}

}  // namespace city
