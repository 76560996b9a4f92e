#include "center/core/value_watch.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "center/core/limits.hpp"
#include "center/core/value_rules.hpp"

namespace city {
namespace {

std::uint32_t seconds_of(std::chrono::seconds span) {
  constexpr std::int64_t kMost = std::numeric_limits<std::uint32_t>::max();
  return static_cast<std::uint32_t>(std::clamp<std::int64_t>(span.count(), 0, kMost));
}

bool fits(double max_step_per_min, double from, TimePoint from_at, const ValueNow& told) {
  const double apart_ms = std::abs(static_cast<double>((told.event_time - from_at).count()));
  return std::abs(told.value - from) <= max_step_per_min * std::max(1.0, apart_ms / 60'000);
}

}  // namespace

ValueWatch::ValueWatch(const FeedBook& book) : feeds_(book.size()) {
  for (std::size_t i = 0; i < book.size(); ++i) {
    for (const QualityRule& rule : book[i].quality) {
      if (!rule.frozen_after && !rule.max_step_per_min) continue;
      ValueLimits limits{.max_step_per_min = rule.max_step_per_min};
      if (rule.frozen_after) limits.frozen_after_s = seconds_of(*rule.frozen_after);
      feeds_[i].limits.push_back(limits);
      feeds_[i].names.push_back(rule.quantity);
    }
  }
}

void ValueWatch::resolve(Feed& feed, QuantityIndex quantity, const QuantityNames& names) {
  if (quantity >= feed.of_quantity.size()) feed.of_quantity.resize(quantity + std::size_t{1}, kUnresolved);
  const auto found = std::find(feed.names.begin(), feed.names.end(), names.name(quantity));
  feed.of_quantity[quantity] =
      found == feed.names.end() ? kNone : static_cast<std::uint16_t>(found - feed.names.begin());
}

Doubts ValueWatch::doubts(const ValueLimits& limits, const ValueNow& known, const ValueNow& told) {
  Doubts doubts = 0;
  if (limits.max_step_per_min && jumps(*limits.max_step_per_min, known, told)) doubts |= doubt::kJump;
  if (told.quality != Quality::Good) return 0;
  if (limits.frozen_after_s && told.same_for_s > *limits.frozen_after_s) doubts |= doubt::kFrozen;
  return doubts;
}

bool ValueWatch::jumps(double max_step_per_min, const ValueNow& known, const ValueNow& told) {
  const Level known_level{.value = known.value, .at = known.event_time};
  // A value that stood still too long is a level all the same.
  const bool known_good = (known.doubts & doubt::kJump) == 0 && told_quality(known) == Quality::Good;
  if (known_good && told.quality == Quality::Good &&
      fits(max_step_per_min, known.value, known.event_time, told)) {
    return false;
  }
  auto doubted = in_doubt_.find(known.series);
  if (doubted == in_doubt_.end()) {
    const bool left_in_doubt = !known_good && (known.doubts & doubt::kJump) != 0;  // before a restart
    if (!known_good && !left_in_doubt) return false;
    if (in_doubt_.size() >= kMaxJumpsInDoubt) return known_good && told.quality == Quality::Good;
    InDoubt fresh{};
    if (known_good) fresh.good = known_level;
    if (left_in_doubt) fresh.level = known_level;
    fresh.reports = left_in_doubt ? 1 : 0;
    doubted = in_doubt_.emplace(known.series, fresh).first;
  }
  if (told.quality != Quality::Good) return false;
  InDoubt& doubt = doubted->second;
  const bool back = doubt.good && fits(max_step_per_min, doubt.good->value, doubt.good->at, told);
  const bool goes_on = doubt.reports > 0 && fits(max_step_per_min, doubt.level.value, doubt.level.at, told);
  doubt.reports = goes_on ? doubt.reports + 1 : 1;
  doubt.level = {.value = told.value, .at = told.event_time};
  if (!back && doubt.reports < kReportsOfNewLevel) return true;
  in_doubt_.erase(doubted);
  return false;
}

}  // namespace city
