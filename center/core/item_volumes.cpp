#include "center/core/item_volumes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <variant>

#include "center/core/limits.hpp"

namespace city {
namespace {

constexpr std::int64_t kWeek = 168;
constexpr std::int64_t kWeeksBack = 26;
constexpr std::int64_t kVolumeDays = kVolumeHours / 24;
constexpr std::int64_t kMinutesCounted = 60;
constexpr std::uint32_t kRaisedFrom = 2;
constexpr std::uint32_t kHighFrom = 3;
constexpr double kListedSpread =
    1.0 / 3;  // of a listed volume: hours of the week differ that much among themselves

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }
std::size_t slot(std::int64_t number, std::int64_t slots) {
  return static_cast<std::size_t>(number - floor_div(number, slots) * slots);
}
std::int64_t minute_of(TimePoint at) {
  return std::chrono::floor<std::chrono::minutes>(at).time_since_epoch().count();
}

struct Spread {
  std::uint32_t weeks = 0;
  double mean = 0;
  double deviation = 0;
};

Spread spread_of(const std::array<double, kWeeksBack>& counts, std::uint32_t weeks) {
  if (weeks == 0) return {};
  double sum = 0;
  for (std::uint32_t i = 0; i < weeks; ++i) sum += counts[i];
  const double mean = sum / weeks;
  double squares = 0;
  for (std::uint32_t i = 0; i < weeks; ++i) squares += (counts[i] - mean) * (counts[i] - mean);
  const double sample = weeks > 1 ? std::sqrt(squares / (weeks - 1)) : 0;
  return {.weeks = weeks, .mean = mean, .deviation = std::max(sample, std::sqrt(mean))};
}

int rank(ItemVolume::Band band) {
  using Band = ItemVolume::Band;
  switch (band) {
    case Band::High:
      return 0;
    case Band::Raised:
      return 1;
    case Band::ExpectedPeak:
      return 2;
    case Band::Normal:
      return 3;
    case Band::Unknown:
      return 4;
  }
  return 5;
}

}  // namespace

ItemVolumes::ItemVolumes(const FeedBook& book, std::string zone)
    : zone_{std::move(zone)}, days_(static_cast<std::size_t>(kVolumeDays)) {
  for (const FeedSpec& feed : book) {
    auto parsed = parse_hotline_items(feed.items_text);
    auto* list = std::get_if<HotlineItems>(&parsed);
    if (!list) continue;
    for (HotlineItem& listed : list->items) {
      const std::string name = listed.name.zh;
      if (Item* item = item_named(name)) item->listed = std::move(listed);
    }
    peaks_.insert(peaks_.end(), list->peaks.begin(), list->peaks.end());
  }
}

ItemVolumes::Item* ItemVolumes::item_named(std::string_view name) {
  if (const auto found = items_.find(name); found != items_.end()) return &found->second;
  if (items_.size() >= kMaxVolumeItems) return nullptr;
  Item item;
  item.hours = std::make_shared<std::vector<std::uint16_t>>(static_cast<std::size_t>(kVolumeHours));
  memory_changed_ = true;
  return &items_.emplace(std::string{name}, std::move(item)).first->second;
}

std::vector<std::uint16_t>& ItemVolumes::own_hours(Item& item) {
  if (std::exchange(item.hours_shared, false))
    item.hours = std::make_shared<std::vector<std::uint16_t>>(*item.hours);
  memory_changed_ = true;
  return *item.hours;
}

std::int64_t ItemVolumes::local_hour(TimePoint at) {
  if (!offset_.holds_at(at)) offset_ = utc_offset_span(zone_, at);
  return std::chrono::floor<std::chrono::hours>(at + offset_.offset).time_since_epoch().count();
}

void ItemVolumes::advance(TimePoint now) {
  now_ = now;
  const std::int64_t hour = local_hour(now);
  if (newest_hour_ && hour < *newest_hour_ - kWeek) newest_hour_.reset();
  forget_until(hour);
}

// Makes room for the hours up to `hour`.
void ItemVolumes::forget_until(std::int64_t hour) {
  if (newest_hour_ && hour <= *newest_hour_) return;
  const std::int64_t first =
      newest_hour_ ? std::max(*newest_hour_ + 1, hour - kVolumeHours + 1) : hour - kVolumeHours + 1;
  for (auto& [name, item] : items_) {
    const auto used = [](std::uint16_t cases) { return cases != 0; };
    if (std::none_of(item.hours->begin(), item.hours->end(), used)) continue;
    std::vector<std::uint16_t>& hours = own_hours(item);
    for (std::int64_t h = first; h <= hour; ++h) hours[slot(h, kVolumeHours)] = 0;
  }
  const std::int64_t last_known_day = newest_hour_ ? floor_div(*newest_hour_, 24) : floor_div(first, 24) - 1;
  for (std::int64_t day = std::max(last_known_day + 1, floor_div(hour, 24) - kVolumeDays + 1);
       day <= floor_div(hour, 24); ++day)
    days_[slot(day, kVolumeDays)] = 0;
  newest_hour_ = hour;
  memory_changed_ = true;
}

void ItemVolumes::count_minute(Item& item, TimePoint opened) {
  const std::int64_t minute = minute_of(opened);
  Minute& kept = item.minutes[slot(minute, static_cast<std::int64_t>(item.minutes.size()))];
  if (kept.minute > minute && kept.minute <= minute_of(now_)) return;  // long past
  if (kept.minute != minute) kept = {.minute = minute};
  ++kept.cases;
  list_changed_ = true;
}

