#include "widgets/map/alert_shapes.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>

#include "widgets/map/ear_clip.hpp"

namespace city {
namespace {

constexpr int kCircleCorners = 48;
constexpr double kMetresPerDegree = 111'195;  // of latitude, on the mean sphere

std::vector<LonLat> circle(const AlertCircle& area) {
  std::vector<LonLat> points;
  const double lat_deg = area.radius_km * 1000 / kMetresPerDegree;
  const double lon_deg = lat_deg / std::max(0.01, std::cos(area.centre.lat_deg * std::numbers::pi / 180));
  for (int i = 0; i < kCircleCorners; ++i) {
    const double turn = 2 * std::numbers::pi * i / kCircleCorners;
    points.push_back(
        {area.centre.lon_deg + lon_deg * std::cos(turn), area.centre.lat_deg + lat_deg * std::sin(turn)});
  }
  return points;
}

class Builder {
 public:
  explicit Builder(World origin) : origin_{origin} {}

  void add_ring(std::span<const LonLat> ring) {
    made_.lines.add_path(origin_, ring, true, 0);
    std::vector<World> corners;
    for (const LonLat& p : ring) corners.push_back(world_from_geo(p));
    add_triangles(corners, ear_clipped(corners));
  }
  void add_area(const Area& area) {
    for (const std::vector<LonLat>& ring : area.rings) made_.lines.add_path(origin_, ring, true, 0);
    std::vector<World> corners;
    for (const LonLat& p : area.points) corners.push_back(world_from_geo(p));
    add_triangles(corners, area.triangles);
  }
  void end(const AlertPtr& alert) {
    if (weight_ > 0) made_.labels.push_back({alert, {sum_.x / weight_, sum_.y / weight_}});
    sum_ = {};
    weight_ = 0;
    if (alert->fact.expires) made_.until = std::min(made_.until, *alert->fact.expires);
  }
  AlertShapes take() { return std::move(made_); }

 private:
  void add_triangles(std::span<const World> corners, std::span<const std::uint32_t> triangles) {
    const auto first = static_cast<std::uint32_t>(made_.corners.size());
    for (const World& at : corners)
      made_.corners.push_back({static_cast<float>(at.x - origin_.x), static_cast<float>(at.y - origin_.y)});
    for (const std::uint32_t i : triangles) made_.triangles.push_back(first + i);
    for (std::size_t i = 0; i + 2 < triangles.size(); i += 3) {
      const World a = corners[triangles[i]], b = corners[triangles[i + 1]], c = corners[triangles[i + 2]];
      const double area = std::abs((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));
      sum_ = {sum_.x + area * (a.x + b.x + c.x) / 3, sum_.y + area * (a.y + b.y + c.y) / 3};
      weight_ += area;
    }
  }

  World origin_;
  AlertShapes made_{};
  World sum_{};
  double weight_ = 0;
};

}  // namespace

AlertShapes alert_shapes(const std::vector<AlertPtr>& alerts, World origin, TimePoint now) {
  Builder builder{origin};
  for (const AlertPtr& alert : alerts) {
    const bool has_expired = alert->fact.expires && *alert->fact.expires <= now;
    if (!alert->in_force || has_expired) continue;
    for (const AreaPtr& area : alert->outlines) builder.add_area(*area);
    for (const AlertArea& area : alert->fact.areas) {
      for (const std::vector<LonLat>& polygon : area.polygons) builder.add_ring(polygon);
      for (const AlertCircle& round : area.circles) builder.add_ring(circle(round));
    }
    builder.end(alert);
  }
  AlertShapes made = builder.take();
  std::stable_sort(made.labels.begin(), made.labels.end(), [](const AlertLabel& a, const AlertLabel& b) {
    return a.alert->fact.severity > b.alert->fact.severity;
  });
  return made;
}

}  // namespace city
