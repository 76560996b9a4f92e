#include "widgets/density/area_figures.hpp"

#include <algorithm>
#include <utility>

namespace city {
namespace {

struct Sum {
  double sum = 0, most = 0;
  std::uint64_t count = 0;

  void add(double value) {
    most = count == 0 ? value : std::max(most, value);
    sum += value;
    ++count;
  }
};

using Aggregate = AreaFigureChoice::Aggregate;

std::optional<double> figure(const Sum& sum, Aggregate aggregate) {
  if (aggregate == Aggregate::Count) return static_cast<double>(sum.count);
  if (sum.count == 0) return std::nullopt;
  switch (aggregate) {
    case Aggregate::Mean:
      return sum.sum / static_cast<double>(sum.count);
    case Aggregate::Max:
      return sum.most;
    case Aggregate::Sum:
    case Aggregate::Count:
      break;
  }
  return sum.sum;
}

const ValueNow* value_of(const AssetChunk& chunk, std::size_t slot, std::optional<QuantityIndex> quantity) {
  for (std::uint32_t i = chunk.first[slot]; i < chunk.first[slot + 1]; ++i)
    if (!quantity || chunk.values[i].quantity == *quantity) return &chunk.values[i];
  return nullptr;
}

}  // namespace

AreaFigurer::AreaFigurer(GeographyPtr geography, AreaFigureChoice choice)
    : geography_{std::move(geography)}, choice_{std::move(choice)}, lookup_{areas()} {}

const std::vector<Area>& AreaFigurer::areas() const {
  return choice_.level == AreaLevel::District ? geography_->districts : geography_->villages;
}

std::optional<std::uint32_t> AreaFigurer::area_of(const std::optional<LonLat>& place, bool approximate,
                                                  const std::string& district) const {
  if (place && !approximate) return lookup_.at(*place);
  if (choice_.level == AreaLevel::Village || district.empty()) return std::nullopt;
  const std::vector<Area>& all = areas();
  const auto named =
      std::find_if(all.begin(), all.end(), [&](const Area& a) { return a.name.zh == district; });
  if (named == all.end()) return std::nullopt;
  return static_cast<std::uint32_t>(named - all.begin());
}

void AreaFigurer::find_members(const AssetChunk& chunk, ChunkMembers& found) const {
  found = {.seen = chunk.info};
  for (std::size_t slot = 0; slot < chunk.size(); ++slot) {
    const AssetInfo& info = (*chunk.info)[slot];
    if (!choice_.kind.empty() && info.kind != choice_.kind) continue;
    const auto area = area_of(info.place, info.place_approximate, info.district);
    if (area)
      found.members.push_back({static_cast<std::uint32_t>(slot), *area});
    else
      ++found.elsewhere;
  }
}

void AreaFigurer::of_assets(const CityView& view, AreaFigures& made) {
  std::optional<QuantityIndex> quantity;
  for (std::size_t i = 0; i < view.quantities->size(); ++i)
    if ((*view.quantities)[i].name == choice_.quantity) quantity = static_cast<QuantityIndex>(i);
  const bool is_counted = choice_.aggregate == Aggregate::Count;
  if (quantity && !is_counted) {
    made.unit = (*view.quantities)[*quantity].unit;
    made.decimals = (*view.quantities)[*quantity].decimals;
  }
  std::vector<Sum> sums(areas().size());
  chunks_.resize(view.assets.size());
  const bool can_be_known = quantity || (choice_.quantity.empty() && is_counted);
  for (std::size_t index = 0; can_be_known && index < view.assets.size(); ++index) {
    const AssetChunk& chunk = view.assets[index];
    ChunkMembers& members = chunks_[index];
    if (members.seen != chunk.info) find_members(chunk, members);
    made.elsewhere += members.elsewhere;
    for (const Member& member : members.members) {
      const ValueNow* value = value_of(chunk, member.slot, quantity);
      if (value == nullptr || value->quality != Quality::Good) continue;
      if (freshness(view, chunk.feed, *value) != Freshness::Fresh) continue;
      sums[member.area].add(value->value);
      ++made.n;
    }
  }
  for (std::size_t i = 0; i < sums.size(); ++i) made.values[i] = figure(sums[i], choice_.aggregate);
}

void AreaFigurer::of_cases(const CityView& view, AreaFigures& made) const {
  made.values.assign(areas().size(), 0.0);
  for (const CasePtr& one : *view.cases) {
    if (!one->is_open()) continue;
    const CaseFact& fact = one->fact;
    const bool is_late = fact.due && *fact.due < view.now;
    if (choice_.source == AreaFigureChoice::Source::OverdueCases && !is_late) continue;
    const auto area = area_of(fact.place, fact.place_approximate, fact.district);
    if (!area) {
      ++made.elsewhere;
      continue;
    }
    made.values[*area] = *made.values[*area] + 1;
    ++made.n;
  }
}

bool AreaFigurer::update(const CityView& view) {
  const bool is_soon = seen_now_ && view.now >= *seen_now_ && view.now < *seen_now_ + kFigurePeriod;
  if (is_soon) return false;
  seen_now_ = view.now;
  AreaFigures made;
  made.values.resize(areas().size());
  if (choice_.source == AreaFigureChoice::Source::Assets)
    of_assets(view, made);
  else
    of_cases(view, made);
  const bool differs = made.values != figures_.values || made.n != figures_.n || made.unit != figures_.unit ||
                       made.elsewhere != figures_.elsewhere;
  figures_ = std::move(made);
  return differs;
}

}  // namespace city
