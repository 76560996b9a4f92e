#include "center/core/vital_board.hpp"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "center/core/limits.hpp"

namespace city {
namespace {

using Aggregate = VitalSpec::Aggregate;

bool is_beyond(const VitalSpec& spec, double value) {
  switch (spec.aggregate) {
    case Aggregate::CountAbove:
    case Aggregate::ShareAbovePct:
      return value > spec.threshold;
    case Aggregate::CountBelow:
    case Aggregate::ShareBelowPct:
      return value < spec.threshold;
    default:
      return false;
  }
}

bool is_abnormal(const VitalSpec& spec, double value) {
  return (spec.attention_above && value > *spec.attention_above) ||
         (spec.attention_below && value < *spec.attention_below);
}

// No band of a count, of a share or of something that is never negative reaches below nothing.
double floor_of(const VitalSpec& spec) {
  const bool sums_values = spec.source == VitalSpec::Source::Assets && spec.aggregate < Aggregate::CountAbove;
  return !sums_values || quantity_info(spec.quantity).low >= 0 ? 0 : -std::numeric_limits<double>::infinity();
}

std::vector<VitalNorms::Sign> signs_of(const std::vector<VitalSpec>& specs) {
  std::vector<VitalNorms::Sign> signs;
  for (const VitalSpec& spec : specs) signs.push_back({.id = spec.id, .floor = floor_of(spec)});
  return signs;
}

bool measures_the_same(const VitalSpec& a, const VitalSpec& b) {
  if (a.id != b.id || a.source != b.source) return false;
  return a.source != VitalSpec::Source::Assets || std::tie(a.aggregate, a.kind, a.quantity, a.threshold) ==
                                                      std::tie(b.aggregate, b.kind, b.quantity, b.threshold);
}

Vital with_value(const VitalSpec& spec, double value, std::uint64_t of) {
  return {.value = value, .of = of, .abnormal = is_abnormal(spec, value)};
}

}  // namespace

VitalBoard::VitalBoard(std::vector<VitalSpec> specs, std::string zone, FeedBookPtr book)
    : specs_{std::make_shared<const std::vector<VitalSpec>>(std::move(specs))},
      zone_{std::move(zone)},
      book_{std::move(book)},
      norms_{signs_of(*specs_), zone_},
      vitals_(specs_->size()),
      parts_(specs_->size()) {}

void VitalBoard::advance(TimePoint now, const AssetTable& assets, const CaseBook& cases,
                         bool dispatch_heard) {
  const std::int64_t second = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
  if (second == second_) return;
  if (now < now_) {
    for (auto& parts : parts_) parts.clear();  // what had grown stale may be fresh again
  }
  now_ = now;
  second_ = second;
  const std::int64_t minute = std::chrono::floor<std::chrono::minutes>(now).time_since_epoch().count();
  for (std::size_t i = 0; i < vitals_.size(); ++i) {
    const VitalSpec& spec = (*specs_)[i];
    Vital fresh =
        spec.source == VitalSpec::Source::Assets ? measured(i, assets) : counted(spec, cases, dispatch_heard);
    fresh.trend = std::move(vitals_[i].trend);
    fresh.normal = vitals_[i].normal;
    vitals_[i] = std::move(fresh);
    if (minute != minute_) extend_trend(vitals_[i]);
  }
  if (minute != minute_) learn_norms();
  minute_ = minute;
}

void VitalBoard::learn_norms() {
  std::vector<std::optional<double>> values;
  values.reserve(vitals_.size());
  for (const Vital& vital : vitals_) values.push_back(vital.value);
  norms_.advance(now_, values);
  for (std::size_t i = 0; i < vitals_.size(); ++i) vitals_[i].normal = norms_.bands()[i];
}

Vital VitalBoard::measured(std::size_t vital, const AssetTable& assets) {
  const VitalSpec& spec = (*specs_)[vital];
  std::vector<Part>& parts = parts_[vital];
  parts.resize(assets.chunk_count());
  Part whole;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].revision != assets.chunk(i).revision || parts[i].good_until < now_) {
      parts[i] = part(spec, assets, i);
    }
    whole.of += parts[i].of;
    whole.beyond += parts[i].beyond;
    whole.sum += parts[i].sum;
    whole.low = std::min(whole.low, parts[i].low);
    whole.high = std::max(whole.high, parts[i].high);
  }
  if (whole.of == 0) return {};
  const auto of = static_cast<double>(whole.of);
  const auto beyond = static_cast<double>(whole.beyond);
  switch (spec.aggregate) {
    case Aggregate::Mean:
      return with_value(spec, whole.sum / of, whole.of);
    case Aggregate::Max:
      return with_value(spec, whole.high, whole.of);
    case Aggregate::Min:
      return with_value(spec, whole.low, whole.of);
    case Aggregate::Sum:
      return with_value(spec, whole.sum, whole.of);
    case Aggregate::CountAbove:
    case Aggregate::CountBelow:
      return with_value(spec, beyond, whole.of);
    case Aggregate::ShareAbovePct:
    case Aggregate::ShareBelowPct:
      return with_value(spec, 100 * beyond / of, whole.of);
  }
  return {};
}

