#include "widgets/map/asset_state.hpp"

#include <algorithm>

namespace city {
namespace {

constexpr double kDarkLampW = 5;
constexpr std::uint8_t kNoRow = 0xff;

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

StateRules::StateRules(const std::vector<QuantityInfo>& quantities) : row_of_(quantities.size(), kNoRow) {
  for (std::size_t i = 0; i < quantities.size(); ++i) {
    const std::string& name = quantities[i].name;
    if (name == "on") on_ = static_cast<QuantityIndex>(i);
    if (name == "power_w") power_ = static_cast<QuantityIndex>(i);
    if (const auto row = level_row(name)) row_of_[i] = *row;
  }
}

Level StateRules::level(QuantityIndex quantity, double value) const {
  const std::uint8_t row = quantity < row_of_.size() ? row_of_[quantity] : kNoRow;
  return row == kNoRow ? Level::Normal : level_in(row, value);
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
