#include "sensors/formats/sensorthings.hpp"

#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "sensors/formats/measured_value.hpp"
#include "sensors/formats/sensorthings_entities.hpp"
#include "sensors/formats/sensorthings_topic.hpp"
#include "sensors/formats/source_units.hpp"

namespace city {
namespace {

using Kind = DecodeError::Kind;
using Type = SensorThingsTopic::Type;
constexpr std::size_t kMostBytes = std::size_t{64} << 20;
constexpr std::array<std::string_view, 9> kOfAnObservation{
    "result",        "phenomenonTime", "resultTime", "Datastream",       "@iot.id",
    "@iot.selfLink", "validTime",      "parameters", "FeatureOfInterest"};

void count_unknown(const JsonObject& observation, Batch& batch) {
  for (const auto field : observation) {
    const bool is_known =
        std::find(kOfAnObservation.begin(), kOfAnObservation.end(), field.key) != kOfAnObservation.end();
    if (!is_known && !field.key.ends_with("@iot.navigationLink")) batch.count_unknown_field();
  }
}

// Empty: reported.
std::optional<Stamp> time_of(const JsonObject& observation, FeedContext& feed, const std::string& asset,
                             Batch& batch) {
  for (const char* field : {"phenomenonTime", "resultTime"}) {
    const auto value = member(observation, field);
    if (!value) continue;
    std::string_view text;
    if (value->get_string().get(text)) {
      batch.fail(Kind::WrongType, field, "should be a text", asset);
      return std::nullopt;
    }
    const std::string_view end =
        text.substr(text.rfind('/') == std::string_view::npos ? 0 : text.rfind('/') + 1);
    const Stamp stamp = stamp_from_text(end, feed.zone);
    if (stamp.time) return stamp;
    batch.fail(Kind::BadTime, field, "\"" + presentable(end, 60) + "\" is " + stamp.why, asset);
    return std::nullopt;
  }
  batch.fail(Kind::MissingField, "phenomenonTime", "an Observation needs a time", asset);
  return std::nullopt;
}

// Empty: reported.
std::optional<Measured> value_of(const JsonObject& observation, const StaDatastream& datastream,
                                 const FeedContext& feed, const std::string& asset, Batch& batch) {
  const FieldRule& rule = *datastream.rule;
  const auto fail = [&](Kind kind, std::string_view why) {
    batch.fail(kind, "result", why, asset);
    return std::nullopt;
  };
  JsonElement result;
  if (observation.at_key("result").get(result))
    return fail(Kind::MissingField, "an Observation needs a result");
  if (result.is_null()) return missing_value(rule.quantity);
  double told = 0;
  bool on = false;
  if (!result.get_bool().get(on))
    told = on ? 1 : 0;
  else if (result.get_double().get(told))
    return fail(Kind::WrongType, result.is_string() ? "is a text, should be a number" : "should be a number");
  const bool has_rule_of_its_own = rule.scale != 1 || rule.offset != 0;
  const double value = has_rule_of_its_own ? told * rule.scale + rule.offset
                                           : in_unit_of(rule.quantity, told, datastream.unit);
  if (!std::isfinite(value)) return fail(Kind::BadValue, "is not a finite number");
  return converted_value(feed, rule.quantity, told, value);
}

}  // namespace

struct SensorThingsDecoder::Impl {
  DeviceJson json{};
  StaEntities entities{};

