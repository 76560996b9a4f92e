#include "widgets/map/raster_tiles.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace city {
namespace {

constexpr std::size_t kUploadsPerFrame = 16;
constexpr std::size_t kMostKnown = 20'000;  // tiles remembered as absent; then all is looked at anew
constexpr int kSettlingUpdates = 8;
constexpr int kStandIns = 6;   // levels that a coarser tile may stand in for
constexpr int kFirstLook = 3;  // this much coarser tiles are asked for first

constexpr const char* kVertex = R"(#version 330 core
uniform vec4 place;  // left, top, right, bottom in clip space
uniform vec4 part;   // the same of the picture
out vec2 at;
void main() {
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  at = mix(part.xy, part.zw, corner);
  gl_Position = vec4(mix(place.xy, place.zw, corner), 0.0, 1.0);
})";

constexpr const char* kFragment = R"(#version 330 core
uniform sampler2D picture;
uniform vec3 dark;
uniform vec3 light;
uniform float opacity;
in vec2 at;
out vec4 pixel;
void main() {
  vec4 seen = texture(picture, at);
  float grey = dot(seen.rgb, vec3(0.2126, 0.7152, 0.0722));
  pixel = vec4(mix(dark, light, mix(vec3(grey), seen.rgb, 0.5)), seen.a * opacity);
})";

double tiles_of(int zoom) { return std::ldexp(1.0, zoom); }

TileId coarser(TileId id, int levels) { return {id.zoom - levels, id.x >> levels, id.y >> levels}; }

void set_colour(const GlProgram& program, const char* name, Colour colour) {
  const Colour4 c = floats(colour);
  glUniform3f(program.at(name), c[0], c[1], c[2]);
}

}  // namespace

std::size_t TileSpan::count() const {
  if (last_x < first_x || last_y < first_y) return 0;
  return static_cast<std::size_t>(last_x - first_x + 1) * static_cast<std::size_t>(last_y - first_y + 1);
}

TileSpan tiles_under(const Bounds& part, int zoom, const TileRange& range) {
  const World north_west = world_from_geo({range.south_west.lon_deg, range.north_east.lat_deg});
  const World south_east = world_from_geo({range.north_east.lon_deg, range.south_west.lat_deg});
  const double n = tiles_of(zoom);
  constexpr double kEdge = 1e-9;  // bounds that end on a tile's edge do not reach the next one
  const auto index = [&](double world) {
    return static_cast<int>(std::clamp(std::floor(world * n), 0.0, n - 1));
  };
  const double left = std::max(part.min.x, north_west.x), right = std::min(part.max.x, south_east.x);
  const double top = std::max(part.min.y, north_west.y), bottom = std::min(part.max.y, south_east.y);
  if (!(left < right) || !(top < bottom)) return {.zoom = zoom};
  return {.zoom = zoom,
          .first_x = index(left + kEdge / n),
          .last_x = index(right - kEdge / n),
          .first_y = index(top + kEdge / n),
          .last_y = index(bottom - kEdge / n)};
}

int raster_level(double pixels_per_world, int tile_px, Screen size, const TileRange& range) {
  const double wanted = std::round(std::log2(std::max(pixels_per_world / tile_px, 1.0)));
  int level = std::clamp(static_cast<int>(wanted), range.least_zoom, range.most_zoom);
  const auto across = [&](float px) {  // tiles, with one that is cut at the edge
    const double tile = pixels_per_world / tiles_of(level);
    return std::ceil(static_cast<double>(px) / tile) + 1;
  };
  while (level > range.least_zoom && across(size.x) * across(size.y) > static_cast<double>(kMostTilesOfAMap))
    --level;
  return level;
}

RasterTiles::~RasterTiles() { forget_all(); }

void RasterTiles::show(TileSourcePtr source) {
  forget_all();
  source_ = std::move(source);
  if (source_ && !program_.is_ready()) program_ = GlProgram{kVertex, kFragment};
}

void RasterTiles::forget_all() {
  for (const auto& [id, tile] : tiles_)
    if (tile.texture != 0) glDeleteTextures(1, &tile.texture);
  tiles_.clear();
  arrived_.clear();
  bytes_ = 0;
  is_waiting_ = false;
}

int RasterTiles::level_for(double pixels_per_world, Screen size) const {
  return source_ ? raster_level(pixels_per_world, tile_px_, size, source_->range()) : 0;
}

const RasterTiles::Tile* RasterTiles::find(TileId id) const {
  const auto found = tiles_.find(id);
  return found == tiles_.end() ? nullptr : &found->second;
}

Bounds RasterTiles::bounds_of(const PaintFrame& frame) const {
  const double scale = static_cast<double>(frame.scale);
  const double x = origin_.x + static_cast<double>(frame.centre_x),
               y = origin_.y + static_cast<double>(frame.centre_y);
  const double half_x = static_cast<double>(frame.width_px) / 2 / scale,
               half_y = static_cast<double>(frame.height_px) / 2 / scale;
  return {{x - half_x, y - half_y}, {x + half_x, y + half_y}};
}

