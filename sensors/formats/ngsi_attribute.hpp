// One attribute of an NGSI entity, unwrapped: normalised, concise, NGSI-v2 and key-values forms look the same afterwards.
// Inside sensors/ only: it carries simdjson. Wire document: ngsi_ld.hpp. Threads: one.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "sensors/formats/device_json.hpp"

namespace city {

struct NgsiAttribute {
  std::optional<JsonElement> value{};  // nothing: a relationship, or several instances without a default one
  std::string_view unit{};             // UN/CEFACT code; may be empty
  std::optional<JsonElement> observed_at{};
  std::optional<JsonElement> modified_at{};
  std::optional<JsonObject> wrapping{};  // whose other members are properties of the attribute
};

NgsiAttribute ngsi_attribute(JsonElement told);

// The value of an attribute that is a time, also as {"@type":"DateTime","@value":…}.
std::optional<JsonElement> ngsi_time(const JsonObject& entity, std::string_view name);
// The same, the interval's end when it is one.
std::optional<Stamp> ngsi_stamp(JsonElement value, std::string_view field, Zone& zone, Batch& batch,
                                std::string_view subject);

// Members of a wrapping that are no properties of their own.
bool is_ngsi_word(std::string_view key);
// The part of a name after the last / or #.
std::string_view ngsi_short_name(std::string_view name);
// AirQualityObserved, https://…/AirQualityObserved: air_quality_observed.
std::string ngsi_kind(std::string_view type);

}  // namespace city
