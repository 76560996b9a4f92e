#include "widgets/map/city_layers.hpp"

#include <algorithm>
#include <utility>

namespace city {
namespace {

// The one that fits, else a new one; the one unused for longest goes when there are too many.
template <class Layer, class Fits, class Make>
Layer& found_or_made(std::vector<std::unique_ptr<Layer>>& all, std::uint64_t now, const Fits& fits,
                     const Make& make) {
  auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return fits(*one); });
  if (found == all.end()) {
    if (all.size() >= kKeptLayers)
      all.erase(std::min_element(all.begin(), all.end(),
                                 [](const auto& a, const auto& b) { return a->used < b->used; }));
    all.push_back(make());
    found = std::prev(all.end());
  }
  (*found)->used = now;
  return **found;
}

}  // namespace

CityLayers::CityLayers(GeographyPtr geography, const Basemap& basemap)
    : geography_{std::move(geography)}, origin_{basemap.origin}, areas_{basemap} {}

CityLayers::Asked<FillLayer> CityLayers::fill(const CityView& view, const AreaFigureChoice& choice) {
  FillLayer& layer = found_or_made(
      fills_, ++asked_, [&](const FillLayer& one) { return one.fill.choice() == choice; },
      [&] {
        return std::unique_ptr<FillLayer>{new FillLayer{.fill = AreaFill{geography_, choice}}};
      });
  const bool has_changed = layer.fill.update(view);
  if (has_changed) layer.classes.set(layer.fill.classes(), kAreaTexels);
  return {&layer, has_changed};
}

CityLayers::Asked<HeatLayer> CityLayers::heat(const CityView& view, const DensityChoice& choice) {
  HeatLayer& layer = found_or_made(
      heats_, ++asked_, [&](const HeatLayer& one) { return one.heat.choice() == choice; },
      [&] {
        return std::unique_ptr<HeatLayer>{new HeatLayer{.heat = HeatMap{*geography_, choice}}};
      });
  const bool has_changed = layer.heat.update(view);
  if (has_changed) layer.density.set(layer.heat.texels(), layer.heat.grid().columns);
  return {&layer, has_changed};
}

CityLayers::Asked<ClusterLayer> CityLayers::clusters(const CasePoints& cases, int level) {
  ClusterLayer& layer = found_or_made(
      clusters_, ++asked_, [&](const ClusterLayer& one) { return one.level == level; },
      [&] { return std::unique_ptr<ClusterLayer>{new ClusterLayer{.level = level}}; });
  if (layer.revision == cases.revision()) return {&layer, false};
  layer.revision = cases.revision();
  layer.cases = clustered(cases.vertices(), level);
  std::vector<PointVertex> singles;
  singles.reserve(layer.cases.singles.size());
  for (const std::uint32_t index : layer.cases.singles) singles.push_back(cases.vertices()[index]);
  layer.singles.set(singles);
  glBindVertexArray(0);
  return {&layer, true};
}

void CityLayers::draw_fill(const PaintFrame& frame, const FillLayer& layer, const FillInk& ink) const {
  areas_.draw(frame, layer.classes, ink);
}

void CityLayers::draw_heat(const PaintFrame& frame, const HeatLayer& layer, const HeatInk& ink) const {
  const DegreeBox& box = layer.heat.grid().box;
  const World low = world_from_geo({box.west_deg, box.south_deg}),
              high = world_from_geo({box.east_deg, box.north_deg});
  heat_.draw(frame, layer.density, {low.x - origin_.x, low.y - origin_.y},
             {high.x - origin_.x, high.y - origin_.y}, ink);
}

std::size_t CityLayers::bytes() const {
  std::size_t bytes = areas_.bytes();
  for (const auto& one : fills_) bytes += one->classes.bytes();
  for (const auto& one : heats_) bytes += one->density.bytes();
  for (const auto& one : clusters_) bytes += one->singles.bytes();
  return bytes;
}

}  // namespace city
