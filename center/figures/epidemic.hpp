// Risk bands of an epidemic sentinel: the probability that this week's cases are above the season's ordinary course.
//
//   at least 0.5 high, 0.4 to 0.5 elevated, below normal. The bands are the city's own practice; the probability is the
//   sender's work. Threads: pure.
#pragma once
#include <cstdint>

namespace city {

enum class EpidemicRisk : std::uint8_t { Normal, Elevated, High };

constexpr EpidemicRisk epidemic_risk(double probability) {
  if (probability >= 0.5) return EpidemicRisk::High;
  return probability >= 0.4 ? EpidemicRisk::Elevated : EpidemicRisk::Normal;
}

}  // namespace city
