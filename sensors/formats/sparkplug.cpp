#include "sensors/formats/sparkplug.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "sensors/formats/device_facts.hpp"
#include "sensors/formats/measured_value.hpp"
#include "sensors/formats/sparkplug_births.hpp"
#include "sensors/formats/sparkplug_payload.hpp"
#include "sensors/formats/sparkplug_topic.hpp"

namespace city {
namespace {

using Kind = DecodeError::Kind;
using Type = SparkplugTopic::Type;
constexpr std::size_t kMostNodes = 10'000;
constexpr std::size_t kMostBytes = std::size_t{64} << 20;
constexpr std::uint64_t kAnyTime = std::numeric_limits<std::uint64_t>::max();

struct Dated {
  TimePoint time{};
  Measured value{};
};

std::string_view shown(const SparkplugMetric& metric) { return metric.name.empty() ? "alias" : metric.name; }

// One message being read.
struct Incoming {
  const FeedContext& feed;
  Batch& batch;
  SparkplugTopic topic{};
  std::string asset{};       // of the device, else of the node
  std::string node_asset{};  // of the node
  SparkplugPayload payload{};
  bool is_live = true;  // told now, by the node itself
};

Quality quality_told(const SparkplugMetric& metric) {
  if (!metric.quality) return Quality::Good;
  if (*metric.quality == 0) return Quality::Bad;
  return *metric.quality == 500 ? Quality::Suspect : Quality::Good;
}

// Empty: reported.
std::optional<Dated> judged(const SparkplugMetric& metric, const SparkplugKnown& known, const Incoming& in) {
  const auto fail = [&](Kind kind, std::string_view why) {
    in.batch.fail(kind, known.name, why, in.asset);
    return std::nullopt;
  };
  const auto stamp_ms = metric.timestamp_ms ? metric.timestamp_ms : in.payload.timestamp_ms;
  if (!stamp_ms) return fail(Kind::MissingField, "neither the metric nor its payload has a time");
  const Stamp stamp = stamp_from_ms(static_cast<double>(*stamp_ms));
  if (!stamp.time) return fail(Kind::BadTime, std::to_string(*stamp_ms) + " is " + stamp.why);
  const FieldRule& rule = *known.rule;
  if (metric.is_null) return Dated{.time = *stamp.time, .value = missing_value(rule.quantity)};
  if (metric.datatype && known.datatype != 0 && *metric.datatype != known.datatype)
    return fail(Kind::WrongType, "has another datatype than its birth told");
  const SparkplugNumber number =
      sparkplug_number(metric, known.datatype != 0 ? known.datatype : metric.datatype.value_or(0));
  if (!number.number) return fail(number.kind, number.why);
  const double value = *number.number * rule.scale + rule.offset;
  if (!std::isfinite(value)) return fail(Kind::BadValue, "is not a finite number");
  Dated dated{.time = *stamp.time, .value = converted_value(in.feed, rule.quantity, *number.number, value)};
  const Quality told = quality_told(metric);
  dated.value.quality = std::max(dated.value.quality, told);
  if (told != Quality::Good && dated.value.quality != Quality::Missing) dated.value.doubts |= doubt::kTold;
  return dated;
}

// Values of one time are one reading, oldest first.
void add_readings(std::vector<Dated> dated, const Incoming& in) {
  std::stable_sort(dated.begin(), dated.end(),
                   [](const Dated& a, const Dated& b) { return a.time < b.time; });
  Facts& facts = in.batch.facts;
  const Message& message = in.batch.message();
  const auto made_ms = in.payload.timestamp_ms;
  const Stamp published = made_ms ? stamp_from_ms(static_cast<double>(*made_ms)) : Stamp{};
  for (std::size_t i = 0; i < dated.size();) {
    const std::size_t first = facts.measured.size();
    const TimePoint time = dated[i].time;
    for (; i < dated.size() && dated[i].time == time; ++i) {
      const std::string& quantity = dated[i].value.quantity;
      const bool is_twice =
          std::any_of(facts.measured.begin() + static_cast<std::ptrdiff_t>(first), facts.measured.end(),
                      [&quantity](const Measured& measured) { return measured.quantity == quantity; });
      if (is_twice)
        in.batch.fail(Kind::BadValue, quantity, "given twice; the first is kept", in.asset);
      else
        facts.measured.push_back(std::move(dated[i].value));
    }
    facts.readings.push_back({.asset = in.asset,
                              .event_time = time,
                              .position = message.position,
                              .received_at = message.received_at,
                              .published_at = published.time.value_or(TimePoint{}),
                              .first = static_cast<std::uint32_t>(first),
                              .count = static_cast<std::uint32_t>(facts.measured.size() - first),
                              .feed = in.batch.feed(),
                              .retained = message.retained});
  }
}

// False when there is a metric that the birth did not tell of.
bool add_values(const Incoming& in, const SparkplugBirth& birth) {
  std::vector<Dated> dated;
  bool all_known = true;
  for (const SparkplugMetric& metric : in.payload.metrics) {
    if (is_sparkplugs_own(metric.name)) continue;
    const SparkplugKnown* known = birth.find(metric);
    if (!known) {
      if (all_known) in.batch.find("no-birth", in.asset, shown(metric), "no birth told what this is");
      all_known = false;
    } else if (!known->rule) {
      in.batch.count_unknown_field();
    } else if (auto value = judged(metric, *known, in)) {
      dated.push_back(std::move(*value));
    }
  }
  add_readings(std::move(dated), in);
  return all_known;
}

// Notes a gap; the message is good all the same.
bool is_in_sequence(const Incoming& in, SparkplugNode& node) {
  if (!in.is_live) return true;
  const auto seq = static_cast<std::uint8_t>(*in.payload.seq);
  const auto expected = std::exchange(node.next_seq, static_cast<std::uint8_t>(seq + 1));
  if (!expected || *expected == seq) return true;
  in.batch.find("sequence-gap", in.node_asset, "seq",
                "expected " + std::to_string(*expected) + ", came " + std::to_string(seq));
  return false;
}

void ask(const Incoming& in, SparkplugNode& node, const char* why) {
  if (!in.is_live || node.is_asked || node.is_too_large || !in.feed.spec->may_ask_rebirth) return;
  const std::string topic =
      std::string{"spBv1.0/"}.append(in.topic.group).append("/NCMD/").append(in.topic.node);
  if (topic.find_first_of("+#") != std::string::npos) return;  // nothing may be published there
  node.is_asked = true;
  in.batch.facts.requests.push_back({.topic = topic,
                                     .payload = sparkplug_rebirth_request(in.batch.message().received_at),
                                     .why = in.node_asset + ": " + why,
                                     .feed = in.batch.feed()});
}

std::string key_of(const SparkplugTopic& topic) {
  return std::string{topic.group}.append("/").append(topic.node);
}

}  // namespace

struct SparkplugDecoder::Impl {
  std::unordered_map<std::string, SparkplugNode> nodes{};  // by group/node
  std::size_t bytes = 0;                                   // of births

