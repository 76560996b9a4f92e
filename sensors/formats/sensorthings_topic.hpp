// The topics of SensorThings over MQTT (1.1, section 14), whatever levels come before the first entity: a version (FROST
// "v1.1/…", GOST none), or a bridge's own.
//
//   …/Datastreams(1)/Observations, …/Observations, …/Observations(9)     Observation
//   …/Datastreams(1), …/Datastreams, …/Things(2)/Datastreams             Datastream, and whose Thing's
//   …/Things(2), …/Things, …/Datastreams(1)/Thing                        Thing
//   …/Locations(3), …/Locations, …/Things(2)/Locations                   Location
//   …/ObservedProperties(4), …/Datastreams(1)/ObservedProperty           ObservedProperty
//   Sensors, FeaturesOfInterest, HistoricalLocations, and one's Sensor   Ignored
//   anything with MultiDatastreams                                       MultiDatastream
//   no entity at all                                                     Document
//   anything else, such as one property of an entity                     Unknown
// Ids that are texts stand in quotes there: Things('a'). Threads: any; pure. What is returned points into the topic.
#pragma once
#include <cstdint>
#include <string_view>

namespace city {

struct SensorThingsTopic {
  enum class Type : std::uint8_t {
    Document,
    Observation,
    Datastream,
    Thing,
    Location,
    ObservedProperty,
    Ignored,
    MultiDatastream,
    Unknown
  };
  Type type = Type::Document;
  std::string_view id{};             // of the last entity; empty where only the payload tells
  std::string_view of_datastream{};  // the entity before it, when it is a Datastream
  std::string_view of_thing{};       // or a Thing
};

SensorThingsTopic sensorthings_topic(std::string_view topic);

}  // namespace city
