#include "center/history/figure_codec.hpp"

#include <utility>

#include "center/history/fact_codec.hpp"
#include "center/history/small_codec.hpp"

namespace city::history {
namespace {

// Of any two stamps, also damaged ones, without overflow.
std::int64_t ms_between(std::int64_t from, std::int64_t to) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from));
}
std::int64_t ms_after(std::int64_t from, std::int64_t by) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(from) + static_cast<std::uint64_t>(by));
}

}  // namespace

void write_spec(Writer& out, const VitalSpec& spec) {
  out.text(spec.id);
  write_text2(out, spec.label);
  out.byte(static_cast<std::uint8_t>(spec.domain));
  out.byte(static_cast<std::uint8_t>(spec.source));
  out.byte(static_cast<std::uint8_t>(spec.aggregate));
  out.text(spec.kind);
  out.text(spec.quantity);
  out.real(spec.threshold);
  out.text(spec.unit);
  out.signed_varint(spec.decimals);
  write_maybe_real(out, spec.attention_above);
  write_maybe_real(out, spec.attention_below);
}

VitalSpec read_spec(Reader& in) {
  VitalSpec spec;
  spec.id = in.text();
  spec.label = read_text2(in);
  spec.domain = static_cast<Domain>(in.byte());
  spec.source = static_cast<VitalSpec::Source>(in.byte());
  spec.aggregate = static_cast<VitalSpec::Aggregate>(in.byte());
  if (spec.domain > Domain::Facility || spec.source > VitalSpec::Source::CasesOpenedToday ||
      spec.aggregate > VitalSpec::Aggregate::ShareBelowPct)
    in.fail();
  spec.kind = in.text();
  spec.quantity = in.text();
  spec.threshold = in.real();
  spec.unit = in.text();
  spec.decimals = static_cast<int>(in.signed_varint());
  spec.attention_above = read_maybe_real(in);
  spec.attention_below = read_maybe_real(in);
  return spec;
}

void write_vital(Writer& out, const Vital& vital) {
  write_maybe_real(out, vital.value);
  out.varint(vital.of);
  out.byte(vital.abnormal ? 1 : 0);
  out.varint(vital.trend->size());
  for (const VitalPoint& point : *vital.trend) {
    write_time(out, point.at);
    out.real(point.value);
  }
  out.byte(vital.normal ? static_cast<std::uint8_t>(static_cast<int>(vital.normal->basis) + 1) : 0);
  if (!vital.normal) return;
  out.real(vital.normal->low);
  out.real(vital.normal->high);
  out.varint(vital.normal->samples);
}

Vital read_vital(Reader& in, std::uint64_t version) {
  Vital vital;
  vital.value = read_maybe_real(in);
  vital.of = in.varint();
  vital.abnormal = in.byte() != 0;
  std::vector<VitalPoint> trend(in.count(9));
  for (VitalPoint& point : trend) {
    point.at = read_time(in);
    point.value = in.real();
  }
  vital.trend = std::make_shared<const std::vector<VitalPoint>>(std::move(trend));
  const std::uint8_t basis = version >= 3 ? in.byte() : 0;
  if (basis > static_cast<int>(NormalBand::Basis::HourOfDay) + 1) in.fail();
  if (basis == 0 || !in.ok()) return vital;
  NormalBand band{.low = in.real(), .high = in.real(), .basis = static_cast<NormalBand::Basis>(basis - 1)};
  band.samples = static_cast<std::uint32_t>(in.varint());
  vital.normal = band;
  return vital;
}

void write_norms(Writer& out, const NormMemory& norms) {
  out.varint(norms.vitals.size());
  for (const auto& [id, cells] : norms.vitals) {
    out.text(id);
    out.varint(cells->size());
    for (const NormCell& cell : *cells) {
      out.varint(cell.count);
      if (cell.count == 0) continue;
      out.varint(cell.hours);
      out.real(cell.mean);
      out.real(cell.squared);
      out.signed_varint(cell.newest_hour);
    }
  }
}

NormMemory read_norms(Reader& in) {
  NormMemory norms;
  for (std::size_t left = in.count(2); left > 0 && in.ok(); --left) {
    std::string id{in.text()};
    std::vector<NormCell> cells(in.count(1));
    for (NormCell& cell : cells) {
      cell.count = static_cast<std::uint32_t>(in.varint());
      if (cell.count == 0) continue;
      cell.hours = static_cast<std::uint32_t>(in.varint());
      cell.mean = in.real();
      cell.squared = in.real();
      cell.newest_hour = in.signed_varint();
    }
    norms.vitals.emplace_back(std::move(id), std::make_shared<const std::vector<NormCell>>(std::move(cells)));
  }
  return norms;
}

void write_trend(Writer& out, const AssetTrend& trend) {
  out.varint(trend.series);
  out.varint(trend.quantity);
  out.varint(trend.asset.chunk);
  out.varint(trend.asset.slot);
  out.varint(trend.points->size());
  std::int64_t before_ms = 0;
  for (const VitalPoint& point : *trend.points) {
    const std::int64_t at_ms = point.at.time_since_epoch().count();
    out.signed_varint(ms_between(before_ms, at_ms));
    out.real(point.value);
    before_ms = at_ms;
  }
}

AssetTrend read_trend(Reader& in) {
  AssetTrend trend;
  trend.series = static_cast<SeriesId>(in.varint());
  trend.quantity = static_cast<QuantityIndex>(in.varint());
  trend.asset.chunk = static_cast<std::uint32_t>(in.varint());
  trend.asset.slot = static_cast<std::uint32_t>(in.varint());
  std::vector<VitalPoint> points(in.count(9));
  std::int64_t at_ms = 0;
  for (VitalPoint& point : points) {
    at_ms = ms_after(at_ms, in.signed_varint());
    point = {.at = TimePoint{Milliseconds{at_ms}}, .value = in.real()};
  }
  trend.points = std::make_shared<const std::vector<VitalPoint>>(std::move(points));
  return trend;
}

}  // namespace city::history
