// Open cases as points, rebuilt when the view's list changes and once a second, because they grow overdue by age alone.
// Threads: one.
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "center/state/city_view.hpp"
#include "widgets/map/asset_points.hpp"

namespace city {

class CasePoints {
 public:
  explicit CasePoints(World origin) : origin_{origin} {}
  bool update(const CityView&);  // true: the vertices are other ones

  std::span<const PointVertex> vertices() const { return vertices_; }  // overdue ones last
  std::size_t unlocated() const { return unlocated_; }
  std::size_t approximate() const { return approximate_; }
  const std::vector<CasePtr>& cases() const { return cases_; }  // as the vertices
  std::uint64_t revision() const { return revision_; }          // grows with other vertices
  CasePtr near(World at, double reach) const;                   // the nearest within a reach
  CasePtr near(World at, double reach, std::span<const std::uint32_t> among) const;

 private:
  World origin_;
  std::shared_ptr<const std::vector<CasePtr>> seen_{};
  TimePoint seen_now_{};
  std::vector<CasePtr> cases_{};  // as in vertices_
  std::vector<PointVertex> vertices_{};
  std::size_t unlocated_ = 0, approximate_ = 0;
  std::uint64_t revision_ = 0;
};

}  // namespace city
