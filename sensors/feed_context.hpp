// What decoders need to know about the feed that a message belongs to, resolved once.
// Threads: one.
#pragma once
#include <algorithm>
#include <cmath>

#include "sensors/feed_spec.hpp"
#include "sensors/hotline/item_index.hpp"
#include "sensors/position.hpp"
#include "sensors/zone.hpp"

namespace city {

struct FeedContext {
  const FeedSpec* spec = nullptr;  // never null in use; owned by the feed book
  Zone zone{};
  Places places{};
  ItemIndex items{};  // of a hotline

  bool is_sentinel(double value) const {
    return std::find(spec->sentinels.begin(), spec->sentinels.end(), value) != spec->sentinels.end();
  }

  // Where a geocoder puts what it does not find: within a millionth of a degree, a tenth of a metre.
  bool is_default_point(LonLat place) const {
    constexpr double kNearDeg = 1e-6;
    return std::any_of(spec->default_points.begin(), spec->default_points.end(), [place](LonLat point) {
      return std::abs(place.lon_deg - point.lon_deg) <= kNearDeg &&
             std::abs(place.lat_deg - point.lat_deg) <= kNearDeg;
    });
  }
};

}  // namespace city
