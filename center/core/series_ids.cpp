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

void SeriesIds::restore(std::span<const SeriesRow> known) {
  unclaimed_.reserve(unclaimed_.size() + known.size());
  for (const SeriesRow& row : known) {
    unclaimed_.emplace(key_of(row.feed, row.asset, row.quantity), row.series);
    next_ = std::max(next_, row.series + 1);
  }
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
