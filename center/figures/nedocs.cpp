#include "center/figures/nedocs.hpp"

#include <algorithm>

namespace city {

std::optional<double> nedocs(const NedocsInput& input) {
  const double least = std::min(
      {input.patients, input.boarders, input.ventilated, input.longest_boarding_h, input.last_wait_h});
  if (!(input.beds > 0) || !(input.hospital_beds > 0) || !(least >= 0)) return std::nullopt;
  return -20 + 85.8 * input.patients / input.beds + 600 * input.boarders / input.hospital_beds +
         13.4 * input.ventilated + 0.93 * input.longest_boarding_h + 5.64 * input.last_wait_h;
}

NedocsBand nedocs_band(double score) {
  if (score <= 20) return NedocsBand::NotBusy;
  if (score <= 60) return NedocsBand::Busy;
  if (score <= 100) return NedocsBand::ExtremelyBusy;
  if (score <= 140) return NedocsBand::Overcrowded;
  return score <= 180 ? NedocsBand::Severe : NedocsBand::Dangerous;
}

}  // namespace city
