#include "widgets/gfx/window_events.hpp"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <array>
#include <optional>

namespace city {
namespace {

struct KeyName {
  int glfw = 0;
  Key key{};
};
constexpr std::array kKeys{KeyName{GLFW_KEY_ESCAPE, Key::Escape},
                           KeyName{GLFW_KEY_F1, Key::F1},
                           KeyName{GLFW_KEY_F2, Key::F2},
                           KeyName{GLFW_KEY_F3, Key::F3},
                           KeyName{GLFW_KEY_F4, Key::F4},
                           KeyName{GLFW_KEY_F5, Key::F5},
                           KeyName{GLFW_KEY_F6, Key::F6},
                           KeyName{GLFW_KEY_F7, Key::F7},
                           KeyName{GLFW_KEY_F11, Key::F11},
                           KeyName{GLFW_KEY_F12, Key::F12},
                           KeyName{GLFW_KEY_HOME, Key::Home},
                           KeyName{GLFW_KEY_PAGE_UP, Key::PageUp},
                           KeyName{GLFW_KEY_PAGE_DOWN, Key::PageDown},
                           KeyName{GLFW_KEY_TAB, Key::Tab},
                           KeyName{GLFW_KEY_ENTER, Key::Enter},
                           KeyName{GLFW_KEY_KP_ENTER, Key::Enter},
                           KeyName{GLFW_KEY_BACKSPACE, Key::Backspace},
                           KeyName{GLFW_KEY_DELETE, Key::Delete},
                           KeyName{GLFW_KEY_LEFT, Key::Left},
                           KeyName{GLFW_KEY_RIGHT, Key::Right},
                           KeyName{GLFW_KEY_UP, Key::Up},
                           KeyName{GLFW_KEY_DOWN, Key::Down}};

std::optional<Key> key_of(int key, int mods) {
  if (key == GLFW_KEY_Q && (mods & GLFW_MOD_CONTROL) != 0) return Key::Quit;
  for (const KeyName& known : kKeys)
    if (known.glfw == key) return known.key;
  return std::nullopt;
}

constexpr bool comes_again(Key key) {
  return key == Key::Left || key == Key::Right || key == Key::Up || key == Key::Down ||
         key == Key::Backspace || key == Key::Delete;
}

void add(GLFWwindow* window, const InputEvent& event) {
  static_cast<WindowEvents*>(glfwGetWindowUserPointer(window))->all.push_back(event);
}

// GLFW gives positions in screen units; on scaled desktops a unit is several pixels.
void add_pointer(GLFWwindow* window, double x, double y) {
  int width = 1, height = 1, pixels_wide = 1, pixels_high = 1;
  glfwGetWindowSize(window, &width, &height);
  glfwGetFramebufferSize(window, &pixels_wide, &pixels_high);
  if (width <= 0 || height <= 0) return;
  add(window, {.kind = InputEvent::Kind::PointerMoved,
               .x = static_cast<float>(x * pixels_wide / width),
               .y = static_cast<float>(y * pixels_high / height)});
}

}  // namespace

void listen(GLFWwindow* window, WindowEvents& events) {
  glfwSetWindowUserPointer(window, &events);
  glfwSetCursorPosCallback(window, [](GLFWwindow* w, double x, double y) { add_pointer(w, x, y); });
  glfwSetCursorEnterCallback(window, [](GLFWwindow* w, int entered) {
    if (entered == GLFW_FALSE) add(w, {.kind = InputEvent::Kind::PointerLeft});
  });
  glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int button, int action, int) {
    add(w, {.kind = action == GLFW_PRESS ? InputEvent::Kind::ButtonDown : InputEvent::Kind::ButtonUp,
            .button = button});
  });
  glfwSetScrollCallback(window, [](GLFWwindow* w, double x, double y) {
    add(w, {.kind = InputEvent::Kind::Wheel, .x = static_cast<float>(x), .y = static_cast<float>(y)});
  });
  glfwSetKeyCallback(window, [](GLFWwindow* w, int key, int, int action, int mods) {
    const std::optional<Key> known = key_of(key, mods);
    if (known && (action == GLFW_PRESS || (action == GLFW_REPEAT && comes_again(*known))))
      add(w, {.kind = InputEvent::Kind::KeyDown, .key = *known});
  });
  glfwSetCharCallback(window, [](GLFWwindow* w, unsigned character) {
    add(w, {.kind = InputEvent::Kind::Character, .character = static_cast<char32_t>(character)});
  });
  glfwSetWindowCloseCallback(
      window, [](GLFWwindow* w) { add(w, {.kind = InputEvent::Kind::KeyDown, .key = Key::Quit}); });
}

}  // namespace city
