#include <utility>

#include "sensors/formats/records.hpp"
#include "sensors/hotline/address.hpp"
#include "sensors/text_norm.hpp"

namespace city {
namespace {

using Kind = DecodeError::Kind;
constexpr std::size_t kLongestText = 512;
constexpr std::size_t kLongestStory = 8192;  // what the caller said

std::optional<CaseStatus> status_from(std::string_view word) {
  if (word == "received") return CaseStatus::Received;
  if (word == "assigned") return CaseStatus::Assigned;
  if (word == "on_site" || word == "on site") return CaseStatus::OnSite;
  if (word == "resolved") return CaseStatus::Resolved;
  if (word == "closed") return CaseStatus::Closed;
  if (word == "reopened") return CaseStatus::Reopened;
  return std::nullopt;
}

std::optional<TimePoint> time_in(const std::optional<Stamp>& stamp) {
  return stamp ? stamp->time : std::nullopt;
}

}  // namespace

CaseRecord::CaseRecord(Record record, std::string_view id) : record_{std::move(record)} { case_.id = id; }

void CaseRecord::field(std::string_view key, JsonValue value) {
  if (key == "status")
    read_status(value);
  else if (key == "opened") {
    const auto type = record_.reader().type(value);
    const auto stamp = record_.stamp(key, value);
    has_opened_ = type && *type != JsonType::null;
    worthless_ = worthless_ || (has_opened_ && !stamp);
    case_.opened = time_in(stamp).value_or(TimePoint{});
  } else if (key == "due") {
    const auto type = record_.reader().type(value);
    has_due_ = type && *type != JsonType::null;
    case_.due = time_in(record_.stamp(key, value));
  } else if (key == "closed")
    case_.closed = time_in(record_.stamp(key, value));
  else if (key == "t")
    case_.told = time_in(record_.stamp(key, value));
  else if (key == "category")
    case_.category = record_.text(key, value, kLongestText).value_or("");
  else if (key == "agency")
    case_.agency = record_.text(key, value, kLongestText).value_or("");
  else if (key == "district")
    case_.district = record_.text(key, value, kLongestText).value_or("");
  else if (key == "address")
    case_.address = record_.text(key, value, kLongestText).value_or("");
  else if (key == "text")
    case_.text = record_.text(key, value, kLongestStory).value_or("");
  else if (key == "id" && case_.id.empty()) {
    case_.id = record_.text(key, value, 1024).value_or("");
    record_.name_in_errors(case_.id);
  } else if (!place_.take(record_, key, value)) {
    record_.batch().count_unknown_field();
  }
}

void CaseRecord::read_status(JsonValue value) {
  const auto type = record_.reader().type(value);
  if (!type || *type == JsonType::null) return;
  has_status_ = true;
  const auto word = record_.text("status", value, 64);
  const auto status = word ? status_from(*word) : std::nullopt;
  worthless_ = worthless_ || !status;
  if (status)
    case_.status = *status;
  else if (word)
    record_.fail(Kind::BadValue, "status",
                 "\"" + *word + "\" is none of received, assigned, on_site, resolved, closed, reopened");
}

// Today's name of the item, its group, and the due time that the list gives.
void CaseRecord::read_item() {
  Batch& batch = record_.batch();
  const std::string told = std::exchange(case_.category, nfkc(case_.category));
  if (told.empty()) return;
  if (has_compatibility_letters(told)) batch.find("compatibility-characters", case_.id, "category", told);
  const ItemIndex& items = record_.feed().items;
  if (items.empty()) return;
  const auto match = items.find(case_.category);
  if (!match || match->lost)
    if (has_lost_letters(told)) batch.find("lost-characters", case_.id, "category", told);
  if (!match) return batch.find("unknown-item", case_.id, "category", told);
  if (match->renamed) batch.find("renamed-item", case_.id, "category", told);
  const HotlineItem& item = items.list().items[match->item];
  case_.category = item.name.zh;
  case_.group = item.group;
  if (case_.due || has_due_ || !item.due) return;
  case_.due = case_.opened + *item.due;
  batch.find("due-assumed", case_.id, "due", "from the list of items");
}

void CaseRecord::read_address() {
  if (case_.address.empty()) return;
  Address address = address_from(case_.address);
  for (const AddressNote& note : address.notes)
    record_.batch().find(note.name, case_.id, "address", note.detail);
  if (case_.district.empty()) case_.district = address.named_district();
  case_.address = std::move(address.text);
}

void CaseRecord::finish() {
  case_.id = record_.checked_id("id", case_.id);
  if (!has_status_) record_.fail(Kind::MissingField, "status", "a case needs a status");
  if (!has_opened_) record_.fail(Kind::MissingField, "opened", "a case needs the time when it was opened");
  if (case_.id.empty() || !has_status_ || !has_opened_ || worthless_) return;
  case_.place = place_.place(record_, PlaceFields::WhenNull::IsUnknown);
  case_.place_approximate = record_.is_approximate(case_.place, case_.id);
  read_item();
  read_address();
  case_.received_at = record_.batch().message().received_at;
  case_.position = record_.batch().message().position;
  case_.feed = record_.batch().feed();
  record_.batch().facts.cases.push_back(std::move(case_));
}

}  // namespace city
