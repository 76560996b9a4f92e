#include "widgets/gfx/windows.hpp"

#include <epoxy/gl.h>
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "widgets/gfx/framebuffer.hpp"
#include "widgets/gfx/screen_slots.hpp"
#include "widgets/gfx/window_events.hpp"

namespace city {
namespace {

std::string last_glfw_error() {
  const char* text = nullptr;
  glfwGetError(&text);
  return text != nullptr ? text : "no reason given";
}

std::vector<GLFWmonitor*> monitors() {
  int count = 0;
  GLFWmonitor** all = glfwGetMonitors(&count);
  return {all, all + count};
}

GLFWmonitor* monitor_named(const std::string& name) {
  for (GLFWmonitor* monitor : monitors())
    if (name == glfwGetMonitorName(monitor)) return monitor;
  return nullptr;
}

void hint(bool is_visible) {
  glfwDefaultWindowHints();
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);  // a wall stays up when another screen takes the focus
  glfwWindowHint(GLFW_DEPTH_BITS, 0);
  glfwWindowHint(GLFW_STENCIL_BITS, 0);
  glfwWindowHint(GLFW_VISIBLE, is_visible ? GLFW_TRUE : GLFW_FALSE);
}

// One window and the canvas that is copied to it.
struct Pane {
  GLFWwindow* window = nullptr;
  WindowEvents events{};
  std::optional<Framebuffer> canvas{};  // of the workshop's context
  unsigned from = 0;                    // framebuffer in the window's context that reads the canvas
  unsigned reads = 0;                   // which renderbuffer it reads

  Pane() = default;
  Pane(const Pane&) = delete;
  Pane& operator=(const Pane&) = delete;
  ~Pane() {
    if (window != nullptr) glfwDestroyWindow(window);
  }
};

}  // namespace

struct Windows::Impl {
  WindowsOptions options{};
  GLFWwindow* workshop = nullptr;
  std::string renderer{};
  std::vector<ScreenSlot> slots{};
  std::vector<std::unique_ptr<Pane>> panes{};  // as slots; empty: its monitor is away
  std::vector<WindowPlace> windowed{};         // where windows stand when not full screen
  bool fullscreen = true;
  std::vector<std::string> arranged{};  // names of the monitors when windows were last put on them

  Impl() = default;
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() {
    if (workshop != nullptr) glfwMakeContextCurrent(workshop);
    for (auto& pane : panes)
      if (pane) pane->canvas.reset();
    panes.clear();
    if (workshop != nullptr) glfwDestroyWindow(workshop);
    glfwTerminate();
  }

  // Monitors as they are now. Asking for names costs nothing; asking where they hang is a way to the X server and back.
  std::vector<std::string> names() const {
    std::vector<std::string> all;
    for (GLFWmonitor* monitor : monitors()) all.emplace_back(glfwGetMonitorName(monitor));
    return all;
  }
  bool monitors_changed() const {
    if (!fullscreen) return false;
    const auto is_off = [](const auto& pane) {
      return pane && glfwGetWindowMonitor(pane->window) == nullptr;
    };
    return names() != arranged || std::any_of(panes.begin(), panes.end(), is_off);
  }

  std::unique_ptr<Pane> open(std::size_t screen) {
    GLFWmonitor* monitor = fullscreen ? monitor_named(slots[screen].monitor) : nullptr;
    if (fullscreen && monitor == nullptr) return nullptr;
    SizePx size = options.size;
    hint(true);
    if (monitor != nullptr) {
      const GLFWvidmode* mode = glfwGetVideoMode(monitor);
      glfwWindowHint(GLFW_REFRESH_RATE, mode->refreshRate);
      size = {mode->width, mode->height};
    } else if (windowed[screen].size.width > 0) {
      size = windowed[screen].size;
    }
    auto pane = std::make_unique<Pane>();
    pane->window = glfwCreateWindow(size.width, size.height, options.title.c_str(), monitor, workshop);
    if (pane->window == nullptr) return nullptr;
    if (monitor == nullptr) glfwSetWindowPos(pane->window, windowed[screen].x, windowed[screen].y);
    listen(pane->window, pane->events);
    glfwMakeContextCurrent(pane->window);
    const bool waits =
        std::none_of(panes.begin(), panes.end(), [](const auto& other) { return other != nullptr; });
    glfwSwapInterval(waits ? 1 : 0);
    glfwMakeContextCurrent(workshop);
    return pane;
  }

  void close(std::unique_ptr<Pane>& pane) {
    glfwMakeContextCurrent(workshop);
    pane->canvas.reset();
    pane.reset();
  }

  void close_all() {
    for (auto& pane : panes)
      if (pane) close(pane);
  }

  // Windows as the slots say.
  bool follow() {
    bool changed = panes.size() != slots.size();
    panes.resize(slots.size());
    windowed.resize(slots.size());
    for (std::size_t i = 0; i < slots.size(); ++i) {
      if (panes[i] && !slots[i].is_there) {
        close(panes[i]);
        changed = true;
      } else if (!panes[i] && slots[i].is_there) {
        panes[i] = open(i);
        changed = changed || panes[i] != nullptr;
      }
    }
    return changed;
  }

  bool arrange() {
    arranged = names();
    if (!fullscreen) {
      const auto count = static_cast<std::size_t>(std::max(1, options.screens));
      slots.assign(count, {.monitor = {}, .is_there = true});
      return follow();
    }
    std::vector<MonitorPlace> there;
    for (GLFWmonitor* monitor : monitors()) {
      MonitorPlace place{.name = glfwGetMonitorName(monitor)};
      glfwGetMonitorPos(monitor, &place.x, &place.y);
      there.push_back(std::move(place));
    }
    slots = assign_screens(std::move(slots), std::move(there), options.screens);
    // A window on a monitor that went is no longer full screen there: GLFW has put it elsewhere.
    for (std::size_t i = 0; i < panes.size(); ++i)
      if (panes[i] && glfwGetWindowMonitor(panes[i]->window) == nullptr) close(panes[i]);
    return follow();
  }
};

