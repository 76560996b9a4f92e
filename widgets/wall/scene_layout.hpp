// Where everything stands on one screen of a scene: header, status line, and the scene's grid between them. Pure.
//
// The grid's cells are equal; panels stand a gap apart and on whole pixels. Where the screen is put together from several
// displays, the grid line nearest to a seam moves onto it and the gap there is as wide as the bezels, so that no text lies
// across one; a panel that spans the seam (a map) is left alone.
#pragma once
#include <vector>

#include "widgets/gfx/picture.hpp"
#include "widgets/scenes/scene.hpp"
#include "widgets/ui/rect.hpp"
#include "widgets/ui/type_scale.hpp"

namespace city {

struct Bezels {  // of a screen made of several displays
  int across = 1, down = 1;
  float px = 0;  // both bezels at a seam together
};

struct SceneLayout {
  Rect screen{};
  Rect header{};
  Rect status{};
  Rect grid{};
  std::vector<Rect> panels{};  // as in the scene's screen
};

SceneLayout scene_layout(const SceneScreen& screen, SizePx size, const TypeScale& type,
                         const Bezels& bezels = {});

}  // namespace city
