#include "widgets/map/kept_tiles.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace city {
namespace {

std::int64_t tile_of(std::int64_t pixel) {
  return pixel >= 0 ? pixel / kTile : -((-pixel + kTile - 1) / kTile);
}

int wrapped(std::int64_t value, int period) {
  const std::int64_t rest = value % period;
  return static_cast<int>(rest < 0 ? rest + period : rest);
}

int tiles_across(int pixels) { return (std::max(pixels, 1) + kTile - 2) / kTile + 1; }

}  // namespace

void KeptTiles::reset(int width, int height) {
  columns_ = tiles_across(width);
  rows_ = tiles_across(height);
  slots_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), {});
}

KeptTiles::Tile& KeptTiles::slot(std::int64_t column, std::int64_t row) {
  return slots_[static_cast<std::size_t>(wrapped(row, rows_)) * static_cast<std::size_t>(columns_) +
                static_cast<std::size_t>(wrapped(column, columns_))];
}

std::vector<KeptTiles::Piece> KeptTiles::due(const Lattice& view, Revisions newest, double passed_s) {
  if (columns_ == 0) return {};
  const std::int64_t left = tile_of(view.x), right = tile_of(view.x + view.width - 1);
  const std::int64_t top = tile_of(view.y), bottom = tile_of(view.y + view.height - 1);
  std::vector<Due> now;
  struct Old {
    std::uint64_t painted = 0;
    Due tile{};
  };
  std::vector<Old> old;
  for (std::int64_t row = top; row <= bottom; ++row) {
    for (std::int64_t column = left; column <= right; ++column) {
      const Tile& tile = slot(column, row);
      const bool is_there = tile.column == column && tile.row == row;
      const bool has_ground = is_there && tile.shown.ground == newest.ground;
      if (!is_there)
        now.push_back({column, row, true});
      else if (!has_ground || tile.shown.crowd != newest.crowd)
        old.push_back({tile.painted, {column, row, !has_ground}});
    }
  }
  const auto in_view = static_cast<double>((right - left + 1) * (bottom - top + 1));
  const double share = std::clamp(passed_s / kRenewal_s, 0.0, 1.0);
  const auto most = std::min(old.size(), static_cast<std::size_t>(std::ceil(in_view * share)));
  std::partial_sort(old.begin(), old.begin() + static_cast<std::ptrdiff_t>(most), old.end(),
                    [](const Old& a, const Old& b) { return a.painted < b.painted; });
  for (std::size_t i = 0; i < most; ++i) now.push_back(old[i].tile);

  std::sort(now.begin(), now.end(),
            [](const Due& a, const Due& b) { return std::tie(a.row, a.column) < std::tie(b.row, b.column); });
  for (const Due& tile : now)
    slot(tile.column, tile.row) = {
        .column = tile.column, .row = tile.row, .shown = newest, .painted = ++paintings_};
  return joined(std::move(now));
}

// Neighbours in a row become one piece, and equal pieces of consecutive rows as well: fewer passes over the geometry.
std::vector<KeptTiles::Piece> KeptTiles::joined(std::vector<Due> tiles) const {
  std::vector<Piece> pieces;
  for (const Due& tile : tiles) {
    const Piece one{.map = {tile.column * kTile, tile.row * kTile, kTile, kTile},
                    .store_x = wrapped(tile.column, columns_) * kTile,
                    .store_y = wrapped(tile.row, rows_) * kTile,
                    .has_old_ground = tile.ground};
    if (!pieces.empty()) {
      Piece& last = pieces.back();
      if (last.map.y == one.map.y && last.map.x + last.map.width == one.map.x &&
          last.store_x + last.map.width == one.store_x && last.has_old_ground == one.has_old_ground) {
        last.map.width += kTile;
        continue;
      }
    }
    pieces.push_back(one);
  }
  std::vector<Piece> blocks;
  for (const Piece& piece : pieces) {
    const auto above = std::find_if(blocks.begin(), blocks.end(), [&](const Piece& block) {
      return block.map.x == piece.map.x && block.map.width == piece.map.width &&
             block.map.y + block.map.height == piece.map.y &&
             block.store_y + block.map.height == piece.store_y &&
             block.has_old_ground == piece.has_old_ground;
    });
    if (above == blocks.end())
      blocks.push_back(piece);
    else
      above->map.height += piece.map.height;
  }
  return blocks;
}

std::vector<KeptTiles::Piece> KeptTiles::pieces(const Lattice& view) const {
  std::vector<Piece> found;
  if (columns_ == 0) return found;
  for (int y = 0; y < view.height;) {
    const int store_y = wrapped(view.y + y, store_height());
    const int height = std::min(view.height - y, store_height() - store_y);
    for (int x = 0; x < view.width;) {
      const int store_x = wrapped(view.x + x, store_width());
      const int width = std::min(view.width - x, store_width() - store_x);
      found.push_back(
          {.map = {view.x + x, view.y + y, width, height}, .store_x = store_x, .store_y = store_y});
      x += width;
    }
    y += height;
  }
  return found;
}

}  // namespace city
