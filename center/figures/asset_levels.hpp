// How bad a value is by itself: one table of thresholds for the map, the boards and the emergency view.
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
//
// Whether a value may be believed (quality, age) is not judged here. Threads: pure.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace city {

enum class Level : std::uint8_t { Normal, Notice, Attention, Serious };

Level level_of(std::string_view quantity,
               double value);  // Normal for quantities that the table does not know

// The same in two steps, for who asks for many values of few quantities.
using LevelRow = std::uint8_t;
std::optional<LevelRow> level_row(std::string_view quantity);
Level level_in(LevelRow row, double value);  // of a row that level_row() gave

// The table's thresholds of a quantity, mildest first; none for quantities that it does not know.
struct LevelLimit {
  Level level = Level::Notice;
  double value = 0;
  bool is_low = false;        // what is below is bad
  bool is_inclusive = false;  // a value that is just there has reached the level
};
std::vector<LevelLimit> level_limits(std::string_view quantity);

}  // namespace city
