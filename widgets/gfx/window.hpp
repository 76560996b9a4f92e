// A window on a screen with an OpenGL 3.3 core context, through GLFW.
//
// Errors: NoDisplay, NoGl33. Swaps wait for the screen. Its context is current on the creating thread.
// Threads: the process's first thread only (GLFW's rule). One window at a time for now.
#pragma once
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "widgets/gfx/gfx_error.hpp"
#include "widgets/gfx/input.hpp"
#include "widgets/gfx/picture.hpp"

namespace city {

struct WindowOptions {
  std::string title{};
  SizePx size{1600, 900};  // when windowed
  bool fullscreen = true;  // on the primary screen, at its own resolution
};

class Window {
 public:
  static std::variant<Window, GfxError> create(const WindowOptions& options);
  ~Window();
  Window(Window&&) noexcept;
  Window& operator=(Window&&) noexcept;

  SizePx size() const;             // of the framebuffer, pixels; 0x0 while minimised
  std::vector<InputEvent> poll();  // everything since the last poll(), in order
  void bind();                     // as the target of drawing
  void swap();
  void toggle_fullscreen();
  void hide_pointer(bool hidden);  // a wall nobody touches shows no arrow

 private:
  struct Impl;
  explicit Window(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace city
