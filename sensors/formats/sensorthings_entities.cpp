#include "sensors/formats/sensorthings_entities.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "sensors/formats/device_facts.hpp"

namespace city {
namespace {

using Kind = DecodeError::Kind;
constexpr std::size_t kMostBytes = std::size_t{64} << 20;
constexpr std::size_t kBytesPerEntity = 384;
constexpr std::size_t kLongestText = 512;
constexpr std::size_t kMostPoints = 10'000;
constexpr std::size_t kMostLinks = 64;  // Things at a Location, Locations of a Thing
constexpr int kDeepest = 3;             // a Thing in a Datastream in a Thing: nobody needs more

std::string text_of(const JsonObject& object, std::string_view key, std::string_view fallback = {}) {
  return presentable(text_in(object, key).value_or(fallback), kLongestText);
}

std::string id_text(const JsonElement& element) {
  std::string_view text;
  std::int64_t whole = 0;
  if (!element.get_string().get(text))
    return presentable(text, 129) == text && text.size() <= 128 ? std::string{text} : "";
  return element.get_int64().get(whole) ? "" : std::to_string(whole);
}

// The value behind "Datastream_Category=" in texts like "Datastream_id=…, Datastream_Category=…".
std::string category_in(std::string_view description) {
  constexpr std::string_view kKey{"Datastream_Category="};
  const std::size_t at = description.find(kKey);
  if (at == std::string_view::npos) return {};
  description.remove_prefix(at + kKey.size());
  return presentable(description.substr(0, description.find(',')), kLongestText);
}

std::optional<LonLat> position_in(const JsonElement& element) {
  JsonArray pair;
  double lon = 0;
  double lat = 0;
  if (element.get_array().get(pair) || pair.at(0).get_double().get(lon) || pair.at(1).get_double().get(lat))
    return std::nullopt;
  return LonLat{.lon_deg = lon, .lat_deg = lat};
}

// GeoJSON: a Point or a LineString, or a Feature that holds one.
void read_geometry(const JsonObject& given, StaLocation& location) {
  const auto geometry = object_in(given, "geometry").value_or(given);
  const auto type = text_in(geometry, "type");
  const auto coordinates = member(geometry, "coordinates");
  if (!coordinates) return;
  if (type == "Point") {
    location.point = position_in(*coordinates);
    location.line.clear();
  }
  const auto points = type == "LineString" ? list_in(geometry, "coordinates") : std::nullopt;
  if (!points) return;
  location.point.reset();
  location.line.clear();
  for (const JsonElement point : *points)
    if (const auto place = position_in(point); place && location.line.size() < kMostPoints)
      location.line.push_back(*place);
}

// False: there are too many.
bool add_once(std::vector<std::string>& all, std::string_view one) {
  if (std::find(all.begin(), all.end(), one) != all.end()) return true;
  if (all.size() >= kMostLinks) return false;
  all.emplace_back(one);
  return true;
}

// A new one when it is not there, without putting it there.
template <class Entity>
Entity copy_of(const std::map<std::string, Entity, std::less<>>& all, std::string_view id) {
  const auto found = all.find(id);
  return found == all.end() ? Entity{} : found->second;
}

std::size_t bytes_of(const StaLocation& location) {
  std::size_t bytes = kBytesPerEntity + location.line.size() * sizeof(LonLat);
  for (const std::string& thing : location.things) bytes += 32 + thing.size();
  return bytes;
}
std::size_t bytes_of(const StaThing& thing) {
  std::size_t bytes = kBytesPerEntity + thing.asset.size() + thing.name.size() + thing.agency.size();
  for (const std::string& location : thing.locations) bytes += 32 + location.size();
  return bytes;
}
std::size_t bytes_of(const StaDatastream& datastream) {
  return kBytesPerEntity + datastream.name.size() + datastream.category.size() + datastream.property.size() +
         datastream.unit.size() + datastream.thing.size();
}

const FieldRule* rule_for(const StaDatastream& datastream, const FeedSpec& spec) {
  for (const std::string* name : {&datastream.property, &datastream.name, &datastream.category})
    for (const FieldRule& rule : spec.fields)
      if (!name->empty() && rule.source == *name) return &rule;
  return nullptr;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string known_id(const JsonObject& object, std::string_view from_topic, std::string_view what,
                     Batch& batch) {
  std::string id = sta_id(object);
  if (id.empty()) id = presentable(from_topic, 128);
  if (id.empty()) batch.fail(Kind::MissingField, "@iot.id", std::string{what}.append(" without an id"));
  return id;
}

}  // namespace

std::vector<JsonObject> objects_in(const JsonObject& object, std::string_view key) {
  std::vector<JsonObject> objects;
  const auto list = list_in(object, key);
  if (!list) return objects;
  for (const JsonElement element : *list) {
    JsonObject one;
    if (!element.get_object().get(one)) objects.push_back(one);
  }
  return objects;
}

std::string sta_id(const JsonObject& object) {
  const auto element = member(object, "@iot.id");
  return element ? id_text(*element) : std::string{};
}

template <class Entity>
void StaEntities::put(std::map<std::string, Entity, std::less<>>& all, const std::string& id, Entity entity,
                      Batch& batch) {
  const auto known = all.find(id);
  if (known != all.end() && known->second == entity) return;
  const std::size_t before = known == all.end() ? 0 : bytes_of(known->second) + id.size();
  const std::size_t after = bytes_of(entity) + id.size();
  if (bytes_ - before + after > kMostBytes)
    return batch.fail(Kind::TooLarge, "@iot.id", "more entities than the 64 MiB that are remembered", id);
  bytes_ = bytes_ - before + after;
  all.insert_or_assign(id, std::move(entity));
  is_changed_ = true;
}

void StaEntities::want(const StaDatastream& datastream, Batch& batch) {
  if (!datastream.rule || datastream.thing.empty()) return;
  StaThing thing = copy_of(things_, datastream.thing);
  thing.is_wanted = true;
  put(things_, datastream.thing, std::move(thing), batch);
}

void StaEntities::link(std::string_view datastream, std::string_view thing, const FeedContext& feed,
                       Batch& batch) {
  const std::string id{datastream};
  StaDatastream linked = copy_of(datastreams_, id);
  linked.thing = thing;
  linked.rule = rule_for(linked, *feed.spec);
  put(datastreams_, id, linked, batch);
  want(linked, batch);
  touched_[std::string{thing}] = true;
}

std::string StaEntities::read_location(const JsonObject& object, std::string_view id,
                                       std::string_view of_thing, Batch& batch) {
  const std::string known = known_id(object, id, "a Location", batch);
  if (known.empty()) return {};
  StaLocation location = copy_of(locations_, known);
  if (const auto geometry = object_in(object, "location")) read_geometry(*geometry, location);
  bool has_room = of_thing.empty() || add_once(location.things, of_thing);
  for (const JsonObject& thing : objects_in(object, "Things")) {
    const std::string there = sta_id(thing);
    has_room = has_room && (there.empty() || add_once(location.things, there));
  }
  for (const std::string& there : location.things) {
    StaThing thing = copy_of(things_, there);
    has_room = has_room && add_once(thing.locations, known);
    put(things_, there, std::move(thing), batch);
    touched_[there] = true;
  }
  if (!has_room)
    batch.fail(Kind::TooLarge, "Locations", "more than 64 Locations of a Thing, or Things at one", known);
  put(locations_, known, std::move(location), batch);
  return known;
}

std::string StaEntities::read_thing(const JsonObject& object, std::string_view id, const FeedContext& feed,
                                    Batch& batch, int depth) {
  const std::string known = known_id(object, id, "a Thing", batch);
  if (known.empty() || depth > kDeepest) return known;
  StaThing thing = copy_of(things_, known);
  const auto properties = object_in(object, "properties");
  if (properties || member(object, "name")) {  // else it is only named, as {"@iot.id": 2}
    thing.is_told = true;
    thing.name = text_of(object, "name", thing.name);
    if (thing.asset.empty()) thing.asset = known;
  }
  if (properties) {
    const auto code = member(*properties, "stationCode");
    if (code && !id_text(*code).empty()) thing.asset = id_text(*code);
    thing.name = text_of(*properties, "stationName", thing.name);
    thing.agency = text_of(*properties, "authority", thing.agency);
  }
  put(things_, known, std::move(thing), batch);
  touched_[known] = true;
  for (const JsonObject& location : objects_in(object, "Locations"))
    read_location(location, "", known, batch);
  for (const JsonObject& datastream : objects_in(object, "Datastreams"))
    read_datastream(datastream, "", known, feed, batch, depth + 1);
  return known;
}

std::string StaEntities::read_datastream(const JsonObject& object, std::string_view id,
                                         std::string_view of_thing, const FeedContext& feed, Batch& batch,
                                         int depth) {
  const std::string known = known_id(object, id, "a Datastream", batch);
  if (known.empty() || depth > kDeepest) return known;
  std::string thing_id{of_thing};
  if (const auto inner = object_in(object, "Thing"))
    thing_id = read_thing(*inner, "", feed, batch, depth + 1);
  StaDatastream datastream = copy_of(datastreams_, known);
  datastream.is_told = datastream.is_told || member(object, "name");
  datastream.name = text_of(object, "name", datastream.name);
  if (const auto description = text_in(object, "description"))
    datastream.category = category_in(*description);
  if (const auto unit = object_in(object, "unitOfMeasurement")) datastream.unit = text_of(*unit, "symbol");
  if (const auto property = object_in(object, "ObservedProperty"))
    datastream.property = text_of(*property, "name", datastream.property);
  if (!thing_id.empty()) datastream.thing = thing_id;
  datastream.rule = rule_for(datastream, *feed.spec);
  put(datastreams_, known, datastream, batch);
  want(datastream, batch);
  if (datastream.thing.empty()) return known;
  touched_[datastream.thing] = true;
  const auto area = object_in(object, "observedArea");
  if (!area) return known;
  StaLocation observed;
  read_geometry(*area, observed);
  if (!observed.point) return known;
  StaThing thing = copy_of(things_, datastream.thing);
  thing.observed_at = observed.point;
  put(things_, datastream.thing, std::move(thing), batch);
  return known;
}

void StaEntities::read_property(const JsonObject& object, std::string_view of_datastream,
                                const FeedContext& feed, Batch& batch) {
  const std::string id{of_datastream};
  StaDatastream datastream = copy_of(datastreams_, id);
  datastream.property = text_of(object, "name", datastream.property);
  datastream.rule = rule_for(datastream, *feed.spec);
  put(datastreams_, id, datastream, batch);
  want(datastream, batch);
  if (!datastream.thing.empty()) touched_[datastream.thing] = true;
}

const StaDatastream* StaEntities::datastream(std::string_view id) const {
  const auto found = datastreams_.find(id);
  return found == datastreams_.end() || !found->second.is_told ? nullptr : &found->second;
}

const StaThing* StaEntities::thing(std::string_view id) const {
  const auto found = things_.find(id);
  return found == things_.end() || !found->second.is_told ? nullptr : &found->second;
}

void StaEntities::announce(bool from_catalogue, const FeedContext& feed, Batch& batch) {
  for (const auto& [id, is_touched] : std::exchange(touched_, {})) {
    const StaThing* told = thing(id);
    if (!told || !told->is_wanted) continue;
    const auto native_id = device_id(told->asset, "stationCode", batch);
    if (!native_id) continue;
    AssetFact asset = device_asset(*native_id, batch);
    asset.kind = feed.spec->kind;
    asset.name = is_ascii(told->name) ? Text2{.zh = {}, .en = told->name} : Text2{.zh = told->name, .en = {}};
    asset.agency = told->agency;
    asset.from_catalogue = from_catalogue;
    std::optional<LonLat> point = told->observed_at;
    for (const std::string& location : told->locations) {
      const auto found = locations_.find(location);
      if (found == locations_.end() || (!found->second.point && found->second.line.empty())) continue;
      point = found->second.point;
      const bool is_sound = std::all_of(
          found->second.line.begin(), found->second.line.end(),
          [&feed](LonLat place) { return checked_place(place, feed.spec->extent).place.has_value(); });
      if (is_sound)
        asset.line = found->second.line;
      else
        batch.fail(Kind::BadPosition, "location", "a point of the line lies outside the feed's extent",
                   *native_id);
      break;
    }
    const auto place =
        point ? device_place(point->lon_deg, point->lat_deg, *native_id, feed, batch) : std::nullopt;
    if (place) asset.place = place->at;
    if (place) asset.place_approximate = place->approximate;
    batch.facts.assets.push_back(std::move(asset));
  }
}

bool StaEntities::take_changed() { return std::exchange(is_changed_, false); }

}  // namespace city
