#include "widgets/scenes/rule_watch.hpp"

#include <algorithm>
#include <utility>

#include "widgets/scenes/focus_of.hpp"

namespace city {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool contains(std::string_view text, std::string_view part) {
  return std::search(text.begin(), text.end(), part.begin(), part.end(),
                     [](char a, char b) { return lower(a) == lower(b); }) != text.end();
}

std::optional<QuantityIndex> index_of(const std::vector<QuantityInfo>& quantities, std::string_view name) {
  for (std::size_t i = 0; i < quantities.size(); ++i)
    if (quantities[i].name == name) return static_cast<QuantityIndex>(i);
  return {};
}

}  // namespace

std::optional<double> RuleWatch::beyond(double value) const {
  if (rule_.above && value > *rule_.above) return value - *rule_.above;
  if (rule_.below && value < *rule_.below) return *rule_.below - value;
  return {};
}

RuleWatch::Seen RuleWatch::alert_seen(const CityView& view) const {
  const AlertNow* worst = nullptr;
  for (const AlertPtr& alert : *view.alerts) {
    if (!alert->in_force || alert->fact.severity < rule_.alert_severity) continue;
    if (!contains(alert->fact.event, rule_.alert_event)) continue;
    if (!worst || alert->fact.severity > worst->fact.severity) worst = alert.get();
  }
  if (!worst) return {};
  return {.holds = true, .focus = rule_.focus ? focus_of(*worst) : std::nullopt};
}

RuleWatch::Seen RuleWatch::vital_seen(const CityView& view) const {
  const auto& specs = *view.vital_specs;
  const auto spec =
      std::find_if(specs.begin(), specs.end(), [&](const VitalSpec& s) { return s.id == rule_.vital; });
  const auto index = static_cast<std::size_t>(spec - specs.begin());
  if (spec == specs.end() || index >= view.vitals.size()) return {};
  const auto& value = view.vitals[index].value;
  return {.holds = value && beyond(*value)};
}

bool RuleWatch::has_kind(const AssetChunk& chunk, std::size_t index) {
  if (chunks_.size() <= index) chunks_.resize(index + 1, {.info_revision = ~std::uint64_t{0}});
  ChunkKinds& known = chunks_[index];
  if (known.info_revision != chunk.info_revision)
    known = {.info_revision = chunk.info_revision,
             .has_kind = std::any_of(chunk.info->begin(), chunk.info->end(),
                                     [&](const AssetInfo& asset) { return asset.kind == rule_.asset_kind; })};
  return known.has_kind;
}

RuleWatch::Seen RuleWatch::asset_seen(const CityView& view) {
  const auto quantity = index_of(*view.quantities, rule_.quantity);
  if (!quantity) return {};
  const AssetInfo* worst = nullptr;
  double farthest = -1;
  for (std::size_t c = 0; c < view.assets.size(); ++c) {
    const AssetChunk& chunk = view.assets[c];
    if (!has_kind(chunk, c)) continue;
    for (std::size_t slot = 0; slot < chunk.size(); ++slot) {
      for (std::uint32_t i = chunk.first[slot]; i < chunk.first[slot + 1]; ++i) {
        const ValueNow& value = chunk.values[i];
        if (value.quantity != *quantity || value.quality != Quality::Good) continue;
        const auto by = beyond(value.value);
        if (!by || *by <= farthest || (*chunk.info)[slot].kind != rule_.asset_kind) continue;
        if (freshness(view, chunk.feed, value) != Freshness::Fresh) continue;
        farthest = *by;
        worst = &(*chunk.info)[slot];
      }
    }
  }
  if (!worst) return {};
  return {.holds = true, .focus = rule_.focus ? focus_of(*worst) : std::nullopt};
}

void RuleWatch::pass(Milliseconds time) {
  (holds_ ? held_ : gone_) += time;
  settle();
}

void RuleWatch::look(const CityView& view) {
  Seen seen = !rule_.vital.empty()        ? vital_seen(view)
              : !rule_.asset_kind.empty() ? asset_seen(view)
                                          : alert_seen(view);
  if (seen.holds != holds_) {
    (seen.holds ? held_ : gone_) = Milliseconds{0};
    if (!on_) seen_focus_.reset();
  }
  holds_ = seen.holds;
  if (seen.focus) seen_focus_ = std::move(seen.focus);
  settle();
}

void RuleWatch::settle() {
  if (!on_ && holds_ && held_ >= rule_.hold) {
    on_ = true;
    focus_ = seen_focus_;
  } else if (on_ && !holds_ && gone_ >= 2 * rule_.hold) {
    on_ = false;
    focus_.reset();
    seen_focus_.reset();
  }
}

}  // namespace city
