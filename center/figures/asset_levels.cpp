#include "center/figures/asset_levels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace city {
namespace {

enum class Sense : std::uint8_t { Below, AtMost, Above, AtLeast };

struct Row {
  std::string_view quantity{};
  Sense sense = Sense::Above;
  double notice = 0, attention = 0, serious = 0;  // kNone: the level does not exist
};

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();  // compares false with everything

constexpr std::array kRows{
    Row{"speed_kmh", Sense::Below, 20, 15, 8},
    Row{"occupancy_pct", Sense::Above, kNone, 60, 85},
    Row{"rain_10min_mm", Sense::AtLeast, 5, 10, 20},
    Row{"rain_1h_mm", Sense::AtLeast, 20, 40, 78.8},
    Row{"rain_3h_mm", Sense::AtLeast, kNone, 100, 200},
    Row{"rain_24h_mm", Sense::AtLeast, kNone, 80, 200},
    Row{"depth_cm", Sense::AtLeast, 5, 10, 30},
    Row{"ground_distance_m", Sense::Below, 1.0, 0.51, 0},
    Row{"pm25_ug_m3", Sense::Above, 35.4, 54.4, 150.4},
    Row{"aqi", Sense::Above, 100, 150, 200},
    Row{"gust_mps", Sense::AtLeast, kNone, 17.2, 24.5},
    Row{"temperature_c", Sense::AtLeast, kNone, 38, 40},
    Row{"bikes_available", Sense::AtMost, 0, kNone, kNone},
    Row{"docks_available", Sense::AtMost, 0, kNone, kNone},
    Row{"spaces_available", Sense::AtMost, 0, kNone, kNone},
    Row{"full_bed", Sense::AtLeast, kNone, 1, kNone},
    Row{"waiting_ward_count", Sense::Above, 40, 80, kNone},
};

bool beyond(Sense sense, double value, double limit) {
  switch (sense) {
    case Sense::Below:
      return value < limit;
    case Sense::AtMost:
      return value <= limit;
    case Sense::Above:
      return value > limit;
    case Sense::AtLeast:
      return value >= limit;
  }
  return false;
}

}  // namespace

std::optional<LevelRow> level_row(std::string_view quantity) {
  const auto row =
      std::find_if(kRows.begin(), kRows.end(), [&](const Row& r) { return r.quantity == quantity; });
  if (row == kRows.end()) return std::nullopt;
  return static_cast<LevelRow>(row - kRows.begin());
}

Level level_in(LevelRow index, double value) {
  const Row& row = kRows[index];
  if (beyond(row.sense, value, row.serious)) return Level::Serious;
  if (beyond(row.sense, value, row.attention)) return Level::Attention;
  return beyond(row.sense, value, row.notice) ? Level::Notice : Level::Normal;
}

Level level_of(std::string_view quantity, double value) {
  const auto row = level_row(quantity);
  return row ? level_in(*row, value) : Level::Normal;
}

std::vector<LevelLimit> level_limits(std::string_view quantity) {
  const auto index = level_row(quantity);
  if (!index) return {};
  const Row& row = kRows[*index];
  std::vector<LevelLimit> limits;
  const auto add = [&](Level level, double value) {
    if (std::isnan(value)) return;
    limits.push_back({.level = level,
                      .value = value,
                      .is_low = row.sense == Sense::Below || row.sense == Sense::AtMost,
                      .is_inclusive = row.sense == Sense::AtMost || row.sense == Sense::AtLeast});
  };
  add(Level::Notice, row.notice);
  add(Level::Attention, row.attention);
  add(Level::Serious, row.serious);
  return limits;
}

}  // namespace city
