#include "widgets/wall/abnormal_walk.hpp"

#include "widgets/map/asset_state.hpp"

namespace city {

std::optional<AssetRef> next_abnormal(const CityView& view, std::optional<AssetRef> from, int direction) {
  const StateRules rules{*view.quantities};
  const std::size_t chunks = view.assets.size();
  if (chunks == 0) return std::nullopt;
  const std::size_t start = from && from->chunk < chunks ? from->chunk : direction > 0 ? 0 : chunks - 1;
  // The first chunk is looked at twice: behind the start, and at the end of the round what lies before it.
  for (std::size_t step = 0; step <= chunks; ++step) {
    const std::size_t i = direction > 0 ? (start + step) % chunks : (start + chunks - step % chunks) % chunks;
    const AssetChunk& chunk = view.assets[i];
    const auto size = static_cast<std::int64_t>(chunk.size());
    const bool continues = step == 0 && from && from->chunk == i;
    std::int64_t slot = direction > 0 ? 0 : size - 1;
    if (continues) slot = static_cast<std::int64_t>(from->slot) + direction;
    for (; slot >= 0 && slot < size; slot += direction)
      if (is_abnormal(look_of(view, chunk, static_cast<std::size_t>(slot), rules).look))
        return AssetRef{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(slot)};
  }
  return std::nullopt;
}

}  // namespace city
