#include "sensors/formats/records.hpp"

namespace city {
namespace {

using Kind = DecodeError::Kind;
constexpr std::size_t kLongestName = 64;
constexpr std::size_t kLongestDetail = 200;

}  // namespace

void PresenceRecord::field(std::string_view key, JsonValue value) {
  if (key == "asset") {
    asset_ = record_.text(key, value, 1024).value_or("");
    record_.name_in_errors(asset_);
  } else if (key == "online") {
    const auto type = record_.reader().type(value);
    online_ = record_.flag(key, value);
    worthless_ = !online_ && type && *type != JsonType::null;
  } else {
    record_.batch().count_unknown_field();
  }
}

void PresenceRecord::finish() {
  const std::string asset = record_.checked_id("asset", asset_);
  if (!online_ && !worthless_) record_.fail(Kind::MissingField, "online", "presence is true or false");
  if (asset.empty() || !online_) return;
  const Message& message = record_.batch().message();
  record_.batch().facts.presences.push_back({.asset = asset,
                                             .online = *online_,
                                             .received_at = message.received_at,
                                             .position = message.position,
                                             .feed = record_.batch().feed()});
}

void DocumentRecord::field(std::string_view key, JsonValue value) {
  if (key == "published")
    published_ = record_.stamp(key, value);
  else
    record_.batch().count_unknown_field();
}

void DocumentRecord::finish() {
  if (published_) record_.batch().document_published_at = *published_->time;
}

void FindingRecord::field(std::string_view key, JsonValue value) {
  if (key == "name")
    name_ = record_.text(key, value, kLongestName).value_or("");
  else if (key == "subject")
    subject_ = record_.text(key, value, kLongestDetail).value_or("");
  else if (key == "field")
    field_ = record_.text(key, value, kLongestName).value_or("");
  else if (key == "detail")
    detail_ = record_.text(key, value, kLongestDetail).value_or("");
  else
    record_.batch().count_unknown_field();
}

void FindingRecord::finish() {
  if (name_.empty()) return record_.fail(Kind::MissingField, "name", "a finding is counted by its name");
  record_.batch().find(name_, subject_, field_, detail_);
}

void RefusalRecord::field(std::string_view key, JsonValue value) {
  if (key == "why")
    why_ = record_.text(key, value, kLongestDetail).value_or("");
  else if (key == "field")
    field_ = record_.text(key, value, kLongestName).value_or("");
  else
    record_.batch().count_unknown_field();
}

void RefusalRecord::finish() {
  record_.fail(Kind::Refused, field_, why_.empty() ? "the feed's jq program gave no reason" : why_);
}

}  // namespace city
