#include "widgets/map/case_clusters.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace city {
namespace {

using Key = std::pair<std::int64_t, std::int64_t>;

struct Bin {
  Key key{};
  double x = 0, y = 0;  // middle of its cases
  std::vector<std::uint32_t> members{};
  bool is_taken = false;
};

bool is_late(const PointVertex& vertex) {
  return vertex.look == static_cast<std::uint8_t>(MarkLook::CaseOverdue);
}

std::vector<Bin> binned(std::span<const PointVertex> cases, double cell) {
  std::vector<std::pair<Key, std::uint32_t>> keyed;
  keyed.reserve(cases.size());
  for (std::size_t i = 0; i < cases.size(); ++i)
    keyed.push_back({{static_cast<std::int64_t>(std::floor(static_cast<double>(cases[i].x) / cell)),
                      static_cast<std::int64_t>(std::floor(static_cast<double>(cases[i].y) / cell))},
                     static_cast<std::uint32_t>(i)});
  std::sort(keyed.begin(), keyed.end());
  std::vector<Bin> bins;
  for (const auto& [key, index] : keyed) {
    if (bins.empty() || bins.back().key != key) bins.push_back({.key = key});
    Bin& bin = bins.back();
    bin.members.push_back(index);
    bin.x += static_cast<double>(cases[index].x);
    bin.y += static_cast<double>(cases[index].y);
  }
  for (Bin& bin : bins) {
    bin.x /= static_cast<double>(bin.members.size());
    bin.y /= static_cast<double>(bin.members.size());
  }
  return bins;
}

CaseCluster bubble_of(std::span<const PointVertex> cases, const std::vector<std::uint32_t>& members) {
  const auto world = [&](std::uint32_t i) {
    return World{static_cast<double>(cases[i].x), static_cast<double>(cases[i].y)};
  };
  CaseCluster made{.bounds = {world(members.front()), world(members.front())},
                   .count = static_cast<std::uint32_t>(members.size()),
                   .first = members.front()};
  for (const std::uint32_t i : members) {
    const World at = world(i);
    made.at = {made.at.x + at.x / made.count, made.at.y + at.y / made.count};
    made.bounds.min = {std::min(made.bounds.min.x, at.x), std::min(made.bounds.min.y, at.y)};
    made.bounds.max = {std::max(made.bounds.max.x, at.x), std::max(made.bounds.max.y, at.y)};
    if (!is_late(cases[i])) continue;
    if (made.overdue++ == 0) made.first = i;
  }
  return made;
}

}  // namespace

int cluster_level(double pixels_per_world, double unit) {
  return static_cast<int>(std::ceil(std::log2(pixels_per_world / (kClusterCellUnits * unit))));
}

ClusteredCases clustered(std::span<const PointVertex> cases, int level) {
  const double cell = std::ldexp(1.0, -level);
  std::vector<Bin> bins = binned(cases, cell);
  std::map<Key, std::size_t> by_key;
  for (std::size_t i = 0; i < bins.size(); ++i) by_key[bins[i].key] = i;
  std::vector<std::size_t> order(bins.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return bins[a].members.size() > bins[b].members.size();
  });

  ClusteredCases made;
  for (const std::size_t index : order) {
    Bin& bin = bins[index];
    if (bin.is_taken) continue;
    bin.is_taken = true;
    std::vector<std::uint32_t> members = bin.members;
    for (std::int64_t dy = -1; dy <= 1; ++dy) {
      for (std::int64_t dx = -1; dx <= 1; ++dx) {
        const auto beside = by_key.find({bin.key.first + dx, bin.key.second + dy});
        if (beside == by_key.end() || bins[beside->second].is_taken) continue;
        Bin& other = bins[beside->second];
        if (std::hypot(other.x - bin.x, other.y - bin.y) >= cell) continue;
        other.is_taken = true;
        members.insert(members.end(), other.members.begin(), other.members.end());
      }
    }
    if (members.size() >= kLeastInCluster)
      made.clusters.push_back(bubble_of(cases, members));
    else
      made.singles.insert(made.singles.end(), members.begin(), members.end());
  }
  std::stable_sort(made.clusters.begin(), made.clusters.end(),
                   [](const CaseCluster& a, const CaseCluster& b) { return a.count > b.count; });
  std::sort(made.singles.begin(), made.singles.end());
  return made;
}

}  // namespace city
