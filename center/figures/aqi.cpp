#include "center/figures/aqi.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace city {
namespace {

// A row ends at `upto`; the next begins one step of the table's decimals above it.
struct Scale {
  double step = 1;
  std::array<double, 7> upto{};
  std::size_t rows = 7;
};

constexpr std::array<double, 7> kIndexUpto{50, 100, 150, 200, 300, 400, 500};
constexpr Scale kPm25{.step = 0.1, .upto = {12.4, 30.4, 50.4, 125.4, 225.4, 325.4, 500.4}};
constexpr Scale kPm10{.step = 1, .upto = {30, 75, 190, 354, 424, 504, 604}};
constexpr Scale kO3{.step = 1, .upto = {54, 70, 85, 105, 200}, .rows = 5};
constexpr Scale kCo{.step = 0.1, .upto = {4.4, 9.4, 12.4, 15.4, 30.4, 40.4, 50.4}};
constexpr Scale kSo2{.step = 1, .upto = {8, 65, 160, 304, 604, 804, 1004}};
constexpr Scale kNo2{.step = 1, .upto = {21, 100, 360, 649, 1249, 1649, 2049}};

const Scale& scale_of(Pollutant pollutant) {
  switch (pollutant) {
    case Pollutant::Pm25:
      return kPm25;
    case Pollutant::Pm10:
      return kPm10;
    case Pollutant::O3:
      return kO3;
    case Pollutant::Co:
      return kCo;
    case Pollutant::So2:
      return kSo2;
    case Pollutant::No2:
      break;
  }
  return kNo2;
}

}  // namespace

std::optional<double> aqi_of(Pollutant pollutant, double concentration) {
  const Scale& scale = scale_of(pollutant);
  if (!(concentration >= 0)) return std::nullopt;
  // A hair more, so that 35.4 stored as 35.39999 is not cut to 35.3.
  const double cut = std::floor(concentration / scale.step + 1e-6) * scale.step;
  for (std::size_t row = 0; row < scale.rows; ++row) {
    if (cut > scale.upto[row] + scale.step / 2) continue;
    const double from = row == 0 ? 0 : scale.upto[row - 1] + scale.step;
    const double index_from = row == 0 ? 0 : kIndexUpto[row - 1] + 1;
    const double share = (cut - from) / (scale.upto[row] - from);
    return std::round(index_from + share * (kIndexUpto[row] - index_from));
  }
  if (pollutant == Pollutant::O3) return std::nullopt;
  return kIndexUpto.back();
}

AqiBand aqi_band(double index) {
  if (index <= 50) return AqiBand::Good;
  if (index <= 100) return AqiBand::Moderate;
  if (index <= 150) return AqiBand::Sensitive;
  if (index <= 200) return AqiBand::Unhealthy;
  return index <= 300 ? AqiBand::VeryUnhealthy : AqiBand::Hazardous;
}

}  // namespace city