VitalBoard::Part VitalBoard::part(const VitalSpec& spec, const AssetTable& assets, std::size_t chunk) const {
  const AssetChunk& c = assets.chunk(chunk);
  Part part{.revision = c.revision};
  const std::optional<QuantityIndex> quantity = assets.quantities().find(spec.quantity);
  const KindIndex kind = assets.find_kind(spec.kind);
  const bool any_kind = spec.kind.empty();
  if (!quantity || (!any_kind && !assets.may_hold(chunk, kind))) return part;
  const std::span<const KindIndex> kinds = assets.kinds(chunk);
  const Milliseconds limit = kFreshPeriods * stamp_period_of((*book_)[c.feed]);
  std::uint32_t offset = 0;
  for (std::size_t slot = 0; slot < kinds.size(); ++slot) {
    if (!any_kind && kinds[slot] != kind) continue;
    // Neighbours mostly have the same quantities: look first where the last one had it.
    std::uint32_t at = c.first[slot] + offset;
    if (at >= c.first[slot + 1] || c.values[at].quantity != *quantity) {
      for (at = c.first[slot]; at < c.first[slot + 1] && c.values[at].quantity != *quantity;) ++at;
      if (at == c.first[slot + 1]) continue;
      offset = at - c.first[slot];
    }
    const ValueNow* value = &c.values[at];
    if (value->quality != Quality::Good) continue;
    const TimePoint stale_after = valid_at(*value) + limit;
    if (stale_after < now_) continue;
    part.good_until = std::min(part.good_until, stale_after);
    ++part.of;
    part.beyond += is_beyond(spec, value->value) ? 1U : 0U;
    part.sum += value->value;
    part.low = std::min(part.low, value->value);
    part.high = std::max(part.high, value->value);
  }
  return part;
}

Vital VitalBoard::counted(const VitalSpec& spec, const CaseBook& cases, bool dispatch_heard) {
  if (!dispatch_heard) return {};
  std::uint64_t count = 0;
  if (spec.source == VitalSpec::Source::OpenCases) count = cases.open_count();
  if (spec.source == VitalSpec::Source::OverdueCases) count = cases.overdue_count(now_);
  if (spec.source == VitalSpec::Source::CasesOpenedToday) {
    if (now_ < today_.begin || now_ >= today_.end) today_ = local_day(zone_, now_);
    count = cases.opened_between(today_.begin, today_.end);
  }
  return with_value(spec, static_cast<double>(count), count);
}

void VitalBoard::extend_trend(Vital& vital) const {
  const TimePoint at = std::chrono::floor<std::chrono::minutes>(now_);
  std::vector<VitalPoint> points;
  points.reserve(vital.trend->size() + 1);
  // Points after now are left from a clock that was set back.
  for (const VitalPoint& point : *vital.trend) {
    if (point.at < at && at - point.at < kTrendLength) points.push_back(point);
  }
  if (vital.value) points.push_back({.at = at, .value = *vital.value});
  vital.trend = std::make_shared<const std::vector<VitalPoint>>(std::move(points));
}

void VitalBoard::restore(const CityView& view) {
  NormMemory known;
  for (std::size_t i = 0; i < vitals_.size(); ++i) {
    const VitalSpec& spec = (*specs_)[i];
    for (std::size_t k = 0; k < view.vital_specs->size() && k < view.vitals.size(); ++k) {
      if (!measures_the_same((*view.vital_specs)[k], spec)) continue;
      vitals_[i] = view.vitals[k];
      for (const auto& one : view.norms->vitals)
        if (one.first == spec.id) known.vitals.push_back(one);
    }
  }
  norms_.restore(known);
  for (std::size_t i = 0; i < vitals_.size(); ++i) {
    norms_.resume(view.now, i, *vitals_[i].trend);
    vitals_[i].normal = norms_.bands()[i];
  }
  now_ = view.now;
  minute_ = std::chrono::floor<std::chrono::minutes>(view.now).time_since_epoch().count();
  second_ = std::chrono::floor<std::chrono::seconds>(view.now).time_since_epoch().count();
}

}  // namespace city
