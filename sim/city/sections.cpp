// Road sections: every stretch between crossings, in both directions, cut finer until there are as many as asked for.
#include "sim/city/sections.hpp"

#include <algorithm>
#include <cmath>

namespace city::sim {
namespace {

constexpr double kLeastSectionM = 120;

struct Stretch {
  RoadId road = kNoRoad;
  double from_m = 0;
  double to_m = 0;
  RoadId cross_from = kNoRoad;
  RoadId cross_to = kNoRoad;
  int parts = 1;

  double part_m() const { return (to_m - from_m) / parts; }
};

std::vector<Stretch> natural_stretches(const RoadNetwork& roads) {
  std::vector<Stretch> stretches;
  for (RoadId road = 0; road < static_cast<RoadId>(road_table().size()); ++road) {
    Stretch open{.road = road};
    for (const Crossing& c : roads.crossings(road)) {
      const auto along = static_cast<double>(c.along_m);
      if (along - open.from_m >= kLeastSectionM) {
        stretches.push_back({.road = road,
                             .from_m = open.from_m,
                             .to_m = along,
                             .cross_from = open.cross_from,
                             .cross_to = c.other});
      }
      open.from_m = along;
      open.cross_from = c.other;
    }
    const double end = roads.length_m(road);
    if (end - open.from_m >= kLeastSectionM) {
      stretches.push_back({.road = road, .from_m = open.from_m, .to_m = end, .cross_from = open.cross_from});
    }
  }
  return stretches;
}

// Cuts the longest parts first until there are `wanted` parts, or drops the shortest stretches when there are too many.
std::vector<Stretch> fitted(std::vector<Stretch> stretches, std::size_t wanted) {
  const auto longer = [](const Stretch& a, const Stretch& b) {
    return a.part_m() != b.part_m() ? a.part_m() < b.part_m() : a.from_m < b.from_m;
  };
  if (stretches.size() > wanted) {
    std::sort(stretches.begin(), stretches.end(),
              [&](const Stretch& a, const Stretch& b) { return longer(b, a); });
    stretches.resize(wanted);
  }
  double total_m = 0;
  for (const Stretch& s : stretches) total_m += s.to_m - s.from_m;
  const double target_m = total_m / static_cast<double>(std::max<std::size_t>(1, wanted));
  std::size_t parts = 0;
  for (Stretch& s : stretches) {
    s.parts = std::max(1, static_cast<int>((s.to_m - s.from_m) / target_m / 2));
    parts += static_cast<std::size_t>(s.parts);
  }
  std::make_heap(stretches.begin(), stretches.end(), longer);
  for (; parts < wanted; ++parts) {
    std::pop_heap(stretches.begin(), stretches.end(), longer);
    ++stretches.back().parts;
    std::push_heap(stretches.begin(), stretches.end(), longer);
  }
  std::sort(stretches.begin(), stretches.end(), [](const Stretch& a, const Stretch& b) {
    return a.road != b.road ? a.road < b.road : a.from_m < b.from_m;
  });
  return stretches;
}

double free_speed_kmh(RoadClass road_class) {
  switch (road_class) {
    case RoadClass::Expressway:
      return 65;
    case RoadClass::Arterial:
      return 42;
    case RoadClass::Street:
      return 33;
  }
  return 33;
}

// Most sections cope with their rush hour; one in sixteen is a bottleneck.
double busy(Seed seed, RoadId road, std::uint64_t key) {
  if (chance(0.06, seed, "section.bottleneck", road, key))
    return between(1.2, 1.6, seed, "section.busy", road, key);
  return between(0.45, 1.1, seed, "section.busy", road, key);
}

Section directed(const Stretch& s, int part, bool against, const RoadNetwork& roads, Seed seed) {
  const double from = s.from_m + part * s.part_m();
  const double to = from + s.part_m();
  const auto key = static_cast<std::uint64_t>(std::llround(from)) * 2 + (against ? 1 : 0);
  const RoadPoint middle{.road = s.road, .along_m = static_cast<float>((from + to) / 2)};
  const double speed = free_speed_kmh(road_table()[s.road].road_class);
  return {.road = s.road,
          .cross_from = against ? s.cross_to : s.cross_from,
          .cross_to = against ? s.cross_from : s.cross_to,
          .cell = cell_of(roads.at(middle)),
          .from_m = static_cast<float>(against ? to : from),
          .to_m = static_cast<float>(against ? from : to),
          .free_speed_kmh = static_cast<float>(speed * between(0.9, 1.1, seed, "section.speed", s.road, key)),
          .busy = static_cast<float>(busy(seed, s.road, key))};
}

}  // namespace

std::vector<Section> place_sections(const RoadNetwork& roads, std::size_t count, Seed seed) {
  std::vector<Section> sections;
  sections.reserve(count + 1);
  for (const Stretch& s : fitted(natural_stretches(roads), (count + 1) / 2)) {
    for (int part = 0; part < s.parts; ++part) {
      sections.push_back(directed(s, part, false, roads, seed));
      sections.push_back(directed(s, part, true, roads, seed));
    }
  }
  sections.resize(std::min(count, sections.size()));
  return sections;
}

}  // namespace city::sim
