#include "widgets/gfx/window.hpp"

#include <epoxy/gl.h>
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <array>
#include <optional>
#include <utility>

namespace city {

struct Window::Impl {
  GLFWwindow* window = nullptr;
  std::vector<InputEvent> events{};
  std::array<int, 4> windowed{0, 0, 1600, 900};  // x, y, width, height to come back to

  Impl() = default;
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() {
    if (window != nullptr) glfwDestroyWindow(window);
    glfwTerminate();
  }

  static Impl& of(GLFWwindow* window) { return *static_cast<Impl*>(glfwGetWindowUserPointer(window)); }

  // GLFW gives positions in screen units; on scaled desktops a unit is several pixels.
  void add_pointer(double x, double y) {
    int width = 1, height = 1, pixels_wide = 1, pixels_high = 1;
    glfwGetWindowSize(window, &width, &height);
    glfwGetFramebufferSize(window, &pixels_wide, &pixels_high);
    if (width <= 0 || height <= 0) return;
    events.push_back({.kind = InputEvent::Kind::PointerMoved,
                      .x = static_cast<float>(x * pixels_wide / width),
                      .y = static_cast<float>(y * pixels_high / height)});
  }
};

namespace {

std::optional<Key> key_of(int key, int mods) {
  if (key == GLFW_KEY_Q && (mods & GLFW_MOD_CONTROL) != 0) return Key::Quit;
  switch (key) {
    case GLFW_KEY_ESCAPE:
      return Key::Escape;
    case GLFW_KEY_F1:
      return Key::F1;
    case GLFW_KEY_F2:
      return Key::F2;
    case GLFW_KEY_F11:
      return Key::F11;
    case GLFW_KEY_HOME:
      return Key::Home;
    case GLFW_KEY_LEFT:
      return Key::Left;
    case GLFW_KEY_RIGHT:
      return Key::Right;
    case GLFW_KEY_UP:
      return Key::Up;
    case GLFW_KEY_DOWN:
      return Key::Down;
    default:
      return std::nullopt;
  }
}

std::string last_glfw_error() {
  const char* text = nullptr;
  glfwGetError(&text);
  return text != nullptr ? text : "no reason given";
}

}  // namespace

Window::Window(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
Window::~Window() = default;
Window::Window(Window&&) noexcept = default;
Window& Window::operator=(Window&&) noexcept = default;

std::variant<Window, GfxError> Window::create(const WindowOptions& options) {
  if (glfwInit() == GLFW_FALSE)
    return GfxError{GfxError::Kind::NoDisplay, "no display to open a window on: " + last_glfw_error()};
  auto impl = std::make_unique<Impl>();
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);  // a wall stays up when another screen takes the focus
  glfwWindowHint(GLFW_DEPTH_BITS, 0);
  glfwWindowHint(GLFW_STENCIL_BITS, 0);

  GLFWmonitor* monitor = options.fullscreen ? glfwGetPrimaryMonitor() : nullptr;
  SizePx size = options.size;
  if (monitor != nullptr) {
    const GLFWvidmode* mode = glfwGetVideoMode(monitor);
    glfwWindowHint(GLFW_REFRESH_RATE, mode->refreshRate);
    size = {mode->width, mode->height};
  }
  impl->windowed = {80, 80, options.size.width, options.size.height};
  impl->window = glfwCreateWindow(size.width, size.height, options.title.c_str(), monitor, nullptr);
  if (impl->window == nullptr)
    return GfxError{GfxError::Kind::NoGl33, "cannot open a window with OpenGL 3.3: " + last_glfw_error()};

  GLFWwindow* window = impl->window;
  glfwSetWindowUserPointer(window, impl.get());
  glfwSetCursorPosCallback(window, [](GLFWwindow* w, double x, double y) { Impl::of(w).add_pointer(x, y); });
  glfwSetCursorEnterCallback(window, [](GLFWwindow* w, int entered) {
    if (entered == GLFW_FALSE) Impl::of(w).events.push_back({.kind = InputEvent::Kind::PointerLeft});
  });
  glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int button, int action, int) {
    Impl::of(w).events.push_back(
        {.kind = action == GLFW_PRESS ? InputEvent::Kind::ButtonDown : InputEvent::Kind::ButtonUp,
         .button = button});
  });
  glfwSetScrollCallback(window, [](GLFWwindow* w, double x, double y) {
    Impl::of(w).events.push_back(
        {.kind = InputEvent::Kind::Wheel, .x = static_cast<float>(x), .y = static_cast<float>(y)});
  });
  glfwSetKeyCallback(window, [](GLFWwindow* w, int key, int, int action, int mods) {
    const std::optional<Key> known = key_of(key, mods);
    if (action == GLFW_PRESS && known)
      Impl::of(w).events.push_back({.kind = InputEvent::Kind::KeyDown, .key = *known});
  });
  glfwSetCharCallback(window, [](GLFWwindow* w, unsigned character) {
    Impl::of(w).events.push_back(
        {.kind = InputEvent::Kind::Character, .character = static_cast<char32_t>(character)});
  });
  glfwSetWindowCloseCallback(window, [](GLFWwindow* w) {
    Impl::of(w).events.push_back({.kind = InputEvent::Kind::KeyDown, .key = Key::Quit});
  });
  glfwMakeContextCurrent(window);
  glfwSwapInterval(1);
  return Window{std::move(impl)};
}

SizePx Window::size() const {
  SizePx size;
  glfwGetFramebufferSize(impl_->window, &size.width, &size.height);
  return size;
}

std::vector<InputEvent> Window::poll() {
  glfwPollEvents();
  return std::exchange(impl_->events, {});
}

void Window::bind() {
  glfwMakeContextCurrent(impl_->window);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

void Window::swap() { glfwSwapBuffers(impl_->window); }

void Window::toggle_fullscreen() {
  auto& [x, y, width, height] = impl_->windowed;
  if (glfwGetWindowMonitor(impl_->window) != nullptr) {
    glfwSetWindowMonitor(impl_->window, nullptr, x, y, width, height, GLFW_DONT_CARE);
    return;
  }
  GLFWmonitor* monitor = glfwGetPrimaryMonitor();
  if (monitor == nullptr) return;
  glfwGetWindowPos(impl_->window, &x, &y);
  glfwGetWindowSize(impl_->window, &width, &height);
  const GLFWvidmode* mode = glfwGetVideoMode(monitor);
  glfwSetWindowMonitor(impl_->window, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
}

void Window::hide_pointer(bool hidden) {
  glfwSetInputMode(impl_->window, GLFW_CURSOR, hidden ? GLFW_CURSOR_HIDDEN : GLFW_CURSOR_NORMAL);
}

}  // namespace city
