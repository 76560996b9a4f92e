#include "widgets/panels/near_words.hpp"

#include <array>
#include <cmath>

#include "widgets/ui/number_text.hpp"

namespace city {

std::string distance_words(double metres) {
  if (!(metres >= 0)) return std::string{kMissing};
  if (metres < 995) return number_text(std::round(metres / 10) * 10, 0) + " m";
  const double km = metres / 1000;
  return number_text(km, km < 9.95 ? 1 : 0) + " km";
}

std::string_view bearing_words(double degrees, const Texts& texts) {
  const std::array words{texts.tr("N"), texts.tr("NE"), texts.tr("E"), texts.tr("SE"),
                         texts.tr("S"), texts.tr("SW"), texts.tr("W"), texts.tr("NW")};
  const double turned = std::fmod(std::fmod(degrees, 360) + 360 + 22.5, 360);
  return words[static_cast<std::size_t>(turned / 45) % words.size()];
}

}  // namespace city
