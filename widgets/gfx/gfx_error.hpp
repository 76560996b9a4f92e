// What can go wrong between us and a screen, as a value.
#pragma once
#include <cstdint>
#include <string>

namespace city {

struct GfxError {
  enum class Kind : std::uint8_t {
    NoDisplay,    // no X or Wayland to open a window on
    NoEgl,        // no EGL that draws without a screen
    NoGl33,       // there is OpenGL, but not 3.3 core
    BadSize,      // nothing, or more than the driver takes
    CannotWrite,  // a picture file
  };
  Kind kind{};
  std::string what{};  // one line: what, and what to do
};

}  // namespace city
