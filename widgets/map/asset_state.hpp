// What an asset's values mean on the map: one look per asset, the worst of
//
//   a value beyond a level of center/figures/asset_levels.hpp
//   a street lamp that is switched on (on = 1) and draws nothing (power_w under 5 W): Attention
//
// Values of quality Suspect, Bad or Missing never raise a level, nor do values that are not Fresh. An asset none of whose
// values is Fresh looks Stale; one that has never told a usable value looks Silent.
// Threads: pure.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "center/figures/asset_levels.hpp"
#include "center/state/city_view.hpp"

namespace city {

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
