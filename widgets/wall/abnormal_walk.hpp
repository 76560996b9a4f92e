// From one asset that is not normal to the next: what a hand on the keyboard goes through. Pure.
#pragma once
#include <optional>

#include "center/state/city_view.hpp"

namespace city {

// The next (direction 1) or previous (-1) asset after `from` in the view's order, round the end, that has a fresh good value at
// which a person should look; nothing when there is none. Walks the whole city at most once: for a key, not for a frame.
std::optional<AssetRef> next_abnormal(const CityView& view, std::optional<AssetRef> from, int direction);

}  // namespace city
