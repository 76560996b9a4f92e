// The part of AssetTable that tells an asset's derived figures (center/figures/derived.hpp) as if it had told them itself.
// They are kept in the history like any value, and count in nothing that speaks of the source: not accepted, not a duplicate.
#include <algorithm>
#include <vector>

#include "center/core/asset_table.hpp"
#include "center/figures/derived.hpp"

namespace city {

AssetTable::FigureNeed AssetTable::learn_figure_need(QuantityIndex quantity) {
  while (figure_needs_.size() <= quantity) {
    const std::string& name = quantities_.name(static_cast<QuantityIndex>(figure_needs_.size()));
    const auto inputs = figure_inputs();
    const bool is_input = std::binary_search(inputs.begin(), inputs.end(), std::string_view{name});
    figure_needs_.push_back(!is_input           ? FigureNeed::None
                            : needs_trait(name) ? FigureNeed::WithTraits
                                                : FigureNeed::Always);
  }
  return figure_needs_[quantity];
}

void AssetTable::tell_figures(AssetRef ref, const Reading& reading, std::span<const Measured> measured) {
  const AssetChunk& chunk = chunks_[ref.chunk];
  std::vector<FigureInput> inputs;
  for (std::uint32_t i = chunk.first[ref.slot]; i < chunk.first[ref.slot + 1]; ++i) {
    const ValueNow& value = chunk.values[i];
    inputs.push_back({.quantity = quantities_.name(value.quantity),
                      .value = value.value,
                      .quality = value.quality,
                      .event_time = value.event_time});
  }
  for (const Figure& figure : figures_of(inputs, (*chunk.info)[ref.slot].traits)) {
    const bool told_itself = std::any_of(measured.begin(), measured.end(), [&](const Measured& one) {
      return one.quantity == figure.quantity;
    });
    if (!told_itself)
      tell_figure(ref, reading, figure.quantity,
                  {.value = figure.value,
                   .event_time = figure.event_time,
                   .received_at = reading.received_at,
                   .quality = figure.quality});
  }
}

void AssetTable::tell_figure(AssetRef ref, const Reading& reading, std::string_view name, ValueNow told) {
  const auto quantity = quantities_.index(name);
  if (!quantity) return;
  told.quantity = *quantity;
  const AssetChunk& chunk = chunks_[ref.chunk];
  const std::size_t at = place_of(chunk, ref.slot, *quantity);
  if (at == chunk.first[ref.slot + 1] || chunk.values[at].quantity != *quantity) {
    insert_value(ref, at, reading, told);
    return;
  }
  const ValueNow& known = chunk.values[at];
  if (judge(known, told) != Verdict::Shown) return;
  told.series = known.series;
  told.same_for_s = same_for_s(known, told, feeds_[reading.feed].longest_gap);
  news_.observations.push_back(
      {.series = told.series, .quality = told.quality, .event_time = told.event_time, .value = told.value});
  show(ref, at, told);
}

}  // namespace city
