#include <algorithm>
#include <utility>

#include "widgets/map/map_legend.hpp"
#include "widgets/map/painters.hpp"

namespace city {
namespace {

// One vertex shader for both programs: where a mark stands, how large, and whether this pass draws it at all.
constexpr const char* kPointVertex = R"(#version 330 core
layout(location = 0) in vec2 at;
layout(location = 1) in uvec4 what;  // kind, look, pass, detail
layout(location = 2) in uint approximate;
uniform vec2 centre;
uniform vec2 scale;
uniform uint pass;
uniform uint detail;
uniform uint rings;        // 0: only marks without a ring, 1: only those with one, 2: all
uniform vec3 sizes;        // base, crowd, least abnormal
uniform vec3 kinds[32];    // tile of the atlas, size, opacity
uniform vec4 colours[8];
uniform vec3 looks[8];     // size, hollow, rim
flat out vec4 colour;
flat out vec3 form;        // tile, hollow, rim
flat out float across;
flat out float widened;    // of the point, for the broken ring around an approximate place; 1: no ring
void main() {
  vec3 kind = kinds[what.x];
  vec3 look = looks[what.y];
  float size = sizes.x * kind.y;
  if (pass == 1u) size = min(size, sizes.y * kind.y) * look.x;
  else if (what.y >= 5u) size = max(size * look.x, sizes.z * look.x);
  across = size;
  colour = vec4(colours[what.y].rgb, colours[what.y].a * kind.z);
  form = vec3(kind.x, look.y, look.z);
  widened = approximate == 1u ? 1.8 : 1.0;
  gl_PointSize = size * 1.25 * widened;
  bool is_shown = kind.z > 0.0 && (rings == 2u || rings == approximate) && what.z == pass && what.w <= detail;
  gl_Position = is_shown ? vec4((at - centre) * scale, 0.0, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
})";

// Below five pixels a shape cannot be told: a soft dot, without a texture.
constexpr const char* kDotFragment = R"(#version 330 core
flat in vec4 colour;
flat in vec3 form;
flat in float across;
flat in float widened;
out vec4 pixel;
void main() {
  float distance = length(gl_PointCoord - 0.5) * across * 1.25 * widened - across * 0.5;
  pixel = vec4(colour.rgb, colour.a * clamp(0.5 - distance, 0.0, 1.0) * (1.0 - 0.4 * form.y));
})";

// Follows a line that defines RINGS: marks without a ring are spared its arithmetic, which is most of the cost in software.
constexpr const char* kShapeFragment = R"(
flat in vec4 colour;
flat in vec3 form;
flat in float across;
flat in float widened;
uniform sampler2D atlas;
uniform vec4 rims[2];      // dark, light
uniform float tiles;
uniform float stroke;
uniform float dashes;
out vec4 pixel;
void main() {
  vec2 from_centre = gl_PointCoord - 0.5;
  vec2 at = clamp(from_centre * widened + 0.5, 0.01, 0.99);
  float texel = textureLod(atlas, vec2((form.x + at.x) / tiles, at.y), 0.0).r;
  float distance = (texel * 255.0 - 128.0) / 102.0 * across * 0.5;
  float fill = clamp(0.5 - distance, 0.0, 1.0);
  float ink = fill - form.y * clamp(0.5 - distance - stroke, 0.0, 1.0);
  float rim = abs(form.z);
  vec4 rim_colour = form.z < 0.0 ? rims[1] : rims[0];
  float whole = max(ink, clamp(0.5 - distance + rim, 0.0, 1.0) * step(0.01, rim) * rim_colour.a);
#if RINGS
  float gone_round = fract(atan(from_centre.y, from_centre.x) / 6.2831853 * dashes);
  float off_ring = abs(length(from_centre) * across * 1.25 * widened - across * 0.95) - stroke * 0.5;
  float ring = clamp(0.5 - off_ring, 0.0, 1.0) * step(gone_round, 0.55);
  ink = max(ink, ring);
  whole = max(whole, ring);
#endif
  pixel = vec4(mix(rim_colour.rgb, colour.rgb, ink), colour.a * whole);
})";

bool any_ring(std::span<const PointVertex> vertices) {
  return std::any_of(vertices.begin(), vertices.end(),
                     [](const PointVertex& v) { return v.approximate == 1; });
}

std::string shape_fragment(bool with_rings) {
  return std::string{"#version 330 core\n#define RINGS "} + (with_rings ? "1" : "0") + kShapeFragment;
}

struct KindRow {
  float tile = 0, size = 1, opacity = 1;
};

std::array<KindRow, kMostKinds> kind_rows(const MarkSizes& sizes) {
  std::array<KindRow, kMostKinds> rows{};
  std::size_t i = 0;
  for (const KindLook& kind : kind_looks()) {
    rows[i] = {static_cast<float>(kind.shape), kind.size, sizes.kind_opacity[i]};
    ++i;
  }
  return rows;
}

}  // namespace

PointProgram::PointProgram()
    : dots_{kPointVertex, kDotFragment},
      shapes_{kPointVertex, shape_fragment(false).c_str()},
      ringed_{kPointVertex, shape_fragment(true).c_str()} {
  const std::vector<std::uint8_t> texels = mark_atlas();
  glGenTextures(1, &atlas_);
  glBindTexture(GL_TEXTURE_2D, atlas_);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, static_cast<GLsizei>(kMarkShapes) * kMarkTile, kMarkTile, 0, GL_RED,
               GL_UNSIGNED_BYTE, texels.data());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  for (const auto& [what, value] : {std::pair{GL_TEXTURE_MIN_FILTER, GL_LINEAR},
                                    {GL_TEXTURE_MAG_FILTER, GL_LINEAR},
                                    {GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE},
                                    {GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE}})
    glTexParameteri(GL_TEXTURE_2D, static_cast<GLenum>(what), value);
}

