#include "widgets/map/overlay_painters.hpp"

#include <utility>

namespace city {
namespace {

// `px` is the place in pixels from the origin, so that hatching stays on the ground when the map is moved.
constexpr const char* kAreaVertex = R"(#version 330 core
layout(location = 0) in vec2 at;
layout(location = 1) in uint area;
uniform vec2 centre;
uniform vec2 scale;
uniform float px_per_world;
flat out uint index;
out vec2 px;
void main() {
  index = area;
  px = at * px_per_world;
  gl_Position = vec4((at - centre) * scale, 0.0, 1.0);
})";

constexpr const char* kAreaFragment = R"(#version 330 core
flat in uint index;
in vec2 px;
uniform sampler2D classes;
uniform vec4 ramp[6];
uniform vec4 none;
uniform float unit;
out vec4 pixel;
void main() {
  int i = int(index);
  int kind = int(texelFetch(classes, ivec2(i % 64, i / 64), 0).r * 255.0 + 0.5);
  if (kind > 5) {
    float off = abs(fract((px.x + px.y) / (11.0 * unit)) - 0.5) * 11.0;
    pixel = vec4(none.rgb, none.a * clamp(1.0 - off, 0.0, 1.0));
  } else {
    pixel = ramp[kind];
  }
})";

constexpr const char* kHeatVertex = R"(#version 330 core
uniform vec4 box;  // south-west, north-east
uniform vec2 centre;
uniform vec2 scale;
out vec2 at;
void main() {
  at = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  gl_Position = vec4((mix(box.xy, box.zw, at) - centre) * scale, 0.0, 1.0);
})";

constexpr const char* kHeatFragment = R"(#version 330 core
in vec2 at;
uniform sampler2D density;
uniform vec4 ramp[3];
out vec4 pixel;
void main() {
  float d = texture(density, at).r;
  vec4 colour = d < 0.5 ? mix(ramp[0], ramp[1], d * 2.0) : mix(ramp[1], ramp[2], d * 2.0 - 1.0);
  pixel = vec4(colour.rgb, colour.a * clamp(d * 4.0, 0.0, 1.0));
})";

constexpr const char* kFlatVertex = R"(#version 330 core
layout(location = 0) in vec2 at;
uniform vec2 centre;
uniform vec2 scale;
void main() { gl_Position = vec4((at - centre) * scale, 0.0, 1.0); })";

constexpr const char* kFlatFragment = R"(#version 330 core
uniform vec4 colour;
out vec4 pixel;
void main() { pixel = colour; })";

void set_frame(const GlProgram& program, const PaintFrame& frame) {
  program.use();
  glUniform2f(program.at("centre"), frame.centre_x, frame.centre_y);
  glUniform2f(program.at("scale"), 2 * frame.scale / frame.width_px, -2 * frame.scale / frame.height_px);
}

}  // namespace

GlTexture8::GlTexture8(GLint filter) {
  glGenTextures(1, &name_);
  bind();
  for (const auto& [what, value] : {std::pair{GL_TEXTURE_MIN_FILTER, filter},
                                    {GL_TEXTURE_MAG_FILTER, filter},
                                    {GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE},
                                    {GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE}})
    glTexParameteri(GL_TEXTURE_2D, static_cast<GLenum>(what), value);
}

GlTexture8::~GlTexture8() { glDeleteTextures(1, &name_); }

void GlTexture8::set(std::span<const std::uint8_t> texels, std::size_t columns) {
  if (columns == 0) return;
  std::vector<std::uint8_t> whole{texels.begin(), texels.end()};
  const std::size_t rows = (whole.size() + columns - 1) / columns;
  whole.resize(rows * columns);
  bytes_ = whole.size();
  bind();
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, static_cast<GLsizei>(columns), static_cast<GLsizei>(rows), 0, GL_RED,
               GL_UNSIGNED_BYTE, whole.data());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
}

AreaPainter::AreaPainter(const Basemap& basemap)
    : program_{kAreaVertex, kAreaFragment}, count_{static_cast<GLsizei>(basemap.fill_triangles.size())} {
  layout_.bind();
  vertices_.set(std::span<const FillVertex>{basemap.fill}, GL_STATIC_DRAW);
  triangles_.set(std::span<const std::uint32_t>{basemap.fill_triangles}, GL_STATIC_DRAW);
  constexpr GLsizei kStride = sizeof(FillVertex);
  glEnableVertexAttribArray(0);
  glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, kStride, gl_offset(offsetof(FillVertex, x)));
  glEnableVertexAttribArray(1);
  glVertexAttribIPointer(1, 1, GL_UNSIGNED_SHORT, kStride, gl_offset(offsetof(FillVertex, area)));
  glBindVertexArray(0);
}

void AreaPainter::draw(const PaintFrame& frame, const GlTexture8& classes, const FillInk& ink) const {
  if (!program_.is_ready() || count_ == 0) return;
  set_frame(program_, frame);
  glUniform1f(program_.at("px_per_world"), frame.scale);
  glUniform1f(program_.at("unit"), frame.unit);
  glUniform4fv(program_.at("ramp"), static_cast<GLsizei>(ink.ramp.size()), ink.ramp.front().data());
  glUniform4fv(program_.at("none"), 1, ink.none.data());
  glActiveTexture(GL_TEXTURE0);
  classes.bind();
  glUniform1i(program_.at("classes"), 0);
  layout_.bind();
  glDrawElements(GL_TRIANGLES, count_, GL_UNSIGNED_INT, nullptr);
}

HeatPainter::HeatPainter() : program_{kHeatVertex, kHeatFragment} {}

void HeatPainter::draw(const PaintFrame& frame, const GlTexture8& density, World south_west, World north_east,
                       const HeatInk& ink) const {
  if (!program_.is_ready() || density.bytes() == 0) return;
  set_frame(program_, frame);
  glUniform4f(program_.at("box"), static_cast<float>(south_west.x), static_cast<float>(south_west.y),
              static_cast<float>(north_east.x), static_cast<float>(north_east.y));
  glUniform4fv(program_.at("ramp"), static_cast<GLsizei>(ink.ramp.size()), ink.ramp.front().data());
  glActiveTexture(GL_TEXTURE0);
  density.bind();
  glUniform1i(program_.at("density"), 0);
  layout_.bind();
  glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
}

AlertPainter::AlertPainter() : program_{kFlatVertex, kFlatFragment} {
  layout_.bind();
  vertices_.bind();
  triangles_.bind();
  glEnableVertexAttribArray(0);
  glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, sizeof(FlatVertex), nullptr);
  glBindVertexArray(0);
}

void AlertPainter::set(std::span<const FlatVertex> corners, std::span<const std::uint32_t> triangles) {
  layout_.bind();
  vertices_.set(corners, GL_DYNAMIC_DRAW);
  triangles_.set(triangles, GL_DYNAMIC_DRAW);
  count_ = static_cast<GLsizei>(triangles.size());
  glBindVertexArray(0);
}

void AlertPainter::draw(const PaintFrame& frame, const Colour4& colour) const {
  if (!program_.is_ready() || count_ == 0) return;
  set_frame(program_, frame);
  glUniform4fv(program_.at("colour"), 1, colour.data());
  layout_.bind();
  glDrawElements(GL_TRIANGLES, count_, GL_UNSIGNED_INT, nullptr);
}

}  // namespace city
