// Measuring on the map: a line of any corners with its length, or a circle with its radius.
//
// A value that a map keeps; clicks add to it, Escape or the same key again ends it. Lengths are on the ellipsoid
// (widgets/ui/geo_distance.hpp), what the hand points at counts before it is clicked. A line has at most kMostCorners.
// Threads: plain values; draw_tools: the UI thread.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "widgets/map/camera.hpp"
#include "widgets/map/map_style.hpp"
#include "widgets/ui/wall_action.hpp"

namespace city {

inline constexpr std::size_t kMostCorners = 200;

struct MapTools {
  std::optional<StartTool::Tool> tool{};  // empty: none is in the hand
  std::vector<LonLat> points{};           // Measure: corners; Radius: the centre, then a point on the rim
  bool is_on() const { return tool.has_value(); }
  friend bool operator==(const MapTools&, const MapTools&) = default;
};

MapTools started(const MapTools&, StartTool::Tool);  // the one that is in the hand already: put away
MapTools with_click(MapTools, LonLat at);            // on a circle that is complete: a new one begins
MapTools without_last(MapTools);                     // the last click taken back

struct MeasuredCircle {
  LonLat centre{};
  double radius_m = 0;
  bool is_fixed = false;  // clicked, not merely pointed at
};
std::optional<MeasuredCircle> measured_circle(const MapTools&, std::optional<LonLat> hand);
double measured_length_m(const MapTools&, std::optional<LonLat> hand);

std::string length_text(double metres);  // 85 m, 1,234 m, 12.35 km, 123.4 km

void draw_tools(Pen&, const MapTools&, std::optional<LonLat> hand, const Camera&, const Viewport&,
                const MapStyle&);

}  // namespace city
