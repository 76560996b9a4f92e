// NGSI-LD (ETSI GS CIM 009) and FIWARE NGSI-v2 entities: whatever topic a bridge puts a context broker's JSON on.
//
//   document   one entity; a list of entities; a notification: {"type":"Notification","notifiedAt":…,"data":[entities]}
//              (NGSI-v2 leaves the type out)
//   entity     id (the asset, the URN kept whole), type, attributes
//   attribute  key-values: the value itself; normalised: {"type":"Property","value":…,"unitCode":…,"observedAt":…};
//              concise: the same without the type; NGSI-v2: {"type":"Number","value":…,"metadata":{"TimeInstant":…}}.
//              A list of several instances: the one without datasetId
// Values are flattened through [fields] (fields.hpp) under the attribute's name, properties of an attribute under
// "name.property"; of a name that is a URI the part after the last / or # counts. unitCode (UN/CEFACT) is the value's unit
// (source_units.hpp). "urn:ngsi-ld:null" means that the value was deleted: Missing. Relationships have no value.
//
// Event time, attribute by attribute, the first there is: observedAt (NGSI-v2: metadata TimeInstant or observedAt); the
// entity's dateObserved, dateObservedTo, TimeInstant, observedAt; modifiedAt of the attribute, then of the entity; notifiedAt.
// Of an interval "from/to" its end. notifiedAt is the publish time. Attributes with different times become readings of their own.
// location (Point: place, LineString: line; NGSI-v2 geo:point "lat, lon") and name (text) become an asset fact, whose kind is the
// feed's, else the type as snake_case: AirQualityObserved is air_quality_observed. Other shapes are counted as unknown.
// An entity with deletedAt is the finding "entity-deleted" and nothing else.
// Errors: BadJson, BadText, TooLarge (64 MiB) and WrongType (neither object nor list) cost the message; MissingField and BadValue
// (id) the entity; MissingField (no time at all) and BadTime the values that hang on that time; BadPosition the place. The rest as
// fields.hpp. An empty payload is nothing. Topics mean nothing here.
// Threads: one.
#pragma once
#include "sensors/feed_context.hpp"
#include "sensors/formats/batch.hpp"

namespace city {

class DeviceJson;
void decode_ngsi_ld(DeviceJson& json, FeedContext& feed, Batch& batch);  // the batch's message

}  // namespace city
