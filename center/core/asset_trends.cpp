#include "center/core/asset_trends.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "center/core/limits.hpp"

namespace city {
namespace {

std::int64_t minute_of(TimePoint at) {
  return std::chrono::floor<std::chrono::minutes>(at).time_since_epoch().count();
}

AssetTrend trend_of(AssetRef asset, const ValueNow& value) {
  return {.series = value.series, .quantity = value.quantity, .asset = asset};
}

using Name = std::array<std::string, 3>;  // feed, asset, quantity

// Nobody looks at the numbers of a picture without a check: it may come from another store.
std::optional<Name> name_of(const CityView& view, const AssetTrend& trend) {
  const auto [chunk, slot] = trend.asset;
  if (chunk >= view.assets.size() || slot >= view.assets[chunk].size()) return std::nullopt;
  const FeedIndex feed = view.assets[chunk].feed;
  if (feed >= view.book->size() || trend.quantity >= view.quantities->size()) return std::nullopt;
  return Name{(*view.book)[feed].id, (*view.assets[chunk].info)[slot].id,
              (*view.quantities)[trend.quantity].name};
}

// The same value may be named by two specs; it is one series all the same.
std::shared_ptr<const std::vector<AssetTrend>> arranged(std::vector<AssetTrend> list) {
  std::stable_sort(list.begin(), list.end(),
                   [](const AssetTrend& a, const AssetTrend& b) { return a.series < b.series; });
  const auto same = [](const AssetTrend& a, const AssetTrend& b) { return a.series == b.series; };
  list.erase(std::unique(list.begin(), list.end(), same), list.end());
  return std::make_shared<const std::vector<AssetTrend>>(std::move(list));
}

}  // namespace

AssetTrends::AssetTrends(std::vector<TrendSpec> specs, const Geography& geography, FeedBookPtr book)
    : specs_{std::move(specs)}, book_{std::move(book)} {
  for (const Area& area : geography.districts) districts_.insert(area.district);
}

std::vector<AssetTrends::Place> AssetTrends::places(const AssetTable& assets) const {
  std::vector<Place> all;
  for (const TrendSpec& spec : specs_) {
    for (const Place& place : places(spec, assets)) {
      if (all.size() == kMaxTrendSeries) return all;
      all.push_back(place);
    }
  }
  return all;
}

std::vector<AssetTrends::Place> AssetTrends::places(const TrendSpec& spec, const AssetTable& assets) const {
  const KindIndex kind = assets.find_kind(spec.kind);
  const std::optional<QuantityIndex> quantity = assets.quantities().find(spec.quantity);
  if (kind == kNoKind || !quantity) return {};
  std::vector<Place> own, others;
  for (std::size_t i = 0; i < assets.chunk_count() && own.size() < spec.most; ++i) {
    if (!assets.may_hold(i, kind)) continue;
    const AssetChunk& chunk = assets.chunk(i);
    const std::span<const KindIndex> kinds = assets.kinds(i);
    for (std::uint32_t slot = 0; slot < kinds.size(); ++slot) {
      if (kinds[slot] != kind) continue;
      const auto end = chunk.values.begin() + chunk.first[slot + 1];
      const auto found = std::find_if(chunk.values.begin() + chunk.first[slot], end,
                                      [&](const ValueNow& v) { return v.quantity == *quantity; });
      if (found == end || found->series == 0) continue;
      auto& list = districts_.contains((*chunk.info)[slot].district) ? own : others;
      if (list.size() < spec.most)
        list.push_back({.asset = {static_cast<std::uint32_t>(i), slot},
                        .value = static_cast<std::uint32_t>(found - chunk.values.begin())});
    }
  }
  own.insert(own.end(), others.begin(),
             others.begin() + static_cast<std::ptrdiff_t>(std::min(others.size(), spec.most - own.size())));
  return own;
}

bool AssetTrends::tells(const AssetChunk& chunk, const ValueNow& value, TimePoint now) const {
  return value.quality == Quality::Good &&
         now - valid_at(value) <= kFreshPeriods * Milliseconds{stamp_period_of((*book_)[chunk.feed])};
}

void AssetTrends::advance(TimePoint now, const AssetTable& assets) {
  if (specs_.empty() || minute_of(now) == minute_) return;
  minute_ = minute_of(now);
  const TimePoint at{std::chrono::minutes{minute_}};
  std::map<SeriesId, const AssetTrend*> known;
  for (const AssetTrend& trend : *list_) known.emplace(trend.series, &trend);
  std::vector<AssetTrend> list;
  for (const Place& place : places(assets)) {
    const AssetChunk& chunk = assets.chunk(place.asset.chunk);
    const ValueNow& value = chunk.values[place.value];
    const auto old = known.find(value.series);
    std::vector<VitalPoint> points;
    if (old != known.end()) {
      const std::vector<VitalPoint>& before = *old->second->points;
      points.reserve(before.size() + 1);
      for (const VitalPoint& point : before)
        if (point.at < at && at - point.at < kTrendLength) points.push_back(point);
    }
    if (tells(chunk, value, now)) points.push_back({.at = at, .value = value.value});
    AssetTrend trend = trend_of(place.asset, value);
    trend.points = std::make_shared<const std::vector<VitalPoint>>(std::move(points));
    list.push_back(std::move(trend));
  }
  list_ = arranged(std::move(list));
}

void AssetTrends::restore(const CityView& view, const AssetTable& assets) {
  std::map<Name, const AssetTrend*> stored;
  for (const AssetTrend& trend : *view.trends)
    if (auto name = name_of(view, trend)) stored.emplace(std::move(*name), &trend);
  std::vector<AssetTrend> list;
  for (const Place& place : places(assets)) {
    const AssetChunk& chunk = assets.chunk(place.asset.chunk);
    const ValueNow& value = chunk.values[place.value];
    AssetTrend trend = trend_of(place.asset, value);
    const auto old = stored.find({(*book_)[chunk.feed].id, (*chunk.info)[place.asset.slot].id,
                                  assets.quantities().name(value.quantity)});
    if (old != stored.end()) trend.points = old->second->points;
    list.push_back(std::move(trend));
  }
  list_ = arranged(std::move(list));
  minute_ = minute_of(view.now);
}

}  // namespace city
