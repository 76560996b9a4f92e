// What lies between the ground and the marks, on the GPU: areas filled by class, the heat map, areas of warnings.
//
// Like the other painters: they assume blending with straight alpha, draw by the PaintFrame alone, and leave program, vertex
// array, buffers and texture unit 0 bound. Threads: the context's.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "widgets/map/alert_shapes.hpp"
#include "widgets/map/basemap.hpp"
#include "widgets/map/gl_objects.hpp"
#include "widgets/map/paint_frame.hpp"

namespace city {

// One byte a texel.
class GlTexture8 {
 public:
  explicit GlTexture8(GLint filter);
  ~GlTexture8();
  GlTexture8(const GlTexture8&) = delete;
  GlTexture8& operator=(const GlTexture8&) = delete;
  void set(std::span<const std::uint8_t> texels,
           std::size_t columns);  // the last row is filled up with zeros
  void bind() const { glBindTexture(GL_TEXTURE_2D, name_); }
  std::size_t bytes() const { return bytes_; }

 private:
  GLuint name_ = 0;
  std::size_t bytes_ = 0;
};

struct FillInk {
  std::array<Colour4, 6> ramp{};  // of each class, the first is zero
  Colour4 none{};                 // lines of the hatching where there is no figure
  friend bool operator==(const FillInk&, const FillInk&) = default;
};

inline constexpr std::size_t kAreaTexels = 64;  // columns of the texture of classes

// The ground's triangles once more, coloured by a texture with one class per area: geometry never changes.
class AreaPainter {
 public:
  explicit AreaPainter(const Basemap&);
  void draw(const PaintFrame&, const GlTexture8& classes, const FillInk&) const;
  const std::string& trouble() const { return program_.trouble(); }
  std::size_t bytes() const { return vertices_.bytes() + triangles_.bytes(); }

 private:
  GlProgram program_;
  GlVertexArray layout_{};
  GlBuffer vertices_{GL_ARRAY_BUFFER};
  GlBuffer triangles_{GL_ELEMENT_ARRAY_BUFFER};
  GLsizei count_ = 0;
};

struct HeatInk {
  std::array<Colour4, 3> ramp{};  // alpha: of the whole
  friend bool operator==(const HeatInk&, const HeatInk&) = default;
};

class HeatPainter {
 public:
  HeatPainter();
  // `south_west` and `north_east` are relative to the origin.
  void draw(const PaintFrame&, const GlTexture8& density, World south_west, World north_east,
            const HeatInk&) const;
  const std::string& trouble() const { return program_.trouble(); }

 private:
  GlProgram program_;
  GlVertexArray layout_{};
};

class AlertPainter {
 public:
  AlertPainter();
  void set(std::span<const FlatVertex> corners, std::span<const std::uint32_t> triangles);
  void draw(const PaintFrame&, const Colour4&) const;
  const std::string& trouble() const { return program_.trouble(); }
  std::size_t bytes() const { return vertices_.bytes() + triangles_.bytes(); }

 private:
  GlProgram program_;
  GlVertexArray layout_{};
  GlBuffer vertices_{GL_ARRAY_BUFFER};
  GlBuffer triangles_{GL_ELEMENT_ARRAY_BUFFER};
  GLsizei count_ = 0;
};

}  // namespace city
