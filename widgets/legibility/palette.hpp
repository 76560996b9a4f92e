// Can colours that mean different things be told apart by everybody? Pure.
//
// States that stand side by side must keep kLeastDistance (CIEDE2000) under normal vision and under simulated protanopia,
// deuteranopia and tritanopia (widgets/ui/colour_vision.hpp). The classes of a ramp must grow or fall in lightness throughout, by
// at least kLeastRampStep of CIE L* under each, so that their order is seen without a legend.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "widgets/ui/colour_vision.hpp"

namespace city {

struct NamedColour {
  std::string name{};
  Colour colour{};
};

// The theme's states: as marks (normal, attention, serious, on a panel), and as texts.
std::vector<std::vector<NamedColour>> state_colours(const Theme& theme);

struct PaletteFault {
  std::string one{}, other{};
  Vision vision{};
  double distance = 0;  // CIEDE2000; between steps of a ramp the difference in L*
  double least = 0;
};

inline constexpr double kLeastRampStep = 4;

std::vector<PaletteFault> too_alike(std::span<const NamedColour> colours);
std::vector<PaletteFault> ramp_faults(std::span<const NamedColour> ramp);
std::vector<PaletteFault> palette_faults(const Theme& theme);  // of all state_colours

std::string in_words(const PaletteFault& fault);

}  // namespace city
