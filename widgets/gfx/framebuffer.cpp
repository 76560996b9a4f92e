#include "widgets/gfx/framebuffer.hpp"

#include <epoxy/gl.h>

#include <algorithm>
#include <string>
#include <utility>

namespace city {

std::variant<Framebuffer, GfxError> Framebuffer::create(SizePx size) {
  GLint most = 0;
  glGetIntegerv(GL_MAX_RENDERBUFFER_SIZE, &most);
  if (size.width <= 0 || size.height <= 0 || size.width > most || size.height > most)
    return GfxError{GfxError::Kind::BadSize, "a picture of " + std::to_string(size.width) + "x" +
                                                 std::to_string(size.height) + " pixels; 1 to " +
                                                 std::to_string(most) + " a side are possible"};
  Framebuffer made;
  made.size_ = size;
  glGenFramebuffers(1, &made.framebuffer_);
  glGenRenderbuffers(1, &made.colour_);
  glBindRenderbuffer(GL_RENDERBUFFER, made.colour_);
  glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, size.width, size.height);
  glBindFramebuffer(GL_FRAMEBUFFER, made.framebuffer_);
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, made.colour_);
  if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE)
    return GfxError{GfxError::Kind::BadSize, "the driver cannot hold a picture of this size"};
  return made;
}

Framebuffer::~Framebuffer() {
  if (framebuffer_ != 0) glDeleteFramebuffers(1, &framebuffer_);
  if (colour_ != 0) glDeleteRenderbuffers(1, &colour_);
}

Framebuffer::Framebuffer(Framebuffer&& other) noexcept
    : size_{other.size_},
      framebuffer_{std::exchange(other.framebuffer_, 0)},
      colour_{std::exchange(other.colour_, 0)} {}

Framebuffer& Framebuffer::operator=(Framebuffer&& other) noexcept {
  std::swap(size_, other.size_);
  std::swap(framebuffer_, other.framebuffer_);
  std::swap(colour_, other.colour_);
  return *this;
}

void Framebuffer::bind() const {
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
  glViewport(0, 0, size_.width, size_.height);
}

Picture Framebuffer::read_back() const {
  const std::size_t row = 4 * static_cast<std::size_t>(size_.width);
  Picture picture{.size = size_,
                  .rgba = std::vector<std::uint8_t>(row * static_cast<std::size_t>(size_.height))};
  glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer_);
  glReadBuffer(GL_COLOR_ATTACHMENT0);
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, size_.width, size_.height, GL_RGBA, GL_UNSIGNED_BYTE, picture.rgba.data());

  // OpenGL counts rows from the bottom, files from the top.
  const auto at = [&](int y) { return picture.rgba.begin() + static_cast<std::ptrdiff_t>(row) * y; };
  for (int top = 0, bottom = size_.height - 1; top < bottom; ++top, --bottom)
    std::swap_ranges(at(top), at(top + 1), at(bottom));
  for (std::size_t i = 3; i < picture.rgba.size(); i += 4) picture.rgba[i] = 255;
  return picture;
}

void clear_target(SizePx size, float red, float green, float blue) {
  glViewport(0, 0, size.width, size.height);
  glDisable(GL_SCISSOR_TEST);
  glClearColor(red, green, blue, 1);
  glClear(GL_COLOR_BUFFER_BIT);
}

}  // namespace city
