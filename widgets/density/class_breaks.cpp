#include "widgets/density/class_breaks.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace city {
namespace {

// Where classes begin, as indices into the ascending values: Fisher's exact optimum.
std::vector<std::size_t> natural_breaks(const std::vector<double>& values, const std::vector<double>& weights,
                                        std::size_t classes) {
  const std::size_t n = values.size();
  std::vector<double> weight(n + 1, 0), sum(n + 1, 0), squares(n + 1, 0);
  for (std::size_t i = 0; i < n; ++i) {
    weight[i + 1] = weight[i] + weights[i];
    sum[i + 1] = sum[i] + weights[i] * values[i];
    squares[i + 1] = squares[i] + weights[i] * values[i] * values[i];
  }
  const auto spread = [&](std::size_t from, std::size_t to) {  // squared deviation within [from, to)
    const double w = weight[to] - weight[from], s = sum[to] - sum[from];
    return w > 0 ? squares[to] - squares[from] - s * s / w : 0;
  };
  constexpr double kFar = std::numeric_limits<double>::max();
  std::vector<std::vector<double>> best(classes + 1, std::vector<double>(n + 1, kFar));
  std::vector<std::vector<std::size_t>> begin(classes + 1, std::vector<std::size_t>(n + 1, 0));
  best[0][0] = 0;
  for (std::size_t k = 1; k <= classes; ++k)
    for (std::size_t to = k; to <= n; ++to)
      for (std::size_t from = k - 1; from < to; ++from) {
        if (best[k - 1][from] == kFar) continue;
        const double cost = best[k - 1][from] + spread(from, to);
        if (cost >= best[k][to]) continue;
        best[k][to] = cost;
        begin[k][to] = from;
      }
  std::vector<std::size_t> starts(classes);
  std::size_t to = n;
  for (std::size_t k = classes; k > 0; --k) {
    starts[k - 1] = begin[k][to];
    to = starts[k - 1];
  }
  return starts;
}

}  // namespace

double round_between(double low, double high) {
  if (!(high > low)) return high;
  for (int digits = static_cast<int>(std::ceil(std::log10(std::max(std::abs(high), 1e-9)))) + 1; digits > -12;
       --digits) {
    const double step = std::pow(10.0, digits);
    const double rounded = std::floor(high / step) * step;
    if (rounded > low && rounded <= high) return rounded;
  }
  return high;
}

std::size_t ClassBreaks::class_of(double value) const {
  if (has_zero && value == 0) return 0;
  const auto next = std::upper_bound(from.begin(), from.end(), value);
  return std::max<std::size_t>(1, static_cast<std::size_t>(next - from.begin()));
}

ClassBreaks class_breaks(std::span<const double> values) {
  std::vector<double> sorted;
  std::copy_if(values.begin(), values.end(), std::back_inserter(sorted),
               [](double v) { return std::isfinite(v); });
  std::sort(sorted.begin(), sorted.end());
  ClassBreaks made;
  if (sorted.empty()) return made;
  made.most = sorted.back();
  if (sorted.front() >= 0) {
    const auto first_more = std::upper_bound(sorted.begin(), sorted.end(), 0.0);
    made.has_zero = first_more != sorted.begin();
    sorted.erase(sorted.begin(), first_more);
  }
  if (sorted.empty()) return made;

  std::vector<double> distinct, roots, weights;
  for (const double v : sorted) {
    if (distinct.empty() || distinct.back() != v) {
      distinct.push_back(v);
      roots.push_back(std::copysign(std::sqrt(std::abs(v)), v));
      weights.push_back(0);
    }
    weights.back() += 1;
  }
  if (distinct.size() > kMostDistinct) {
    std::vector<double> few, few_roots, few_weights;
    for (std::size_t i = 0; i < kMostDistinct; ++i) {
      const std::size_t at = i * (distinct.size() - 1) / (kMostDistinct - 1);
      few.push_back(distinct[at]);
      few_roots.push_back(roots[at]);
      few_weights.push_back(1);
    }
    distinct = std::move(few);
    roots = std::move(few_roots);
    weights = std::move(few_weights);
  }
  const std::vector<std::size_t> starts =
      natural_breaks(roots, weights, std::min(kFillClasses, distinct.size()));
  for (const std::size_t start : starts)
    made.from.push_back(start == 0 ? distinct.front() : round_between(distinct[start - 1], distinct[start]));
  return made;
}

}  // namespace city
