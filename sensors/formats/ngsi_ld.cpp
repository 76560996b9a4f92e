#include "sensors/formats/ngsi_ld.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sensors/formats/device_facts.hpp"
#include "sensors/formats/device_json.hpp"
#include "sensors/formats/fields.hpp"
#include "sensors/formats/ngsi_attribute.hpp"

namespace city {
namespace {

using Kind = DecodeError::Kind;
constexpr std::size_t kMostBytes = std::size_t{64} << 20;
constexpr std::size_t kMostPoints = 10000;
constexpr std::size_t kLongestText = 512;
constexpr int kDeepest = 4;  // properties of properties
constexpr std::string_view kDeleted{"urn:ngsi-ld:null"};
// Of the entity, in the order in which they are believed.
constexpr std::array<std::string_view, 6> kEntityTimes{"dateObserved", "dateObservedTo", "TimeInstant",
                                                       "observedAt",   "modifiedAt",     "dateModified"};
constexpr std::array<std::string_view, 8> kNoAttributes{
    "id", "type", "@context", "scope", "createdAt", "dateCreated", "dateObservedFrom", "expiresAt"};

bool is_no_attribute(std::string_view key) {
  return std::find(kNoAttributes.begin(), kNoAttributes.end(), key) != kNoAttributes.end() ||
         std::find(kEntityTimes.begin(), kEntityTimes.end(), key) != kEntityTimes.end();
}

std::optional<LonLat> point_in(const JsonArray& pair) {
  double lon = 0;
  double lat = 0;
  if (pair.at(0).get_double().get(lon) || pair.at(1).get_double().get(lat)) return std::nullopt;
  return LonLat{.lon_deg = lon, .lat_deg = lat};
}

// "25.03, 121.5": latitude first.
std::optional<LonLat> point_in(std::string_view text) {
  const std::size_t comma = text.find(',');
  if (comma == std::string_view::npos) return std::nullopt;
  const auto number = [](std::string_view word) -> std::optional<double> {
    while (word.starts_with(' ')) word.remove_prefix(1);
    while (word.ends_with(' ')) word.remove_suffix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    return error == std::errc{} && end == word.data() + word.size() ? std::optional{value} : std::nullopt;
  };
  const auto lat = number(text.substr(0, comma));
  const auto lon = number(text.substr(comma + 1));
  if (!lat || !lon) return std::nullopt;
  return LonLat{.lon_deg = *lon, .lat_deg = *lat};
}

class EntityReader {
 public:
  EntityReader(FeedContext& feed, Batch& batch, std::string asset, const JsonObject& entity,
               const std::optional<Stamp>& notified)
      : feed_{feed},
        batch_{batch},
        asset_{std::move(asset)},
        entity_{entity},
        notified_{notified},
        unlisted_{feed, asset_, FieldValues::Words::None} {}

  void read();

 private:
  struct Group {
    Stamp stamp{};
    FieldValues values;
  };
  void read_attribute(std::string_view name, JsonElement told, std::optional<JsonElement> observed_at,
                      int depth);
  void read_value(const std::string& path, const NgsiAttribute& attribute);
  FieldValues* values_at(const NgsiAttribute& attribute, const std::string& path);
  const std::optional<Stamp>& entity_stamp();
  bool is_wanted(const std::string& path) const;
  void read_description();
  bool read_location(const NgsiAttribute& location, AssetFact& fact);
  bool read_line(const JsonArray& points, AssetFact& fact);

