#include "center/figures/water_alert.hpp"

namespace city {

std::optional<WaterAlert> water_alert(double level_m, const AlertLevels& levels) {
  if (!levels.first_m && !levels.second_m && !levels.third_m) return std::nullopt;
  WaterAlert alert;
  const auto look_at = [&](const std::optional<double>& at_m, int number) {
    if (!at_m) return;
    if (level_m >= *at_m)
      alert.reached = number;
    else if (!alert.margin_m || *at_m - level_m < *alert.margin_m)
      alert.margin_m = *at_m - level_m;
  };
  look_at(levels.third_m, 3);
  look_at(levels.second_m, 2);
  look_at(levels.first_m, 1);
  return alert;
}

}  // namespace city
