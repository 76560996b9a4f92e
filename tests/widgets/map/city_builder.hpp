// Small cities for the map's tests: feeds, assets with values of a given age, cases, warnings.
#pragma once
#include <chrono>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "center/state/city_view.hpp"

namespace city::test {

using namespace std::chrono_literals;

inline constexpr TimePoint kNoon{std::chrono::milliseconds{1'790'000'000'000}};

struct Says {  // one value of an asset
  std::string quantity{};
  double value = 0;
  std::chrono::milliseconds age{0};
  Quality quality = Quality::Good;
};

class CityBuilder {
 public:
  CityBuilder() { view_.now = kNoon; }

  FeedIndex feed(const std::string& id, std::chrono::seconds period) {
    book_.push_back({.id = id, .period = period});
    open_.push_back({.feed = static_cast<FeedIndex>(book_.size() - 1)});
    infos_.emplace_back();
    return static_cast<FeedIndex>(book_.size() - 1);
  }
  AssetRef asset(FeedIndex feed, AssetInfo info, const std::vector<Says>& values) {
    if (infos_[feed].size() == kAssetsPerChunk) close(feed);
    for (const Says& says : values)
      open_[feed].values.push_back({.value = says.value,
                                    .event_time = kNoon - says.age,
                                    .received_at = kNoon - says.age,
                                    .quantity = quantity(says.quantity),
                                    .quality = says.quality});
    open_[feed].first.push_back(static_cast<std::uint32_t>(open_[feed].values.size()));
    infos_[feed].push_back(std::move(info));
    return {static_cast<std::uint32_t>(pending_of(feed)),
            static_cast<std::uint32_t>(infos_[feed].size() - 1)};
  }
  void open_case(std::optional<LonLat> place, std::optional<TimePoint> due) {
    cases_.push_back(std::make_shared<const CaseNow>(CaseNow{
        .fact = {.id = std::to_string(cases_.size()), .opened = kNoon - 1h, .due = due, .place = place}}));
  }
  void alert(std::vector<LonLat> polygon) {
    AlertNow now{.fact = {.id = "a" + std::to_string(alerts_.size())}, .in_force = true};
    now.fact.areas.push_back({.polygons = {std::move(polygon)}});
    alerts_.push_back(std::make_shared<const AlertNow>(std::move(now)));
  }

  // Chunks are numbered in the order in which feeds fill them, so refs are known when one chunk per feed is enough.
  CityView view() {
    for (std::size_t feed = 0; feed < open_.size(); ++feed) close(static_cast<FeedIndex>(feed));
    ++view_.revision;
    view_.book = std::make_shared<const FeedBook>(book_);
    view_.quantities = std::make_shared<const std::vector<QuantityInfo>>(quantities_);
    view_.cases = std::make_shared<const std::vector<CasePtr>>(cases_);
    view_.alerts = std::make_shared<const std::vector<AlertPtr>>(alerts_);
    view_.assets = paged.freeze();
    return view_;
  }

  Paged<AssetChunk> paged{};

 private:
  QuantityIndex quantity(const std::string& name) {
    for (std::size_t i = 0; i < quantities_.size(); ++i)
      if (quantities_[i].name == name) return static_cast<QuantityIndex>(i);
    quantities_.push_back({.name = name});
    return static_cast<QuantityIndex>(quantities_.size() - 1);
  }
  std::size_t pending_of(FeedIndex feed) const { return paged.size() + (open_.size() > 1 ? feed : 0U); }
  void close(FeedIndex feed) {
    if (infos_[feed].empty()) return;
    open_[feed].info = std::make_shared<const std::vector<AssetInfo>>(std::exchange(infos_[feed], {}));
    open_[feed].revision = open_[feed].info_revision = 1;
    paged.append(std::exchange(open_[feed], AssetChunk{.feed = feed}));
  }

  CityView view_{};
  FeedBook book_{};
  std::vector<QuantityInfo> quantities_{};
  std::vector<AssetChunk> open_{};
  std::vector<std::vector<AssetInfo>> infos_{};
  std::vector<CasePtr> cases_{};
  std::vector<AlertPtr> alerts_{};
};

// `count` assets of one kind strewn over a rectangle of the city, the same for the same seed; every n-th is slow.
inline CityView strewn_city(std::size_t count, CityBuilder& city, std::size_t every_nth_is_slow = 10) {
  const FeedIndex feed = city.feed("load", 60s);
  std::minstd_rand random{7};
  std::uniform_real_distribution<double> lon{121.47, 121.64}, lat{24.98, 25.19};
  for (std::size_t i = 0; i < count; ++i) {
    const LonLat at{lon(random), lat(random)};
    city.asset(feed, {.id = std::to_string(i), .kind = "vd", .place = at},
               {{"speed_kmh", i % every_nth_is_slow == 0 ? 10.0 : 40.0}, {"occupancy_pct", 8}});
  }
  return city.view();
}

}  // namespace city::test
