#include "widgets/map/kept_map.hpp"

#include <algorithm>

namespace city {
namespace {

void copy(GLuint from, GLuint to, int from_x, int from_y, int to_x, int to_y, int width, int height) {
  glBindFramebuffer(GL_READ_FRAMEBUFFER, from);
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, to);
  glBlitFramebuffer(from_x, from_y, from_x + width, from_y + height, to_x, to_y, to_x + width, to_y + height,
                    GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

}  // namespace

bool KeptMap::make_room(const Lattice& view) {
  width_ = view.width;
  height_ = view.height;
  tiles_.reset(width_, height_);
  return ground_.resize(tiles_.store_width(), tiles_.store_height()) &&
         whole_.resize(tiles_.store_width(), tiles_.store_height());
}

bool KeptMap::show(const Lattice& view, KeptTiles::Revisions newest, double passed_s, bool restart,
                   const Target& target, const Painters& painters) {
  painted_ = 0;
  if ((restart || view.width != width_ || view.height != height_) && !make_room(view)) return false;
  if (!whole_.is_ready()) return false;
  const int height = tiles_.store_height();
  for (const KeptTiles::Piece& piece : tiles_.due(view, newest, passed_s)) {
    const int y = height - piece.store_y - piece.map.height;
    if (piece.has_old_ground) {
      glBindFramebuffer(GL_FRAMEBUFFER, ground_.name());
      painters.ground(piece.map, piece.store_x, y);
    }
    glDisable(GL_SCISSOR_TEST);  // it would cut copies as well
    copy(ground_.name(), whole_.name(), piece.store_x, y, piece.store_x, y, piece.map.width,
         piece.map.height);
    glBindFramebuffer(GL_FRAMEBUFFER, whole_.name());
    painters.crowd(piece.map, piece.store_x, y);
    painted_ += static_cast<std::size_t>(piece.map.width) * static_cast<std::size_t>(piece.map.height);
  }
  glDisable(GL_SCISSOR_TEST);
  for (const KeptTiles::Piece& piece : tiles_.pieces(view)) {
    // The piece's place in the target, cut to the clip.
    const int to_x = target.x + static_cast<int>(piece.map.x - view.x);
    const int to_y = target.y + view.height - static_cast<int>(piece.map.y - view.y) - piece.map.height;
    const int left = std::max(to_x, target.clip_x), bottom = std::max(to_y, target.clip_y);
    const int right = std::min(to_x + piece.map.width, target.clip_x + target.clip_width);
    const int top = std::min(to_y + piece.map.height, target.clip_y + target.clip_height);
    if (right <= left || top <= bottom) continue;
    copy(whole_.name(), target.framebuffer, piece.store_x + left - to_x,
         height - piece.store_y - piece.map.height + bottom - to_y, left, bottom, right - left, top - bottom);
  }
  glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer);
  return true;
}

}  // namespace city
