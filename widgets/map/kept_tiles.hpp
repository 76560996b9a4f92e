// Which pieces of a map are kept as pixels, which must be painted now, and where they lie in the store.
//
// The lattice is the map in whole pixels at one scale, x right and y down, from an origin that never moves while pixels are
// kept. It is cut into tiles of kTile pixels; the store has room for every tile that a view of the given size can touch, and
// wraps around: tile (i, j) always lies in slot (i mod columns, j mod rows), so that moving the view copies nothing.
// Tiles never seen before are due at once. Tiles that show an older revision are due oldest first, so many per frame that all
// are new within kRenewal: no frame is long, and no tile is painted much more often than once in that time.
// Units: pixels, seconds. Threads: plain value.
#pragma once
#include <cstdint>
#include <limits>
#include <vector>

namespace city {

struct Lattice {  // a rectangle of the lattice
  std::int64_t x = 0, y = 0;
  int width = 0, height = 0;
  friend bool operator==(const Lattice&, const Lattice&) = default;
};

inline constexpr int kTile = 128;
inline constexpr double kRenewal_s = 0.25;

class KeptTiles {
 public:
  struct Piece {  // a rectangle that lies in the store in one piece
    Lattice map{};
    int store_x = 0, store_y = 0;  // of its left upper corner, y down
    bool has_old_ground = false;   // the ground is due as well
  };
  struct Revisions {
    std::uint64_t ground = 0, crowd = 0;
  };

  // Forgets everything; makes room for views of this size.
  void reset(int width, int height);
  int store_width() const { return columns_ * kTile; }
  int store_height() const { return rows_ * kTile; }

  // What must be painted before `view` is shown, `passed_s` after the last time; taken as painted.
  std::vector<Piece> due(const Lattice& view, Revisions newest, double passed_s);
  // The view as it lies in the store: at most four pieces.
  std::vector<Piece> pieces(const Lattice& view) const;

 private:
  static constexpr std::int64_t kNone = std::numeric_limits<std::int64_t>::min();
  struct Tile {
    std::int64_t column = kNone, row = kNone;  // which tile the slot holds
    Revisions shown{};
    std::uint64_t painted = 0;  // order of painting
  };
  struct Due {
    std::int64_t column = 0, row = 0;
    bool ground = false;
  };

  Tile& slot(std::int64_t column, std::int64_t row);
  std::vector<Piece> joined(std::vector<Due> tiles) const;

  int columns_ = 0, rows_ = 0;
  std::vector<Tile> slots_{};
  std::uint64_t paintings_ = 0;
};

}  // namespace city
