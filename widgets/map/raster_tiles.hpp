// A picture of the ground under the map, from tiles: what is seen is asked for, what has come is on the GPU, the rest waits.
//
// Textures are bounded by kRasterBytes, the longest unseen go first. One map is drawn from at most kMostTilesOfAMap tiles, so
// that all maps of a wall fit in there together: where a screen would need more (4K) the next coarser level serves. While a tile
// is on its way, the part of the nearest coarser one that is here stands in for it.
// Pictures are dimmed and half bleached: the lightest ground is still dark enough for a grey mark to have 3:1 against it.
// Threads: the context's. Never waits: neither for the file nor for decoding.
#pragma once
#include <cstdint>
#include <map>
#include <vector>

#include "center/state/tiles.hpp"
#include "widgets/map/camera.hpp"
#include "widgets/map/gl_objects.hpp"
#include "widgets/map/paint_frame.hpp"

namespace city {

inline constexpr std::size_t kRasterBytes = std::size_t{64} << 20;
inline constexpr std::size_t kMostTilesOfAMap = 64;
inline constexpr Colour kRasterDark = colour(0x0c0f12), kRasterLight = colour(0x333940);

struct TileSpan {  // of one zoom, both ends included; empty: last < first
  int zoom = 0, first_x = 0, last_x = -1, first_y = 0, last_y = -1;
  std::size_t count() const;
};
// The tiles under a part of the World, within what the source has.
TileSpan tiles_under(const Bounds&, int zoom, const TileRange&);
// The level whose pixels come nearest to the screen's, coarser where that would be too many tiles.
int raster_level(double pixels_per_world, int tile_px, Screen size, const TileRange&);

class RasterTiles {
 public:
  explicit RasterTiles(World origin) : origin_{origin} {}
  ~RasterTiles();
  RasterTiles(const RasterTiles&) = delete;
  RasterTiles& operator=(const RasterTiles&) = delete;

  void show(TileSourcePtr source);  // null: none
  bool is_on() const { return source_ != nullptr; }
  const TileSource* source() const { return source_.get(); }

  int level_for(double pixels_per_world, Screen size) const;
  bool update(const PaintFrame&, int level);  // true: tiles have come, the ground looks different
  void draw(const PaintFrame&, int level, float opacity) const;

  // Something that the last update() wanted is not here, or came so lately that not all of the map shows it.
  bool is_waiting() const { return is_waiting_; }
  std::size_t bytes() const { return bytes_; }
  std::string trouble() const { return program_.trouble(); }

 private:
  struct Tile {
    GLuint texture = 0;  // 0: the source has none
    std::size_t bytes = 0;
    std::uint64_t used = 0;
  };
  Bounds bounds_of(const PaintFrame&) const;
  bool upload();
  void make_room();
  void forget_all();
  const Tile* find(TileId) const;

  World origin_;
  TileSourcePtr source_{};
  GlProgram program_{};
  GlVertexArray layout_{};
  std::map<TileId, Tile> tiles_{};
  std::vector<DecodedTile> arrived_{};  // decoded, not yet on the GPU; the newest last
  std::size_t bytes_ = 0;
  std::uint64_t updates_ = 0;
  int tile_px_ = 256;
  int settling_ = 0;
  bool is_waiting_ = false;
};

}  // namespace city
