#include <cmath>

#include "sensors/formats/measured_value.hpp"
#include "sensors/formats/records.hpp"

namespace city {
namespace {

using Kind = DecodeError::Kind;
constexpr std::size_t kMostValues = 256;
constexpr std::size_t kLongestQuantity = 64;
// jq writes an infinite number as the largest double there is.
constexpr double kBeyondMeasuring = 1.7e308;

}  // namespace

ObservationRecord::ObservationRecord(Record record, std::string_view id)
    : record_{std::move(record)}, begin_{record_.batch().mark()}, asset_{id} {}

void ObservationRecord::field(std::string_view key, JsonValue value) {
  if (key == "t") {
    const auto type = record_.reader().type(value);
    has_time_ = type && *type != JsonType::null;
    stamp_ = record_.stamp(key, value);
  } else if (key == "v") {
    read_values(value);
  } else if (key == "p") {
    published_ = record_.stamp(key, value);
  } else if (key == "q") {
    read_quality(value);
  } else if (key == "asset" && asset_.empty()) {
    asset_ = record_.text(key, value, 1024).value_or("");
    record_.name_in_errors(asset_);
  } else {
    record_.batch().count_unknown_field();
  }
}

void ObservationRecord::read_values(JsonValue value) {
  record_.batch().facts.measured.resize(begin_.measured);  // a second "v" replaces the first
  const auto type = record_.reader().type(value);
  if (!type || *type == JsonType::null) return;
  if (*type != JsonType::object) {
    has_values_ = true;
    return record_.fail(Kind::WrongType, "v", "should be an object of numbers");
  }
  record_.reader().nested(value, [this](std::string_view quantity, JsonValue inner) {
    has_values_ = true;
    read_value(quantity, inner);
  });
}

void ObservationRecord::read_value(std::string_view quantity, JsonValue value) {
  std::vector<Measured>& measured = record_.batch().facts.measured;
  if (quantity.empty() || quantity.size() > kLongestQuantity)
    return record_.fail(Kind::BadValue, quantity, "a quantity's name has 1 to 64 bytes");
  if (measured.size() - begin_.measured >= kMostValues)
    return record_.fail(Kind::BadValue, quantity, "more than 256 values in one observation");
  for (std::size_t i = begin_.measured; i < measured.size(); ++i)
    if (measured[i].quantity == quantity)
      return record_.fail(Kind::BadValue, quantity, "given twice; the first is kept");
  const auto type = record_.reader().type(value);
  if (!type) return;
  std::string name{quantity};
  if (*type == JsonType::null) {
    measured.push_back(missing_value(std::move(name)));
  } else if (*type == JsonType::boolean) {
    const auto on = record_.flag(quantity, value);
    if (on) measured.push_back(measured_value(record_.feed(), std::move(name), *on ? 1 : 0));
  } else {
    const auto number = record_.number(quantity, value);
    if (!number) return;
    if (std::abs(*number) >= kBeyondMeasuring)
      return record_.fail(Kind::BadValue, quantity, "is not a finite number");
    measured.push_back(measured_value(record_.feed(), std::move(name), *number));
  }
}

void ObservationRecord::read_quality(JsonValue value) {
  const auto word = record_.text("q", value, 64);
  if (!word || *word == "good") return;
  if (*word == "suspect")
    quality_ = Quality::Suspect;
  else if (*word == "bad")
    quality_ = Quality::Bad;
  else if (*word == "missing")
    quality_ = Quality::Missing;
  else {
    quality_ = Quality::Suspect;
    record_.fail(Kind::BadValue, "q",
                 "\"" + *word + "\" is none of good, suspect, bad, missing; taken as suspect");
  }
}

void ObservationRecord::finish() {
  Facts& facts = record_.batch().facts;
  const std::string asset = record_.checked_id("asset", asset_);
  if (!has_time_) record_.fail(Kind::MissingField, "t", "an observation needs a time");
  if (!has_values_) record_.fail(Kind::MissingField, "v", "an observation needs values");
  if (asset.empty() || !stamp_ || facts.measured.size() == begin_.measured) {
    facts.measured.resize(begin_.measured);
    return;
  }
  for (std::size_t i = begin_.measured; i < facts.measured.size(); ++i) {
    Measured& fact = facts.measured[i];
    if (quality_ > fact.quality) {
      fact.quality = quality_;
      if (quality_ != Quality::Missing) fact.doubts |= doubt::kTold;
    }
    if (fact.quality == Quality::Missing) fact.value = 0;
  }
  const Message& message = record_.batch().message();
  facts.readings.push_back(
      {.asset = asset,
       .event_time = *stamp_->time,
       .position = message.position,
       .received_at = message.received_at,
       .published_at = published_ ? *published_->time : record_.batch().document_published_at,
       .first = static_cast<std::uint32_t>(begin_.measured),
       .count = static_cast<std::uint32_t>(facts.measured.size() - begin_.measured),
       .feed = record_.batch().feed(),
       .retained = message.retained,
       .zone_assumed = stamp_->zone_assumed});
}

}  // namespace city
