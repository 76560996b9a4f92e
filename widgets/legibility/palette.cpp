#include "widgets/legibility/palette.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <iterator>

#include "widgets/ui/symbols.hpp"

namespace city {

std::vector<std::vector<NamedColour>> state_colours(const Theme& theme) {
  return {{{"the mark of normal", symbol_colour(Symbol::Ok, theme)},
           {"the mark of attention", symbol_colour(Symbol::Attention, theme)},
           {"the mark of serious", symbol_colour(Symbol::Serious, theme)},
           {"a panel", theme.panel}},
          {{"text", theme.ink},
           {"text of attention", theme.attention},
           {"text of serious", theme.serious_ink},
           {"a panel", theme.panel}}};
}

std::vector<PaletteFault> too_alike(std::span<const NamedColour> colours) {
  std::vector<PaletteFault> faults;
  for (const Vision vision : kVisions)
    for (std::size_t i = 0; i < colours.size(); ++i)
      for (std::size_t k = i + 1; k < colours.size(); ++k) {
        const double distance =
            colour_distance(seen_by(vision, colours[i].colour), seen_by(vision, colours[k].colour));
        if (distance < kLeastDistance)
          faults.push_back({colours[i].name, colours[k].name, vision, distance, kLeastDistance});
      }
  return faults;
}

std::vector<PaletteFault> ramp_faults(std::span<const NamedColour> ramp) {
  std::vector<PaletteFault> faults;
  if (ramp.size() < 2) return faults;
  for (const Vision vision : kVisions) {
    const auto lightness = [&](std::size_t i) { return lab_of(seen_by(vision, ramp[i].colour)).l; };
    const double up = lightness(ramp.size() - 1) >= lightness(0) ? 1 : -1;
    for (std::size_t i = 1; i < ramp.size(); ++i) {
      const double step = up * (lightness(i) - lightness(i - 1));
      if (step < kLeastRampStep)
        faults.push_back({ramp[i - 1].name, ramp[i].name, vision, step, kLeastRampStep});
    }
  }
  return faults;
}

std::vector<PaletteFault> palette_faults(const Theme& theme) {
  std::vector<PaletteFault> faults;
  for (const std::vector<NamedColour>& set : state_colours(theme))
    for (PaletteFault& fault : too_alike(set)) faults.push_back(std::move(fault));
  return faults;
}

std::string in_words(const PaletteFault& fault) {
  std::array<char, 80> numbers{};
  std::snprintf(numbers.data(), numbers.size(), " are %.1f apart; at least %.0f are told apart",
                fault.distance, fault.least);
  return fault.one + " and " + fault.other + numbers.data() + ", " + std::string{name_of(fault.vision)};
}

}  // namespace city
