// The pixels of one map on one screen between frames, so that a frame in which the map only moved is a copy.
//
// Two stores of the same shape (kept_tiles.hpp): the ground, and the ground with the crowd on it. What is shown is copied from
// the second with glBlitFramebuffer, one pixel to one: exact, and cheap on software renderers and on GPUs alike. The crowd
// is painted anew upon a copy of the ground, so that a changed city costs its points and not its borders.
// GPU memory: about 8 bytes a pixel of the map and a tile more each way; bytes() says how much.
// Errors: where the driver cannot hold the stores, show() draws nothing and says so: paint without them.
// Threads: the context's.
#pragma once
#include <functional>

#include "widgets/map/gl_objects.hpp"
#include "widgets/map/kept_tiles.hpp"

namespace city {

class KeptMap {
 public:
  struct Target {  // in OpenGL's coordinates, y up
    GLuint framebuffer = 0;
    int x = 0, y = 0;  // of the view's left lower corner
    int clip_x = 0, clip_y = 0, clip_width = 0, clip_height = 0;
  };
  struct
      Painters {  // paint a rectangle of the lattice with its left lower corner at a place of the bound framebuffer
    std::function<void(const Lattice&, int x, int y)> ground{};
    std::function<void(const Lattice&, int x, int y)> crowd{};
  };

  // Brings up to date what the view needs and copies it to the target. `restart`: nothing kept is of use. Leaves the target's
  // framebuffer bound, the scissor test off and the viewport undefined. False: nothing was drawn.
  bool show(const Lattice& view, KeptTiles::Revisions, double passed_s, bool restart, const Target&,
            const Painters&);
  std::size_t bytes() const { return ground_.bytes() + whole_.bytes(); }
  std::size_t painted() const { return painted_; }  // pixels, by the last show()

 private:
  bool make_room(const Lattice& view);

  KeptTiles tiles_{};
  GlTarget ground_{}, whole_{};
  int width_ = 0, height_ = 0;
  std::size_t painted_ = 0;
};

}  // namespace city