Windows::Windows(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
Windows::~Windows() = default;
Windows::Windows(Windows&&) noexcept = default;
Windows& Windows::operator=(Windows&&) noexcept = default;

std::variant<Windows, GfxError> Windows::create(const WindowsOptions& options) {
  if (glfwInit() == GLFW_FALSE)
    return GfxError{GfxError::Kind::NoDisplay, "no display to open a window on: " + last_glfw_error()};
  auto impl = std::make_unique<Impl>();
  impl->options = options;
  impl->fullscreen = options.fullscreen;
  hint(false);
  impl->workshop = glfwCreateWindow(16, 16, options.title.c_str(), nullptr, nullptr);
  if (impl->workshop == nullptr)
    return GfxError{GfxError::Kind::NoGl33, "cannot open a window with OpenGL 3.3: " + last_glfw_error()};
  glfwMakeContextCurrent(impl->workshop);
  if (const auto* name = glGetString(GL_RENDERER)) impl->renderer = reinterpret_cast<const char*>(name);
  for (const WindowPlace& place : options.remembered) {
    impl->slots.push_back({.monitor = place.monitor});
    impl->windowed.push_back(place);
  }
  for (auto i = static_cast<int>(impl->windowed.size()); i < std::max(1, options.screens); ++i)
    impl->windowed.push_back({.x = 80 + i * (options.size.width + 8), .y = 80, .size = options.size});
  impl->arrange();
  const bool has_any =
      std::any_of(impl->panes.begin(), impl->panes.end(), [](const auto& pane) { return pane != nullptr; });
  if (!has_any)
    return GfxError{GfxError::Kind::NoDisplay, "no monitor to open a window on: " + last_glfw_error()};
  return Windows{std::move(impl)};
}

bool Windows::poll() {
  glfwPollEvents();
  return impl_->monitors_changed() && impl_->arrange();
}

int Windows::screens() const { return static_cast<int>(impl_->slots.size()); }

bool Windows::has_window(int screen) const {
  return impl_->panes[static_cast<std::size_t>(screen)] != nullptr;
}

SizePx Windows::size(int screen) const {
  SizePx size;
  if (has_window(screen))
    glfwGetFramebufferSize(impl_->panes[static_cast<std::size_t>(screen)]->window, &size.width, &size.height);
  return size;
}

std::vector<InputEvent> Windows::take_events(int screen) {
  const auto& pane = impl_->panes[static_cast<std::size_t>(screen)];
  return pane ? std::exchange(pane->events.all, {}) : std::vector<InputEvent>{};
}

void Windows::bind(int screen) {
  glfwMakeContextCurrent(impl_->workshop);
  Pane& pane = *impl_->panes[static_cast<std::size_t>(screen)];
  const SizePx wanted = size(screen);
  if (!pane.canvas || pane.canvas->size() != wanted) {
    pane.canvas.reset();
    pane.reads = 0;  // a new renderbuffer may get the old one's name
    auto made = Framebuffer::create(wanted);
    if (auto* canvas = std::get_if<Framebuffer>(&made)) pane.canvas.emplace(std::move(*canvas));
  }
  if (pane.canvas) pane.canvas->bind();
}

void Windows::present(int screen) {
  Pane& pane = *impl_->panes[static_cast<std::size_t>(screen)];
  if (!pane.canvas) return;
  const SizePx from = pane.canvas->size(), to = size(screen);
  const GLsync drawn = glFenceSync(GL_SYNC_GPU_COMMANDS_COMPLETE, 0);
  glFlush();
  glfwMakeContextCurrent(pane.window);
  glWaitSync(drawn, 0, GL_TIMEOUT_IGNORED);
  if (pane.from == 0) glGenFramebuffers(1, &pane.from);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, pane.from);
  if (pane.reads != pane.canvas->colours()) {
    pane.reads = pane.canvas->colours();
    glFramebufferRenderbuffer(GL_READ_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, pane.reads);
  }
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, 0);
  glBlitFramebuffer(0, 0, from.width, from.height, 0, 0, to.width, to.height, GL_COLOR_BUFFER_BIT,
                    GL_NEAREST);
  glfwSwapBuffers(pane.window);
  glfwMakeContextCurrent(impl_->workshop);
  glDeleteSync(drawn);
}

void Windows::toggle_fullscreen() {
  impl_->close_all();
  impl_->fullscreen = !impl_->fullscreen;
  impl_->slots.clear();
  impl_->arrange();
}

void Windows::hide_pointer(bool hidden) {
  for (const auto& pane : impl_->panes)
    if (pane) glfwSetInputMode(pane->window, GLFW_CURSOR, hidden ? GLFW_CURSOR_HIDDEN : GLFW_CURSOR_NORMAL);
}

std::vector<WindowPlace> Windows::places() const {
  std::vector<WindowPlace> all;
  for (std::size_t i = 0; i < impl_->slots.size(); ++i) {
    WindowPlace place = impl_->windowed[i];
    place.monitor = impl_->slots[i].monitor;
    if (!impl_->fullscreen && impl_->panes[i]) {
      glfwGetWindowPos(impl_->panes[i]->window, &place.x, &place.y);
      glfwGetWindowSize(impl_->panes[i]->window, &place.size.width, &place.size.height);
    }
    all.push_back(std::move(place));
  }
  return all;
}

const std::string& Windows::renderer() const { return impl_->renderer; }

}  // namespace city
