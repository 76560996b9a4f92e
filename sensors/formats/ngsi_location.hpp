// Where an NGSI entity is. Inside sensors/ only: it carries simdjson. Wire document: ngsi_ld.hpp. Threads: as the batch.
#pragma once
#include "sensors/feed_context.hpp"
#include "sensors/formats/batch.hpp"
#include "sensors/formats/ngsi_attribute.hpp"

namespace city {

// Puts a Point's place or a LineString's line into the fact, of at most 10,000 points; false: there was none, or it is refused.
bool add_ngsi_location(const NgsiAttribute& location, AssetFact& fact, const FeedContext& feed, Batch& batch);

}  // namespace city
