#include "center/figures/rain_class.hpp"

namespace city {

std::optional<RainClass> rain_class(const RainAmounts& amounts) {
  if (!amounts.in_1h_mm && !amounts.in_3h_mm && !amounts.in_24h_mm) return std::nullopt;
  const double in_1h_mm = amounts.in_1h_mm.value_or(0);
  const double in_3h_mm = amounts.in_3h_mm.value_or(0);
  const double in_24h_mm = amounts.in_24h_mm.value_or(0);
  if (in_24h_mm >= 500) return RainClass::ExtremelyTorrential;
  if (in_24h_mm >= 350 || in_3h_mm >= 200) return RainClass::Torrential;
  if (in_24h_mm >= 200 || in_3h_mm >= 100) return RainClass::ExtremelyHeavy;
  if (in_24h_mm >= 80 || in_1h_mm >= 40) return RainClass::Heavy;
  return RainClass::Below;
}

}  // namespace city
