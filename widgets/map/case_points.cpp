#include "widgets/map/case_points.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numbers>

#include "widgets/map/mark_shapes.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
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

}  // namespace

bool CasePoints::update(const CityView& view) {
  const bool is_next_second = view.now >= seen_now_ + 1s || view.now < seen_now_;
  if (view.cases == seen_ && !is_next_second) return false;
  seen_ = view.cases;
  seen_now_ = view.now;

  struct Row {
    CasePtr of{};
    PointVertex vertex{};
  };
  std::vector<Row> rows;
  unlocated_ = approximate_ = 0;
  const std::uint8_t kind = kind_index("case");
  for (const CasePtr& now : *view.cases) {
    if (!now->is_open()) continue;
    if (!now->fact.place) {
      ++unlocated_;
      continue;
    }
    const World at = world_from_geo(*now->fact.place);
    const MarkLook look = look_of(*now, view.now);
    const PointPass pass = look == MarkLook::CaseOverdue ? PointPass::Top : PointPass::Crowd;
    rows.push_back({now,
                    {.x = static_cast<float>(at.x - origin_.x),
                     .y = static_cast<float>(at.y - origin_.y),
                     .kind = kind,
                     .look = static_cast<std::uint8_t>(look),
                     .pass = static_cast<std::uint8_t>(pass),
                     .approximate = now->fact.place_approximate ? 1U : 0U}});
    if (now->fact.place_approximate) ++approximate_;
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const Row& a, const Row& b) { return a.vertex.look < b.vertex.look; });
  std::vector<PointVertex> vertices;
  vertices.reserve(rows.size());
  cases_.clear();
  for (Row& row : rows) {
    vertices.push_back(row.vertex);
    cases_.push_back(std::move(row.of));
  }
  const bool differs = vertices != vertices_;
  vertices_ = std::move(vertices);
  return differs;
}

CasePtr CasePoints::near(World at, double reach) const {
  CasePtr nearest;
  for (const CasePtr& now : cases_) {
    const World place = world_from_geo(*now->fact.place);
    const double distance = std::hypot(place.x - at.x, place.y - at.y);
    if (distance > reach) continue;
    reach = distance;
    nearest = now;
  }
  return nearest;
}

LineMesh alert_lines(const std::vector<AlertPtr>& alerts, World origin) {
  LineMesh mesh;
  for (const AlertPtr& alert : alerts) {
    if (!alert->in_force) continue;
    for (const AreaPtr& area : alert->outlines)
      for (const std::vector<LonLat>& ring : area->rings) mesh.add_path(origin, ring, true, 0);
    for (const AlertArea& area : alert->fact.areas) {
      for (const std::vector<LonLat>& polygon : area.polygons) mesh.add_path(origin, polygon, true, 0);
      for (const AlertCircle& round : area.circles) mesh.add_path(origin, circle(round), true, 0);
    }
  }
  return mesh;
}

}  // namespace city
