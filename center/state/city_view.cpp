#include "center/state/city_view.hpp"

#include <algorithm>

namespace city {

std::optional<double> due_share(const CaseNow& one, TimePoint now) {
  if (!one.fact.due || *one.fact.due <= one.fact.opened) return std::nullopt;
  const TimePoint at = one.is_open() ? now : one.fact.closed.value_or(one.updated);
  const auto used = static_cast<double>((at - one.fact.opened).count());
  return std::max(0.0, used / static_cast<double>((*one.fact.due - one.fact.opened).count()));
}
namespace {

Freshness freshness_at(const CityView& view, FeedIndex feed, TimePoint valid) {
  if (feed >= view.book->size()) return Freshness::Never;
  const Milliseconds period = stamp_period_of((*view.book)[feed]);
  const Milliseconds since = view.now - valid;
  if (since <= kFreshPeriods * period) return Freshness::Fresh;
  return since <= kStalePeriods * period ? Freshness::Stale : Freshness::Dead;
}

}  // namespace

TimePoint valid_at(const ValueNow& value) { return std::min(value.event_time, value.received_at); }

Milliseconds age(const CityView& view, const ValueNow& value) {
  return std::max(Milliseconds{0}, Milliseconds{view.now - valid_at(value)});
}

Freshness freshness(const CityView& view, FeedIndex feed, const ValueNow& value) {
  return freshness_at(view, feed, valid_at(value));
}

Freshness freshness(const CityView& view, const AssetChunk& chunk, std::size_t slot) {
  const std::uint32_t first = chunk.first[slot];
  const std::uint32_t last = chunk.first[slot + 1];
  if (first == last) return Freshness::Never;
  TimePoint newest = valid_at(chunk.values[first]);
  for (std::uint32_t i = first + 1; i < last; ++i) newest = std::max(newest, valid_at(chunk.values[i]));
  return freshness_at(view, chunk.feed, newest);
}

std::string asset_id(const CityView& view, const AssetChunk& chunk, std::size_t slot) {
  const std::string& native = (*chunk.info)[slot].id;
  return chunk.feed < view.book->size() ? (*view.book)[chunk.feed].id + "/" + native : native;
}

}  // namespace city
