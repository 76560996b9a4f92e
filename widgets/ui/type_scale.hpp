// How large text is: five sizes, from the height of the wall or from where people sit.
//
// Sizes are ImGui font sizes in pixels, that is ascent plus descent: 1.448 em in Noto Sans CJK, whose capitals are 0.733 em
// high. `unit` is a 1080th of the wall's height: all spacing is in units, so 4K is the same picture with twice the pixels.
// Legibility after NUREG-0700 and ISO 9241-3: a capital of at least 16 minutes of arc at the farthest seat, 20 to 22 preferred;
// h = d * arcmin / 3438. The smallest text gets 16, names aim at 20 and titles at 22; nothing shrinks below its size for a desk.
// What no longer has room is found by `cityglass check scenes`, not by making text smaller.
#pragma once
#include <optional>
#include <string>

#include "widgets/gfx/picture.hpp"

namespace city {

// The displays of one screen and the room in front of them.
struct WallProfile {
  double pixel_pitch_mm = 0;  // 0: unknown, sizes follow the height alone
  double farthest_seat_m = 0;
  int tiles_across = 1;  // displays that one screen is put together from
  int tiles_down = 1;
  double bezel_mm = 0;  // between the pictures of two neighbours, both frames together
};

struct TypeScale {
  float unit = 1;
  float small = 20;   // labels, units, ages: the least that Chinese is legible in at 1080 lines
  float body = 23;    // names
  float title = 26;   // panel titles
  float figure = 46;  // vital signs
  float clock = 60;
  float growth =
      1;  // how much larger a wall profile makes text, at most; spacing that holds text grows with it
};

inline constexpr double kLeastArcmin = 16;
inline constexpr double kNameArcmin = 20;
inline constexpr double kTitleArcmin = 22;
// Beyond it a screen holds too little to be a wall; legibility_trouble says so.
inline constexpr float kMostEnlargement = 2.5F;

TypeScale type_scale(SizePx size, const WallProfile& profile = {});

double arcmin(float font_px,
              const WallProfile& profile);  // of a capital, at the farthest seat; 0 when unknown
double legible_to_m(float font_px, double pixel_pitch_mm);  // 16 minutes of arc; 0 when the pitch is unknown

// Angle between the line of sight to the middle of the screen and to its edge, from the farthest seat in front of the middle,
// degrees; 0 when unknown. Beyond about 30 (ISO 11064) letters at the edge are foreshortened to cos of it.
double edge_angle_deg(SizePx size, const WallProfile& profile);

// What a person who sets up the wall should know: the smallest text is under 16 minutes of arc at the farthest seat. Empty
// when all text is legible there, or when the profile says nothing.
std::optional<std::string> legibility_trouble(SizePx size, const WallProfile& profile);

}  // namespace city
