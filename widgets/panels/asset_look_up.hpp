// Looking up one asset's values and constants in a view, for boards. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "center/state/city_view.hpp"
#include "widgets/ui/texts.hpp"

namespace city {

std::optional<QuantityIndex> quantity_index(const CityView& view, std::string_view name);
// Null when the asset does not tell the quantity, or nobody does.
const ValueNow* find_value(const AssetChunk& chunk, std::size_t slot, std::optional<QuantityIndex> quantity);
std::optional<double> trait_of(const AssetInfo& info, std::string_view quantity);
// Good and fresh: what a judgement may rest on.
bool is_sound(const CityView& view, FeedIndex feed, const ValueNow& value);
std::optional<double> sound_value(const CityView& view, const AssetChunk& chunk, std::size_t slot,
                                  std::optional<QuantityIndex> quantity);
// Since when the source has told this very value.
TimePoint same_since(const ValueNow& value);
// "5 min"; kMissing without a value.
std::string value_age(const CityView& view, const ValueNow* value, const Texts& texts);

std::string name_of(const AssetInfo& info, const Texts& texts);  // its id when it has no name
std::string kind_words(std::string_view kind, const Texts& texts);
// Where to look for it: its place, else the middle of its line.
std::optional<LonLat> place_of(const AssetInfo& info);

}  // namespace city
