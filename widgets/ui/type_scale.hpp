// How large text is: five sizes, from the height of the wall or from where people sit.
//
// Sizes are ImGui font sizes in pixels, that is ascent plus descent: 1.448 em in Noto Sans CJK, whose capitals are 0.733 em
// high. `unit` is a 1080th of the wall's height: all spacing is in units, so 4K is the same picture with twice the pixels.
// Legibility after NUREG-0700: 16 minutes of arc at the farthest seat, h = d * arcmin / 3438.
#pragma once
#include <optional>
#include <string>

#include "widgets/gfx/picture.hpp"

namespace city {

struct WallProfile {
  double pixel_pitch_mm = 0;  // 0: unknown, sizes follow the height alone
  double farthest_seat_m = 0;
};

struct TypeScale {
  float unit = 1;
  float small = 20;   // labels, units, ages: the least that Chinese is legible in at 1080 lines
  float body = 23;    // names
  float title = 26;   // panel titles
  float figure = 46;  // vital signs
  float clock = 60;
};

// A profile may enlarge text by up to this; beyond it the grid of the overview has no room, and legible_to_m says so.
inline constexpr float kMostEnlargement = 1.2F;

TypeScale type_scale(SizePx size, const WallProfile& profile = {});

double arcmin(float font_px,
              const WallProfile& profile);  // of a capital, at the farthest seat; 0 when unknown
double legible_to_m(float font_px, double pixel_pitch_mm);  // 16 minutes of arc; 0 when the pitch is unknown

// What a person who sets up the wall should know: the smallest text is under 16 minutes of arc at the farthest seat. Empty
// when all text is legible there, or when the profile says nothing.
std::optional<std::string> legibility_trouble(SizePx size, const WallProfile& profile);

}  // namespace city
