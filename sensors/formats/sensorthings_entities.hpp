// What is known of a SensorThings service: its Things, Locations and Datastreams, and how they hang together.
// Inside sensorthings.cpp's part only: it carries simdjson.
//
// Entities may come in any order, alone or within each other, and say nothing of what they do not hold: what was told before
// stands. At most 64 MiB of them are kept; what is beyond is TooLarge and not known.
// Threads: one per object.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sensors/feed_context.hpp"
#include "sensors/formats/batch.hpp"
#include "sensors/formats/device_json.hpp"

namespace city {

struct StaLocation {
  std::optional<LonLat> point{};  // as given, unchecked
  std::vector<LonLat> line{};
  std::vector<std::string> things{};  // that are there
  friend bool operator==(const StaLocation&, const StaLocation&) = default;
};

struct StaThing {
  bool is_told = false;    // else only named by others
  bool is_wanted = false;  // one of its Datastreams has a rule
  std::string asset{};     // native id: properties.stationCode, else its @iot.id
  std::string name{};
  std::string agency{};
  std::vector<std::string> locations{};
  std::optional<LonLat> observed_at{};  // of a Datastream, for Things without a Location
  friend bool operator==(const StaThing&, const StaThing&) = default;
};

struct StaDatastream {
  bool is_told = false;
  std::string name{};
  std::string category{};  // "Datastream_Category=…" within its description
  std::string property{};  // name of its ObservedProperty
  std::string unit{};      // symbol
  std::string thing{};
  const FieldRule* rule = nullptr;  // null: nobody wants it
  friend bool operator==(const StaDatastream&, const StaDatastream&) = default;
};

class StaEntities {
 public:
  // Each takes what an object tells, with the id from the topic where it brings none, and returns the id; "" is reported.
  std::string read_datastream(const JsonObject& object, std::string_view id, std::string_view of_thing,
                              const FeedContext& feed, Batch& batch, int depth = 0);
  std::string read_thing(const JsonObject& object, std::string_view id, const FeedContext& feed, Batch& batch,
                         int depth = 0);
  std::string read_location(const JsonObject& object, std::string_view id, std::string_view of_thing,
                            Batch& batch);
  void read_property(const JsonObject& object, std::string_view of_datastream, const FeedContext& feed,
                     Batch& batch);
  void link(std::string_view datastream, std::string_view thing, const FeedContext& feed, Batch& batch);

  const StaDatastream* datastream(std::string_view id) const;  // null: not told
  const StaThing* thing(std::string_view id) const;            // null: not told

  // Asset facts of the wanted Things about which something was told since the last call, once each, by id.
  void announce(bool from_catalogue, const FeedContext& feed, Batch& batch);
  bool take_changed();  // since the last call

 private:
  template <class Entity>
  void put(std::map<std::string, Entity, std::less<>>& all, const std::string& id, Entity entity,
           Batch& batch);
  void want(const StaDatastream& datastream, Batch& batch);

  std::map<std::string, StaLocation, std::less<>> locations_{};
  std::map<std::string, StaThing, std::less<>> things_{};
  std::map<std::string, StaDatastream, std::less<>> datastreams_{};
  std::map<std::string, bool, std::less<>> touched_{};  // Things
  std::size_t bytes_ = 0;
  bool is_changed_ = false;
};

// The objects of a list; none when there is no list.
std::vector<JsonObject> objects_in(const JsonObject& object, std::string_view key);

// An @iot.id as text; "" when it is neither a number nor a text of 1 to 128 bytes.
std::string sta_id(const JsonObject& object);

}  // namespace city
