#include "sim/model/hotline.hpp"

#include <algorithm>
#include <cmath>

namespace city::sim {
namespace {

constexpr double kMinutesPerHour = 60;
constexpr double kReopened = 0.02;
constexpr double kFloodReportsPerCellMinute =
    0.022;  // a flooded square kilometre is reported once in 45 minutes
constexpr double kTunnelReportsPerCellMinute = 0.005;
constexpr std::string_view kStreetFlood = "路面積淹水";
constexpr std::string_view kTunnelFlood = "橋梁、隧道、車(人)行地下道及涵洞積淹水";

struct WetItem {
  std::string_view zh{};
  double gain = 0;  // factor is 1 + gain × wet
};
constexpr auto kWetItems = std::to_array<WetItem>({{"雨水下水道側溝清淤", 12},
                                                   {"路樹處理", 9},
                                                   {"人孔蓋(含周邊)破損、遺失處理", 6},
                                                   {"交通號誌異常", 4},
                                                   {"道路掏空", 6},
                                                   {"道路邊坡坍方", 12},
                                                   {"道路側溝溝蓋(含周邊)損壞遺失", 3},
                                                   {"市區道路坑洞處理", 3},
                                                   {"交通號誌電纜線垂落及設施損壞", 3},
                                                   {"路燈不亮或損壞", 1.6},
                                                   {"道路散落物或油漬處理", 1},
                                                   {"大型廢棄物清運聯繫", -0.45},
                                                   {"場所與設施噪音舉發", -0.35}});

std::size_t item_named(std::string_view zh) {
  const auto items = hotline_items();
  const auto found =
      std::find_if(items.begin(), items.end(), [zh](const HotlineItem& i) { return i.zh == zh; });
  return static_cast<std::size_t>(found - items.begin());
}

std::uint64_t day_prefix(std::int64_t local_day_number) {
  const std::chrono::year_month_day d{std::chrono::sys_days{std::chrono::days{local_day_number}}};
  return (static_cast<std::uint64_t>(static_cast<int>(d.year())) * 100 + static_cast<unsigned>(d.month())) *
             100 +
         static_cast<unsigned>(d.day());
}

TimePoint after_hours(TimePoint t, double hours) {
  return t + Milliseconds{static_cast<std::int64_t>(hours * 3600) * 1000};
}

// Slow work is done by day: what would start at night waits for the morning round, spread over two hours.
TimePoint in_working_hours(TimePoint t, double reach_h, double spread) {
  const double hour = local_hour(t);
  if (reach_h < 3 || (hour >= 7.5 && hour < 21)) return t;
  return after_hours(t, (hour < 7.5 ? 7.5 - hour : 31.5 - hour) + 2 * spread);
}

}  // namespace

std::string_view text_of(CaseStatus status) {
  switch (status) {
    case CaseStatus::Received:
      return "received";
    case CaseStatus::Assigned:
      return "assigned";
    case CaseStatus::OnSite:
      return "on_site";
    case CaseStatus::Resolved:
      return "resolved";
    case CaseStatus::Closed:
      return "closed";
    case CaseStatus::Reopened:
      return "reopened";
  }
  return "received";
}

double wet_factor(std::size_t item, double wet) {
  const std::string_view zh = hotline_items()[item].zh;
  const auto found =
      std::find_if(kWetItems.begin(), kWetItems.end(), [zh](const WetItem& w) { return w.zh == zh; });
  return found == kWetItems.end() ? 1.0 : std::max(0.3, 1 + found->gain * wet);
}

double hotline_rate_per_min(std::size_t item, const Rhythm& rhythm) {
  const HotlineItem& i = hotline_items()[item];
  const double share = i.hour_permille.at(static_cast<std::size_t>(rhythm.hour)) / 1000.0;
  return i.per_day * hotline_weekday_factor(rhythm.weekday) * share / kMinutesPerHour;
}

Hotline::Hotline(const CityPlan& plan, Seed seed) : plan_{plan}, seed_{seed} {}

void Hotline::step(std::int64_t minute, const Rhythm& rhythm, const HotlineWeather& weather) {
  const TimePoint t = at_minute(minute);
  const std::int64_t day = local_day(t).time_since_epoch().count();
  if (day != day_) {
    day_ = day;
    serial_ = 0;
  }
  const auto report = [&](std::size_t item, double mean, std::uint64_t stream, CellId flooded_cell,
                          bool in_cell) {
    const int count = poisson(mean, seed_, "hotline.count", minute, item, stream);
    for (int n = 0; n < count; ++n) {
      const std::uint64_t key = draw(seed_, "hotline.case", minute, item, stream, n);
      const auto within =
          Milliseconds{static_cast<std::int64_t>(unit(seed_, "hotline.second", key) * 60) * 1000};
      Place place = ordinary_place(item, key);
      // Reports of standing water come from where it stands.
      for (std::uint64_t attempt = 0; in_cell && place.cell != flooded_cell && attempt < 400; ++attempt) {
        place = ordinary_place(item, mix(key + attempt));
      }
      open(t + within, item, place, key);
    }
  };
  const auto items = hotline_items();
  for (std::size_t item = 0; item < items.size(); ++item) {
    const double factor = weather.wet > 0 ? wet_factor(item, weather.wet) : 1.0;
    report(item, hotline_rate_per_min(item, rhythm) * factor, 0, 0, false);
  }
  if (weather.flooded.empty()) return;
  static const std::size_t street = item_named(kStreetFlood);
  static const std::size_t tunnel = item_named(kTunnelFlood);
  for (const CellId cell : weather.flooded) {
    report(street, kFloodReportsPerCellMinute, 1U + cell, cell, true);
    report(tunnel, kTunnelReportsPerCellMinute, 1U + cell, cell, true);
  }
}

Place Hotline::ordinary_place(std::size_t item, std::uint64_t key) const {
  const auto& shares = hotline_items()[item].district_permille;
  int u = static_cast<int>(pick(1000, seed_, "case.district", key));
  std::size_t district = 0;
  while (district + 1 < kDistrictCount && (u -= shares.at(district)) >= 0) ++district;
  const auto id = static_cast<DistrictId>(district);
  const RoadPoint p = plan_.roads.point_in_district(id, seed_, key);
  const double side = chance(0.5, seed_, "case.side", key) ? 12 : -12;
  const LonLat at = plan_.roads.at(p, side);
  return {.at = at, .road = p, .cell = cell_of(at), .district = id};
}

void Hotline::open(TimePoint at, std::size_t item, const Place& place, std::uint64_t key) {
  const HotlineItem& kind = hotline_items()[item];
  HotlineCase c{.id = day_prefix(day_) * 100'000 + 10'001 + serial_++,
                .item = item,
                .opened = at,
                .due = after_hours(at, kind.due_h),
                .place = place,
                .odd_side = chance(0.5, seed_, "case.odd", key),
                .text = static_cast<std::uint8_t>(pick(kind.texts.size(), seed_, "case.text", key))};
  const auto add = [&c](TimePoint when, CaseStatus status) {
    c.life.at(c.changes++) = {.at = when, .status = status};
  };
  const auto hours = [&](double median, double spread, Salt salt) {
    return median * std::exp(spread * normal(seed_, salt, key));
  };
  add(at, CaseStatus::Received);
  const TimePoint assigned = after_hours(at, hours(0.08, 0.6, "case.assign"));
  add(assigned, CaseStatus::Assigned);
  TimePoint there = in_working_hours(after_hours(assigned, hours(kind.reach_h, 0.55, "case.reach")),
                                     kind.reach_h, unit(seed_, "case.morning", key));
  const bool again = chance(kReopened, seed_, "case.reopened", key);
  for (int round = 0; round < (again ? 2 : 1); ++round) {
    add(there, CaseStatus::OnSite);
    const TimePoint done = after_hours(there, hours(kind.work_h, 0.5, "case.work"));
    add(done, CaseStatus::Resolved);
    const TimePoint closed = after_hours(done, hours(1.2, 0.8, "case.close"));
    if (round == 0 && again) {
      const TimePoint back = after_hours(done, hours(1.0, 0.5, "case.complain"));
      add(back, CaseStatus::Reopened);
      there = after_hours(back, hours(kind.reach_h, 0.5, "case.reach2"));
    } else {
      add(closed, CaseStatus::Closed);
    }
  }
  std::uint32_t slot = 0;
  if (free_.empty()) {
    slot = static_cast<std::uint32_t>(cases_.size());
    cases_.push_back(c);
  } else {
    slot = free_.back();
    free_.pop_back();
    cases_[slot] = c;
  }
  waiting_.push({.at = at, .slot = slot, .change = 0});
}

Hotline::Taken Hotline::take_change() {
  const Due due = waiting_.top();
  waiting_.pop();
  Taken taken{.the_case = cases_[due.slot], .change = due.change};
  const auto next = static_cast<std::uint8_t>(due.change + 1);
  if (next < taken.the_case.changes) {
    waiting_.push({.at = taken.the_case.life.at(next).at, .slot = due.slot, .change = next});
  } else {
    free_.push_back(due.slot);
  }
  return taken;
}

}  // namespace city::sim
