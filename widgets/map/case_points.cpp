#include "widgets/map/case_points.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>

#include "widgets/map/mark_shapes.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;

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
  if (differs) ++revision_;
  return differs;
}

CasePtr CasePoints::near(World at, double reach) const {
  std::vector<std::uint32_t> all(vertices_.size());
  std::iota(all.begin(), all.end(), 0U);
  return near(at, reach, all);
}

CasePtr CasePoints::near(World at, double reach, std::span<const std::uint32_t> among) const {
  const double x = at.x - origin_.x, y = at.y - origin_.y;
  CasePtr nearest;
  for (const std::uint32_t i : among) {
    const double distance =
        std::hypot(static_cast<double>(vertices_[i].x) - x, static_cast<double>(vertices_[i].y) - y);
    if (distance > reach) continue;
    reach = distance;
    nearest = cases_[i];
  }
  return nearest;
}

}  // namespace city