  void read(const FeedContext& feed, Batch& batch, bool is_live);
  SparkplugNode* node_of(const Incoming& in);
  void node_birth(const Incoming& in, SparkplugNode* node);
  void device_birth(const Incoming& in, SparkplugNode* node);
  void data(const Incoming& in, SparkplugNode* node);
  void device_death(const Incoming& in, SparkplugNode* node);
  void node_death(const Incoming& in);
  bool keep(SparkplugBirth& place, SparkplugBirth birth, const Incoming& in);
  void forget_devices(SparkplugNode& node, std::uint64_t born_before_ms);
};

void SparkplugDecoder::Impl::forget_devices(SparkplugNode& node, std::uint64_t born_before_ms) {
  std::erase_if(node.devices, [&](const auto& entry) {
    const bool is_over = entry.second.made_ms < born_before_ms;
    if (is_over) bytes -= entry.second.bytes;
    return is_over;
  });
}

bool SparkplugDecoder::Impl::keep(SparkplugBirth& place, SparkplugBirth birth, const Incoming& in) {
  bytes -= std::exchange(place, {}).bytes;
  if (bytes + birth.bytes > kMostBytes) {
    in.batch.fail(Kind::TooLarge, "", "more names of metrics than the 64 MiB that are remembered", in.asset);
    return false;
  }
  bytes += birth.bytes;
  place = std::move(birth);
  in.batch.remember(in.batch.message().topic);
  return true;
}

// Null when there are too many: reported.
SparkplugNode* SparkplugDecoder::Impl::node_of(const Incoming& in) {
  const std::string key = key_of(in.topic);
  const auto found = nodes.find(key);
  if (found != nodes.end()) return &found->second;
  if (nodes.size() < kMostNodes) return &nodes[key];
  in.batch.fail(Kind::TooLarge, "", "more than the 10,000 nodes that are remembered", in.asset);
  return nullptr;
}

void SparkplugDecoder::Impl::node_birth(const Incoming& in, SparkplugNode* node) {
  SparkplugBirth birth = sparkplug_birth(in.payload, *in.feed.spec);
  add_values(in, birth);
  if (in.is_live) add_presence(in.asset, true, in.batch);
  if (!node) return;
  // What a broker kept may be older than what the node itself has told since, and comes in any order.
  if (!in.is_live && node->is_born && birth.made_ms < node->own.made_ms) return;
  forget_devices(*node, in.is_live ? kAnyTime : birth.made_ms);
  node->is_born = true;
  node->is_asked = false;
  node->session = sparkplug_session(in.payload);
  node->next_seq.reset();
  if (in.is_live) node->next_seq = static_cast<std::uint8_t>(*in.payload.seq + 1);
  node->is_too_large = !keep(node->own, std::move(birth), in);
}

void SparkplugDecoder::Impl::device_birth(const Incoming& in, SparkplugNode* node) {
  SparkplugBirth birth = sparkplug_birth(in.payload, *in.feed.spec);
  add_values(in, birth);
  if (in.is_live) add_presence(in.asset, true, in.batch);
  if (!node) return;
  if (!is_in_sequence(in, *node)) ask(in, *node, "a gap in its sequence");
  if (in.is_live && !node->is_born) {
    in.batch.find("no-birth", in.node_asset, "", "the node's own birth did not come");
    ask(in, *node, "its birth did not come");
  }
  if (!in.is_live && node->is_born && birth.made_ms < node->own.made_ms) return;
  const std::string device{in.topic.device};
  birth.bytes += 2 * device.size();
  if (keep(node->devices[device], std::move(birth), in)) return;
  node->devices.erase(device);
  node->is_too_large = true;
}

void SparkplugDecoder::Impl::data(const Incoming& in, SparkplugNode* node) {
  if (!node) return;
  const bool has_gap = !is_in_sequence(in, *node);
  const SparkplugBirth* birth = node->is_born ? &node->own : nullptr;
  if (!in.topic.device.empty()) {
    const auto found = node->devices.find(std::string{in.topic.device});
    birth = found == node->devices.end() ? nullptr : &found->second;
  }
  if (!birth || !node->is_born) in.batch.find("no-birth", in.asset, "", "data before the birth");
  if (!birth) return ask(in, *node, "data before the birth");
  const bool all_known = add_values(in, *birth);
  if (has_gap) return ask(in, *node, "a gap in its sequence");
  if (!all_known || !node->is_born) ask(in, *node, "an alias or a name that no birth told");
}

void SparkplugDecoder::Impl::device_death(const Incoming& in, SparkplugNode* node) {
  if (in.is_live) add_presence(in.asset, false, in.batch);
  if (!node) return;
  if (!is_in_sequence(in, *node)) ask(in, *node, "a gap in its sequence");
  const auto found = node->devices.find(std::string{in.topic.device});
  if (found == node->devices.end()) return;
  bytes -= found->second.bytes;
  node->devices.erase(found);
  in.batch.remember(in.batch.message().topic);
}

void SparkplugDecoder::Impl::node_death(const Incoming& in) {
  const auto found = nodes.find(key_of(in.topic));
  if (found == nodes.end() || !found->second.is_born)
    return in.batch.find("no-birth", in.asset, "", "the death of a node whose birth did not come");
  SparkplugNode& node = found->second;
  if (sparkplug_session(in.payload) != node.session)
    return in.batch.find("stale-death", in.asset, "bdSeq", "not the session that was born last: ignored");
  add_presence(in.asset, false, in.batch);
  for (const auto& [device, birth] : node.devices)
    add_presence(in.node_asset + "/" + device, false, in.batch);
  bytes -= std::exchange(node.own, {}).bytes;
  forget_devices(node, kAnyTime);
  node.is_born = false;
  node.next_seq.reset();
  in.batch.remember(in.batch.message().topic);
}

void SparkplugDecoder::Impl::read(const FeedContext& feed, Batch& batch, bool is_live) {
  Incoming in{
      .feed = feed, .batch = batch, .topic = sparkplug_topic(batch.message().topic), .is_live = is_live};
  if (in.topic.type == Type::Ignored) return;
  if (in.topic.type == Type::Unknown)
    return batch.fail(Kind::UnknownTopic, "",
                      std::string{"no topic of Sparkplug: "}.append(batch.message().topic));
  if (batch.message().payload.empty()) return;  // how MQTT clears a retained message
  std::string id{in.topic.node};
  if (takes_several_groups(*feed.spec)) id.insert(0, std::string{in.topic.group}.append("/"));
  in.node_asset = id;
  if (!in.topic.device.empty()) id.append("/").append(in.topic.device);
  const auto asset = device_id(id, "topic", batch);
  if (!asset) return;
  in.asset = *asset;
  auto payload = read_sparkplug(batch.message().payload);
  if (!payload)
    return batch.fail(Kind::BadValue, "payload", "is no Sparkplug payload, or is cut off", in.asset);
  in.payload = std::move(*payload);
  if (in.topic.type == Type::NodeDeath) return node_death(in);  // the one type without seq
  if (!in.payload.seq)
    return batch.fail(Kind::MissingField, "seq", "every message has one; or the payload is cut off",
                      in.asset);
  if (*in.payload.seq > 255) return batch.fail(Kind::BadValue, "seq", "is over 255", in.asset);
  SparkplugNode* node = node_of(in);
  switch (in.topic.type) {
    case Type::NodeBirth:
      return node_birth(in, node);
    case Type::DeviceBirth:
      return device_birth(in, node);
    case Type::DeviceDeath:
      return device_death(in, node);
    default:
      return data(in, node);
  }
}

SparkplugDecoder::SparkplugDecoder() : impl_{std::make_unique<Impl>()} {}
SparkplugDecoder::~SparkplugDecoder() = default;
SparkplugDecoder::SparkplugDecoder(SparkplugDecoder&&) noexcept = default;
SparkplugDecoder& SparkplugDecoder::operator=(SparkplugDecoder&&) noexcept = default;

void SparkplugDecoder::decode(const FeedContext& feed, Batch& batch) {
  impl_->read(feed, batch, !batch.message().retained);
}

void SparkplugDecoder::remember(const FeedContext& feed, Batch& scratch) {
  impl_->read(feed, scratch, false);
}

}  // namespace city
