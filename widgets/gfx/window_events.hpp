// What GLFW tells of one window, as our events. For this folder only.
#pragma once
#include <vector>

#include "widgets/gfx/input.hpp"

struct GLFWwindow;

namespace city {

struct WindowEvents {
  std::vector<InputEvent> all{};  // in order
};

// `events` must outlive the window.
void listen(GLFWwindow* window, WindowEvents& events);

}  // namespace city
