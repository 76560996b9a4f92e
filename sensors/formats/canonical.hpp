// The canonical messages: what a publisher sends that speaks our own language, and what every feed's jq
// program puts out.
//
// Observation   city/<feed>/obs/<asset>
//   field    type             meaning
//   t        text or number   when it was measured: RFC 3339 with a zone (other forms: time_text.hpp) or ms since 1970 UTC
//   v        object           quantity name (with its unit, quantity.hpp) to number; at most 256
//                             true and false are 1 and 0; null and the feed's sentinels are Missing; a text is WrongType even
//                             if it looks like a number (jq has tonumber); outside the quantity's range is Suspect
//   q        text, optional   good, suspect, bad or missing, for all of v
//   p        as t, optional   when the source published it
// Asset         city/<feed>/asset/<asset>
//   kind, agency, district  text, optional; kind falls back to the feed's
//   name     text or {zh, en}
//   lon lat, or x y   numbers, in the coordinate system `epsg` if given, else the feed's
//   line     list of [lon, lat] or [x, y], for what stretches; at most 10,000 points
//   traits   object, optional: quantity name to number; constants that figures need (alert_level_1_m, free_flow_kmh,
//            hospital_beds_count, capacity_count); at most 64
//   stream   text, optional: address of a camera's stream or picture
//   online   true or false, optional: the device's own birth or last will
// Case          city/<feed>/case/<id>
//   status   received, assigned, on_site, resolved, closed or reopened; required
//   opened   time, required; due, closed  time or null
//   t        time, optional: since when the case is as it says; one told with an older t than is known does not put it back
//   category, agency, district, address, text   text, optional; category is put in Unicode NFKC and, where the feed has
//            a list of items, under today's name (hotline/items.hpp); address in order, and district from it where there is none
//            (hotline/address.hpp). What was odd about them is a Finding each
//   lon lat, or x y, epsg   optional; null is "not known" here
// Status        city/<feed>/status, city/_sim/status
//   the word online or offline, or {"state": "online"}
//
// Cost (`./run bench decode`): 0.3 us for an observation of two values on one core; the bound held to is a million a second.
//
// Unknown fields are ignored and counted; null is the same as absent except in v and in an asset's position.
// An empty payload is how MQTT clears a retained message: nothing but an observation objects to it.
// Errors: BadJson and BadText cost the message, MissingField and BadTime the record (a bad due or closed only itself),
// WrongType, BadValue and BadPosition only the field. TooLarge: over 1 MiB.
// Threads: one.
#pragma once
#include <cstddef>
#include <memory>
#include <string_view>

#include "sensors/feed_context.hpp"
#include "sensors/formats/batch.hpp"
#include "sensors/topic.hpp"

namespace city {

inline constexpr std::size_t kMaxCanonicalBytes = 1 << 20;

class CanonicalDecoder {
 public:
  CanonicalDecoder();
  ~CanonicalDecoder();
  CanonicalDecoder(CanonicalDecoder&&) noexcept;
  CanonicalDecoder& operator=(CanonicalDecoder&&) noexcept;

  // The batch's message: an Observation, Asset, Case, Status or SimulatorStatus.
  void message(const TopicMeaning& topic, FeedContext& feed, Batch& batch);
  void simulator_status(Batch& batch);

  // A feed's catalogue: a JSON list of canonical assets, each with its `id`. They describe, and are not announced.
  void catalogue(std::string_view json, FeedContext& feed, Batch& batch);

  // One record of a jq program's output: {"obs": {…}} and so on, see jq_mapper.hpp.
  void mapped_record(std::string_view json, FeedContext& feed, Batch& batch);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace city
