#include "sensors/formats/ngsi_attribute.hpp"

#include <algorithm>
#include <array>

namespace city {
namespace {

constexpr std::size_t kLongestKind = 64;
constexpr std::array<std::string_view, 15> kWords{"type",        "value",      "object",       "objectType",
                                                  "languageMap", "json",       "vocab",        "unitCode",
                                                  "datasetId",   "observedAt", "createdAt",    "modifiedAt",
                                                  "metadata",    "instanceId", "previousValue"};

bool is_wrapping(const JsonObject& told) {
  JsonElement any;
  return !told.at_key("value").get(any) || !told.at_key("object").get(any) ||
         !told.at_key("languageMap").get(any) || !told.at_key("vocab").get(any) ||
         !told.at_key("json").get(any);
}

// metadata of NGSI-v2: {"TimeInstant":{"type":"DateTime","value":…}}
std::optional<JsonElement> from_metadata(const JsonObject& told, std::string_view name) {
  const auto metadata = object_in(told, "metadata");
  if (!metadata) return std::nullopt;
  const auto inner = member(*metadata, name);
  JsonObject wrapped;
  if (inner && !inner->get_object().get(wrapped)) return member(wrapped, "value");
  return inner;
}

std::string_view unit_from_metadata(const JsonObject& told) {
  const auto unit = from_metadata(told, "unitCode");
  std::string_view text;
  return unit && !unit->get_string().get(text) ? text : std::string_view{};
}

NgsiAttribute unwrapped(const JsonObject& told) {
  NgsiAttribute attribute;
  JsonElement value;
  if (!told.at_key("value").get(value)) attribute.value = value;  // null included: it is Missing
  attribute.unit = text_in(told, "unitCode").value_or("");
  if (attribute.unit.empty()) attribute.unit = unit_from_metadata(told);
  attribute.observed_at = member(told, "observedAt");
  if (!attribute.observed_at) attribute.observed_at = from_metadata(told, "TimeInstant");
  if (!attribute.observed_at) attribute.observed_at = from_metadata(told, "observedAt");
  attribute.modified_at = member(told, "modifiedAt");
  if (!attribute.modified_at) attribute.modified_at = from_metadata(told, "dateModified");
  attribute.wrapping = told;
  return attribute;
}

bool is_instance(JsonElement told) {
  JsonObject object;
  return !told.get_object().get(object) && is_wrapping(object);
}

}  // namespace

NgsiAttribute ngsi_attribute(JsonElement told) {
  JsonObject object;
  if (!told.get_object().get(object))
    return is_wrapping(object) ? unwrapped(object) : NgsiAttribute{.value = told};
  JsonArray list;
  if (told.get_array().get(list)) return {.value = told};
  bool instances = false;
  for (const JsonElement one : list) {
    if (!is_instance(one)) continue;
    instances = true;
    JsonElement id;
    if (one.at_key("datasetId").get(id)) return ngsi_attribute(one);
  }
  return instances ? NgsiAttribute{} : NgsiAttribute{.value = told};
}

std::optional<JsonElement> ngsi_time(const JsonObject& entity, std::string_view name) {
  const auto told = member(entity, name);
  if (!told) return std::nullopt;
  const auto value = ngsi_attribute(*told).value;
  if (!value || value->is_null()) return std::nullopt;
  JsonObject typed;
  if (value->get_object().get(typed)) return value;
  return member(typed, "@value");
}

std::optional<Stamp> ngsi_stamp(JsonElement value, std::string_view field, Zone& zone, Batch& batch,
                                std::string_view subject) {
  std::string_view text;
  if (value.get_string().get(text)) return stamp_in(value, field, zone, batch, subject);
  // Years may be parted by slashes too, so that only a stamp with a T on both sides is an interval.
  const std::size_t slash = text.find('/');
  const bool interval =
      slash != std::string_view::npos && text.substr(0, slash).find('T') != std::string_view::npos;
  const Stamp stamp = stamp_from_text(interval ? text.substr(slash + 1) : text, zone);
  if (stamp.time) return stamp;
  batch.fail(DecodeError::Kind::BadTime, field, "\"" + presentable(text, 60) + "\" is " + stamp.why, subject);
  return std::nullopt;
}

bool is_ngsi_word(std::string_view key) {
  return std::find(kWords.begin(), kWords.end(), key) != kWords.end();
}

std::string_view ngsi_short_name(std::string_view name) {
  const std::size_t cut = name.find_last_of("/#");
  return cut == std::string_view::npos || cut + 1 == name.size() ? name : name.substr(cut + 1);
}

std::string ngsi_kind(std::string_view type) {
  std::string kind;
  for (const char c : ngsi_short_name(type)) {
    const bool capital = c >= 'A' && c <= 'Z';
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (capital && !kind.empty() && kind.back() != '_') kind += '_';
    if (capital)
      kind += static_cast<char>(c - 'A' + 'a');
    else if (plain)
      kind += c;
    else if (!kind.empty() && kind.back() != '_')
      kind += '_';
  }
  return kind.substr(0, kLongestKind);
}

}  // namespace city
