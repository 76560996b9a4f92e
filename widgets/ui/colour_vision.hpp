// How colours look to eyes that lack one kind of cone, and how far apart two colours then are. Pure.
//
// Simulation: Machado, Oliveira, Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE
// Transactions on Visualization and Computer Graphics 15 (2009), the matrices of severity 1.0, applied to linear sRGB.
// Distance: CIEDE2000 (CIE 142-2001) in CIE Lab under D65, 2 degrees; 1 is about what a trained eye can just see in fields that
// touch; marks far apart on a wall need much more.
// Alpha is not looked at: blend first.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "widgets/ui/theme.hpp"

namespace city {

enum class Vision : std::uint8_t { Normal, Protanopia, Deuteranopia, Tritanopia };
inline constexpr std::array kVisions{Vision::Normal, Vision::Protanopia, Vision::Deuteranopia,
                                     Vision::Tritanopia};
std::string_view name_of(Vision vision);  // for messages: "protanopia"

Colour seen_by(Vision vision, Colour c);

struct Lab {
  double l = 0, a = 0, b = 0;
};
Lab lab_of(Colour c);
double ciede2000(const Lab& one, const Lab& other);
double colour_distance(Colour one, Colour other);

// The least distance that two colours with different meanings must keep under every vision. They always stand with symbols of
// different shapes as well, so this is for telling them apart at a glance, not for naming them.
inline constexpr double kLeastDistance = 10;

}  // namespace city
