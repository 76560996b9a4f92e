// The last six hours of single assets: NEDOCS of a hospital, the level of a river. A point a minute, while the value is good.
//
// What is kept is named by TrendSpec: assets of a kind that tell a quantity, told or derived. Of each, at most TrendSpec::most assets,
// those in the city's own districts first and then in the order in which they became known; of all together the first kMaxTrendSeries,
// in the order of the specs. Only values that are Fresh and Good make a point, as in the vital signs: where there is none the trend has
// a gap. Points after `now` are left from a clock that was set back, and go.
// Memory: at most 512 series of 360 points of 16 bytes, 3 MB, and what frozen lists share. Work: once a minute.
// Threads: one.
#pragma once
#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "center/core/asset_table.hpp"
#include "center/core/trend_spec.hpp"
#include "center/state/city_view.hpp"

namespace city {

class AssetTrends {
 public:
  using List = std::shared_ptr<const std::vector<AssetTrend>>;

  AssetTrends(std::vector<TrendSpec> specs, const Geography& geography, FeedBookPtr book);

  // After the table is restored. Trends find their assets by feed, id and quantity.
  void restore(const CityView& view, const AssetTable& assets);
  void advance(TimePoint now, const AssetTable& assets);
  List freeze() const { return list_; }

 private:
  struct Place {  // of a value in the table
    AssetRef asset{};
    std::uint32_t value = 0;
  };
  std::vector<Place> places(const AssetTable& assets) const;
  std::vector<Place> places(const TrendSpec& spec, const AssetTable& assets) const;
  bool tells(const AssetChunk& chunk, const ValueNow& value, TimePoint now) const;

  std::vector<TrendSpec> specs_;
  std::set<std::string> districts_;  // zh names of the city's own
  FeedBookPtr book_;
  std::int64_t minute_ = -1;
  List list_ = std::make_shared<const std::vector<AssetTrend>>();
};

}  // namespace city
