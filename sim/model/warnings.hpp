// Public warnings that follow the model's rain, as the weather administration issues them.
// Heavy rain advisory (大雨特報): 40 mm in an hour or 80 mm in a day; extremely heavy rain (豪雨): 100 mm in three hours or
// 200 mm in a day. It names districts, is updated when it spreads or rises, and cancelled after half an hour without
// heavy rain anywhere. Thunderstorm message (大雷雨即時訊息): 15 mm in ten minutes somewhere; carries a polygon, lasts an
// hour, is not cancelled.
#pragma once
#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/city/plan.hpp"
#include "sim/model/rain.hpp"

namespace city::sim {

enum class WarningKind : std::uint8_t { HeavyRain, Thunderstorm };
enum class WarningAct : std::uint8_t { Issue, Update, Cancel };

struct Warning {
  WarningKind kind{};
  WarningAct act{};
  bool extreme = false;
  TimePoint sent{};
  TimePoint expires{};
  int number = 1;                          // of this kind, from 1: makes the identifier
  std::optional<TimePoint> refers_sent{};  // of the message it updates or cancels
  int refers_number = 0;
  std::bitset<kDistrictCount> districts{};  // heavy rain
  std::vector<LonLat> polygon{};            // thunderstorm, closed ring
};

// Which cells are built up, and in which district: the cells of its main roads.
using DistrictCells = std::array<std::vector<CellId>, kDistrictCount>;
DistrictCells district_cells(const RoadNetwork& roads);

class WeatherOffice {
 public:
  explicit WeatherOffice(DistrictCells cells) : cells_{std::move(cells)} {}

  // One minute; the messages issued in it.
  std::vector<Warning> step(TimePoint t, const RainField& rain);

 private:
  std::optional<Warning> judge_heavy_rain(TimePoint t, const RainField& rain);
  std::optional<Warning> judge_thunderstorm(TimePoint t, const RainField& rain);

  DistrictCells cells_;
  std::optional<Warning> standing_{};  // the heavy rain advisory in force
  TimePoint last_heavy_{};
  int heavy_count_ = 0;
  int thunder_count_ = 0;
  TimePoint thunder_until_{};
};

}  // namespace city::sim