  void observation(const JsonObject& object, std::string_view datastream_id, FeedContext& feed, Batch& batch);
  void document(bool is_catalogue, FeedContext& feed, Batch& batch);
  void entity(const SensorThingsTopic& topic, const JsonObject& object, FeedContext& feed, Batch& batch);
};

void SensorThingsDecoder::Impl::observation(const JsonObject& object, std::string_view datastream_id,
                                            FeedContext& feed, Batch& batch) {
  std::string id{datastream_id};
  const auto datastream_in = object_in(object, "Datastream");
  if (id.empty() && datastream_in) id = sta_id(*datastream_in);
  if (id.empty()) {
    const bool is_multi = member(object, "MultiDatastream").has_value();
    return batch.fail(is_multi ? Kind::Refused : Kind::MissingField, "Datastream",
                      is_multi ? "of a MultiDatastream: lists of results are not read"
                               : "neither the topic nor the Observation says whose it is");
  }
  const StaDatastream* datastream = entities.datastream(id);
  const StaThing* thing = datastream ? entities.thing(datastream->thing) : nullptr;
  if (!thing)
    return batch.find("no-metadata", "Datastreams(" + id + ")", "Datastream",
                      datastream ? "whose Thing it is was not told" : "not told so far");
  if (!datastream->rule) return batch.count_unknown_field();
  count_unknown(object, batch);
  const std::string& asset = thing->asset;
  const auto stamp = time_of(object, feed, asset, batch);
  auto value = stamp ? value_of(object, *datastream, feed, asset, batch) : std::nullopt;
  if (!value) return;
  Facts& facts = batch.facts;
  const Message& message = batch.message();
  facts.readings.push_back({.asset = asset,
                            .event_time = *stamp->time,
                            .position = message.position,
                            .received_at = message.received_at,
                            .first = static_cast<std::uint32_t>(facts.measured.size()),
                            .count = 1,
                            .feed = batch.feed(),
                            .retained = message.retained,
                            .zone_assumed = stamp->zone_assumed});
  facts.measured.push_back(std::move(*value));
}

void SensorThingsDecoder::Impl::document(bool is_catalogue, FeedContext& feed, Batch& batch) {
  const auto root = json.read_object(batch, kMostBytes);
  if (!root) return;
  const auto datastreams = list_in(*root, "value");
  if (!datastreams)
    return batch.fail(Kind::MissingField, "value", "a document is {\"value\": [Datastream, …]}");
  for (const JsonElement element : *datastreams) {
    JsonObject object;
    if (element.get_object().get(object))
      batch.fail(Kind::WrongType, "value", "each should be a Datastream");
    else
      entities.read_datastream(object, "", "", feed, batch);
  }
  entities.announce(is_catalogue, feed, batch);
  const bool is_news = entities.take_changed();
  if (is_catalogue) return;
  if (is_news) batch.remember(batch.message().topic);
  for (const JsonObject& datastream : objects_in(*root, "value")) {
    const std::string id = sta_id(datastream);
    if (id.empty()) continue;  // reported
    for (const JsonObject& one : objects_in(datastream, "Observations")) observation(one, id, feed, batch);
  }
}

void SensorThingsDecoder::Impl::entity(const SensorThingsTopic& topic, const JsonObject& object,
                                       FeedContext& feed, Batch& batch) {
  std::string id;
  if (topic.type == Type::Datastream) {
    id = entities.read_datastream(object, topic.id, topic.of_thing, feed, batch);
  } else if (topic.type == Type::Location) {
    id = entities.read_location(object, topic.id, topic.of_thing, batch);
  } else if (topic.type == Type::Thing) {
    id = entities.read_thing(object, topic.id, feed, batch);
    if (!id.empty() && !topic.of_datastream.empty()) entities.link(topic.of_datastream, id, feed, batch);
  } else if (!topic.of_datastream.empty()) {
    entities.read_property(object, topic.of_datastream, feed, batch);
  }
  entities.announce(false, feed, batch);
  if (!entities.take_changed()) return;
  std::string under{batch.message().topic};
  const bool is_of_a_set = topic.id.empty() && topic.of_datastream.empty();
  if (is_of_a_set) under.append("(").append(id).append(")");
  batch.remember(under);
}

SensorThingsDecoder::SensorThingsDecoder() : impl_{std::make_unique<Impl>()} {}
SensorThingsDecoder::~SensorThingsDecoder() = default;
SensorThingsDecoder::SensorThingsDecoder(SensorThingsDecoder&&) noexcept = default;
SensorThingsDecoder& SensorThingsDecoder::operator=(SensorThingsDecoder&&) noexcept = default;

void SensorThingsDecoder::decode(FeedContext& feed, Batch& batch) {
  if (batch.message().payload.empty()) return;  // how MQTT clears a retained message
  const SensorThingsTopic topic = sensorthings_topic(batch.message().topic);
  switch (topic.type) {
    case Type::Ignored:
      return;
    case Type::Unknown:
      return batch.fail(Kind::UnknownTopic, "",
                        std::string{"no entity of SensorThings: "}.append(batch.message().topic));
    case Type::MultiDatastream:
      return batch.fail(Kind::Refused, "MultiDatastream", "lists of results are not read");
    case Type::Document:
      return impl_->document(false, feed, batch);
    default:
      break;
  }
  const auto object = impl_->json.read_object(batch, kMaxDeviceBytes);
  if (!object) return;
  if (topic.type == Type::Observation) return impl_->observation(*object, topic.of_datastream, feed, batch);
  impl_->entity(topic, *object, feed, batch);
}

void SensorThingsDecoder::catalogue(FeedContext& feed, Batch& batch) { impl_->document(true, feed, batch); }

}  // namespace city
