#include "widgets/gfx/headless_gl.hpp"

#include <epoxy/egl.h>
#include <epoxy/gl.h>

#include <cstring>
#include <utility>

namespace city {

struct HeadlessGl::Impl {
  EGLDisplay display = EGL_NO_DISPLAY;
  EGLContext context = EGL_NO_CONTEXT;
  std::string renderer{};

  Impl() = default;
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() {
    if (display == EGL_NO_DISPLAY) return;
    if (context != EGL_NO_CONTEXT) {
      eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
      eglDestroyContext(display, context);
    }
    // The display is one per process and counted by nobody: terminating it would take a second context along.
    eglReleaseThread();
  }
};

namespace {

GfxError no_egl(const std::string& why) {
  return {GfxError::Kind::NoEgl,
          "cannot draw without a screen: " + why + " (Debian: libegl1 libgl1-mesa-dri)"};
}

bool offers(const char* extensions, const char* wanted) {
  return extensions != nullptr && std::strstr(extensions, wanted) != nullptr;
}

}  // namespace

HeadlessGl::HeadlessGl(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
HeadlessGl::~HeadlessGl() = default;
HeadlessGl::HeadlessGl(HeadlessGl&&) noexcept = default;
HeadlessGl& HeadlessGl::operator=(HeadlessGl&&) noexcept = default;
const std::string& HeadlessGl::renderer() const { return impl_->renderer; }

std::variant<HeadlessGl, GfxError> HeadlessGl::create() {
  if (!epoxy_has_egl()) return no_egl("there is no libEGL");
  if (!offers(eglQueryString(EGL_NO_DISPLAY, EGL_EXTENSIONS), "EGL_MESA_platform_surfaceless"))
    return no_egl("this EGL has no surfaceless platform");
  auto impl = std::make_unique<Impl>();
  // By address: epoxy looks for this one's provider on a display, and there is none yet.
  const auto platform_display =
      reinterpret_cast<PFNEGLGETPLATFORMDISPLAYEXTPROC>(eglGetProcAddress("eglGetPlatformDisplayEXT"));
  if (platform_display == nullptr) return no_egl("this EGL has no platforms");
  impl->display = platform_display(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
  if (impl->display == EGL_NO_DISPLAY || eglInitialize(impl->display, nullptr, nullptr) == EGL_FALSE)
    return no_egl("EGL does not start");
  if (eglBindAPI(EGL_OPENGL_API) == EGL_FALSE) return no_egl("this EGL has no desktop OpenGL");

  const EGLint attributes[] = {EGL_CONTEXT_MAJOR_VERSION,
                               3,
                               EGL_CONTEXT_MINOR_VERSION,
                               3,
                               EGL_CONTEXT_OPENGL_PROFILE_MASK,
                               EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                               EGL_NONE};
  impl->context = eglCreateContext(impl->display, EGL_NO_CONFIG_KHR, EGL_NO_CONTEXT, attributes);
  if (impl->context == EGL_NO_CONTEXT ||
      eglMakeCurrent(impl->display, EGL_NO_SURFACE, EGL_NO_SURFACE, impl->context) == EGL_FALSE)
    return GfxError{GfxError::Kind::NoGl33, "the driver has no OpenGL 3.3 core profile"};
  if (const GLubyte* name = glGetString(GL_RENDERER)) impl->renderer = reinterpret_cast<const char*>(name);
  return HeadlessGl{std::move(impl)};
}

}  // namespace city
