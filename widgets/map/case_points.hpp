// Open cases as points, and the areas of warnings in force as lines; both rebuilt only when the view's lists change, the
// cases also once a second, because they grow overdue by age alone.
// Threads: one.
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "center/state/city_view.hpp"
#include "widgets/map/asset_points.hpp"
#include "widgets/map/line_mesh.hpp"

namespace city {

class CasePoints {
 public:
  explicit CasePoints(World origin) : origin_{origin} {}
  bool update(const CityView&);  // true: the vertices are other ones

  std::span<const PointVertex> vertices() const { return vertices_; }  // overdue ones last
  std::size_t unlocated() const { return unlocated_; }
  std::size_t approximate() const { return approximate_; }
  CasePtr near(World at, double reach) const;  // the nearest within a reach

 private:
  World origin_;
  std::shared_ptr<const std::vector<CasePtr>> seen_{};
  TimePoint seen_now_{};
  std::vector<CasePtr> cases_{};  // as in vertices_
  std::vector<PointVertex> vertices_{};
  std::size_t unlocated_ = 0, approximate_ = 0;
};

// Of alerts in force: polygons, circles, and the outlines of areas that are given by codes alone.
LineMesh alert_lines(const std::vector<AlertPtr>& alerts, World origin);

}  // namespace city
