// OpenGL objects that free themselves. For the painters of this folder only.
//
// Needs a current OpenGL 3.3 context, the same one all their life.
// Errors: a program that does not compile or link is empty and says why in trouble().
// Threads: the context's.
#pragma once
#include <epoxy/gl.h>

#include <cstddef>
#include <span>
#include <string>

namespace city {

class GlProgram {
 public:
  GlProgram() = default;
  GlProgram(const char* vertex_source, const char* fragment_source);
  ~GlProgram();
  GlProgram(GlProgram&& other) noexcept;
  GlProgram& operator=(GlProgram&& other) noexcept;

  void use() const { glUseProgram(name_); }
  GLint at(const char* uniform) const { return glGetUniformLocation(name_, uniform); }
  bool is_ready() const { return name_ != 0; }
  const std::string& trouble() const { return trouble_; }

 private:
  GLuint name_ = 0;
  std::string trouble_{};
};

class GlBuffer {
 public:
  explicit GlBuffer(GLenum target) : target_{target} { glGenBuffers(1, &name_); }
  ~GlBuffer() { glDeleteBuffers(1, &name_); }
  GlBuffer(const GlBuffer&) = delete;
  GlBuffer& operator=(const GlBuffer&) = delete;

  void bind() const { glBindBuffer(target_, name_); }
  // Reallocates when the size changes, else overwrites.
  template <class T>
  void set(std::span<const T> data, GLenum usage) {
    set_bytes(data.data(), data.size_bytes(), usage);
  }
  void set_part(std::size_t offset, const void* data, std::size_t bytes);
  std::size_t bytes() const { return bytes_; }

 private:
  void set_bytes(const void* data, std::size_t bytes, GLenum usage);

  GLenum target_;
  GLuint name_ = 0;
  std::size_t bytes_ = 0;
};

class GlVertexArray {
 public:
  GlVertexArray() { glGenVertexArrays(1, &name_); }
  ~GlVertexArray() { glDeleteVertexArrays(1, &name_); }
  GlVertexArray(const GlVertexArray&) = delete;
  GlVertexArray& operator=(const GlVertexArray&) = delete;
  void bind() const { glBindVertexArray(name_); }

 private:
  GLuint name_ = 0;
};

// A place to draw to and to copy from: RGBA8, one sample.
class GlTarget {
 public:
  GlTarget() = default;
  ~GlTarget() { free(); }
  GlTarget(const GlTarget&) = delete;
  GlTarget& operator=(const GlTarget&) = delete;

  bool resize(int width, int height);  // contents are lost when the size changes; false: the driver cannot
  bool is_ready() const { return framebuffer_ != 0; }
  GLuint name() const { return framebuffer_; }
  std::size_t bytes() const {
    return is_ready() ? 4 * static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_) : 0;
  }

 private:
  void free();

  GLuint framebuffer_ = 0, colour_ = 0;
  int width_ = 0, height_ = 0;
};

inline const void* gl_offset(std::size_t bytes) {
  return reinterpret_cast<const void*>(bytes);  // NOLINT(performance-no-int-to-ptr): how OpenGL takes offsets
}

}  // namespace city
