#include "widgets/map/hit_index.hpp"

#include <algorithm>
#include <cmath>

namespace city {
namespace {

constexpr std::size_t kMostCellsASide = 512;
constexpr double kEntriesPerCell = 2;

// The middle of a list along one axis: a few strays on the other side of the island must not stretch the cells.
struct Range {
  double low = 0, high = 0;
};
Range middle(std::vector<double> values) {
  if (values.empty()) return {};
  const auto rank = [&](double share) {
    const auto at =
        values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), at, values.end());
    return *at;
  };
  const double low = rank(0.01), high = rank(0.99);
  return {low, std::max(high, low + 1e-12)};
}

std::size_t cell_of(double value, double low, double high, std::size_t cells) {
  const double at = (value - low) / (high - low) * static_cast<double>(cells);
  return static_cast<std::size_t>(std::clamp(at, 0.0, static_cast<double>(cells - 1)));
}

}  // namespace

HitIndex::HitIndex(const std::vector<Entry>& entries) {
  std::vector<double> xs(entries.size()), ys(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    xs[i] = entries[i].at.x;
    ys[i] = entries[i].at.y;
  }
  const Range x = middle(std::move(xs)), y = middle(std::move(ys));
  bounds_ = {{x.low, y.low}, {x.high, y.high}};
  const double wanted = std::sqrt(static_cast<double>(entries.size()) / kEntriesPerCell);
  side_ = std::clamp<std::size_t>(static_cast<std::size_t>(wanted), 1, kMostCellsASide);

  first_.assign(side_ * side_ + 1, 0);
  std::vector<std::uint32_t> cell(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    cell[i] = static_cast<std::uint32_t>(row(entries[i].at.y) * side_ + column(entries[i].at.x));
    ++first_[cell[i] + 1];
  }
  for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
  sorted_.resize(entries.size());
  std::vector<std::uint32_t> next{first_.begin(), first_.end() - 1};
  for (std::size_t i = 0; i < entries.size(); ++i) sorted_[next[cell[i]]++] = entries[i];
}

std::size_t HitIndex::column(double x) const { return cell_of(x, bounds_.min.x, bounds_.max.x, side_); }
std::size_t HitIndex::row(double y) const { return cell_of(y, bounds_.min.y, bounds_.max.y, side_); }

std::vector<std::uint32_t> HitIndex::near(World at, double reach) const {
  if (sorted_.empty()) return {};
  struct Found {
    double distance = 0;
    std::uint32_t id = 0;
  };
  std::vector<Found> found;
  for (std::size_t r = row(at.y - reach); r <= row(at.y + reach); ++r) {
    for (std::size_t c = column(at.x - reach); c <= column(at.x + reach); ++c) {
      for (std::uint32_t i = first_[r * side_ + c]; i < first_[r * side_ + c + 1]; ++i) {
        const double distance = std::hypot(sorted_[i].at.x - at.x, sorted_[i].at.y - at.y);
        if (distance <= reach) found.push_back({distance, sorted_[i].id});
      }
    }
  }
  std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    return a.distance != b.distance ? a.distance < b.distance : a.id < b.id;
  });
  std::vector<std::uint32_t> ids(found.size());
  std::transform(found.begin(), found.end(), ids.begin(), [](const Found& f) { return f.id; });
  return ids;
}

}  // namespace city
