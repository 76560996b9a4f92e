#include "widgets/scenes/focus_of.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace city {
namespace {

constexpr double kMetresPerDegree = 111'320;
constexpr double kLeastRadiusM = 500;
constexpr double kMostRadiusM = 3000;

double cosine_of(double lat_deg) { return std::cos(lat_deg * std::numbers::pi / 180); }

struct Shape {
  LonLat centre{};
  double area_m2 = 0;
  double reach_m = 0;  // to its farthest corner
};

double distance_m(const LonLat& a, const LonLat& b) {
  const double east = (b.lon_deg - a.lon_deg) * cosine_of(a.lat_deg);
  return kMetresPerDegree * std::hypot(east, b.lat_deg - a.lat_deg);
}

// Centroid of a simple polygon (the shoelace sums); of one without area the mean of its corners.
std::optional<Shape> shape_of(const std::vector<LonLat>& ring) {
  if (ring.empty()) return {};
  const LonLat origin = ring.front();
  double twice_area = 0, east = 0, north = 0, sum_lon = 0, sum_lat = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const LonLat& a = ring[i];
    const LonLat& b = ring[(i + 1) % ring.size()];
    const double ax = a.lon_deg - origin.lon_deg, ay = a.lat_deg - origin.lat_deg;
    const double bx = b.lon_deg - origin.lon_deg, by = b.lat_deg - origin.lat_deg;
    const double cross = ax * by - bx * ay;
    twice_area += cross;
    east += (ax + bx) * cross;
    north += (ay + by) * cross;
    sum_lon += ax;
    sum_lat += ay;
  }
  Shape shape;
  if (std::abs(twice_area) > 1e-12) {
    shape.centre = {.lon_deg = origin.lon_deg + east / (3 * twice_area),
                    .lat_deg = origin.lat_deg + north / (3 * twice_area)};
  } else {
    const auto corners = static_cast<double>(ring.size());
    shape.centre = {.lon_deg = origin.lon_deg + sum_lon / corners,
                    .lat_deg = origin.lat_deg + sum_lat / corners};
  }
  shape.area_m2 =
      std::abs(twice_area) / 2 * kMetresPerDegree * kMetresPerDegree * cosine_of(shape.centre.lat_deg);
  for (const LonLat& corner : ring) shape.reach_m = std::max(shape.reach_m, distance_m(shape.centre, corner));
  return shape;
}

Shape shape_of(const AlertCircle& circle) {
  const double radius_m = circle.radius_km * 1000;
  return {.centre = circle.centre, .area_m2 = std::numbers::pi * radius_m * radius_m, .reach_m = radius_m};
}

}  // namespace

std::optional<Focus> focus_of(const AlertNow& alert) {
  std::optional<Shape> largest;
  const auto consider = [&](const std::optional<Shape>& shape) {
    if (shape && (!largest || shape->area_m2 > largest->area_m2)) largest = shape;
  };
  for (const AlertArea& area : alert.fact.areas) {
    for (const auto& polygon : area.polygons) consider(shape_of(polygon));
    for (const AlertCircle& circle : area.circles) consider(shape_of(circle));
  }
  if (!largest)
    for (const AreaPtr& outline : alert.outlines)
      for (const auto& ring : outline->rings) consider(shape_of(ring));
  if (!largest) return {};
  return Focus{.at = largest->centre,
               .radius_m = std::clamp(largest->reach_m, kLeastRadiusM, kMostRadiusM),
               .title = alert.fact.event};
}

std::optional<Focus> focus_of(const AssetInfo& asset) {
  std::optional<LonLat> at = asset.place;
  if (!at && !asset.line.empty()) at = asset.line[asset.line.size() / 2];
  if (!at) return {};
  const std::string& name = asset.name.zh.empty() ? asset.name.en : asset.name.zh;
  return Focus{.at = *at, .radius_m = kLeastRadiusM, .title = name.empty() ? asset.id : name};
}

}  // namespace city
