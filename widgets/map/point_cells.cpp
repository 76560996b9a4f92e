#include "widgets/map/point_cells.hpp"

#include <algorithm>

namespace city {
namespace {

constexpr std::size_t kSide = 64;
constexpr std::uint16_t kNowhere = 0xffff;

std::size_t cell(double value, double low, double high) {
  const double at = (value - low) / std::max(high - low, 1e-12) * static_cast<double>(kSide);
  return static_cast<std::size_t>(std::clamp(at, 0.0, static_cast<double>(kSide - 1)));
}

}  // namespace

std::size_t PointCells::cell_x(double x) const { return cell(x, area_.min.x, area_.max.x); }
std::size_t PointCells::cell_y(double y) const { return cell(y, area_.min.y, area_.max.y); }

PointCells::PointCells(std::span<const PointVertex> points, const Bounds& area, int detail) : area_{area} {
  static_assert(kSide * kSide < kNowhere);
  first_.assign(kSide * kSide + 1, 0);
  std::vector<std::uint16_t> cells(points.size(), kNowhere);
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (points[i].pass == static_cast<std::uint8_t>(PointPass::Hidden) || points[i].detail > detail) continue;
    const std::size_t at =
        cell_y(static_cast<double>(points[i].y)) * kSide + cell_x(static_cast<double>(points[i].x));
    cells[i] = static_cast<std::uint16_t>(at);
    ++first_[at + 1];
  }
  for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
  order_.resize(first_.back());
  std::vector<std::uint32_t> next{first_.begin(), first_.end() - 1};
  for (std::size_t i = 0; i < points.size(); ++i)
    if (cells[i] != kNowhere) order_[next[cells[i]]++] = static_cast<std::uint32_t>(i);
}

std::vector<PointCells::Run> PointCells::within(const Bounds& bounds) const {
  std::vector<Run> runs;
  if (order_.empty()) return runs;
  const std::size_t left = cell_x(bounds.min.x), right = cell_x(bounds.max.x);
  const bool is_whole_row = left == 0 && right == kSide - 1;
  for (std::size_t row = cell_y(bounds.min.y); row <= cell_y(bounds.max.y); ++row) {
    const std::size_t first = first_[row * kSide + left], end = first_[row * kSide + right + 1];
    if (first == end) continue;
    if (is_whole_row && !runs.empty() && runs.back().first + runs.back().count == first)
      runs.back().count += end - first;
    else
      runs.push_back({first, end - first});
  }
  return runs;
}

}  // namespace city