bool RasterTiles::update(const PaintFrame& frame, int level) {
  if (!source_) return false;
  ++updates_;
  const bool has_come = upload();
  const Bounds seen = bounds_of(frame);
  std::vector<std::pair<double, TileId>> missing;
  const auto look = [&](const TileSpan& span, double urgency) {
    if (span.count() > 4 * kMostTilesOfAMap) return;  // far out: a speck of the whole
    const double n = tiles_of(span.zoom);
    for (int y = span.first_y; y <= span.last_y; ++y)
      for (int x = span.first_x; x <= span.last_x; ++x) {
        const auto found = tiles_.find({span.zoom, x, y});
        if (found != tiles_.end()) found->second.used = updates_;
        if (found != tiles_.end()) continue;
        const double from_centre = std::hypot((x + 0.5) / n - (seen.min.x + seen.max.x) / 2,
                                              (y + 0.5) / n - (seen.min.y + seen.max.y) / 2);
        missing.emplace_back(urgency + from_centre, TileId{span.zoom, x, y});
      }
  };
  look(tiles_under(seen, level, source_->range()), 10);
  const int first_look = level - kFirstLook;
  if (first_look >= source_->range().least_zoom) look(tiles_under(seen, first_look, source_->range()), 0);
  std::sort(missing.begin(), missing.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<TileId> wanted;
  for (const auto& [order, id] : missing) {
    const bool is_here = std::any_of(arrived_.begin(), arrived_.end(),
                                     [id = id](const DecodedTile& tile) { return tile.id == id; });
    if (!is_here) wanted.push_back(id);
  }
  if (!wanted.empty()) source_->request(wanted);
  // Kept pixels of the map follow piece by piece over some frames.
  settling_ = has_come ? kSettlingUpdates : std::max(0, settling_ - 1);
  is_waiting_ = !missing.empty() || settling_ > 0;
  return has_come;
}

bool RasterTiles::upload() {
  std::vector<DecodedTile> polled = source_->poll();
  std::move(polled.begin(), polled.end(), std::back_inserter(arrived_));
  const std::size_t count = std::min(arrived_.size(), kUploadsPerFrame);
  bool has_picture = false;
  for (std::size_t i = 0; i < count; ++i) {
    const DecodedTile& tile = arrived_[i];
    Tile made{.used = updates_};
    const std::size_t bytes =
        static_cast<std::size_t>(tile.width) * static_cast<std::size_t>(tile.height) * 4;
    if (bytes > 0 && bytes == tile.rgba.size() && !tiles_.contains(tile.id)) {
      tile_px_ = tile.width;
      made.bytes = bytes;
      glGenTextures(1, &made.texture);
      glBindTexture(GL_TEXTURE_2D, made.texture);
      glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
      glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
      glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
      glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
      glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
      glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
      glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, tile.width, tile.height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                   tile.rgba.data());
      bytes_ += bytes;
      has_picture = true;
    }
    tiles_.emplace(tile.id, made);
  }
  arrived_.erase(arrived_.begin(), arrived_.begin() + static_cast<std::ptrdiff_t>(count));
  make_room();
  return has_picture;
}

void RasterTiles::make_room() {
  while (bytes_ > kRasterBytes) {
    auto oldest = tiles_.end();
    for (auto it = tiles_.begin(); it != tiles_.end(); ++it)
      if (it->second.texture != 0 && (oldest == tiles_.end() || it->second.used < oldest->second.used))
        oldest = it;
    if (oldest == tiles_.end()) break;
    glDeleteTextures(1, &oldest->second.texture);
    bytes_ -= oldest->second.bytes;
    tiles_.erase(oldest);
  }
  if (tiles_.size() > kMostKnown)
    std::erase_if(tiles_, [](const auto& entry) { return entry.second.texture == 0; });
}

void RasterTiles::draw(const PaintFrame& frame, int level, float opacity) const {
  if (!source_ || !program_.is_ready() || opacity <= 0) return;
  const TileSpan span = tiles_under(bounds_of(frame), level, source_->range());
  if (span.count() > 4 * kMostTilesOfAMap) return;
  program_.use();
  layout_.bind();
  set_colour(program_, "dark", kRasterDark);
  set_colour(program_, "light", kRasterLight);
  glUniform1f(program_.at("opacity"), opacity);
  glUniform1i(program_.at("picture"), 0);
  glActiveTexture(GL_TEXTURE0);
  const GLint place = program_.at("place"), part = program_.at("part");
  const double n = tiles_of(level), scale = static_cast<double>(frame.scale);
  const auto clip_x = [&](double tile) {
    return static_cast<float>((tile / n - origin_.x - static_cast<double>(frame.centre_x)) * scale * 2 /
                              static_cast<double>(frame.width_px));
  };
  const auto clip_y = [&](double tile) {
    return static_cast<float>((tile / n - origin_.y - static_cast<double>(frame.centre_y)) * scale * -2 /
                              static_cast<double>(frame.height_px));
  };
  for (int y = span.first_y; y <= span.last_y; ++y)
    for (int x = span.first_x; x <= span.last_x; ++x) {
      const TileId id{level, x, y};
      for (int up = 0; up <= std::min(kStandIns, level); ++up) {
        const Tile* tile = find(coarser(id, up));
        if (tile == nullptr || tile->texture == 0) continue;
        const float share = 1.0F / static_cast<float>(1 << up);
        const float left = static_cast<float>(x & ((1 << up) - 1)) * share,
                    top = static_cast<float>(y & ((1 << up) - 1)) * share;
        glBindTexture(GL_TEXTURE_2D, tile->texture);
        glUniform4f(place, clip_x(x), clip_y(y), clip_x(x + 1), clip_y(y + 1));
        glUniform4f(part, left, top, left + share, top + share);
        glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
        break;
      }
    }
}

}  // namespace city
