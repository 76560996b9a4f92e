#include "center/check/check_feed.hpp"

#include <memory>
#include <utility>

#include "sensors/formats/decoder.hpp"

namespace city {

std::size_t fact_count(const Facts& facts) {
  return facts.readings.size() + facts.assets.size() + facts.cases.size() + facts.alerts.size() +
         facts.presences.size() + facts.publishers.size();
}

FeedReport check_feed(const FeedSpec& spec, std::span<const SampleMessage> messages, const Receipt& receipt) {
  FeedReport report{.feed = spec.id, .messages = messages.size()};
  Decoder decoder{std::make_shared<const FeedBook>(FeedBook{spec})};
  decoder.add_catalogues();
  report.catalogue = decoder.take();
  if (messages.empty()) return report;
  Position position = 0;
  for (const SampleMessage& message : messages) {
    report.bytes += message.payload.size();
    decoder.add({.topic = message.topic,
                 .payload = message.payload,
                 .received_at = receipt.at,
                 .position = ++position});
  }
  report.facts = decoder.take();
  report.unused = unused_fields(spec, messages, receipt.at);
  report.warnings = warnings(spec, report.catalogue, report.facts, receipt);
  return report;
}

}  // namespace city
