// state.json: the whole city at one instant, for machines. The grammar is the contract: fields may be
// added, not renamed.
//
// {"cityglass":"0.1.0","at":T,"simulated":false,"profile":"internal|public","map":"attribution",
//  "applied":{"quick":n,"bulk":n},
//  "feeds":[{"id","name":{"zh","en"},"agency","domain","state":"ok|late|dead|never","age_s":12.0|null,
//            "period_s","publisher_online":true|false|null,"newest_receipt":T|null,"newest_event":T|null,
//            "known","reporting","unlocated","undescribed","clock_suspect","messages","bytes","accepted",
//            "refused","merged","late","duplicate","unknown_fields",
//            "grade":"ok|never|attention|bad","reasons":[{"reason":"silent … never_heard","number":x}] worst first,
//            "skew_s":x|null (receipt minus event time),"publish_skew_s":x|null (receipt minus publish time),
//            "by_quality":{quality:n},"throttled","zone_assumed","approximate","offline","undistricted",
//            "messages_per_s","findings":{name:n},"refused_by_reason":{reason:n},"last_error"}],
//  "assets":[{"id":"feed/native","kind","name","lon":x|null,"lat":y|null,
//             "line":[[lon,lat],…] where there is one,"district","agency","described",
//             "approximate":true where the place is a geocoder's default,
//             "online":true|false where the device says,"stream" where there is one,
//             "traits":{quantity:x} where there are some,
//             "counts":{"accepted","duplicate","late","suspect","refused"},
//             "fresh":"fresh|stale|dead|never",
//             "values":{quantity:{"value":x|null,"unit","t":T,"age_s","quality":"good|suspect|bad|missing",
//                                 "doubts":["out_of_range|frozen|jump|told|future|ancient|zone_assumed"] where
//                                 there are some,"published":T where the document says,"same_for_s",
//                                 "fresh","clock_suspect":true where it is}}}],
//  "cases":[{"id":"feed/id","category","status","opened":T,"due":T|null,"closed":T|null,"overdue",
//            "due_share":x|null,"reopened","duplicates","duplicate_of":"feed/id"|null,"group","agency",
//            "approximate":true where it is,
//            "district","lon","lat","address","text","updated":T}],
//  "alerts":[{"id":"feed/id","sender","sent":T,"status","type","in_force","replaced_by","event","headline",
//             "description","instruction","urgency","certainty","severity","effective","onset","expires",
//             "references",
//             "areas":[{"description","polygons","circles":[{"lon","lat","radius_km"}],"geocodes"}]}],
//  "alarms":[],"incidents":[],
//  "vitals":[{"id","label","domain","value":x|null,"unit","of","abnormal"}],
//  "volumes":[{"item","last_hour","mean","deviation","weeks",
//              "band":"unknown|normal|raised|high|expected_peak","why":{"zh","en"}}],
//  "health":{"link":{"state","broker"},"pipeline":{…},"history":{…}},
//  "quarantine":{"count":n,"by_reason":{reason:n},"kept":n}}
//
// T is RFC 3339 in the city's own offset. Units are UCUM. An age is taken at "at" and never negative. A
// missing value is null, never a number. Feeds and assets are ordered by feed id, then id; cases newest
// first; alerts in force first. The public profile leaves out what may point at a citizen or at our
// machines: a case's text, address and position, the addresses of cameras' streams, the broker, and the words
// of refusals.
// Threads: any; a view is immutable.
#pragma once
#include <string>

#include "center/state/city_view.hpp"

namespace city {

enum class ExportProfile : std::uint8_t { Internal, Public };

struct StateJsonOptions {
  std::string zone = "UTC";  // IANA zone of the city's clocks
  std::string map{};         // attribution of the map that gave the districts
  ExportProfile profile = ExportProfile::Internal;
  std::string version = CITYGLASS_VERSION;
};

std::string state_json(const CityView& view, const StateJsonOptions& options);

}  // namespace city
