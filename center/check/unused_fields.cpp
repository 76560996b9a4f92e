#include "center/check/unused_fields.hpp"

#include <algorithm>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "center/check/fact_print.hpp"
#include "center/check/json_paths.hpp"
#include "sensors/formats/compression.hpp"
#include "sensors/formats/decoder.hpp"
#include "sensors/formats/document_json.hpp"

namespace city {
namespace {

using check::Json;

std::string cannot_tell(const FeedSpec& spec) {
  if (spec.format == Format::Sparkplug)
    return "Sparkplug payloads are binary: what is not taken is counted, not named";
  if (spec.format == Format::Cap) return "CAP is a closed vocabulary: its decoder takes what a warning needs";
  return {};
}

// A message as JSON, or as it was when it is none: then it goes along unchanged.
struct Document {
  std::string topic{};
  std::string raw{};
  std::optional<Json> json{};
};

Document document_of(const FeedSpec& spec, const SampleMessage& message) {
  Document document{.topic = message.topic, .raw = message.payload};
  auto plain = uncompressed(message.payload, spec.compression);
  std::string text = plain.fault ? message.payload : std::move(plain.text);
  if (spec.format == Format::Jq && spec.document != DocumentKind::Json) {
    auto converted = spec.document == DocumentKind::Xml ? json_from_xml(text) : json_from_csv(text);
    if (converted.fault) return document;
    text = std::move(converted.json);
  }
  Json json = Json::parse(without_byte_order_mark(text), nullptr, false);
  if (!json.is_discarded() && json.is_structured()) document.json = std::move(json);
  return document;
}

// The same feed, fed with JSON as its program sees it.
FeedSpec plain_json(FeedSpec spec) {
  spec.compression = Compression::None;
  spec.document = DocumentKind::Json;
  return spec;
}

class Trial {
 public:
  Trial(const FeedSpec& spec, const std::vector<Document>& documents, TimePoint received_at)
      : book_{std::make_shared<const FeedBook>(FeedBook{plain_json(spec)})},
        documents_{documents},
        received_at_{received_at} {}

  // What comes of the documents with `change` made to each.
  std::size_t outcome(const std::function<void(Json&)>& change) {
    Decoder& decoder = fresh_decoder();
    Position position = 0;
    for (const Document& document : documents_) {
      std::string payload = document.raw;
      if (document.json) {
        Json changed = *document.json;
        change(changed);
        payload = changed.dump(-1, ' ', false, Json::error_handler_t::replace);
      }
      decoder.add(
          {.topic = document.topic, .payload = payload, .received_at = received_at_, .position = ++position});
    }
    return check::print_of(decoder.take());
  }

 private:
  // jq keeps nothing from one document to the next, and compiling its program costs more than running it; other formats'
  // decoders learn as they go.
  Decoder& fresh_decoder() {
    if (decoder_ && book_->front().format == Format::Jq) return *decoder_;
    decoder_.emplace(book_);
    decoder_->add_catalogues();
    decoder_->take();
    return *decoder_;
  }

  FeedBookPtr book_;
  const std::vector<Document>& documents_;
  TimePoint received_at_;
  std::optional<Decoder> decoder_{};
};

std::size_t bytes_of(const std::vector<Document>& documents) {
  std::size_t bytes = 0;
  for (const Document& document : documents)
    bytes += document.json ? document.json->dump(-1, ' ', false, Json::error_handler_t::replace).size()
                           : document.raw.size();
  return bytes;
}

constexpr std::size_t kTriesPerPath = 3;

// Fewer records until everything that must be tried fits into the work.
std::size_t cut_to_work(std::vector<Document>& documents, std::size_t paths) {
  std::size_t cut = 0;
  for (std::size_t most = kFieldRecords; most >= kLeastFieldRecords; most /= 2) {
    for (Document& document : documents)
      if (document.json && check::cut_lists(*document.json, most)) cut = most;
    if (bytes_of(documents) * paths * kTriesPerPath <= kFieldWorkBytes) break;
  }
  return cut;
}

std::vector<check::Leaf> leaves_of(const std::vector<Document>& documents) {
  std::vector<check::Leaf> leaves;
  for (const Document& document : documents)
    if (document.json) check::gather_leaves(*document.json, kMostFieldPaths, leaves);
  return leaves;
}

}  // namespace

UnusedFields unused_fields(const FeedSpec& spec, std::span<const SampleMessage> messages,
                           TimePoint received_at) {
  UnusedFields found{.cannot = cannot_tell(spec)};
  if (!found.cannot.empty()) return found;
  std::vector<Document> documents;
  for (const SampleMessage& message : messages.first(std::min(messages.size(), kFieldRecords)))
    documents.push_back(document_of(spec, message));
  if (messages.size() > kFieldRecords) found.records = kFieldRecords;
  if (std::none_of(documents.begin(), documents.end(),
                   [](const Document& d) { return d.json.has_value(); })) {
    found.cannot = "the sample is not JSON";
    return found;
  }
  if (const std::size_t cut = cut_to_work(documents, leaves_of(documents).size()); cut > 0)
    found.records = cut;

  Trial trial{spec, documents, received_at};
  const std::size_t as_it_is = trial.outcome([](Json&) {});
  const std::vector<check::Leaf> leaves = leaves_of(documents);
  const std::size_t affordable =
      kFieldWorkBytes / (kTriesPerPath * std::max<std::size_t>(1, bytes_of(documents)));
  for (const check::Leaf& leaf : leaves) {
    if (found.looked_at >= std::max<std::size_t>(1, affordable)) break;
    ++found.looked_at;
    const bool used = trial.outcome([&](Json& json) { check::change(json, leaf.path); }) != as_it_is ||
                      trial.outcome([&](Json& json) { check::rotate(json, leaf.path); }) != as_it_is ||
                      trial.outcome([&](Json& json) { check::take_out(json, leaf.path); }) != as_it_is;
    if (!used) found.fields.push_back({.path = check::text_of(leaf.path), .example = leaf.example});
  }
  found.not_tried = leaves.size() - found.looked_at;
  return found;
}

}  // namespace city
