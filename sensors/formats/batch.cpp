#include "sensors/formats/batch.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <utility>

namespace city {
namespace {

constexpr std::size_t kLongestDetail = 200;
constexpr std::size_t kLongestField = 64;

}  // namespace

std::string presentable(std::string_view text, std::size_t most_bytes) {
  std::string clean;
  clean.reserve(std::min(text.size(), most_bytes));
  while (!text.empty()) {
    utf8proc_int32_t codepoint = 0;
    const utf8proc_ssize_t length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                                     static_cast<utf8proc_ssize_t>(text.size()), &codepoint);
    const std::size_t bytes = length > 0 ? static_cast<std::size_t>(length) : 1;
    std::string_view shown = length > 0 ? text.substr(0, bytes) : std::string_view{"?"};
    if (length > 0 && (codepoint < 0x20 || (codepoint >= 0x7f && codepoint < 0xa0))) shown = " ";
    if (clean.size() + shown.size() > most_bytes) break;
    clean += shown;
    text.remove_prefix(bytes);
  }
  const std::size_t end = clean.find_last_not_of(' ');
  clean.erase(end == std::string::npos ? 0 : end + 1);
  clean.erase(0, clean.find_first_not_of(' ') == std::string::npos ? 0 : clean.find_first_not_of(' '));
  return clean;
}

void Batch::begin(const Message& message, FeedIndex feed, Count count) {
  message_ = message;
  payload_as_received_ = message.payload;
  feed_ = feed;
  document_published_at = {};
  if (count == Count::No) return;
  FeedTally& counted = tally();
  ++counted.messages;
  counted.bytes += message.payload.size();
}

void Batch::fail(DecodeError::Kind kind, std::string_view field, std::string_view detail,
                 std::string_view subject) {
  facts.errors.push_back({.kind = kind,
                          .feed = feed_,
                          .position = message_.position,
                          .subject = presentable(subject, kLongestDetail),
                          .field = presentable(field, kLongestField),
                          .detail = presentable(detail, kLongestDetail)});
}

void Batch::find(std::string_view name, std::string_view subject, std::string_view field,
                 std::string_view detail) {
  facts.findings.push_back({.name = presentable(name, kLongestField),
                            .subject = presentable(subject, kLongestDetail),
                            .field = presentable(field, kLongestField),
                            .detail = presentable(detail, kLongestDetail),
                            .feed = feed_,
                            .position = message_.position});
}

Batch::Mark Batch::mark() const {
  return {.readings = facts.readings.size(),
          .measured = facts.measured.size(),
          .assets = facts.assets.size(),
          .presences = facts.presences.size(),
          .cases = facts.cases.size(),
          .alerts = facts.alerts.size(),
          .errors = facts.errors.size(),
          .findings = facts.findings.size()};
}

void Batch::back_to(const Mark& mark) {
  facts.readings.resize(mark.readings);
  facts.measured.resize(mark.measured);
  facts.assets.resize(mark.assets);
  facts.presences.resize(mark.presences);
  facts.cases.resize(mark.cases);
  facts.alerts.resize(mark.alerts);
  facts.errors.resize(mark.errors);
  facts.findings.resize(mark.findings);
}

void Batch::remember(std::string_view topic) {
  facts.remembered.push_back({.topic = std::string{topic},
                              .payload = std::string{payload_as_received_},
                              .received_at = message_.received_at,
                              .position = message_.position,
                              .feed = feed_});
}

void Batch::count_unknown_field() { ++tally().unknown_fields; }

FeedTally& Batch::tally() { return feed_ < tallies_.size() ? tallies_[feed_] : unclaimed_; }

Facts Batch::take() {
  message_ = {};
  payload_as_received_ = {};
  for (std::size_t i = 0; i <= tallies_.size(); ++i) {
    FeedTally& tally = i < tallies_.size() ? tallies_[i] : unclaimed_;
    if (tally.messages == 0 && tally.unknown_fields == 0) continue;
    tally.feed = i < tallies_.size() ? static_cast<FeedIndex>(i) : kNoFeed;
    facts.tallies.push_back(tally);
    tally = {};
  }
  Facts taken = std::move(facts);
  facts = {};
  // The next batch is likely to be about as large; growing from nothing would copy it several times.
  facts.readings.reserve(std::min<std::size_t>(taken.readings.size(), 65536));
  facts.measured.reserve(std::min<std::size_t>(taken.measured.size(), 131072));
  return taken;
}

}  // namespace city
