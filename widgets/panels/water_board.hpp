// Water: rivers against their alert levels, sewers against the street, water on the streets, pumps, gates and reservoirs.
//
// What a station is follows from what it tells: water_alert_level (a river gauge with alert levels), ground_distance_m (a sewer), depth_cm
// (water on a street or in an underpass), pumping or pump levels, gate_closed, storage_pct. Levels:
//   river      alert level 3 or 2 reached: attention; 1: serious; less than kNearAlertM below the next: notice
//   sewer, street water                   the city's table (center/figures/asset_levels.hpp)
//   pump       water inside at its warning level: serious; at its starting level while no pump runs: attention; pumping: notice
//   gate       a fault: attention; closed or moving: notice
//   reservoir  from 95 % notice
// Stations from notice on are listed worst first, then up to kCalmRows of those that are nearest to it. A station that was at notice or
// worse when it was last heard, or whose value is in doubt, stays listed, hatched, below. Rising and falling are metres an hour over the
// last hour of the station's trend. Stations far from the city are left out (city_reach.hpp). Pure.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "center/figures/asset_levels.hpp"
#include "center/state/geography.hpp"
#include "widgets/panels/board_summary.hpp"
#include "widgets/ui/hand.hpp"
#include "widgets/ui/texts.hpp"
#include "widgets/ui/wall_action.hpp"

namespace city {

inline constexpr double kNearAlertM = 0.5;
inline constexpr std::size_t kCalmRows = 10;

struct WaterChoices {
  double reach_km = 15;  // upstream gauges and the reservoir lie outside the city
};

struct WaterRow {
  AssetRef asset{};
  Level level = Level::Normal;
  std::string name{};
  std::string kind{};    // "river", "sewer", …
  std::string value{};   // "12.30 m"
  std::string words{};   // what that means: "alert level 2", "0.32 m below the street"
  std::string change{};  // "↑ 0.12 m/h", "steady"; empty when it is not known
  bool rising = false;
  std::string age{};
  bool stale = false;
  double nearness = 0;  // to the next level: greater is nearer; orders what has one level
  std::shared_ptr<const std::vector<VitalPoint>> trend{};
};

struct WaterContent {
  std::vector<BoardFact> facts{};
  std::vector<WaterRow> rows{};  // worst first
  std::uint64_t serious = 0, attention = 0, silent = 0;
  TimePoint now{};
};

// Per hour, from the points of the last hour; empty without two that are ten minutes apart.
std::optional<double> change_per_hour(const std::vector<VitalPoint>& points, TimePoint now);

WaterContent water_board(const CityView& view, const Geography& geography, const WaterChoices& choices,
                         const Texts& texts);
MaybeAction draw_water_board(Pen& pen, Rect r, const WaterContent& content, const Texts& texts,
                             const Hand& hand);

}  // namespace city