PointProgram::~PointProgram() { glDeleteTextures(1, &atlas_); }

void PointProgram::use(const PaintFrame& frame, const MarkSizes& sizes, const MarkInk& ink, PointPass pass,
                       bool with_rings) const {
  const bool is_tiny = draws_dots(sizes, pass);
  const GlProgram& program = is_tiny ? dots_ : with_rings ? ringed_ : shapes_;
  program.use();
  glUniform2f(program.at("centre"), frame.centre_x, frame.centre_y);
  glUniform2f(program.at("scale"), 2 * frame.scale / frame.width_px, -2 * frame.scale / frame.height_px);
  glUniform1ui(program.at("pass"), static_cast<GLuint>(pass));
  glUniform1ui(program.at("detail"),
               static_cast<GLuint>(pass == PointPass::Top ? sizes.top_detail : sizes.detail));
  glUniform1ui(program.at("rings"), is_tiny ? 2 : with_rings ? 1 : 0);
  glUniform3f(program.at("sizes"), sizes.base, sizes.crowd, sizes.least_abnormal);
  const std::array<KindRow, kMostKinds> kinds = kind_rows(sizes);
  glUniform3fv(program.at("kinds"), static_cast<GLsizei>(kinds.size()), &kinds.front().tile);
  glUniform4fv(program.at("colours"), static_cast<GLsizei>(ink.colour.size()), ink.colour.front().data());
  std::array<std::array<float, 3>, kMarkLooks> looks{};
  for (std::size_t i = 0; i < kMarkLooks; ++i) looks[i] = {ink.size[i], ink.hollow[i], ink.rim[i]};
  glUniform3fv(program.at("looks"), static_cast<GLsizei>(looks.size()), looks.front().data());
  if (is_tiny) return;
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, atlas_);
  glUniform1i(program.at("atlas"), 0);
  glUniform4fv(program.at("rims"), 2, ink.rims.front().data());
  glUniform1f(program.at("tiles"), static_cast<float>(kMarkShapes));
  glUniform1f(program.at("dashes"), static_cast<float>(kRingDashes));
  glUniform1f(program.at("stroke"), std::max(1.0F, 1.7F * frame.unit));
}

bool PointProgram::draws_dots(const MarkSizes& sizes, PointPass pass) {
  return pass == PointPass::Crowd && sizes.crowd < kDotsBelowPx;
}

PointPainter::PointPainter() {
  layout_.bind();
  vertices_.bind();
  constexpr GLsizei kStride = sizeof(PointVertex);
  glEnableVertexAttribArray(0);
  glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, kStride, gl_offset(offsetof(PointVertex, x)));
  glEnableVertexAttribArray(1);
  glVertexAttribIPointer(1, 4, GL_UNSIGNED_BYTE, kStride, gl_offset(offsetof(PointVertex, kind)));
  glEnableVertexAttribArray(2);
  glVertexAttribIPointer(2, 1, GL_UNSIGNED_INT, kStride, gl_offset(offsetof(PointVertex, approximate)));
}

void PointPainter::set(std::span<const PointVertex> vertices) {
  vertices_.set(vertices, GL_DYNAMIC_DRAW);
  count_ = static_cast<GLsizei>(vertices.size());
  has_rings_ = any_ring(vertices);
}

std::size_t PointPainter::set_chunks(std::span<const PointVertex> vertices,
                                     std::span<const ChunkRange> ranges) {
  if (vertices.size_bytes() != vertices_.bytes()) {
    set(vertices);
    return vertices.size_bytes();
  }
  std::size_t uploaded = 0;
  for (const ChunkRange& range : ranges) {
    const auto part = vertices.subspan(range.first * kAssetsPerChunk, range.count * kAssetsPerChunk);
    vertices_.set_part(range.first * kAssetsPerChunk * sizeof(PointVertex), part.data(), part.size_bytes());
    uploaded += part.size_bytes();
    has_rings_ = has_rings_ || any_ring(part);
  }
  return uploaded;
}

int PointPainter::passes(const MarkSizes& sizes, PointPass pass) const {
  return has_rings_ && !PointProgram::draws_dots(sizes, pass) ? 2 : 1;
}

void PointPainter::draw(const PointProgram& program, const PaintFrame& frame, const MarkSizes& sizes,
                        const MarkInk& ink, PointPass pass) const {
  if (!program.trouble().empty() || count_ == 0) return;
  layout_.bind();
  glEnable(GL_PROGRAM_POINT_SIZE);
  for (int rings = 0; rings < passes(sizes, pass); ++rings) {
    program.use(frame, sizes, ink, pass, rings == 1);
    glDrawArrays(GL_POINTS, 0, count_);
  }
}

void PointPainter::draw(const PointProgram& program, const PaintFrame& frame, const MarkSizes& sizes,
                        const MarkInk& ink, PointPass pass, const GlBuffer& order,
                        std::span<const PointCells::Run> runs) const {
  if (!program.trouble().empty() || count_ == 0 || runs.empty()) return;
  layout_.bind();
  order.bind();
  glEnable(GL_PROGRAM_POINT_SIZE);
  for (int rings = 0; rings < passes(sizes, pass); ++rings) {
    program.use(frame, sizes, ink, pass, rings == 1);
    for (const PointCells::Run& run : runs)
      glDrawElements(GL_POINTS, static_cast<GLsizei>(run.count), GL_UNSIGNED_INT,
                     gl_offset(run.first * sizeof(std::uint32_t)));
  }
}

}  // namespace city
