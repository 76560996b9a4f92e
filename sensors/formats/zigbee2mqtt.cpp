#include "sensors/formats/zigbee2mqtt.hpp"

#include <optional>
#include <string>

#include "sensors/formats/device_facts.hpp"
#include "sensors/formats/device_json.hpp"
#include "sensors/formats/device_topic.hpp"
#include "sensors/formats/fields.hpp"

namespace city {
namespace {

using Kind = DecodeError::Kind;
using Levels = std::vector<std::string_view>;

bool is_command(const Levels& levels, std::size_t base) {
  const auto is_verb = [](std::string_view level) { return level == "set" || level == "get"; };
  const std::size_t last = levels.size() - 1;
  return (last > base && is_verb(levels[last])) || (last > base + 1 && is_verb(levels[last - 1]));
}

// A word, or {"state": the word}.
std::optional<bool> presence(DeviceJson& json, std::string_view subject, Batch& batch) {
  std::string state{presentable(batch.message().payload, 64)};
  if (state.starts_with('{')) {
    const auto root = json.read_object(batch, kMaxDeviceBytes);
    if (!root) return std::nullopt;
    state = text_in(*root, "state").value_or("");
  }
  if (state == "online") return true;
  if (state == "offline") return false;
  batch.fail(Kind::BadValue, "state", "\"" + presentable(state, 60) + "\" is neither online nor offline",
             subject);
  return std::nullopt;
}

void read_device(DeviceJson& json, const std::string& asset, FeedContext& feed, Batch& batch) {
  const auto root = json.read_object(batch, kMaxDeviceBytes);
  if (!root) return;
  DeviceTimes times{.event = batch.message().received_at};
  if (const auto seen = member(*root, "last_seen")) {
    const auto stamp = stamp_in(*seen, "last_seen", feed.zone, batch, asset);
    if (!stamp) return;
    times.event = *stamp->time;
    times.zone_assumed = stamp->zone_assumed;
  } else if (batch.message().retained) {
    return batch.find("retained-without-time", asset, "last_seen",
                      "kept by the broker for nobody knows how long; switch last_seen on in the bridge");
  }
  FieldValues values{feed, asset, FieldValues::Words::OnOff};
  for (const auto [key, value] : *root)
    if (key != "last_seen" && key != "elapsed") values.read(std::string{key}, value, {}, batch);
  values.finish(times, batch);
}

}  // namespace

void decode_zigbee2mqtt(DeviceJson& json, FeedContext& feed, Batch& batch) {
  const Levels levels = levels_of(batch.message().topic);
  const std::size_t base = fixed_levels(*feed.spec, batch.message().topic);
  if (batch.message().payload.empty()) return;
  if (base >= levels.size()) return batch.fail(Kind::UnknownTopic, "", "names no device");
  if (levels[base] == "bridge") {
    if (joined(levels, base, levels.size()) != "bridge/state") return;
    if (const auto online = presence(json, {}, batch))
      batch.facts.publishers.push_back({.feed = batch.feed(), .online = *online});
    return;
  }
  if (is_command(levels, base)) return;
  const bool is_availability = levels.back() == "availability" && levels.size() > base + 1;
  const auto asset =
      device_id(joined(levels, base, levels.size() - (is_availability ? 1 : 0)), "topic", batch);
  if (!asset) return;
  if (!is_availability) return read_device(json, *asset, feed, batch);
  if (const auto online = presence(json, *asset, batch)) add_presence(*asset, *online, batch);
}

}  // namespace city
