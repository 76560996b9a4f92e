// What hands do to a window, as values. Positions are framebuffer pixels from the top left.
#pragma once
#include <cstdint>

namespace city {

enum class Key : std::uint8_t {
  Escape,
  F1,
  F2,
  F3,
  F4,
  F5,
  F6,
  F7,
  F11,
  F12,
  Home,
  PageUp,
  PageDown,
  Tab,
  Enter,
  Backspace,
  Delete,
  Left,  // arrows, Backspace and Delete come again while they are held
  Right,
  Up,
  Down,
  Quit  // Ctrl+Q or the window's cross
};

struct InputEvent {
  enum class Kind : std::uint8_t {
    PointerMoved,
    PointerLeft,
    ButtonDown,
    ButtonUp,
    Wheel,
    KeyDown,
    Character
  };
  Kind kind{};
  float x = 0;  // PointerMoved: position; Wheel: notches
  float y = 0;
  int button = 0;          // 0 left, 1 right, 2 middle
  Key key{};               // KeyDown
  char32_t character = 0;  // Character
};

}  // namespace city
