#include "widgets/map/basemap.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>

namespace city {
namespace {

using Key = std::tuple<double, double, double, double>;

Key key_of(LonLat a, LonLat b) {
  const bool in_order = std::tie(a.lon_deg, a.lat_deg) < std::tie(b.lon_deg, b.lat_deg);
  if (!in_order) std::swap(a, b);
  return {a.lon_deg, a.lat_deg, b.lon_deg, b.lat_deg};
}

// Greedy colouring in the order of the codes: planar maps of this size come out with kTones or fewer.
std::vector<std::uint16_t> tones_of(const std::vector<Area>& districts) {
  std::map<Key, std::vector<std::size_t>> owners;
  for (std::size_t d = 0; d < districts.size(); ++d)
    for (const std::vector<LonLat>& ring : districts[d].rings)
      for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
        owners[key_of(ring[j], ring[i])].push_back(d);
  std::vector<std::uint16_t> tones(districts.size(), 0);
  for (std::size_t d = 0; d < districts.size(); ++d) {
    std::array<bool, kTones> taken{};
    for (const auto& [key, sharing] : owners)
      if (std::find(sharing.begin(), sharing.end(), d) != sharing.end())
        for (const std::size_t other : sharing)
          if (other < d) taken[tones[other]] = true;
    const auto free = std::find(taken.begin(), taken.end(), false);
    tones[d] = free == taken.end() ? std::uint16_t{0} : static_cast<std::uint16_t>(free - taken.begin());
  }
  return tones;
}

std::map<Key, int> borders_of(const std::vector<Area>& areas) {
  std::map<Key, int> times;
  for (const Area& area : areas)
    for (const std::vector<LonLat>& ring : area.rings)
      for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
        ++times[key_of(ring[j], ring[i])];
  return times;
}

void add_border(LineMesh& mesh, World origin, const Key& key) {
  const auto& [west, south, east, north] = key;
  mesh.add_segment(origin, world_from_geo({west, south}), world_from_geo({east, north}), 0);
}

Bounds bounds_of(const std::vector<Area>& areas) {
  constexpr double kFar = std::numeric_limits<double>::max();
  Bounds bounds{{kFar, kFar}, {-kFar, -kFar}};
  for (const Area& area : areas) {
    for (const LonLat& point : area.points) {
      const World at = world_from_geo(point);
      bounds.min = {std::min(bounds.min.x, at.x), std::min(bounds.min.y, at.y)};
      bounds.max = {std::max(bounds.max.x, at.x), std::max(bounds.max.y, at.y)};
    }
  }
  return bounds.min.x <= bounds.max.x ? bounds : Bounds{{0, 0}, {1, 1}};
}

}  // namespace

Basemap basemap_of(const Geography& geography) {
  Basemap made;
  made.bounds = bounds_of(geography.districts);
  made.origin = {(made.bounds.min.x + made.bounds.max.x) / 2, (made.bounds.min.y + made.bounds.max.y) / 2};

  const std::vector<Area>& filled = geography.villages.empty() ? geography.districts : geography.villages;
  const std::vector<std::uint16_t> tones = tones_of(geography.districts);
  std::map<std::string_view, std::uint16_t> tone_of;
  for (std::size_t i = 0; i < geography.districts.size(); ++i)
    tone_of[geography.districts[i].name.zh] = tones[i];
  for (std::size_t i = 0; i < filled.size(); ++i) {
    const auto first = static_cast<std::uint32_t>(made.fill.size());
    const auto tone = tone_of.find(filled[i].district);
    for (const LonLat& point : filled[i].points) {
      const World at = world_from_geo(point);
      made.fill.push_back({.x = static_cast<float>(at.x - made.origin.x),
                           .y = static_cast<float>(at.y - made.origin.y),
                           .area = static_cast<std::uint16_t>(i),
                           .tone = tone == tone_of.end() ? std::uint16_t{0} : tone->second});
    }
    for (const std::uint32_t corner : filled[i].triangles) made.fill_triangles.push_back(first + corner);
  }
  for (std::size_t i = 0; i + 2 < made.fill_triangles.size(); i += 3) {
    const FillVertex &a = made.fill[made.fill_triangles[i]], &b = made.fill[made.fill_triangles[i + 1]],
                     &c = made.fill[made.fill_triangles[i + 2]];
    const double abx = static_cast<double>(b.x) - static_cast<double>(a.x),
                 aby = static_cast<double>(b.y) - static_cast<double>(a.y);
    const double acx = static_cast<double>(c.x) - static_cast<double>(a.x),
                 acy = static_cast<double>(c.y) - static_cast<double>(a.y);
    made.area += std::abs(abx * acy - acx * aby) / 2;
  }

  const std::map<Key, int> between_districts = borders_of(geography.districts);
  for (const auto& [key, times] : between_districts)
    add_border(times == 1 ? made.city_line : made.district_lines, made.origin, key);
  for (const auto& [key, times] : borders_of(geography.villages))
    if (!between_districts.contains(key)) add_border(made.village_lines, made.origin, key);
  return made;
}

}  // namespace city
