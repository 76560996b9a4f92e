#include "widgets/map/asset_state.hpp"

#include <algorithm>
#include <array>
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
constexpr double kDarkLampW = 5;
constexpr std::uint8_t kNoRow = 0xff;

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

Level level_in(const Row& row, double value) {
  if (beyond(row.sense, value, row.serious)) return Level::Serious;
  if (beyond(row.sense, value, row.attention)) return Level::Attention;
  return beyond(row.sense, value, row.notice) ? Level::Notice : Level::Normal;
}

MarkLook look_of(Level level) {
  switch (level) {
    case Level::Normal:
      return MarkLook::Normal;
    case Level::Notice:
      return MarkLook::Notice;
    case Level::Attention:
      return MarkLook::Attention;
    case Level::Serious:
      return MarkLook::Serious;
  }
  return MarkLook::Normal;
}

}  // namespace

Level level_of(std::string_view quantity, double value) {
  const auto row =
      std::find_if(kRows.begin(), kRows.end(), [&](const Row& r) { return r.quantity == quantity; });
  return row == kRows.end() ? Level::Normal : level_in(*row, value);
}

StateRules::StateRules(const std::vector<QuantityInfo>& quantities) : row_of_(quantities.size(), kNoRow) {
  for (std::size_t i = 0; i < quantities.size(); ++i) {
    const std::string& name = quantities[i].name;
    if (name == "on") on_ = static_cast<QuantityIndex>(i);
    if (name == "power_w") power_ = static_cast<QuantityIndex>(i);
    const auto row =
        std::find_if(kRows.begin(), kRows.end(), [&](const Row& r) { return r.quantity == name; });
    if (row != kRows.end()) row_of_[i] = static_cast<std::uint8_t>(row - kRows.begin());
  }
}

Level StateRules::level(QuantityIndex quantity, double value) const {
  const std::uint8_t row = quantity < row_of_.size() ? row_of_[quantity] : kNoRow;
  return row == kNoRow ? Level::Normal : level_in(kRows[row], value);
}

AssetLook look_of(const CityView& view, const AssetChunk& chunk, std::size_t slot, const StateRules& rules) {
  if (chunk.feed >= view.book->size()) return {};
  const Milliseconds fresh_for =
      kFreshPeriods * std::chrono::duration_cast<Milliseconds>(stamp_period_of((*view.book)[chunk.feed]));
  Level worst = Level::Normal;
  bool told = false, is_fresh = false, is_on = false, is_dark = false;
  TimePoint until = TimePoint::max();
  for (std::uint32_t i = chunk.first[slot]; i < chunk.first[slot + 1]; ++i) {
    const ValueNow& value = chunk.values[i];
    if (value.quality == Quality::Missing) continue;
    told = true;
    const TimePoint stale_after = valid_at(value) + fresh_for;
    if (view.now > stale_after) continue;
    is_fresh = true;
    until = std::min(until, stale_after);
    if (value.quality != Quality::Good) continue;
    worst = std::max(worst, rules.level(value.quantity, value.value));
    if (value.quantity == rules.on()) is_on = value.value >= 1;
    if (value.quantity == rules.power()) is_dark = value.value < kDarkLampW;
  }
  if (!told) return {};
  if (!is_fresh) return {.look = MarkLook::Stale};
  if (is_on && is_dark) worst = std::max(worst, Level::Attention);
  return {.look = look_of(worst), .until = until};
}

bool is_abnormal(MarkLook look) { return look >= MarkLook::CaseOverdue; }

MarkLook look_of(const CaseNow& c, TimePoint now) {
  return c.fact.due && *c.fact.due < now ? MarkLook::CaseOverdue : MarkLook::CaseOpen;
}

}  // namespace city
