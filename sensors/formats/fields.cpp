#include "sensors/formats/fields.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <utility>

#include "sensors/formats/measured_value.hpp"
#include "sensors/formats/source_units.hpp"

namespace city {
namespace {

using Kind = DecodeError::Kind;
constexpr std::size_t kMostValues = 256;
constexpr int kDeepest = 16;

// The number that a value stands for; nothing when it stands for none.
std::optional<double> number_of(JsonElement value, FieldValues::Words words) {
  bool flag = false;
  if (!value.get_bool().get(flag)) return flag ? 1 : 0;
  double number = 0;
  if (!value.get_double().get(number)) return number;
  std::string_view text;
  if (words == FieldValues::Words::None || value.get_string().get(text)) return std::nullopt;
  if (text == "ON") return 1;
  if (text == "OFF") return 0;
  return std::nullopt;
}

// The parser goes no deeper than 1024 levels.
void count_leaves(JsonElement value, Batch& batch) {
  JsonObject object;
  JsonArray list;
  if (!value.get_object().get(object)) {
    for (const auto [key, inner] : object) count_leaves(inner, batch);
  } else if (!value.get_array().get(list)) {
    for (const JsonElement inner : list) count_leaves(inner, batch);
  } else {
    batch.count_unknown_field();
  }
}

std::string_view name_of(JsonElement value) {
  if (value.is_object()) return "an object";
  return value.is_array() ? "a list" : "a text";
}

}  // namespace

bool FieldValues::reach_into(const FeedSpec& spec, std::string_view path) {
  return std::any_of(spec.fields.begin(), spec.fields.end(), [path](const FieldRule& rule) {
    const std::string_view source{rule.source};
    if (!source.starts_with(path)) return false;
    return source.size() == path.size() || source[path.size()] == '.' || source[path.size()] == '-';
  });
}

bool FieldValues::is_listed(const std::string& path) const {
  const std::vector<FieldRule>& rules = feed_.spec->fields;
  return std::any_of(rules.begin(), rules.end(), [&](const FieldRule& rule) { return rule.source == path; });
}

void FieldValues::read_members(const JsonObject& object, Units units, Batch& batch) {
  for (const auto [key, value] : object) read(std::string{key}, value, units, batch);
}

void FieldValues::read_deep(const std::string& path, JsonElement value, Units units, Batch& batch,
                            int depth) {
  const bool is_nest = value.is_object() || value.is_array();
  if (!is_nest || is_listed(path)) return read_leaf(path, value, units, batch);
  if (!reach_into(*feed_.spec, path) || depth >= kDeepest) return count_leaves(value, batch);
  JsonObject object;
  if (!value.get_object().get(object)) {
    for (const auto [key, inner] : object)
      read_deep(std::string{path}.append(".").append(key), inner, units, batch, depth + 1);
    return;
  }
  JsonArray list;
  if (value.get_array().get(list)) return;
  std::size_t n = 0;
  for (const JsonElement inner : list)
    read_deep(path + "-" + std::to_string(++n), inner, units, batch, depth + 1);
}

void FieldValues::read_leaf(const std::string& path, JsonElement value, Units units, Batch& batch) {
  if (!is_listed(path)) return batch.count_unknown_field();
  if (value.is_null()) return read_null(path, batch);
  const auto told = number_of(value, words_);
  for (std::size_t i = 0; i < offered_.size(); ++i) {
    const FieldRule& rule = feed_.spec->fields[i];
    if (rule.source != path) continue;
    offered_[i] = true;
    if (told)
      put(rule, *told, units, batch);
    else
      batch.fail(Kind::WrongType, path,
                 std::string{"is "}.append(name_of(value)).append(", should be a number"), asset_);
  }
}

void FieldValues::read_null(const std::string& path, Batch& batch) {
  bool listed = false;
  for (std::size_t i = 0; i < offered_.size(); ++i) {
    const FieldRule& rule = feed_.spec->fields[i];
    if (rule.source != path) continue;
    listed = offered_[i] = true;
    put(missing_value(rule.quantity), rule, batch);
  }
  if (!listed) batch.count_unknown_field();
}

void FieldValues::put(const FieldRule& rule, double told, Units units, Batch& batch) {
  double value = told;
  if (rule.scale == 1)
    for (const std::string_view unit : units) value = in_unit_of(rule.quantity, value, unit);
  value = value * rule.scale + rule.offset;
  if (!std::isfinite(value)) return batch.fail(Kind::BadValue, rule.source, "is not a finite number", asset_);
  put(converted_value(feed_, rule.quantity, told, value), rule, batch);
}

void FieldValues::put(Measured value, const FieldRule& rule, Batch& batch) {
  const bool given = std::any_of(values_.begin(), values_.end(),
                                 [&](const Measured& other) { return other.quantity == value.quantity; });
  if (given)
    return batch.fail(Kind::BadValue, rule.source, "gives " + rule.quantity + " twice; the first is kept",
                      asset_);
  if (values_.size() >= kMostValues)
    return batch.fail(Kind::BadValue, rule.source, "more than 256 values in one reading", asset_);
  values_.push_back(std::move(value));
}

void FieldValues::fill_absent(Batch& batch) {
  for (std::size_t i = 0; i < offered_.size(); ++i) {
    const FieldRule& rule = feed_.spec->fields[i];
    const bool given = std::any_of(values_.begin(), values_.end(),
                                   [&](const Measured& value) { return value.quantity == rule.quantity; });
    if (rule.zero_when_absent && !offered_[i] && !given) put(rule, 0, {}, batch);
  }
}

void FieldValues::finish(const DeviceTimes& times, Batch& batch) {
  if (values_.empty()) return;
  Facts& facts = batch.facts;
  const Message& message = batch.message();
  facts.readings.push_back({.asset = asset_,
                            .event_time = times.event,
                            .position = message.position,
                            .received_at = message.received_at,
                            .published_at = times.published,
                            .first = static_cast<std::uint32_t>(facts.measured.size()),
                            .count = static_cast<std::uint32_t>(values_.size()),
                            .feed = batch.feed(),
                            .retained = message.retained,
                            .zone_assumed = times.zone_assumed});
  std::move(values_.begin(), values_.end(), std::back_inserter(facts.measured));
  values_.clear();
}

}  // namespace city
