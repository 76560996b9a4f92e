#include "widgets/panels/asset_look_up.hpp"

#include <algorithm>

#include "widgets/ui/number_text.hpp"

namespace city {

std::optional<QuantityIndex> quantity_index(const CityView& view, std::string_view name) {
  const auto found = std::find_if(view.quantities->begin(), view.quantities->end(),
                                  [&](const QuantityInfo& info) { return info.name == name; });
  if (found == view.quantities->end()) return std::nullopt;
  return static_cast<QuantityIndex>(found - view.quantities->begin());
}

const ValueNow* find_value(const AssetChunk& chunk, std::size_t slot, std::optional<QuantityIndex> quantity) {
  if (!quantity) return nullptr;
  for (std::uint32_t i = chunk.first[slot]; i < chunk.first[slot + 1]; ++i)
    if (chunk.values[i].quantity == *quantity) return &chunk.values[i];
  return nullptr;
}

std::optional<double> trait_of(const AssetInfo& info, std::string_view quantity) {
  for (const Trait& trait : info.traits)
    if (trait.quantity == quantity) return trait.value;
  return std::nullopt;
}

bool is_sound(const CityView& view, FeedIndex feed, const ValueNow& value) {
  return value.quality == Quality::Good && freshness(view, feed, value) == Freshness::Fresh;
}

std::optional<double> sound_value(const CityView& view, const AssetChunk& chunk, std::size_t slot,
                                  std::optional<QuantityIndex> quantity) {
  const ValueNow* value = find_value(chunk, slot, quantity);
  if (value == nullptr || !is_sound(view, chunk.feed, *value)) return std::nullopt;
  return value->value;
}

TimePoint same_since(const ValueNow& value) {
  return valid_at(value) - std::chrono::seconds{value.same_for_s};
}

std::string value_age(const CityView& view, const ValueNow* value, const Texts& texts) {
  return value == nullptr ? std::string{kMissing} : age_text(age(view, *value), texts);
}

std::string name_of(const AssetInfo& info, const Texts& texts) {
  const std::string_view name = texts.pick(info.name);
  return name.empty() ? info.id : std::string{name};
}

std::string kind_words(std::string_view kind, const Texts& texts) {
  std::string text{texts.word(kind)};
  if (text == kind) std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

std::optional<LonLat> place_of(const AssetInfo& info) {
  if (info.place) return info.place;
  if (info.line.empty()) return std::nullopt;
  return info.line[info.line.size() / 2];
}

}  // namespace city
