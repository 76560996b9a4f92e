// Small cities of sensors and hospitals: assets with values of a given age, and the trends of some.
#pragma once
#include <deque>
#include <map>

#include "tests/widgets/map/city_builder.hpp"

namespace city::support {

using test::kNoon;
using test::Says;

class SenseCity {
 public:
  explicit SenseCity(Domain domain = Domain::Environment,
                     std::chrono::seconds period = std::chrono::seconds{600})
      : domain_{domain}, period_{period} {}

  void asset(AssetInfo info, std::vector<Says> values) {
    assets_.emplace_back(std::move(info), std::move(values));
  }
  // A point a minute up to now, the newest last; of an asset of this city.
  void trend(const std::string& asset, const std::string& quantity, std::vector<double> values) {
    trends_.push_back({asset, quantity, std::move(values)});
  }
  void tally(const std::string& asset, AssetTally tally) { tallies_[asset] = tally; }

  CityView view() const {
    test::CityBuilder builder;
    const FeedIndex feed = builder.feed("sense", period_);
    for (const auto& [info, values] : assets_) builder.asset(feed, info, values);
    CityView view = builder.view();
    FeedBook book = *view.book;
    book[feed].domain = domain_;
    view.book = std::make_shared<const FeedBook>(book);
    auto trends = std::make_shared<std::vector<AssetTrend>>();
    Paged<AssetChunk> paged;
    for (std::uint32_t c = 0; c < view.assets.size(); ++c) {
      AssetChunk chunk = view.assets[c];
      chunk.tallies.resize(chunk.size());
      for (std::uint32_t slot = 0; slot < chunk.size(); ++slot) {
        const std::string& id = (*chunk.info)[slot].id;
        if (const auto found = tallies_.find(id); found != tallies_.end())
          chunk.tallies[slot] = found->second;
        for (const Trend& trend : trends_)
          if (trend.asset == id) add(*trends, view, {c, slot}, trend);
      }
      paged.append(std::move(chunk));
    }
    view.assets = paged.freeze();
    view.trends = std::move(trends);
    return view;
  }

 private:
  struct Trend {
    std::string asset{}, quantity{};
    std::vector<double> values{};
  };
  static void add(std::vector<AssetTrend>& trends, const CityView& view, AssetRef ref, const Trend& trend) {
    AssetTrend made{.series = static_cast<SeriesId>(trends.size() + 1), .asset = ref};
    for (std::size_t i = 0; i < view.quantities->size(); ++i)
      if ((*view.quantities)[i].name == trend.quantity) made.quantity = static_cast<QuantityIndex>(i);
    auto points = std::make_shared<std::vector<VitalPoint>>();
    const std::size_t n = trend.values.size();
    for (std::size_t i = 0; i < n; ++i)
      points->push_back({view.now - std::chrono::minutes{n - 1 - i}, trend.values[i]});
    made.points = std::move(points);
    trends.push_back(std::move(made));
  }

  Domain domain_;
  std::chrono::seconds period_;
  std::deque<std::pair<AssetInfo, std::vector<Says>>> assets_{};
  std::vector<Trend> trends_{};
  std::map<std::string, AssetTally> tallies_{};
};

}  // namespace city::support
