#include "sim/model/warnings.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace city::sim {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr double kHeavy1hMm = 40;
constexpr double kHeavy24hMm = 80;
constexpr double kExtreme3hMm = 100;
constexpr double kExtreme24hMm = 200;
constexpr double kThunder10minMm = 15;
constexpr double kEased1hMm = 10;
constexpr auto kEasedFor = minutes{30};
constexpr auto kLeastBetweenUpdates = minutes{30};

std::vector<LonLat> ring_around(LonLat centre, double radius_m) {
  std::vector<LonLat> ring;
  for (int i = 0; i <= 8; ++i) {
    const double angle = 2 * std::numbers::pi * (i % 8) / 8;
    ring.push_back(moved(centre, radius_m * std::cos(angle), radius_m * std::sin(angle)));
  }
  return ring;
}

}  // namespace

DistrictCells district_cells(const RoadNetwork& roads) {
  DistrictCells cells;
  for (DistrictId d = 0; d < kDistrictCount; ++d) {
    for (const RoadPoint& p : roads.points_in(d)) cells.at(d).push_back(cell_of(roads.at(p)));
    std::sort(cells.at(d).begin(), cells.at(d).end());
    cells.at(d).erase(std::unique(cells.at(d).begin(), cells.at(d).end()), cells.at(d).end());
  }
  return cells;
}

std::vector<Warning> WeatherOffice::step(TimePoint t, const RainField& rain) {
  std::vector<Warning> issued;
  if (auto w = judge_heavy_rain(t, rain)) issued.push_back(std::move(*w));
  if (auto w = judge_thunderstorm(t, rain)) issued.push_back(std::move(*w));
  return issued;
}

std::optional<Warning> WeatherOffice::judge_heavy_rain(TimePoint t, const RainField& rain) {
  std::bitset<kDistrictCount> heavy;
  bool extreme = false;
  double worst_1h = 0;
  for (std::size_t d = 0; d < kDistrictCount; ++d) {
    for (const CellId cell : cells_.at(d)) {
      const double hour = rain.last_mm(cell, 60);
      const double day = rain.last_mm(cell, 1440);
      worst_1h = std::max(worst_1h, hour);
      if (hour >= kHeavy1hMm || (day >= kHeavy24hMm && hour >= kEased1hMm)) heavy.set(d);
      if (rain.last_mm(cell, 180) >= kExtreme3hMm || day >= kExtreme24hMm) extreme = true;
    }
  }
  if (heavy.any() || worst_1h >= kEased1hMm) last_heavy_ = t;
  const auto message = [&](WarningAct act) {
    Warning w{.kind = WarningKind::HeavyRain,
              .act = act,
              .extreme = extreme,
              .sent = t,
              .expires = t + hours{3},
              .number = ++heavy_count_,
              .districts = heavy};
    if (standing_) {
      w.refers_sent = standing_->sent;
      w.refers_number = standing_->number;
      w.districts |= standing_->districts;
      w.extreme = w.extreme || standing_->extreme;
    }
    return w;
  };
  if (!standing_) {
    if (heavy.none()) return std::nullopt;
    return standing_ = message(WarningAct::Issue);
  }
  if (t - last_heavy_ >= kEasedFor) {
    Warning cancel = message(WarningAct::Cancel);
    standing_.reset();
    return cancel;
  }
  const bool spread = (heavy & ~standing_->districts).any();
  const bool rose = extreme && !standing_->extreme;
  const bool lapses = standing_->expires - t < minutes{15};
  if ((spread || rose || lapses) && t - standing_->sent >= kLeastBetweenUpdates) {
    return standing_ = message(WarningAct::Update);
  }
  return std::nullopt;
}

std::optional<Warning> WeatherOffice::judge_thunderstorm(TimePoint t, const RainField& rain) {
  if (t < thunder_until_) return std::nullopt;
  double worst = 0;
  CellId heart = 0;
  for (const auto& cells : cells_) {
    for (const CellId cell : cells) {
      const double ten = rain.last_mm(cell, 10);
      if (ten > worst) {
        worst = ten;
        heart = cell;
      }
    }
  }
  if (worst < kThunder10minMm) return std::nullopt;
  thunder_until_ = t + hours{1};
  return Warning{.kind = WarningKind::Thunderstorm,
                 .act = WarningAct::Issue,
                 .sent = t,
                 .expires = thunder_until_,
                 .number = ++thunder_count_,
                 .polygon = ring_around(centre_of(heart), 3500)};
}

}  // namespace city::sim
