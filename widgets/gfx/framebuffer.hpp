// A place to draw that is not a window, and the way back to memory.
//
// Needs a current OpenGL 3.3 context. RGBA8, no depth, one sample: panels and map smooth their own edges.
// Errors: BadSize. Threads: the context's.
#pragma once
#include <variant>

#include "widgets/gfx/gfx_error.hpp"
#include "widgets/gfx/picture.hpp"

namespace city {

class Framebuffer {
 public:
  static std::variant<Framebuffer, GfxError> create(SizePx size);
  ~Framebuffer();
  Framebuffer(Framebuffer&& other) noexcept;
  Framebuffer& operator=(Framebuffer&& other) noexcept;

  SizePx size() const { return size_; }
  void bind() const;                            // as the target of drawing, with the viewport over all of it
  unsigned colours() const { return colour_; }  // OpenGL's name of the renderbuffer that was drawn into
  Picture read_back() const;                    // waits for the drawing to finish; fully opaque

 private:
  Framebuffer() = default;
  SizePx size_{};
  unsigned framebuffer_ = 0;
  unsigned colour_ = 0;
};

// Of the current context's target, whichever that is.
void clear_target(SizePx size, float red, float green, float blue);

}  // namespace city
