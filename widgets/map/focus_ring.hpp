// The place that matters now, on the map: a cross of hairlines, rings at the radius and at half of it, and what it is about.
// Threads: pure, except draw_focus (UI thread).
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "widgets/map/camera.hpp"
#include "widgets/map/map_style.hpp"
#include "widgets/ui/wall_action.hpp"

namespace city {

inline constexpr std::size_t kRingCorners = 96;

std::vector<World> ring_of(LonLat centre,
                           double radius_m);  // true distance on the ground; closed, first not repeated
std::string focus_text(const Focus&, const Texts&);  // "Flood at … · 500 m · 60 min"
void draw_focus(Pen&, const Focus&, const Camera&, const Viewport&, const MapStyle&, float opacity);

}  // namespace city
