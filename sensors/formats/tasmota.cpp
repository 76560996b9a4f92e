#include "sensors/formats/tasmota.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "sensors/formats/device_facts.hpp"
#include "sensors/formats/device_json.hpp"
#include "sensors/formats/device_topic.hpp"
#include "sensors/formats/fields.hpp"

namespace city {
namespace {

using Kind = DecodeError::Kind;

struct Meaning {
  std::string_view prefix{};  // tele, stat, cmnd; empty: none of them
  std::string_view word{};    // SENSOR, LWT …
  std::string device{};
};

Meaning meaning_of(std::string_view topic) {
  std::vector<std::string_view> levels = levels_of(topic);
  const std::string_view word = levels.back();
  levels.pop_back();
  const auto is_prefix = [](std::string_view level) {
    return level == "tele" || level == "stat" || level == "cmnd";
  };
  const auto prefix = std::find_if(levels.begin(), levels.end(), is_prefix);
  if (prefix == levels.end()) return {};
  const std::string_view name = *prefix;
  levels.erase(prefix);
  return {.prefix = name, .word = word, .device = joined(levels, 0, levels.size())};
}

// Where in the document the values are; empty: on top. Nothing: the topic holds no values.
std::optional<std::string_view> place_of_values(const Meaning& meaning) {
  if (meaning.prefix == "tele" && (meaning.word == "SENSOR" || meaning.word == "STATE")) return "";
  if (meaning.prefix != "stat") return std::nullopt;
  if (meaning.word == "STATUS8" || meaning.word == "STATUS10") return "StatusSNS";
  if (meaning.word == "STATUS11") return "StatusSTS";
  return std::nullopt;
}

void read_values(const JsonObject& root, const std::string& asset, FeedContext& feed, Batch& batch) {
  const auto time = member(root, "Time");
  if (!time) return batch.fail(Kind::MissingField, "Time", "a report needs a time", asset);
  const auto stamp = stamp_in(*time, "Time", feed.zone, batch, asset);
  if (!stamp) return;
  const std::array<std::string_view, 2> units{text_in(root, "TempUnit").value_or("C"),
                                              text_in(root, "PressureUnit").value_or("hPa")};
  FieldValues values{feed, asset, FieldValues::Words::OnOff};
  for (const auto [key, value] : root)
    if (key != "Time" && key != "TempUnit" && key != "PressureUnit")
      values.read(std::string{key}, value, units, batch);
  values.finish({.event = *stamp->time, .zone_assumed = stamp->zone_assumed}, batch);
}

void read_will(const std::string& asset, Batch& batch) {
  const std::string word = presentable(batch.message().payload, 64);
  if (word == "Online" || word == "Offline") return add_presence(asset, word == "Online", batch);
  batch.fail(Kind::BadValue, "LWT", "\"" + word + "\" is neither Online nor Offline", asset);
}

}  // namespace

void decode_tasmota(DeviceJson& json, FeedContext& feed, Batch& batch) {
  if (batch.message().payload.empty()) return;
  const Meaning meaning = meaning_of(batch.message().topic);
  if (meaning.prefix.empty())
    return batch.fail(Kind::UnknownTopic, "",
                      "no level of the topic is tele, stat or cmnd: " + std::string{batch.message().topic});
  const bool is_will = meaning.prefix == "tele" && meaning.word == "LWT";
  const auto place = place_of_values(meaning);
  if (!is_will && !place) return;
  const auto asset = device_id(meaning.device, "topic", batch);
  if (!asset) return;
  if (is_will) return read_will(*asset, batch);
  const auto root = json.read_object(batch, kMaxDeviceBytes);
  if (!root) return;
  if (place->empty()) return read_values(*root, *asset, feed, batch);
  if (const auto inner = object_in(*root, *place)) return read_values(*inner, *asset, feed, batch);
  batch.fail(Kind::MissingField, *place, "an answer holds one", *asset);
}

}  // namespace city
