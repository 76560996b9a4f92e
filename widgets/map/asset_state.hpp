// What an asset's values mean on the map: one look per asset, from a small table of thresholds.
//
//   quantity             notice   attention   serious   source
//   speed_kmh            < 20     < 15        < 8       level of service E and F of urban streets with a 50 km/h limit
//                                                       (Taiwan highway capacity manual); < 8: walking pace, ours
//   occupancy_pct                 > 60        > 85      ours: a loop covered most of the time is a queue
//   rain_10min_mm        >= 5     >= 10       >= 20     ours, in step with the hourly rows
//   rain_1h_mm           >= 20    >= 40       >= 78.8   CWA heavy rain (40 mm/h); design rain of Taipei's storm sewers
//   rain_3h_mm                    >= 100      >= 200    CWA extremely heavy, torrential rain
//   rain_24h_mm                   >= 80       >= 200    CWA heavy, extremely heavy rain
//   depth_cm             >= 5     >= 10       >= 30     ours: 10 cm wets a kerb, 30 cm stops a car
//   ground_distance_m    < 1.0    < 0.51      < 0       the city's own sewer map turns red at 0.51 m; below 0 it is a flood
//   pm25_ug_m3           > 35.4   > 54.4      > 150.4   Taiwan AQI breakpoints: over 100, 150, 200
//   aqi                  > 100    > 150       > 200     the same
//   gust_mps                      >= 17.2     >= 24.5   Beaufort 8 and 10
//   temperature_c                 >= 38       >= 40     CWA high-temperature warning, orange from 38
//   bikes_available      == 0                           a rider must walk on; nobody in the room has to act
//   docks_available      == 0
//   spaces_available     == 0
//   full_bed                      == 1                  the hospital itself notified that its beds are full
//   waiting_ward_count   > 40     > 80                  ours, against maxima of 117 and 143 seen in medical centres
//   on and power_w                on = 1, < 5 W         a street lamp that is switched on and draws nothing
//
// Values of quality Suspect, Bad or Missing never raise a level, nor do values that are not Fresh. An asset none of whose
// values is Fresh looks Stale; one that has never told a usable value looks Silent.
// Threads: pure.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "center/state/city_view.hpp"

namespace city {

enum class Level : std::uint8_t { Normal, Notice, Attention, Serious };

// Everything a mark on the map can look like; the order is the order of drawing, the last on top.
enum class MarkLook : std::uint8_t {
  Silent,
  Stale,
  Normal,
  Notice,
  CaseOpen,
  CaseOverdue,
  Attention,
  Serious
};
inline constexpr std::size_t kMarkLooks = 8;

Level level_of(std::string_view quantity,
               double value);  // Normal for quantities that the table does not know

// The table joined to a view's quantities, so that looking up costs an index. Make a new one when the view's list grows.
class StateRules {
 public:
  StateRules() = default;
  explicit StateRules(const std::vector<QuantityInfo>& quantities);
  Level level(QuantityIndex quantity, double value) const;
  std::size_t size() const { return row_of_.size(); }
  std::optional<QuantityIndex> on() const { return on_; }
  std::optional<QuantityIndex> power() const { return power_; }

 private:
  std::vector<std::uint8_t> row_of_{};  // kNoRow: not in the table
  std::optional<QuantityIndex> on_{}, power_{};
};

struct AssetLook {
  MarkLook look = MarkLook::Silent;
  TimePoint until = TimePoint::max();  // when age alone will change it, at the earliest
};
AssetLook look_of(const CityView&, const AssetChunk&, std::size_t slot, const StateRules&);

bool is_abnormal(MarkLook);  // drawn on top, in saturated colour
MarkLook look_of(const CaseNow&, TimePoint now);

}  // namespace city
