// NEDOCS: how crowded an emergency department is, one number from 0 up.
//
//   -20 + 85.8 P/B + 600 A/H + 13.4 V + 0.93 L + 5.64 W
//   P patients in the department, B its beds, A admitted patients boarding in it, H beds of the whole hospital,
//   V ventilated patients in it, L longest boarding in hours, W wait of the patient bedded last, in hours
// Source: S. J. Weiss et al., "Estimating the degree of emergency department overcrowding in academic medical centers: results
// of the National ED Overcrowding Study (NEDOCS)", Academic Emergency Medicine 11 (2004). Several calculators in the
// public swap terms: boarders go over hospital beds, not over the department's, and hours of boarding weigh 0.93.
// The scale of screens ends at 200; nedocs() itself does not. Counts are persons and beds, hours are hours, all >= 0.
// Threads: pure.
#pragma once
#include <cstdint>
#include <optional>

namespace city {

struct NedocsInput {
  double patients = 0;
  double beds = 0;
  double boarders = 0;
  double hospital_beds = 0;
  double ventilated = 0;
  double longest_boarding_h = 0;
  double last_wait_h = 0;
};

std::optional<double> nedocs(const NedocsInput& input);  // nothing without beds, or with something negative

enum class NedocsBand : std::uint8_t {
  NotBusy,        // up to 20
  Busy,           // to 60
  ExtremelyBusy,  // to 100
  Overcrowded,    // to 140
  Severe,         // to 180
  Dangerous       // above
};
NedocsBand nedocs_band(double score);

inline constexpr double kNedocsScaleEnd = 200;

}  // namespace city
