// Where a water level stands against the gauge's alert levels (m above the same datum).
//
// Taiwan's rivers have three, the first the highest: level 1 is reached when the river will overflow, level 2 some hours before,
// level 3 when it rises out of its bed (經濟部水利署, 水情警戒). A gauge may have fewer.
// Threads: pure.
#pragma once
#include <optional>

namespace city {

struct AlertLevels {
  std::optional<double> first_m{};
  std::optional<double> second_m{};
  std::optional<double> third_m{};
};

struct WaterAlert {
  int reached = 0;                   // 0: none; 3, 2, 1: that level, 1 the worst
  std::optional<double> margin_m{};  // up to the next level above the water; empty: the highest is reached
};

std::optional<WaterAlert> water_alert(double level_m, const AlertLevels& levels);  // nothing without levels

}  // namespace city