void ItemVolumes::count_hour(Item& item, TimePoint opened) {
  const std::int64_t hour = local_hour(opened);
  if (!newest_hour_ || hour > *newest_hour_ || hour <= *newest_hour_ - kVolumeHours) return;
  std::uint16_t& cases = own_hours(item)[slot(hour, kVolumeHours)];
  if (cases < std::numeric_limits<std::uint16_t>::max()) ++cases;
  days_[slot(floor_div(hour, 24), kVolumeDays)] = 1;
  list_changed_ = true;
}

void ItemVolumes::count(std::string_view name, TimePoint opened) {
  if (opened - now_ > kFutureTolerance || name.empty()) return;
  Item* item = item_named(name);
  if (!item) return;
  count_minute(*item, std::min(opened, now_));
  count_hour(*item, std::min(opened, now_));
}

const ExpectedPeak* ItemVolumes::peak_on(const std::string& name, std::int64_t day) const {
  const std::chrono::local_days date{std::chrono::days{day}};
  const auto found = std::find_if(peaks_.begin(), peaks_.end(),
                                  [&](const ExpectedPeak& peak) { return peak.covers(name, date); });
  return found == peaks_.end() ? nullptr : &*found;
}

ItemVolume ItemVolumes::volume_of(const std::string& name, const Item& item) {
  ItemVolume volume{.item = name};
  const std::int64_t this_minute = minute_of(now_);
  for (const Minute& one : item.minutes)
    if (one.minute > this_minute - kMinutesCounted && one.minute <= this_minute)
      volume.last_hour += one.cases;

  const std::int64_t hour = local_hour(now_ - std::chrono::minutes{kMinutesCounted / 2});
  std::array<double, kWeeksBack> counts{};
  std::uint32_t weeks = 0;
  for (std::int64_t week = 1; week <= kWeeksBack; ++week) {
    const std::int64_t past = hour - week * kWeek;
    if (!newest_hour_ || past <= *newest_hour_ - kVolumeHours) break;
    const std::int64_t day = floor_div(past, 24);
    if (days_[slot(day, kVolumeDays)] == 0 || peak_on(name, day)) continue;
    counts[weeks++] = (*item.hours)[slot(past, kVolumeHours)];
  }
  Spread spread = spread_of(counts, weeks);
  if (weeks < kFewestWeeks) {
    if (!item.listed || !item.listed->cases_per_day) {
      volume.weeks = weeks;
      return volume;
    }
    spread.mean = *item.listed->cases_per_day * item.listed->hour_share[slot(hour, 24)];
    spread.deviation = std::max(std::sqrt(spread.mean), kListedSpread * spread.mean);
  }
  volume.weeks = weeks;
  volume.mean = spread.mean;
  volume.deviation = spread.deviation;
  using Band = ItemVolume::Band;
  const auto above = [&](double deviations) {
    return volume.last_hour > spread.mean + deviations * spread.deviation;
  };
  volume.band = above(2) && volume.last_hour >= kHighFrom     ? Band::High
                : above(1) && volume.last_hour >= kRaisedFrom ? Band::Raised
                                                              : Band::Normal;
  if (volume.band == Band::Normal) return volume;
  if (const ExpectedPeak* peak = peak_on(name, floor_div(local_hour(now_), 24))) {
    volume.band = Band::ExpectedPeak;
    volume.why = peak->why;
  }
  return volume;
}

ItemVolumes::List ItemVolumes::freeze() {
  const std::int64_t minute = minute_of(now_);
  if (!std::exchange(list_changed_, false) && minute == listed_minute_) return list_;
  listed_minute_ = minute;
  auto list = std::make_shared<std::vector<ItemVolume>>();
  for (const auto& [name, item] : items_) list->push_back(volume_of(name, item));
  std::stable_sort(list->begin(), list->end(), [](const ItemVolume& a, const ItemVolume& b) {
    return rank(a.band) < rank(b.band);  // by name already
  });
  list_ = std::move(list);
  return list_;
}

ItemVolumes::Memory ItemVolumes::freeze_memory() {
  if (!std::exchange(memory_changed_, false)) return memory_;
  auto memory = std::make_shared<VolumeMemory>();
  memory->newest_hour = newest_hour_.value_or(0);
  memory->days = days_;
  for (auto& [name, item] : items_) {
    item.hours_shared = true;
    memory->items.emplace_back(name, item.hours);
  }
  memory_ = std::move(memory);
  return memory_;
}

void ItemVolumes::restore(const CityView& view) {
  now_ = view.now;
  const VolumeMemory& memory = *view.volume_memory;
  const bool kept = memory.days.size() == days_.size();
  if (kept) {
    newest_hour_ = memory.newest_hour;
    days_ = memory.days;
    for (const auto& [name, hours] : memory.items) {
      Item* item =
          hours && hours->size() == static_cast<std::size_t>(kVolumeHours) ? item_named(name) : nullptr;
      if (item) item->hours = std::make_shared<std::vector<std::uint16_t>>(*hours);
    }
  }
  advance(view.now);
  for (const CasePtr& one : *view.cases) {
    if (one->fact.opened - now_ > kFutureTolerance || one->fact.category.empty()) continue;
    Item* item = item_named(one->fact.category);
    if (!item) continue;
    count_minute(*item, std::min(one->fact.opened, now_));
    if (!kept) count_hour(*item, std::min(one->fact.opened, now_));
  }
  list_changed_ = memory_changed_ = true;
}

}  // namespace city
