// What decoders need to know about the feed that a message belongs to, resolved once.
// Threads: one.
#pragma once
#include <algorithm>

#include "sensors/feed_spec.hpp"
#include "sensors/position.hpp"
#include "sensors/zone.hpp"

namespace city {

struct FeedContext {
  const FeedSpec* spec = nullptr;  // never null in use; owned by the feed book
  Zone zone{};
  Places places{};

  bool is_sentinel(double value) const {
    return std::find(spec->sentinels.begin(), spec->sentinels.end(), value) != spec->sentinels.end();
  }
};

}  // namespace city
