// The layers of the maps on this wall: on or off, how opaque, at which scales. Made for fingers.
//
// What a row says is the scene's setting with what hands changed on top. A touch on the left of a row switches it, on "-" and "+"
// steps its opacity through kOpacitySteps. Targets are at least 44 units and kLeastTargetMm high and wide, as far as the
// pixel pitch is known. Rows stand in as many columns as have room; what has no room is counted.
#pragma once
#include <array>
#include <string>
#include <vector>

#include "widgets/ui/hand.hpp"
#include "widgets/ui/map_layers.hpp"
#include "widgets/ui/pen.hpp"
#include "widgets/ui/texts.hpp"
#include "widgets/ui/wall_action.hpp"

namespace city {

inline constexpr std::array<float, 4> kOpacitySteps{0.25F, 0.5F, 0.75F, 1.0F};
inline constexpr double kLeastTargetMm = 9;

struct LayerListChoices {
  MapLayers layers{};              // as the scene's map has them
  std::vector<MapLayer> listed{};  // empty: all
  double pixel_pitch_mm = 0;       // 0: unknown
};

struct LayerRow {
  std::string id{};
  std::string name{};
  std::string range{};  // "to 12 m/px"; empty: at every scale
  bool on = false;
  float opacity = 1;
};

struct LayerListContent {
  std::vector<LayerRow> rows{};
  std::size_t on = 0;
};

LayerListContent layer_list(const LayerChanges&, const LayerListChoices&, const Texts&);

float least_target_px(const Pen&, double pixel_pitch_mm);
float stepped_opacity(float opacity, int step);  // the next of kOpacitySteps below (-1) or above (1)
MaybeAction draw_layer_list(Pen&, Rect, const LayerListContent&, const LayerListChoices&, const Texts&,
                            const Hand&);

}  // namespace city