  FeedContext& feed_;
  Batch& batch_;
  std::string asset_;
  const JsonObject& entity_;
  const std::optional<Stamp>& notified_;
  std::optional<std::optional<Stamp>> entity_stamp_{};  // looked for once
  FieldValues unlisted_;                                // counts what no rule names
  std::vector<Group> groups_{};                         // a few: one for each time
};

void EntityReader::read() {
  if (member(entity_, "deletedAt"))
    return batch_.find("entity-deleted", asset_, "deletedAt", "the broker deleted it");
  read_description();
  for (const auto [key, told] : entity_)
    if (!is_no_attribute(key) && key != "location" && key != "name") read_attribute(key, told, {}, 0);
  for (Group& group : groups_)
    group.values.finish({.event = *group.stamp.time,
                         .zone_assumed = group.stamp.zone_assumed,
                         .published = notified_ ? *notified_->time : TimePoint{}},
                        batch_);
}

bool EntityReader::is_wanted(const std::string& path) const {
  const std::vector<FieldRule>& rules = feed_.spec->fields;
  return std::any_of(rules.begin(), rules.end(), [&path](const FieldRule& rule) {
    const std::string_view source{rule.source};
    return source.starts_with(path) &&
           (source.size() == path.size() || source[path.size()] == '.' || source[path.size()] == '-');
  });
}

void EntityReader::read_attribute(std::string_view name, JsonElement told,
                                  std::optional<JsonElement> observed_at, int depth) {
  if (depth > kDeepest) return batch_.count_unknown_field();
  const std::string whole{name};
  const std::string path = depth > 0 || is_wanted(whole) ? whole : std::string{ngsi_short_name(name)};
  NgsiAttribute attribute = ngsi_attribute(told);
  if (!attribute.observed_at) attribute.observed_at = observed_at;
  if (!is_wanted(path)) {
    if (attribute.value)
      unlisted_.read(path, *attribute.value, {}, batch_);
    else
      batch_.count_unknown_field();
    return;
  }
  read_value(path, attribute);
  if (!attribute.wrapping) return;
  for (const auto [key, inner] : *attribute.wrapping)
    if (!is_ngsi_word(key))
      read_attribute(path + "." + std::string{ngsi_short_name(key)}, inner, attribute.observed_at, depth + 1);
}

void EntityReader::read_value(const std::string& path, const NgsiAttribute& attribute) {
  if (!attribute.value) return batch_.fail(Kind::WrongType, path, "a relationship has no value", asset_);
  FieldValues* values = values_at(attribute, path);
  if (!values) return;
  std::string_view text;
  if (!attribute.value->get_string().get(text) && text == kDeleted) return values->read_null(path, batch_);
  const std::array<std::string_view, 1> units{attribute.unit};
  values->read(path, *attribute.value, units, batch_);
}

FieldValues* EntityReader::values_at(const NgsiAttribute& attribute, const std::string& path) {
  std::optional<Stamp> stamp;
  if (attribute.observed_at) {
    stamp = ngsi_stamp(*attribute.observed_at, path + ".observedAt", feed_.zone, batch_, asset_);
    if (!stamp) return nullptr;
  } else {
    stamp = entity_stamp();
  }
  if (!stamp) return nullptr;
  for (Group& group : groups_)
    if (group.stamp.time == stamp->time) return &group.values;
  groups_.push_back({.stamp = *stamp, .values = FieldValues{feed_, asset_, FieldValues::Words::None}});
  return &groups_.back().values;
}

const std::optional<Stamp>& EntityReader::entity_stamp() {
  if (entity_stamp_) return *entity_stamp_;
  entity_stamp_.emplace();
  for (const std::string_view name : kEntityTimes) {
    const auto time = ngsi_time(entity_, name);
    if (!time) continue;
    *entity_stamp_ = ngsi_stamp(*time, name, feed_.zone, batch_, asset_);
    return *entity_stamp_;
  }
  *entity_stamp_ = notified_;
  if (!notified_)
    batch_.fail(Kind::MissingField, "observedAt", "neither attribute nor entity says when", asset_);
  return *entity_stamp_;
}

void EntityReader::read_description() {
  AssetFact fact = device_asset(asset_, batch_);
  std::string_view type = text_in(entity_, "type").value_or("");
  if (const auto types = list_in(entity_, "type"); types && types->at(0).get_string().get(type)) type = {};
  fact.kind = feed_.spec->kind.empty() ? ngsi_kind(type) : feed_.spec->kind;
  bool says_something = feed_.spec->kind.empty() && !fact.kind.empty();
  if (const auto told = member(entity_, "name")) {
    const auto value = ngsi_attribute(*told).value;
    std::string_view name;
    if (value && !value->get_string().get(name)) {
      const bool ascii =
          std::all_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
      (ascii ? fact.name.en : fact.name.zh) = presentable(name, kLongestText);
      says_something = true;
    } else {
      batch_.count_unknown_field();
    }
  }
  if (const auto told = member(entity_, "location"))
    says_something |= read_location(ngsi_attribute(*told), fact);
  if (says_something) batch_.facts.assets.push_back(std::move(fact));
}

bool EntityReader::read_location(const NgsiAttribute& location, AssetFact& fact) {
  std::string_view text;
  JsonObject shape;
  std::optional<LonLat> point;
  if (location.value && !location.value->get_string().get(text)) {
    point = point_in(text);
  } else if (location.value && !location.value->get_object().get(shape)) {
    const auto coordinates = list_in(shape, "coordinates");
    const std::string_view type = text_in(shape, "type").value_or("");
    if (coordinates && type == "LineString") return read_line(*coordinates, fact);
    if (coordinates && type == "Point") point = point_in(*coordinates);
    if (type != "Point" && !type.empty()) {
      batch_.count_unknown_field();
      return false;
    }
  }
  if (!point) {
    batch_.fail(Kind::BadPosition, "location", "is no place", asset_);
    return false;
  }
  const auto place = device_place(point->lon_deg, point->lat_deg, asset_, feed_, batch_);
  if (!place) return false;
  fact.place = place->at;
  fact.place_approximate = place->approximate;
  return true;
}

bool EntityReader::read_line(const JsonArray& points, AssetFact& fact) {
  std::vector<LonLat> line;
  for (const JsonElement one : points) {
    JsonArray pair;
    const auto point = one.get_array().get(pair) ? std::nullopt : point_in(pair);
    const CheckedPlace checked =
        point ? checked_place(*point, feed_.spec->extent) : CheckedPlace{.why = "no place"};
    if (!checked.place || line.size() >= kMostPoints) {
      batch_.fail(
          Kind::BadPosition, "location",
          "point " + std::to_string(line.size()) + " is " + (checked.place ? "one too many" : checked.why),
          asset_);
      return false;
    }
    line.push_back(*checked.place);
  }
  fact.line = std::move(line);
  return !fact.line.empty();
}

void read_entity(JsonElement told, const std::optional<Stamp>& notified, FeedContext& feed, Batch& batch) {
  JsonObject entity;
  if (told.get_object().get(entity)) return batch.fail(Kind::WrongType, "", "an entity is a JSON object");
  const auto asset = device_id(text_in(entity, "id").value_or(""), "id", batch);
  if (asset) EntityReader{feed, batch, *asset, entity, notified}.read();
}

void read_notification(const JsonObject& root, const JsonArray& data, FeedContext& feed, Batch& batch) {
  std::optional<Stamp> notified;
  if (const auto at = member(root, "notifiedAt"))
    notified = stamp_in(*at, "notifiedAt", feed.zone, batch, {});
  for (const JsonElement entity : data) read_entity(entity, notified, feed, batch);
}

}  // namespace

void decode_ngsi_ld(DeviceJson& json, FeedContext& feed, Batch& batch) {
  if (batch.message().payload.empty()) return;
  const auto root = json.read(batch, kMostBytes);
  if (!root) return;
  JsonArray entities;
  JsonObject object;
  if (!root->get_array().get(entities)) {
    for (const JsonElement entity : entities) read_entity(entity, {}, feed, batch);
    return;
  }
  if (root->get_object().get(object))
    return batch.fail(Kind::WrongType, "", "should be an entity, a list of them or a notification");
  const auto data = list_in(object, "data");
  const bool notification = text_in(object, "type") == "Notification" || text_in(object, "subscriptionId");
  if (data && notification) return read_notification(object, *data, feed, batch);
  if (notification) return batch.fail(Kind::MissingField, "data", "a notification holds a list of entities");
  read_entity(*root, {}, feed, batch);
}

}  // namespace city
