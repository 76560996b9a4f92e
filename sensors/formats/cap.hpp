// Public warnings: OASIS Common Alerting Protocol 1.2, XML, with or without namespace prefixes.
//
//   element                     becomes
//   identifier, sender, sent    id, sender, sent; required, else MissingField or BadTime and no alert
//   status, msgType             status, type; required: an exercise must never pass for the real thing
//   references                  the identifiers out of "sender,identifier,sent" triples (Update, Cancel)
//   info (any number)           texts from the first in zh-TW, else the first in any Chinese, else the first; severity is the
//                               gravest of all, expires the latest, effective and onset of the info with the texts. Of infos
//                               in one language one that lifts the warning (urgency Past, responseType AllClear, or a headline
//                               as in all_clear.hpp) goes last: what one hazard's info lifts, another's may still hold. An info
//                               with responseType AllClear has urgency Past. A Cancel may have no info
//   area (of every info)        polygons "lat,lon lat,lon …" closed if they are not, circles "lat,lon km", geocodes: the values
//                               of Taiwan_Geocode_…, those of another scheme as scheme=value. An area that a second language
//                               repeats is taken once
//
// Times without a zone are taken in the feed's. Elements not named here are not read.
// Errors: BadText, BadXml, TooLarge cost the message; a bad polygon, circle, reference or optional time costs only itself
// (BadPosition, BadValue, BadTime). A polygon may reach beyond the feed's extent, but not off the planet.
// Threads: any; nothing is kept between calls, but `feed` belongs to one thread.
#pragma once
#include "sensors/feed_context.hpp"
#include "sensors/formats/batch.hpp"

namespace city {

void decode_cap(FeedContext& feed, Batch& batch);  // the batch's message

}  // namespace city
