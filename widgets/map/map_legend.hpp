// The cards in the map's corners: what the shapes and colours mean, how far a kilometre is, whose map it is.
//
// Rows first, then draw: legend_rows is pure. Only what is on the map is explained. A legend that would be higher than
// kLegendShare of the map stands in columns.
// Threads: pure; draw_… on the UI thread.
#pragma once
#include <bitset>
#include <optional>
#include <string>
#include <vector>

#include "widgets/map/asset_state.hpp"
#include "widgets/map/camera.hpp"
#include "widgets/map/map_panel.hpp"
#include "widgets/map/map_style.hpp"
#include "widgets/map/mark_shapes.hpp"

namespace city {

inline constexpr float kLegendShare = 0.8F;

struct LegendInput {
  std::bitset<kMostKinds> kinds{};  // rows of kind_looks() that are on the map
  bool has_roads = false;
  bool has_cases = false;
  bool has_alerts = false;
  bool has_approximate = false;
  bool has_clusters = false;
  bool has_states = true;  // marks that can be out of range or old
};

struct LegendRow {
  enum class Sign : std::uint8_t {
    Mark,
    Road,
    Area,
    Ring,
    Cluster,
    Swatch,  // of MapColours::fill, by `step`
    Hatch,
    Ramp,  // of MapColours::heat
    None,
    Heading
  } sign = Sign::Mark;
  MarkShape shape = MarkShape::Circle;
  MarkLook look = MarkLook::Normal;
  std::uint8_t step = 0;
  std::string text{};
};

std::vector<LegendRow> legend_rows(const LegendInput&, const Texts&);

struct ScaleBar {
  double length_m = 0;  // 1, 2 or 5 times a power of ten
  float length_px = 0;
  std::string text{};  // "2 km"
};
ScaleBar scale_bar(const Camera&, float most_px);

// Where the cards will be, so that names keep clear of them; they are drawn after the names.
Rect legend_place(const Pen&, const std::vector<LegendRow>&, const Viewport&);
void draw_legend(Pen&, const std::vector<LegendRow>&, const MapStyle&, const Rect& place, const Viewport&);
Rect scale_place(const Pen&, const Viewport&);
void draw_scale(Pen&, const Camera&, const Viewport&, const MapStyle&, const std::string& attribution);

// A ring broken into kRingDashes, around a mark whose place is only about right. The GPU draws the same.
inline constexpr int kRingDashes = 8;

Colour heat_colour(const MapColours&, float share);  // of the brightest; opaque
Colour look_colour(MarkLook, const MapStyle&);
float hollowness(
    MarkLook);  // share of the inside that is left out: what is old or waits is drawn as an outline

}  // namespace city
