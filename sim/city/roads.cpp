#include "sim/city/roads.hpp"

#include <algorithm>
#include <optional>

namespace city::sim {
namespace {

constexpr double kSampleStepM = 20;
constexpr double kLeastCrossingGapM = 60;
constexpr double kMetresPerHouseNumber = 4;
constexpr double kReachM = 70;  // roads are drawn to about 100 m: an end this near to another road meets it

struct Cut {
  double fraction_a = 0;
  double fraction_b = 0;
};

// The step made longer by kReachM where the road begins or ends.
struct Reach {
  LonLat from{};
  LonLat to{};
};

Reach reach(LonLat from, LonLat to, bool first, bool last) {
  const double extra = kReachM / std::max(1.0, distance_m(from, to));
  return {.from = first ? along(from, to, -extra) : from, .to = last ? along(from, to, 1 + extra) : to};
}

std::optional<Cut> cut(LonLat a0, LonLat a1, LonLat b0, LonLat b1) {
  const double ax = a1.lon - a0.lon;
  const double ay = a1.lat - a0.lat;
  const double bx = b1.lon - b0.lon;
  const double by = b1.lat - b0.lat;
  const double det = ax * by - ay * bx;
  if (std::abs(det) < 1e-14) return std::nullopt;
  const double dx = b0.lon - a0.lon;
  const double dy = b0.lat - a0.lat;
  const double s = (dx * by - dy * bx) / det;
  const double t = (dx * ay - dy * ax) / det;
  if (s < 0 || s > 1 || t < 0 || t > 1) return std::nullopt;
  return Cut{.fraction_a = s, .fraction_b = t};
}

std::string_view section_zh(int section) {
  static constexpr std::array<std::string_view, 8> kNames{"",     "一段", "二段", "三段",
                                                          "四段", "五段", "六段", "七段"};
  return kNames.at(static_cast<std::size_t>(section));
}

}  // namespace

RoadNetwork::RoadNetwork() {
  const auto rows = road_table();
  for (const RoadRow& row : rows) {
    std::vector<Step> steps;
    double length = 0;
    for (std::size_t i = 0; i + 1 < row.line.size(); ++i) {
      const LonLat from{.lon = row.line[i].lon, .lat = row.line[i].lat};
      const LonLat to{.lon = row.line[i + 1].lon, .lat = row.line[i + 1].lat};
      steps.push_back({.start_m = length, .from = from, .to = to, .section = row.line[i].section});
      length += distance_m(from, to);
    }
    steps_.push_back(std::move(steps));
    lengths_.push_back(length);
  }
  find_crossings();
  for (RoadId road = 0; road < static_cast<RoadId>(rows.size()); ++road) {
    const int samples = static_cast<int>(lengths_[road] / kSampleStepM);
    for (int i = 0; i <= samples; ++i) {
      const RoadPoint p{.road = road, .along_m = static_cast<float>(i * kSampleStepM)};
      const auto district = district_at(at(p));
      if (district) in_core_[*district].push_back(p);
    }
  }
}

void RoadNetwork::find_crossings() {
  const auto count = static_cast<RoadId>(steps_.size());
  crossings_.resize(count);
  const auto reached = [&](RoadId road, const Step& s) {
    return reach(s.from, s.to, &s == &steps_[road].front(), &s == &steps_[road].back());
  };
  for (RoadId a = 0; a < count; ++a) {
    for (RoadId b = 0; b < count; ++b) {
      if (a == b) continue;
      for (const Step& sa : steps_[a]) {
        for (const Step& sb : steps_[b]) {
          const Reach ra = reached(a, sa);
          const Reach rb = reached(b, sb);
          const auto hit = cut(ra.from, ra.to, rb.from, rb.to);
          if (!hit) continue;
          const double at_m = sa.start_m + distance_m(sa.from, along(ra.from, ra.to, hit->fraction_a));
          const bool before = &sa == &steps_[a].front() && distance_m(ra.from, sa.from) > 1 &&
                              hit->fraction_a * distance_m(ra.from, ra.to) < kReachM;
          const double within = before ? 0 : std::min(at_m, lengths_[a]);
          crossings_[a].push_back({.along_m = static_cast<float>(within), .other = b});
        }
      }
    }
    auto& all = crossings_[a];
    std::sort(all.begin(), all.end(), [](const Crossing& x, const Crossing& y) {
      return x.along_m != y.along_m ? x.along_m < y.along_m : x.other < y.other;
    });
    std::vector<Crossing> apart;
    for (const Crossing& c : all) {
      if (apart.empty() || c.along_m - apart.back().along_m >= kLeastCrossingGapM) apart.push_back(c);
    }
    all = std::move(apart);
  }
}

const RoadNetwork::Step& RoadNetwork::step_at(RoadPoint p) const {
  const auto& steps = steps_[p.road];
  auto next = std::upper_bound(steps.begin(), steps.end(), static_cast<double>(p.along_m),
                               [](double m, const Step& s) { return m < s.start_m; });
  return next == steps.begin() ? steps.front() : *(next - 1);
}

LonLat RoadNetwork::at(RoadPoint p, double right_m) const {
  const Step& step = step_at(p);
  const double length = std::max(1.0, distance_m(step.from, step.to));
  const double fraction = std::clamp((static_cast<double>(p.along_m) - step.start_m) / length, 0.0, 1.0);
  const double east = (step.to.lon - step.from.lon) * kMetresPerDegreeLon / length;
  const double north = (step.to.lat - step.from.lat) * kMetresPerDegreeLat / length;
  return moved(along(step.from, step.to, fraction), right_m * north, -right_m * east);
}

std::vector<LonLat> RoadNetwork::course(RoadId road, double from_m, double to_m, double right_m) const {
  const double low = std::min(from_m, to_m);
  const double high = std::max(from_m, to_m);
  const double side = from_m <= to_m ? right_m : -right_m;
  std::vector<LonLat> points{at({.road = road, .along_m = static_cast<float>(low)}, side)};
  for (const Step& step : steps_[road]) {
    if (step.start_m > low + 1 && step.start_m < high - 1) {
      points.push_back(at({.road = road, .along_m = static_cast<float>(step.start_m)}, side));
    }
  }
  points.push_back(at({.road = road, .along_m = static_cast<float>(high)}, side));
  if (from_m > to_m) std::reverse(points.begin(), points.end());
  return points;
}

RoadPoint RoadNetwork::point_in_district(DistrictId district, Seed seed, std::uint64_t key) const {
  const auto& points = in_core_[district];
  const RoadPoint p = points[pick(points.size(), seed, "road.point", district, key)];
  const double shift = between(0, kSampleStepM * 0.9, seed, "road.shift", district, key);
  RoadPoint shifted = p;
  shifted.along_m = static_cast<float>(std::min(static_cast<double>(p.along_m) + shift, lengths_[p.road]));
  return contains(districts()[district].core, at(shifted)) ? shifted : p;
}

std::string RoadNetwork::zh(RoadPoint p) const {
  return std::string{road_table()[p.road].zh}.append(section_zh(step_at(p).section));
}

std::string RoadNetwork::en(RoadPoint p) const {
  const int section = step_at(p).section;
  const std::string prefix = section == 0 ? "" : "Sec. " + std::to_string(section) + ", ";
  return prefix + std::string{road_table()[p.road].en};
}

int RoadNetwork::house_number(RoadPoint p, bool odd) const {
  const auto& steps = steps_[p.road];
  const int section = step_at(p).section;
  const auto first =
      std::find_if(steps.begin(), steps.end(), [&](const Step& s) { return s.section == section; });
  const double within = std::max(0.0, static_cast<double>(p.along_m) - first->start_m);
  return 2 * (1 + static_cast<int>(within / (2 * kMetresPerHouseNumber))) - (odd ? 1 : 0);
}

}  // namespace city::sim
