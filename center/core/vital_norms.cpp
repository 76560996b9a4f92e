#include "center/core/vital_norms.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace city {
namespace {

constexpr std::int64_t kDayHours = 24;
constexpr auto kWeek = static_cast<std::int64_t>(kWeekHours);
constexpr std::int64_t kThursday = 3 * kDayHours;  // 1970-01-01 was one; the week begins on Monday
constexpr double kDeviations = 2;

std::size_t hour_of_week(std::int64_t hour) {
  const std::int64_t rest = (hour + kThursday) % kWeek;
  return static_cast<std::size_t>(rest < 0 ? rest + kWeek : rest);
}

std::int64_t minute_of(TimePoint at) {
  return std::chrono::floor<std::chrono::minutes>(at).time_since_epoch().count();
}

void add(NormCell& cell, double value) {
  ++cell.count;
  const double off = value - cell.mean;
  cell.mean += off / cell.count;
  cell.squared += off * (value - cell.mean);
}

// Two cells as if all values had gone into one (Chan, Golub and LeVeque 1979).
NormCell together(const NormCell& a, const NormCell& b) {
  if (a.count == 0) return b;
  if (b.count == 0) return a;
  const double n = static_cast<double>(a.count) + b.count, off = b.mean - a.mean;
  return {.hours = a.hours + b.hours,
          .count = a.count + b.count,
          .mean = a.mean + off * b.count / n,
          .squared = a.squared + b.squared + off * off * a.count * b.count / n,
          .newest_hour = std::max(a.newest_hour, b.newest_hour)};
}

NormCell lighter(NormCell cell) {
  if (cell.hours < VitalNorms::kMostHours) return cell;
  const double kept = 1 - 1.0 / VitalNorms::kMostHours;
  const auto count = static_cast<std::uint32_t>(std::lround(cell.count * kept));
  cell.squared *= cell.count == 0 ? 0 : static_cast<double>(count) / cell.count;
  cell.count = count;
  cell.hours = VitalNorms::kMostHours - 1;
  return cell;
}

bool is_sound(const NormCell& cell) {
  return std::isfinite(cell.mean) && std::isfinite(cell.squared) && cell.squared >= 0 &&
         cell.hours <= VitalNorms::kMostHours;
}

}  // namespace

VitalNorms::VitalNorms(std::vector<Sign> signs, std::string zone)
    : signs_{std::move(signs)},
      zone_{std::move(zone)},
      cells_(signs_.size(), std::make_shared<const std::vector<NormCell>>(kWeekHours)),
      open_(signs_.size()),
      bands_(signs_.size()) {}

void VitalNorms::restore(const NormMemory& memory) {
  for (const auto& [id, cells] : memory.vitals) {
    const auto sign = std::find_if(signs_.begin(), signs_.end(), [&](const Sign& s) { return s.id == id; });
    if (sign == signs_.end() || !cells || cells->size() != kWeekHours) continue;
    if (!std::all_of(cells->begin(), cells->end(), is_sound)) continue;
    cells_[static_cast<std::size_t>(sign - signs_.begin())] = cells;
  }
  changed_ = true;
  if (hour_)
    for (std::size_t i = 0; i < signs_.size(); ++i) bands_[i] = band_of(i);
}

void VitalNorms::resume(TimePoint now, std::size_t sign, std::span<const VitalPoint> points) {
  const std::int64_t hour = local_hour(now);
  if (hour_ != hour) begin_hour(hour);
  newest_minute_ = minute_of(now);
  open_[sign] = {};
  for (const VitalPoint& point : points)
    if (point.at <= now && local_hour(point.at) == hour && std::isfinite(point.value))
      add(open_[sign], point.value);
}

void VitalNorms::advance(TimePoint now, std::span<const std::optional<double>> values) {
  const std::int64_t hour = local_hour(now), minute = minute_of(now);
  if (hour_ != hour) {
    if (hour_ && hour > *hour_) end_hour();
    begin_hour(hour);
  } else if (minute <= newest_minute_) {
    return;
  }
  newest_minute_ = minute;
  for (std::size_t i = 0; i < open_.size() && i < values.size(); ++i)
    if (values[i] && std::isfinite(*values[i])) add(open_[i], *values[i]);
}

void VitalNorms::begin_hour(std::int64_t hour) {
  hour_ = hour;
  newest_minute_ = std::numeric_limits<std::int64_t>::min();
  std::fill(open_.begin(), open_.end(), NormCell{});
  for (std::size_t i = 0; i < signs_.size(); ++i) bands_[i] = band_of(i);
}

void VitalNorms::end_hour() {
  const std::size_t slot = hour_of_week(*hour_);
  for (std::size_t i = 0; i < signs_.size(); ++i) {
    if (open_[i].count < kFewestValues) continue;
    NormCell old = (*cells_[i])[slot];
    if (old.count > 0 && old.newest_hour - *hour_ >= kWeek) old = {};  // a clock was a week ahead or more
    if (old.count > 0 && old.newest_hour >= *hour_) continue;
    open_[i].hours = 1;
    open_[i].newest_hour = *hour_;
    auto cells = std::make_shared<std::vector<NormCell>>(*cells_[i]);
    (*cells)[slot] = together(lighter(old), open_[i]);
    cells_[i] = std::move(cells);
    changed_ = true;
  }
}

std::int64_t VitalNorms::local_hour(TimePoint at) {
  if (!offset_.holds_at(at)) offset_ = utc_offset_span(zone_, at);
  return std::chrono::floor<std::chrono::hours>(at + offset_.offset).time_since_epoch().count();
}

std::optional<NormalBand> VitalNorms::band_of(std::size_t sign) const {
  const auto usable = [&](std::size_t slot) {
    const NormCell& cell = (*cells_[sign])[slot];
    return cell.newest_hour < *hour_ ? cell : NormCell{};
  };
  const std::size_t slot = hour_of_week(*hour_);
  NormCell cell = usable(slot);
  auto basis = NormalBand::Basis::HourOfWeek;
  if (cell.hours < kFewestHours) {
    basis = NormalBand::Basis::HourOfDay;
    cell = {};
    for (std::size_t at = slot % kDayHours; at < kWeekHours; at += kDayHours)
      cell = together(cell, usable(at));
  }
  if (cell.hours < kFewestHours || cell.count < 2) return std::nullopt;
  const double spread = kDeviations * std::sqrt(cell.squared / (cell.count - 1));
  const double floor = signs_[sign].floor;
  return NormalBand{.low = std::max(floor, cell.mean - spread),
                    .high = std::max(floor, cell.mean + spread),
                    .basis = basis,
                    .samples = cell.hours};
}

VitalNorms::Memory VitalNorms::freeze() {
  if (!changed_) return memory_;
  auto memory = std::make_shared<NormMemory>();
  for (std::size_t i = 0; i < signs_.size(); ++i) memory->vitals.emplace_back(signs_[i].id, cells_[i]);
  std::sort(memory->vitals.begin(), memory->vitals.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  memory_ = std::move(memory);
  changed_ = false;
  return memory_;
}

}  // namespace city
