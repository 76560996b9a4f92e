#include "sensors/formats/canonical.hpp"

#include <simdjson.h>

#include <optional>
#include <variant>

#include "sensors/formats/document_json.hpp"
#include "sensors/formats/records.hpp"

namespace city {
namespace {

using Kind = DecodeError::Kind;
using Outcome = JsonReader::Outcome;

void report(Outcome outcome, Batch& batch) {
  switch (outcome) {
    case Outcome::Ok:
      return;
    case Outcome::BadJson:
      return batch.fail(Kind::BadJson, "", "not JSON, or cut off");
    case Outcome::BadText:
      return batch.fail(Kind::BadText, "", "not UTF-8");
    case Outcome::NoObject:
      return batch.fail(Kind::WrongType, "", "should be a JSON object");
  }
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank{" \t\r\n"};
  const std::size_t begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

}  // namespace

struct CanonicalDecoder::Impl {
  JsonReader reader{};

  template <class AnyRecord>
  void read(std::string_view text, AnyRecord record, Batch& batch) {
    const Batch::Mark begin = batch.mark();
    const Outcome outcome =
        reader.object(text, [&record](std::string_view key, JsonValue value) { record.field(key, value); });
    if (outcome == Outcome::Ok) return record.finish();
    batch.back_to(begin);
    report(outcome, batch);
  }

  std::optional<bool> online(Batch& batch);
};

// "online", or {"state": "online", …}; nothing for a cleared retained message.
std::optional<bool> CanonicalDecoder::Impl::online(Batch& batch) {
  std::string_view text = trimmed(without_byte_order_mark(batch.message().payload));
  std::string state{text};
  if (text.starts_with('{')) {
    state.clear();
    const Outcome outcome = reader.object(text, [&state, this](std::string_view key, JsonValue value) {
      const auto type = reader.type(value);
      if (key == "state" && type == JsonType::string) state = JsonReader::text(value).value_or("");
    });
    if (outcome != Outcome::Ok) {
      report(outcome, batch);
      return std::nullopt;
    }
  }
  if (state == "online" || state == "\"online\"") return true;
  if (state == "offline" || state == "\"offline\"") return false;
  batch.fail(Kind::BadValue, "status", "\"" + presentable(state, 60) + "\" is neither online nor offline");
  return std::nullopt;
}

CanonicalDecoder::CanonicalDecoder() : impl_{std::make_unique<Impl>()} {}
CanonicalDecoder::~CanonicalDecoder() = default;
CanonicalDecoder::CanonicalDecoder(CanonicalDecoder&&) noexcept = default;
CanonicalDecoder& CanonicalDecoder::operator=(CanonicalDecoder&&) noexcept = default;

void CanonicalDecoder::message(const TopicMeaning& topic, FeedContext& feed, Batch& batch) {
  const std::string_view text = without_byte_order_mark(batch.message().payload);
  if (text.size() > kMaxCanonicalBytes) return batch.fail(Kind::TooLarge, "", "over 1 MiB");
  if (text.empty() && topic.kind != TopicKind::Observation) return;
  const Record record{impl_->reader, feed, batch};
  switch (topic.kind) {
    case TopicKind::Observation:
      return impl_->read(text, ObservationRecord{record, topic.id}, batch);
    case TopicKind::Asset:
      return impl_->read(text, AssetRecord{record, topic.id, AssetRecord::Source::Announcement}, batch);
    case TopicKind::Case:
      return impl_->read(text, CaseRecord{record, topic.id}, batch);
    default:
      break;
  }
  if (const auto online = impl_->online(batch))
    batch.facts.publishers.push_back({.feed = batch.feed(), .online = *online});
}

void CanonicalDecoder::simulator_status(Batch& batch) {
  if (batch.message().payload.empty() || batch.message().payload.size() > kMaxCanonicalBytes) return;
  if (const auto online = impl_->online(batch)) batch.facts.simulators.push_back({.online = *online});
}

void CanonicalDecoder::catalogue(std::string_view json, FeedContext& feed, Batch& batch) {
  const simdjson::padded_string padded{without_byte_order_mark(json)};
  simdjson::dom::parser parser;
  simdjson::dom::element document;
  if (const auto error = parser.parse(padded).get(document))
    return batch.fail(error == simdjson::UTF8_ERROR ? Kind::BadText : Kind::BadJson, "catalogue",
                      simdjson::error_message(error));
  simdjson::dom::array assets;
  if (document.get_array().get(assets))
    return batch.fail(Kind::WrongType, "catalogue", "should be a JSON list of assets");
  for (const simdjson::dom::element asset : assets)
    impl_->read(simdjson::minify(asset),
                AssetRecord{{impl_->reader, feed, batch}, "", AssetRecord::Source::Catalogue}, batch);
}

void CanonicalDecoder::mapped_record(std::string_view json, FeedContext& feed, Batch& batch) {
  constexpr const char* kNotARecord =
      "each output must be an object with exactly one of obs, asset, describe, case, presence, document, "
      "finding, refuse, and an object in it";
  if (json.size() > kMaxCanonicalBytes) return batch.fail(Kind::TooLarge, "", "one record of over 1 MiB");
  const Batch::Mark begin = batch.mark();
  const Record blank{impl_->reader, feed, batch};
  std::variant<std::monostate, ObservationRecord, AssetRecord, CaseRecord, PresenceRecord, DocumentRecord,
               FindingRecord, RefusalRecord>
      record;
  bool sound = true;
  const auto read_kind = [&](std::string_view key, JsonValue value) {
    const auto type = impl_->reader.type(value);
    const bool first = std::holds_alternative<std::monostate>(record);
    if (type != JsonType::object || !first) {
      sound = false;
      return;
    }
    if (key == "obs")
      record.emplace<ObservationRecord>(blank, "");
    else if (key == "asset")
      record.emplace<AssetRecord>(blank, "", AssetRecord::Source::Announcement);
    else if (key == "describe")
      record.emplace<AssetRecord>(blank, "", AssetRecord::Source::Catalogue);
    else if (key == "case")
      record.emplace<CaseRecord>(blank, "");
    else if (key == "presence")
      record.emplace<PresenceRecord>(blank);
    else if (key == "document")
      record.emplace<DocumentRecord>(blank);
    else if (key == "finding")
      record.emplace<FindingRecord>(blank);
    else if (key == "refuse")
      record.emplace<RefusalRecord>(blank);
    else
      sound = false;
    impl_->reader.nested(value, [&record](std::string_view field, JsonValue inner) {
      std::visit(
          [field, inner](auto& any) {
            if constexpr (!std::is_same_v<std::decay_t<decltype(any)>, std::monostate>)
              any.field(field, inner);
          },
          record);
    });
  };
  const Outcome outcome = impl_->reader.object(json, read_kind);
  if (outcome != Outcome::Ok || !sound || std::holds_alternative<std::monostate>(record)) {
    batch.back_to(begin);
    return batch.fail(Kind::MappingFailed, "", std::string{kNotARecord} + ", not " + presentable(json, 60));
  }
  std::visit(
      [](auto& any) {
        if constexpr (!std::is_same_v<std::decay_t<decltype(any)>, std::monostate>) any.finish();
      },
      record);
}

}  // namespace city
