#include "widgets/map/painters.hpp"

namespace city {
namespace {

constexpr const char* kFillVertex = R"(#version 330 core
layout(location = 0) in vec2 at;
layout(location = 1) in uint tone;
uniform vec2 centre;
uniform vec2 scale;
uniform vec4 tones[4];
flat out vec4 colour;
void main() {
  colour = tones[tone];
  gl_Position = vec4((at - centre) * scale, 0.0, 1.0);
})";

constexpr const char* kFillFragment = R"(#version 330 core
flat in vec4 colour;
out vec4 pixel;
void main() { pixel = colour; })";

// Corners are pushed out by half the width plus most of a pixel for the soft edge, and lengthened to overlap at joins.
constexpr const char* kLineVertex = R"(#version 330 core
layout(location = 0) in vec2 at;
layout(location = 1) in vec2 along;
layout(location = 2) in vec2 corner;
layout(location = 3) in uint tag;
uniform vec2 centre;
uniform float scale;
uniform vec2 half_size;
uniform vec4 colours[8];
uniform float widths[8];
uniform float shift;
flat out vec4 colour;
flat out float half_width;
out float off_axis;
void main() {
  float width = widths[tag];
  colour = colours[tag];
  half_width = width * 0.5;
  float reach = half_width + 0.75;
  vec2 across = vec2(-along.y, along.x);
  vec2 pixels = (at - centre) * scale + across * (corner.x * reach + shift) + along * corner.y * half_width * 0.6;
  off_axis = corner.x * reach;
  gl_Position = width > 0.0 ? vec4(pixels / half_size * vec2(1.0, -1.0), 0.0, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
})";

constexpr const char* kLineFragment = R"(#version 330 core
flat in vec4 colour;
flat in float half_width;
in float off_axis;
out vec4 pixel;
void main() { pixel = vec4(colour.rgb, colour.a * clamp(half_width + 0.5 - abs(off_axis), 0.0, 1.0)); })";

void set_colours(const GlProgram& program, const char* uniform, std::span<const Colour4> colours) {
  glUniform4fv(program.at(uniform), static_cast<GLsizei>(colours.size()), colours.front().data());
}

}  // namespace

FillPainter::FillPainter(std::span<const FillVertex> vertices, std::span<const std::uint32_t> triangles)
    : program_{kFillVertex, kFillFragment}, count_{static_cast<GLsizei>(triangles.size())} {
  layout_.bind();
  vertices_.set(vertices, GL_STATIC_DRAW);
  triangles_.set(triangles, GL_STATIC_DRAW);
  constexpr GLsizei kStride = sizeof(FillVertex);
  glEnableVertexAttribArray(0);
  glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, kStride, gl_offset(offsetof(FillVertex, x)));
  glEnableVertexAttribArray(1);
  glVertexAttribIPointer(1, 1, GL_UNSIGNED_SHORT, kStride, gl_offset(offsetof(FillVertex, tone)));
}

void FillPainter::draw(const PaintFrame& frame, const std::array<Colour4, kTones>& tones) const {
  if (!program_.is_ready() || count_ == 0) return;
  program_.use();
  glUniform2f(program_.at("centre"), frame.centre_x, frame.centre_y);
  glUniform2f(program_.at("scale"), 2 * frame.scale / frame.width_px, -2 * frame.scale / frame.height_px);
  set_colours(program_, "tones", tones);
  layout_.bind();
  glDrawElements(GL_TRIANGLES, count_, GL_UNSIGNED_INT, nullptr);
}

LineProgram::LineProgram() : program_{kLineVertex, kLineFragment} {}

void LineProgram::use(const PaintFrame& frame, const LineInk& ink) const {
  program_.use();
  glUniform2f(program_.at("centre"), frame.centre_x, frame.centre_y);
  glUniform1f(program_.at("scale"), frame.scale);
  glUniform2f(program_.at("half_size"), frame.width_px / 2, frame.height_px / 2);
  set_colours(program_, "colours", ink.colour);
  glUniform1fv(program_.at("widths"), static_cast<GLsizei>(ink.width_px.size()), ink.width_px.data());
  glUniform1f(program_.at("shift"), ink.shift_px);
}

LinePainter::LinePainter() {
  layout_.bind();
  vertices_.bind();
  indices_.bind();
  constexpr GLsizei kStride = sizeof(LineVertex);
  for (GLuint i = 0; i < 4; ++i) glEnableVertexAttribArray(i);
  glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, kStride, gl_offset(offsetof(LineVertex, x)));
  glVertexAttribPointer(1, 2, GL_SHORT, GL_TRUE, kStride, gl_offset(offsetof(LineVertex, along_x)));
  glVertexAttribPointer(2, 2, GL_BYTE, GL_FALSE, kStride, gl_offset(offsetof(LineVertex, side)));
  glVertexAttribIPointer(3, 1, GL_UNSIGNED_BYTE, kStride, gl_offset(offsetof(LineVertex, tag)));
}

void LinePainter::set(const LineMesh& mesh) {
  layout_.bind();
  vertices_.set(mesh.vertices(), GL_DYNAMIC_DRAW);
  indices_.set(mesh.indices(), GL_STATIC_DRAW);
  count_ = static_cast<GLsizei>(mesh.indices().size());
}

void LinePainter::set_tags(const LineMesh& mesh) { vertices_.set(mesh.vertices(), GL_DYNAMIC_DRAW); }

void LinePainter::draw(const LineProgram& program, const PaintFrame& frame, const LineInk& ink) const {
  if (!program.trouble().empty() || count_ == 0) return;
  program.use(frame, ink);
  layout_.bind();
  glDrawElements(GL_TRIANGLES, count_, GL_UNSIGNED_INT, nullptr);
}

}  // namespace city
