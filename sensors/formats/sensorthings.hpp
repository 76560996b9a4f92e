// OGC SensorThings API 1.0 and 1.1, Sensing part, over MQTT (topics: sensorthings_topic.hpp). An Observation carries neither
// name nor place: they come from metadata.
//
//   Metadata     comes as the feed's catalogue or any message on a topic without entities: {"value": [Datastream, …]} as
//                Datastreams?$expand=Thing($expand=Locations),ObservedProperty answers (@iot.nextLink is not followed); or
//                entity by entity, published on their topics, in any order. How they hang together is told by nesting, by
//                references such as "Thing": {"@iot.id": 2}, and by topics such as Things(2)/Datastreams
//   Datastream   name, description, unitOfMeasurement.symbol, ObservedProperty.name, observedArea, Thing
//   Thing        an asset: id properties.stationCode, else @iot.id; name properties.stationName, else name; agency
//                properties.authority. Announced once one of its Datastreams is wanted; a catalogue only describes
//   Location     GeoJSON Point or LineString in degrees, or a Feature of one; the first readable counts, else observedArea
//   Observation  result: number, true or false, null is Missing, a text is WrongType even if it looks like a number;
//                phenomenonTime, an instant or "from/to" whose end counts, else resultTime; Datastream.@iot.id where the topic
//                does not tell. In a document a Datastream's "Observations" are read too, but not in a catalogue
//
// Quantity: by the feed file's [fields]; the source is the name of the ObservedProperty, the Datastream, or the text behind
// "Datastream_Category=" in its description, in this order. Others are counted as unknown fields. Units in the table of
// source_units.hpp are converted (m to depth_cm) where the rule has no scale or offset of its own; other units stay.
//
// An Observation whose Datastream or Thing is not known is Finding "no-metadata": nothing is made up, nothing is kept back.
// Memory: 64 MiB of entities (sensorthings_entities.hpp). Metadata that said something new goes to Facts::remembered; entities
// that came on a topic of their set under that topic with their id, so a feed's filter should end in "#".
// Errors: TooLarge (64 MiB), BadJson, BadText, WrongType (no object) cost the message; MissingField, BadTime, BadValue the
// Observation; BadPosition the place. Refused: MultiDatastreams, whose results are lists. UnknownTopic: single properties.
// Threads: one per object, which belongs to one feed.
#pragma once
#include <memory>

#include "sensors/feed_context.hpp"
#include "sensors/formats/batch.hpp"

namespace city {

class SensorThingsDecoder {
 public:
  SensorThingsDecoder();
  ~SensorThingsDecoder();
  SensorThingsDecoder(SensorThingsDecoder&&) noexcept;
  SensorThingsDecoder& operator=(SensorThingsDecoder&&) noexcept;

  // The batch's message. Metadata that was decoded before may be decoded again into a batch that nobody reads.
  void decode(FeedContext& feed, Batch& batch);
  void catalogue(FeedContext& feed, Batch& batch);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace city
