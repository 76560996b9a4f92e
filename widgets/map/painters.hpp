// The three GPU layers of the map: filled areas, lines of any width, point symbols.
//
// Each painter owns its buffers and program, is given data when that changes and drawn with a PaintFrame. They assume
// blending with straight alpha and leave program, vertex array and buffers bound; the caller restores what others need.
// Threads: the context's.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "widgets/map/asset_points.hpp"
#include "widgets/map/basemap.hpp"
#include "widgets/map/gl_objects.hpp"
#include "widgets/map/paint_frame.hpp"
#include "widgets/map/point_cells.hpp"

namespace city {

class FillPainter {
 public:
  FillPainter(std::span<const FillVertex> vertices, std::span<const std::uint32_t> triangles);
  void draw(const PaintFrame&, const std::array<Colour4, kTones>& tones) const;
  const std::string& trouble() const { return program_.trouble(); }
  std::size_t bytes() const { return vertices_.bytes() + triangles_.bytes(); }

 private:
  GlProgram program_;
  GlVertexArray layout_{};
  GlBuffer vertices_{GL_ARRAY_BUFFER};
  GlBuffer triangles_{GL_ELEMENT_ARRAY_BUFFER};
  GLsizei count_ = 0;
};

// Per tag of the mesh: colour and width. Width 0 leaves a tag out.
struct LineInk {
  std::array<Colour4, kMarkLooks> colour{};
  std::array<float, kMarkLooks> width_px{};
  float shift_px = 0;  // to the right of the direction of travel
  friend bool operator==(const LineInk&, const LineInk&) = default;
};

class LineProgram {
 public:
  LineProgram();
  void use(const PaintFrame&, const LineInk&) const;
  const std::string& trouble() const { return program_.trouble(); }

 private:
  GlProgram program_;
};

class LinePainter {
 public:
  LinePainter();
  void set(const LineMesh&);       // geometry
  void set_tags(const LineMesh&);  // the same geometry with other tags
  void draw(const LineProgram&, const PaintFrame&, const LineInk&) const;
  std::size_t bytes() const { return vertices_.bytes() + indices_.bytes(); }

 private:
  GlVertexArray layout_{};
  GlBuffer vertices_{GL_ARRAY_BUFFER};
  GlBuffer indices_{GL_ELEMENT_ARRAY_BUFFER};
  GLsizei count_ = 0;
};

// The programs and the shape atlas that all point layers share.
class PointProgram {
 public:
  PointProgram();
  ~PointProgram();
  PointProgram(const PointProgram&) = delete;
  PointProgram& operator=(const PointProgram&) = delete;
  // Marks without a ring, or only those with one; dots of both kinds alike.
  void use(const PaintFrame&, const MarkSizes&, const MarkInk&, PointPass pass, bool with_rings) const;
  static bool draws_dots(const MarkSizes&, PointPass pass);
  std::string trouble() const { return dots_.trouble() + shapes_.trouble() + ringed_.trouble(); }

 private:
  GlProgram dots_, shapes_, ringed_;
  GLuint atlas_ = 0;
};

class PointPainter {
 public:
  PointPainter();
  void set(std::span<const PointVertex> vertices);
  // Only the given chunks, when the total is as before; all of it otherwise. Bytes uploaded.
  std::size_t set_chunks(std::span<const PointVertex> vertices, std::span<const ChunkRange> ranges);
  void draw(const PointProgram&, const PaintFrame&, const MarkSizes&, const MarkInk&, PointPass pass) const;
  // Only these runs of an order of the vertices.
  void draw(const PointProgram&, const PaintFrame&, const MarkSizes&, const MarkInk&, PointPass pass,
            const GlBuffer& order, std::span<const PointCells::Run> runs) const;
  std::size_t bytes() const { return vertices_.bytes(); }

 private:
  int passes(const MarkSizes&, PointPass pass) const;

  GlVertexArray layout_{};
  GlBuffer vertices_{GL_ARRAY_BUFFER};
  GLsizei count_ = 0;
  bool has_rings_ = false;
};

}  // namespace city
