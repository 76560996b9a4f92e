#include "widgets/map/road_lines.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace city {
namespace {

bool has_lines(const std::vector<AssetInfo>& assets) {
  return std::any_of(assets.begin(), assets.end(),
                     [](const AssetInfo& asset) { return asset.line.size() > 1; });
}

double distance_to(World at, World a, World b) {
  const double ex = b.x - a.x, ey = b.y - a.y, length2 = ex * ex + ey * ey;
  const double t = length2 > 0 ? std::clamp(((at.x - a.x) * ex + (at.y - a.y) * ey) / length2, 0.0, 1.0) : 0;
  return std::hypot(at.x - a.x - ex * t, at.y - a.y - ey * t);
}

}  // namespace

void RoadLines::rebuild(const CityView& view) {
  mesh_ = {};
  sections_.clear();
  for (std::uint32_t chunk = 0; chunk < view.assets.size(); ++chunk) {
    const std::vector<AssetInfo>& assets = *view.assets[chunk].info;
    for (std::uint32_t slot = 0; slot < assets.size(); ++slot) {
      const std::vector<LonLat>& line = assets[slot].line;
      if (line.size() < 2) continue;
      Section section{.ref = {chunk, slot},
                      .first_vertex = static_cast<std::uint32_t>(mesh_.vertices().size())};
      constexpr double kFar = std::numeric_limits<double>::max();
      section.bounds = {{kFar, kFar}, {-kFar, -kFar}};
      for (const LonLat& point : line) {
        const World at = world_from_geo(point);
        section.path.push_back(at);
        section.bounds.min = {std::min(section.bounds.min.x, at.x), std::min(section.bounds.min.y, at.y)};
        section.bounds.max = {std::max(section.bounds.max.x, at.x), std::max(section.bounds.max.y, at.y)};
      }
      mesh_.add_path(origin_, line, false, 0);
      section.vertex_count = static_cast<std::uint32_t>(mesh_.vertices().size()) - section.first_vertex;
      sections_.push_back(std::move(section));
    }
  }
}

RoadLines::Change RoadLines::update(const CityView& view, const AssetPoints& points) {
  bool has_other_lines = seen_.size() > view.assets.size();
  seen_.resize(view.assets.size());
  for (const std::uint32_t chunk : points.changed_chunks()) {
    const auto& info = view.assets[chunk].info;
    if (seen_[chunk] == info) continue;
    has_other_lines = has_other_lines || has_lines(*info) || (seen_[chunk] && has_lines(*seen_[chunk]));
    seen_[chunk] = info;
  }
  if (has_other_lines) rebuild(view);
  if (!has_other_lines && points.changed_chunks().empty()) return Change::None;

  bool has_other_looks = false;
  for (const Section& section : sections_) {
    const auto look = static_cast<std::uint8_t>(points.look(section.ref));
    const auto vertices = mesh_.vertices().subspan(section.first_vertex, section.vertex_count);
    if (vertices.empty() || vertices.front().tag == look) continue;
    has_other_looks = true;
    for (LineVertex& vertex : vertices) vertex.tag = look;
  }
  if (has_other_lines) return Change::Geometry;
  return has_other_looks ? Change::Looks : Change::None;
}

const RoadLines::Section* RoadLines::near(World at, double reach) const {
  const Section* nearest = nullptr;
  for (const Section& section : sections_) {
    const Bounds& b = section.bounds;
    if (at.x < b.min.x - reach || at.x > b.max.x + reach || at.y < b.min.y - reach || at.y > b.max.y + reach)
      continue;
    for (std::size_t i = 1; i < section.path.size(); ++i) {
      const double distance = distance_to(at, section.path[i - 1], section.path[i]);
      if (distance > reach) continue;
      reach = distance;
      nearest = &section;
    }
  }
  return nearest;
}

}  // namespace city
