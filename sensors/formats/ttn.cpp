#include "sensors/formats/ttn.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "sensors/formats/device_facts.hpp"
#include "sensors/formats/device_json.hpp"
#include "sensors/formats/device_topic.hpp"
#include "sensors/formats/fields.hpp"

namespace city {
namespace {

using Kind = DecodeError::Kind;
constexpr std::size_t kMostWarnings = 8;

struct Meaning {
  std::string_view application{};  // with its tenant; empty when the topic does not say
  std::string_view device{};
  std::string what{};  // up, join, location/solved …
  bool names_application = false;
};

Meaning meaning_of(const FeedSpec& spec, std::string_view topic) {
  const std::vector<std::string_view> levels = levels_of(topic);
  const auto devices = std::find(levels.begin(), levels.end(), "devices");
  if (levels.end() - devices < 3) return {.what = "up"};
  const auto at = static_cast<std::size_t>(devices - levels.begin());
  return {.application = at > 0 ? levels[at - 1] : std::string_view{},
          .device = levels[at + 1],
          .what = joined(levels, at + 2, levels.size()),
          .names_application = at > 0 && fixed_levels(spec, topic) < at};
}

std::optional<std::string> asset_of(const Meaning& meaning, const JsonObject& root, Batch& batch) {
  const auto ids = object_in(root, "end_device_ids");
  const std::string_view told = ids ? text_in(*ids, "device_id").value_or("") : std::string_view{};
  if (!meaning.device.empty() && !told.empty() && told != meaning.device) {
    batch.fail(Kind::BadValue, "end_device_ids.device_id",
               std::string{"the topic says "}.append(meaning.device).append(", the document ").append(told),
               meaning.device);
    return std::nullopt;
  }
  std::string id{meaning.device.empty() ? told : meaning.device};
  if (meaning.names_application && !id.empty()) id = std::string{meaning.application}.append("/").append(id);
  return device_id(id, "end_device_ids.device_id", batch);
}

void add_place(const JsonObject& location, const std::string& asset, const FeedContext& feed, Batch& batch) {
  // What is exactly 0 is left out by the server.
  const auto place = device_place(number_in(location, "longitude").value_or(0),
                                  number_in(location, "latitude").value_or(0), asset, feed, batch);
  if (!place) return;
  AssetFact fact = device_asset(asset, batch);
  fact.place = place->at;
  fact.place_approximate = place->approximate;
  batch.facts.assets.push_back(std::move(fact));
}

std::optional<DeviceTimes> times_of(const JsonObject& root, const JsonObject& uplink,
                                    const std::string& asset, FeedContext& feed, Batch& batch) {
  const auto settings = object_in(uplink, "settings");
  const auto heard = settings ? member(*settings, "time") : std::nullopt;
  auto served = member(uplink, "received_at");
  if (!served) served = member(root, "received_at");
  if (!heard && !served) {
    batch.fail(Kind::MissingField, "received_at", "an uplink needs a time", asset);
    return std::nullopt;
  }
  std::optional<Stamp> event;
  std::optional<Stamp> published;
  if (heard) event = stamp_in(*heard, "settings.time", feed.zone, batch, asset);
  if (served) published = stamp_in(*served, "received_at", feed.zone, batch, asset);
  if (!event) event = published;
  if (!event) return std::nullopt;
  return DeviceTimes{.event = *event->time,
                     .zone_assumed = event->zone_assumed,
                     .published = published ? *published->time : TimePoint{}};
}

void read_warnings(const JsonObject& uplink, const std::string& asset, Batch& batch) {
  const auto warnings = list_in(uplink, "decoded_payload_warnings");
  if (!warnings) return;
  std::size_t left = kMostWarnings;
  for (const JsonElement warning : *warnings) {
    std::string_view text;
    if (left-- == 0) return;
    if (!warning.get_string().get(text))
      batch.find("decoder-warning", asset, "decoded_payload_warnings", text);
  }
}

void read_values(const JsonObject& root, const JsonObject& uplink, const std::string& asset,
                 FeedContext& feed, Batch& batch) {
  const auto payload = object_in(uplink, "decoded_payload");
  if (!payload && text_in(uplink, "frm_payload"))
    return batch.fail(Kind::MissingField, "decoded_payload",
                      "no decoder for the payload: give the application a payload formatter", asset);
  if (!payload) return batch.find("empty-uplink", asset, "", "an uplink without a payload");
  const auto times = times_of(root, uplink, asset, feed, batch);
  if (!times) return;
  FieldValues values{feed, asset, FieldValues::Words::None};
  values.read_members(*payload, {}, batch);
  values.fill_absent(batch);
  values.finish(*times, batch);
}

void read_uplink(const JsonObject& root, const std::string& asset, FeedContext& feed, Batch& batch) {
  const auto uplink = object_in(root, "uplink_message");
  if (!uplink) return batch.fail(Kind::MissingField, "uplink_message", "an uplink holds one", asset);
  if (is_true(root, "simulated"))
    return batch.find("simulated-uplink", asset, "simulated", "made up in the server's console; not used");
  read_warnings(*uplink, asset, batch);
  if (const auto locations = object_in(*uplink, "locations")) {
    auto location = object_in(*locations, "frm-payload");
    if (!location) location = object_in(*locations, "user");
    if (location) add_place(*location, asset, feed, batch);
  }
  read_values(root, *uplink, asset, feed, batch);
}

void read_solved(const JsonObject& root, const std::string& asset, const FeedContext& feed, Batch& batch) {
  const auto solved = object_in(root, "location_solved");
  const auto location = solved ? object_in(*solved, "location") : std::nullopt;
  if (!location)
    return batch.fail(Kind::MissingField, "location_solved.location", "a solved location holds one", asset);
  add_place(*location, asset, feed, batch);
}

bool is_not_ours(std::string_view what) {
  return what.starts_with("down/") || what == "up/normalized" || what == "service/data";
}

}  // namespace

void decode_ttn(DeviceJson& json, FeedContext& feed, Batch& batch) {
  const Meaning meaning = meaning_of(*feed.spec, batch.message().topic);
  if (batch.message().payload.empty() || is_not_ours(meaning.what)) return;
  if (meaning.what != "up" && meaning.what != "join" && meaning.what != "location/solved")
    return batch.fail(Kind::UnknownTopic, "", "The Things Stack has no topic devices/…/" + meaning.what,
                      meaning.device);
  const auto root = json.read_object(batch, kMaxDeviceBytes);
  if (!root) return;
  const auto asset = asset_of(meaning, *root, batch);
  if (!asset) return;
  if (meaning.what == "up") return read_uplink(*root, *asset, feed, batch);
  if (meaning.what == "location/solved") return read_solved(*root, *asset, feed, batch);
  if (!object_in(*root, "join_accept"))
    return batch.fail(Kind::MissingField, "join_accept", "a join holds one", *asset);
  add_presence(*asset, true, batch);
}

}  // namespace city
