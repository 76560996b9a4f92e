// Traffic: how many road sections run at which level of service, where they are slow, and what stands still.
//
// The level is the section's own (los_grade) when it tells or the center worked one out, else of its speed against its
// free-flow speed, else of its speed alone (center/figures/level_of_service.hpp); how many were judged by speed alone is told.
// Only fresh good values count; sections without one are counted as not reporting. A car park is nearly full when its free
// spaces are at most a share of its capacity; a bike station is empty without a bike and full without a dock. A kind of asset
// wants attention when a tenth of it does not report or is off. Speeds in km/h. Rows are pure.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "center/state/city_view.hpp"
#include "widgets/panels/fact_rows.hpp"
#include "widgets/panels/road_level.hpp"
#include "widgets/ui/hand.hpp"
#include "widgets/ui/pen.hpp"
#include "widgets/ui/texts.hpp"
#include "widgets/ui/wall_action.hpp"

namespace city {

struct TrafficChoices {
  std::size_t most_slow = 40;
  double nearly_full = 0.05;  // share of a car park's spaces that are free
};

struct SlowSection {
  AssetRef asset{};
  std::string name{};
  std::string district{};
  double speed_kmh = 0;
  std::optional<double> of_free_flow{};  // share; empty when the free-flow speed is unknown
  LevelOfService level = LevelOfService::A;
  std::string since{};  // how long the level is the same; empty when nobody knows
  std::string age{};
};

struct DistrictTraffic {
  std::string name{};
  double speed_kmh = 0;
  std::optional<double> of_free_flow{};
  std::uint64_t sections = 0;
  std::optional<LonLat> at{};  // the middle of its sections
};

struct TrafficContent {
  std::array<std::uint64_t, kServiceLevels> by_level{};
  std::uint64_t judged = 0;
  std::uint64_t by_speed_alone = 0;  // of judged
  std::uint64_t silent = 0;          // sections without a fresh good speed
  std::optional<double> mean_kmh{};
  std::vector<SlowSection> slow{};  // worst level first, then slowest
  std::vector<DistrictTraffic>
      districts{};               // slowest against free flow first; without free flow last, slowest first
  std::vector<FactRow> facts{};  // vital signs, car parks, bike stations, what does not report
};

TrafficContent traffic_board(const CityView& view, const TrafficChoices& choices, const Texts& texts);
MaybeAction draw_traffic_board(Pen& pen, Rect r, const TrafficContent& content, const Texts& texts,
                               const Hand& hand);

}  // namespace city
