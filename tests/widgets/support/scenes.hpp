// A book of two scenes written out by hand: "daily" with the map and lists, "feeds" with the boards of feed health.
#pragma once
#include "widgets/scenes/scene.hpp"

namespace city::support {

SceneBookPtr demo_scenes();

}  // namespace city::support
