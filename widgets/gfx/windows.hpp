// The windows of a wall: one for each screen, on one or more monitors, fed from one OpenGL 3.3 core context through GLFW.
//
// Everything is drawn with the context of the workshop, which has no visible window, into one canvas per screen; present()
// copies a canvas to its window. So glyphs, map buffers and programs exist once, and a window may come and go without taking
// anything with it. Only the first window waits for its monitor: waiting on each would divide the rate by their number.
//
// Full screen: a window per monitor, at most `screens` of them (0: every monitor), in the order in which they hang, from the left.
// A monitor that is unplugged leaves its screen without a window (has_window() is false, nothing need be drawn); plugged in
// again, it gets its window back. With no monitor left the wall waits. Windowed: `screens` windows side by side.
//
// Errors: NoDisplay, NoGl33. Threads: the process's first thread only (GLFW's rule).
#pragma once
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "widgets/gfx/gfx_error.hpp"
#include "widgets/gfx/input.hpp"
#include "widgets/gfx/picture.hpp"

namespace city {

struct WindowPlace {      // where a screen stands
  std::string monitor{};  // its name as the system tells it; empty: windowed
  int x = 0, y = 0;       // of the window in windowed mode, desktop units
  SizePx size{};
  friend bool operator==(const WindowPlace&, const WindowPlace&) = default;
};

struct WindowsOptions {
  std::string title{};
  SizePx size{1600, 900};  // of each, when windowed
  bool fullscreen = true;
  int screens = 0;                        // at most; 0: as many as there are monitors, or one when windowed
  std::vector<WindowPlace> remembered{};  // of the run before, by screen
};

class Windows {
 public:
  static std::variant<Windows, GfxError> create(const WindowsOptions& options);
  ~Windows();
  Windows(Windows&&) noexcept;
  Windows& operator=(Windows&&) noexcept;

  // Collects what hands did and follows monitors that came or went. True: screens came or went.
  bool poll();
  int screens() const;  // also those whose monitor is away
  bool has_window(int screen) const;
  SizePx size(int screen) const;  // of the framebuffer, pixels; 0x0 while minimised or away
  std::vector<InputEvent> take_events(int screen);

  void bind(int screen);     // the workshop's context, with the screen's canvas as the target of drawing
  void present(int screen);  // the canvas onto the window
  void toggle_fullscreen();
  void hide_pointer(bool hidden);  // a wall nobody touches shows no arrow
  std::vector<WindowPlace> places() const;
  const std::string& renderer() const;  // who draws

 private:
  struct Impl;
  explicit Windows(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace city
