#include "sensors/formats/ngsi_ld.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "sensors/formats/device_facts.hpp"
#include "sensors/formats/device_json.hpp"
#include "sensors/formats/fields.hpp"
#include "sensors/formats/ngsi_attribute.hpp"
#include "sensors/formats/ngsi_location.hpp"

namespace city {
namespace {

using Kind = DecodeError::Kind;
constexpr std::size_t kMostBytes = std::size_t{64} << 20;
constexpr std::size_t kLongestText = 512;
constexpr std::size_t kMostTimes = 64;
constexpr int kDeepest = 4;  // properties of properties
constexpr std::string_view kDeleted{"urn:ngsi-ld:null"};
// Of the entity, in the order in which they are believed.
constexpr std::array<std::string_view, 4> kObserved{"dateObserved", "dateObservedTo", "TimeInstant",
                                                    "observedAt"};
constexpr std::array<std::string_view, 2> kModified{"modifiedAt", "dateModified"};
constexpr std::array<std::string_view, 8> kNoAttributes{
    "id", "type", "@context", "scope", "createdAt", "dateCreated", "dateObservedFrom", "expiresAt"};

bool is_no_attribute(std::string_view key) {
  const auto is_one_of = [key](const auto& names) {
    return std::find(names.begin(), names.end(), key) != names.end();
  };
  return is_one_of(kNoAttributes) || is_one_of(kObserved) || is_one_of(kModified);
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
  struct EntityTime {
    bool given = false;
    std::optional<Stamp> stamp{};  // nothing although given: reported
  };
  void read_attribute(std::string_view name, JsonElement told, std::optional<JsonElement> observed_at,
                      int depth);
  void read_value(const std::string& path, const NgsiAttribute& attribute);
  FieldValues* values_at(const NgsiAttribute& attribute, const std::string& path);
  std::optional<Stamp> stamp_of(const NgsiAttribute& attribute, const std::string& path);
  EntityTime first_of(std::span<const std::string_view> names);
  void read_description();

  FeedContext& feed_;
  Batch& batch_;
  std::string asset_;
  const JsonObject& entity_;
  const std::optional<Stamp>& notified_;
  std::optional<EntityTime> observed_{};  // each looked for once
  std::optional<EntityTime> modified_{};
  FieldValues unlisted_;         // counts what no rule names
  std::vector<Group> groups_{};  // a few: one for each time
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

void EntityReader::read_attribute(std::string_view name, JsonElement told,
                                  std::optional<JsonElement> observed_at, int depth) {
  if (depth > kDeepest) return batch_.count_unknown_field();
  const std::string whole{name};
  const std::string path =
      depth > 0 || FieldValues::reach_into(*feed_.spec, whole) ? whole : std::string{ngsi_short_name(name)};
  NgsiAttribute attribute = ngsi_attribute(told);
  if (!attribute.observed_at) attribute.observed_at = observed_at;
  if (!FieldValues::reach_into(*feed_.spec, path)) {
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

std::optional<Stamp> EntityReader::stamp_of(const NgsiAttribute& attribute, const std::string& path) {
  if (attribute.observed_at)
    return ngsi_stamp(*attribute.observed_at, path + ".observedAt", feed_.zone, batch_, asset_);
  if (!observed_) observed_ = first_of(kObserved);
  if (observed_->given) return observed_->stamp;
  if (attribute.modified_at)
    return ngsi_stamp(*attribute.modified_at, path + ".modifiedAt", feed_.zone, batch_, asset_);
  if (modified_) return modified_->stamp;
  modified_ = first_of(kModified);
  if (!modified_->given) modified_->stamp = notified_;
  if (!modified_->given && !notified_)
    batch_.fail(Kind::MissingField, "observedAt", "neither attribute nor entity says when", asset_);
  return modified_->stamp;
}

EntityReader::EntityTime EntityReader::first_of(std::span<const std::string_view> names) {
  for (const std::string_view name : names)
    if (const auto time = ngsi_time(entity_, name))
      return {.given = true, .stamp = ngsi_stamp(*time, name, feed_.zone, batch_, asset_)};
  return {};
}

FieldValues* EntityReader::values_at(const NgsiAttribute& attribute, const std::string& path) {
  const auto stamp = stamp_of(attribute, path);
  if (!stamp) return nullptr;
  for (Group& group : groups_)
    if (group.stamp.time == stamp->time) return &group.values;
  if (groups_.size() >= kMostTimes) {
    batch_.fail(Kind::BadValue, path, "more than 64 different times in one entity", asset_);
    return nullptr;
  }
  groups_.push_back({.stamp = *stamp, .values = FieldValues{feed_, asset_, FieldValues::Words::None}});
  return &groups_.back().values;
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
    says_something |= add_ngsi_location(ngsi_attribute(*told), fact, feed_, batch_);
  if (says_something) batch_.facts.assets.push_back(std::move(fact));
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
