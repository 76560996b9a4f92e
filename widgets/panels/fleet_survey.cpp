#include "widgets/panels/fleet_survey.hpp"

#include <algorithm>

#include "widgets/panels/asset_look_up.hpp"

namespace city {
namespace {

constexpr double kLowPct = 20, kLowV = 2.7, kSingleCellV = 5;
constexpr std::size_t kOffendersPerChunk = 4;

Fleet& fleet_of(std::vector<Fleet>& fleets, const std::string& kind) {
  for (Fleet& fleet : fleets)
    if (fleet.kind == kind) return fleet;
  return fleets.emplace_back(Fleet{.kind = kind});
}

void add(Fleet& to, const Fleet& from) {
  for (const auto count : {&Fleet::known, &Fleet::reporting, &Fleet::silent, &Fleet::never, &Fleet::offline,
                           &Fleet::doubtful, &Fleet::off, &Fleet::on, &Fleet::batteries, &Fleet::low})
    to.*count += from.*count;
}

bool offends_more(const Offender& a, const Offender& b) {
  const std::uint64_t x = a.doubtful + a.refused, y = b.doubtful + b.refused;
  return x != y ? x > y : a.asset < b.asset;
}

void keep_worst(std::vector<Offender>& offenders, std::size_t most) {
  std::sort(offenders.begin(), offenders.end(), offends_more);
  if (offenders.size() > most) offenders.resize(most);
}

}  // namespace

struct FleetSurvey::Quantities {
  explicit Quantities(const CityView& view)
      : on{quantity_index(view, "on")},
        fault{quantity_index(view, "fault")},
        battery_pct{quantity_index(view, "battery_pct")},
        battery_v{quantity_index(view, "battery_v")},
        customers_out{quantity_index(view, "customers_out_count")} {}
  std::optional<QuantityIndex> on, fault, battery_pct, battery_v, customers_out;
};

FleetSurvey::Part FleetSurvey::part_of(const CityView& view, std::uint32_t index,
                                       const Quantities& quantities) {
  Part part{.chunk = view.assets.pointer(index), .good_from = view.now};
  const AssetChunk& chunk = *part.chunk;
  if (chunk.feed >= view.book->size()) return part;
  const Milliseconds limit = kFreshPeriods * Milliseconds{stamp_period_of((*view.book)[chunk.feed])};
  for (std::uint32_t slot = 0; slot < chunk.size(); ++slot) {
    const AssetInfo& info = (*chunk.info)[slot];
    if (info.kind.empty()) continue;
    Fleet& fleet = fleet_of(part.fleets, info.kind);
    ++fleet.known;
    fleet.offline += info.online == false ? 1U : 0U;
    bool is_doubtful = false, is_fresh = false, is_off = false, is_on = false;
    for (std::uint32_t v = chunk.first[slot]; v < chunk.first[slot + 1]; ++v) {
      const ValueNow& value = chunk.values[v];
      is_doubtful |= value.quality == Quality::Suspect || value.quality == Quality::Bad;
      const bool fresh = freshness(view, chunk.feed, value) == Freshness::Fresh;
      if (fresh) part.good_until = std::min(part.good_until, valid_at(value) + limit);
      is_fresh |= fresh;
      if (!fresh || value.quality != Quality::Good) continue;
      if (value.quantity == quantities.on) (value.value > 0 ? is_on : is_off) = true;
      if (value.quantity == quantities.fault && value.value > 0) is_off = true;
      if (value.quantity == quantities.customers_out)
        part.customers_out += static_cast<std::uint64_t>(std::max(0.0, value.value));
      const bool is_pct = value.quantity == quantities.battery_pct;
      const bool is_cell = value.quantity == quantities.battery_v && value.value < kSingleCellV;
      fleet.batteries += is_pct || is_cell ? 1U : 0U;
      fleet.low += (is_pct && value.value < kLowPct) || (is_cell && value.value < kLowV) ? 1U : 0U;
    }
    fleet.doubtful += is_doubtful ? 1U : 0U;
    const bool has_value = chunk.first[slot] != chunk.first[slot + 1];
    ++(!has_value ? fleet.never : is_fresh ? fleet.reporting : fleet.silent);
    fleet.off += is_off ? 1U : 0U;
    fleet.on += is_on && !is_off ? 1U : 0U;
    if (slot >= chunk.tallies.size()) continue;
    const AssetTally& tally = chunk.tallies[slot];
    if (tally.suspect + tally.refused > 0)
      part.offenders.push_back({{index, slot}, tally.suspect, tally.refused, tally.accepted});
  }
  keep_worst(part.offenders, kOffendersPerChunk);
  return part;
}

FleetContent FleetSurvey::survey(const CityView& view) {
  const Quantities quantities{view};
  parts_.resize(view.assets.size());
  FleetContent content;
  for (std::uint32_t i = 0; i < parts_.size(); ++i) {
    Part& part = parts_[i];
    const bool is_same =
        part.chunk == view.assets.pointer(i) && part.good_from <= view.now && view.now <= part.good_until;
    if (!is_same) part = part_of(view, i, quantities);
    for (const Fleet& fleet : part.fleets) add(fleet_of(content.fleets, fleet.kind), fleet);
    content.offenders.insert(content.offenders.end(), part.offenders.begin(), part.offenders.end());
    content.customers_out += part.customers_out;
  }
  keep_worst(content.offenders, kOffenders);
  std::sort(content.fleets.begin(), content.fleets.end(),
            [](const Fleet& a, const Fleet& b) { return a.kind < b.kind; });
  return content;
}

}  // namespace city
