#include "widgets/map/gl_objects.hpp"

#include <array>
#include <utility>

namespace city {
namespace {

struct Compiled {
  GLuint name = 0;
  std::string trouble{};
};

Compiled compile(GLenum stage, const char* source) {
  const GLuint name = glCreateShader(stage);
  glShaderSource(name, 1, &source, nullptr);
  glCompileShader(name);
  GLint is_good = 0;
  glGetShaderiv(name, GL_COMPILE_STATUS, &is_good);
  if (is_good != 0) return {name, {}};
  std::array<char, 512> said{};
  glGetShaderInfoLog(name, said.size(), nullptr, said.data());
  glDeleteShader(name);
  return {0, std::string{"shader: "} + said.data()};
}

}  // namespace

GlProgram::GlProgram(const char* vertex_source, const char* fragment_source) {
  const Compiled vertex = compile(GL_VERTEX_SHADER, vertex_source);
  const Compiled fragment = compile(GL_FRAGMENT_SHADER, fragment_source);
  trouble_ = vertex.trouble + fragment.trouble;
  if (trouble_.empty()) {
    name_ = glCreateProgram();
    glAttachShader(name_, vertex.name);
    glAttachShader(name_, fragment.name);
    glLinkProgram(name_);
    GLint is_good = 0;
    glGetProgramiv(name_, GL_LINK_STATUS, &is_good);
    if (is_good == 0) {
      std::array<char, 512> said{};
      glGetProgramInfoLog(name_, said.size(), nullptr, said.data());
      trouble_ = std::string{"program: "} + said.data();
      glDeleteProgram(std::exchange(name_, 0));
    }
  }
  glDeleteShader(vertex.name);
  glDeleteShader(fragment.name);
}

GlProgram::~GlProgram() {
  if (name_ != 0) glDeleteProgram(name_);
}

GlProgram::GlProgram(GlProgram&& other) noexcept
    : name_{std::exchange(other.name_, 0)}, trouble_{std::move(other.trouble_)} {}

GlProgram& GlProgram::operator=(GlProgram&& other) noexcept {
  std::swap(name_, other.name_);
  std::swap(trouble_, other.trouble_);
  return *this;
}

void GlBuffer::set_bytes(const void* data, std::size_t bytes, GLenum usage) {
  bind();
  if (bytes == bytes_) {
    glBufferSubData(target_, 0, static_cast<GLsizeiptr>(bytes), data);
  } else {
    glBufferData(target_, static_cast<GLsizeiptr>(bytes), data, usage);
    bytes_ = bytes;
  }
}

void GlBuffer::set_part(std::size_t offset, const void* data, std::size_t bytes) {
  bind();
  glBufferSubData(target_, static_cast<GLintptr>(offset), static_cast<GLsizeiptr>(bytes), data);
}

bool GlTarget::resize(int width, int height) {
  if (is_ready() && width == width_ && height == height_) return true;
  free();
  GLint most = 0;
  glGetIntegerv(GL_MAX_RENDERBUFFER_SIZE, &most);
  if (width < 1 || height < 1 || width > most || height > most) return false;
  width_ = width;
  height_ = height;
  glGenFramebuffers(1, &framebuffer_);
  glGenRenderbuffers(1, &colour_);
  glBindRenderbuffer(GL_RENDERBUFFER, colour_);
  glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width, height);
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, colour_);
  if (glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE) return true;
  free();
  return false;
}

void GlTarget::free() {
  if (framebuffer_ != 0) glDeleteFramebuffers(1, &framebuffer_);
  if (colour_ != 0) glDeleteRenderbuffers(1, &colour_);
  framebuffer_ = colour_ = 0;
  width_ = height_ = 0;
}

}  // namespace city
