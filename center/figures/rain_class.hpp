// How heavy rain is called, from what has fallen in 1, 3 and 24 hours (mm).
//
//   heavy (大雨)                 24 h from 80, or 1 h from 40
//   extremely heavy (豪雨)       24 h from 200, or 3 h from 100
//   torrential (大豪雨)          24 h from 350, or 3 h from 200
//   extremely torrential (超大豪雨)  24 h from 500
// Source: 中央氣象署 雨量分級, as revised on 2020-03-01 (3 h from 200 added to the classes of 2015-09-01).
// Threads: pure.
#pragma once
#include <cstdint>
#include <optional>

namespace city {

enum class RainClass : std::uint8_t { Below, Heavy, ExtremelyHeavy, Torrential, ExtremelyTorrential };

struct RainAmounts {  // what is not measured stays empty
  std::optional<double> in_1h_mm{};
  std::optional<double> in_3h_mm{};
  std::optional<double> in_24h_mm{};
};

std::optional<RainClass> rain_class(const RainAmounts& amounts);  // nothing when nothing is measured

}  // namespace city
