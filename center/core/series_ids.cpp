#include "center/core/series_ids.hpp"

#include <algorithm>

namespace city {
namespace {

std::string key_of(std::string_view feed, std::string_view asset, std::string_view quantity) {
  std::string key;
  key.reserve(feed.size() + asset.size() + quantity.size() + 2);
  key.append(feed).push_back('\0');
  key.append(asset).push_back('\0');
  key.append(quantity);
  return key;
}

}  // namespace

void SeriesIds::begin_restore(std::span<const SeriesRow> known) {
  known_ = known;
  claimed_.assign(known.size(), false);
  for (const SeriesRow& row : known) next_ = std::max(next_, row.series + 1);
}

SeriesId SeriesIds::reclaim(std::string_view feed, std::string_view asset, std::string_view quantity,
                            SeriesId told) {
  const auto found = std::lower_bound(known_.begin(), known_.end(), told,
                                      [](const SeriesRow& row, SeriesId id) { return row.series < id; });
  if (found == known_.end() || found->series != told) return 0;
  if (found->feed != feed || found->asset != asset || found->quantity != quantity) return 0;
  claimed_[static_cast<std::size_t>(found - known_.begin())] = true;
  return told;
}

void SeriesIds::end_restore() {
  for (std::size_t i = 0; i < known_.size(); ++i) {
    const SeriesRow& row = known_[i];
    if (!claimed_[i]) unclaimed_.emplace(key_of(row.feed, row.asset, row.quantity), row.series);
  }
  known_ = {};
  claimed_ = {};
}

SeriesIds::Claim SeriesIds::claim(std::string_view feed, std::string_view asset, std::string_view quantity) {
  if (!unclaimed_.empty()) {
    const auto found = unclaimed_.find(key_of(feed, asset, quantity));
    if (found != unclaimed_.end()) {
      const SeriesId series = found->second;
      unclaimed_.erase(found);
      return {.series = series, .is_new = false};
    }
  }
  return {.series = next_++, .is_new = true};
}

}  // namespace city
