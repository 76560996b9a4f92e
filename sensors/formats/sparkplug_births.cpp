#include "sensors/formats/sparkplug_births.hpp"

#include <utility>

namespace city {
namespace {

constexpr std::size_t kBytesPerBirth = 512;
constexpr std::size_t kBytesPerMetric =
    192;  // the entry, its places in two hash tables, and what malloc adds

}  // namespace

const SparkplugKnown* SparkplugBirth::find(const SparkplugMetric& metric) const {
  if (metric.alias) {
    const auto found = by_alias.find(*metric.alias);
    if (found != by_alias.end()) return &metrics[found->second];
  }
  if (metric.name.empty()) return nullptr;
  const auto found = by_name.find(std::string{metric.name});
  return found == by_name.end() ? nullptr : &metrics[found->second];
}

SparkplugBirth sparkplug_birth(const SparkplugPayload& payload, const FeedSpec& spec) {
  SparkplugBirth birth{.made_ms = payload.timestamp_ms.value_or(0), .bytes = kBytesPerBirth};
  for (const SparkplugMetric& metric : payload.metrics) {
    if (metric.name.empty() || is_sparkplugs_own(metric.name)) continue;
    SparkplugKnown known{.name = std::string{metric.name}, .datatype = metric.datatype.value_or(0)};
    for (const FieldRule& rule : spec.fields)
      if (rule.source == known.name) known.rule = &rule;
    const std::size_t place = birth.metrics.size();
    if (!birth.by_name.try_emplace(known.name, place).second) continue;
    if (metric.alias) birth.by_alias.try_emplace(*metric.alias, place);
    birth.bytes += kBytesPerMetric + 2 * known.name.size();
    birth.metrics.push_back(std::move(known));
  }
  return birth;
}

std::optional<std::uint64_t> sparkplug_session(const SparkplugPayload& payload) {
  for (const SparkplugMetric& metric : payload.metrics) {
    if (metric.name != "bdSeq") continue;
    if (const auto* value = std::get_if<std::uint64_t>(&metric.value)) return *value;
  }
  return std::nullopt;
}

bool is_sparkplugs_own(std::string_view metric) {
  return metric == "bdSeq" || metric.starts_with("Node Control/") || metric.starts_with("Device Control/");
}

}  // namespace city
