#include "sensors/formats/measured_value.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "sensors/quantity.hpp"

namespace city {
namespace {

bool is_within_rules(const FeedSpec& spec, const std::string& quantity, double value) {
  return std::none_of(spec.quality.begin(), spec.quality.end(), [&](const QualityRule& rule) {
    return rule.quantity == quantity &&
           ((rule.low && value < *rule.low) || (rule.high && value > *rule.high));
  });
}

}  // namespace

Measured missing_value(std::string quantity) {
  return {.quantity = std::move(quantity), .quality = Quality::Missing};
}

Measured measured_value(const FeedContext& feed, std::string quantity, double told, double scale,
                        double offset) {
  return converted_value(feed, std::move(quantity), told, told * scale + offset);
}

Measured converted_value(const FeedContext& feed, std::string quantity, double told, double value) {
  if (feed.is_sentinel(told)) return missing_value(std::move(quantity));
  if (!std::isfinite(value))
    return {.quantity = std::move(quantity), .quality = Quality::Bad, .doubts = doubt::kOutOfRange};
  const bool believed = is_plausible(quantity, value) && is_within_rules(*feed.spec, quantity, value);
  return {.quantity = std::move(quantity),
          .value = value,
          .quality = believed ? Quality::Good : Quality::Suspect,
          .doubts = believed ? Doubts{0} : doubt::kOutOfRange};
}

}  // namespace city
