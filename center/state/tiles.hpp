// Map tiles as decoded pictures, from whatever reads them to whoever draws them.
//
// Tiles are numbered as on the web: zoom z has 2^z by 2^z tiles of the Web Mercator square, x east, y south from the top.
// A source decodes on a thread of its own. request() and poll() never wait for it: requests beyond kMostRequests are dropped,
// oldest first, so that whoever still wants one asks again; decoded tiles beyond kMostDecodedBytes make the thread wait.
// Threads: request() and poll() from one thread.
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "sensors/facts.hpp"

namespace city {

struct TileId {
  int zoom = 0, x = 0, y = 0;
  friend bool operator==(const TileId&, const TileId&) = default;
  friend auto operator<=>(const TileId&, const TileId&) = default;
};

struct DecodedTile {
  TileId id{};
  int width = 0, height = 0;         // 0: the source has no such tile, or cannot read it
  std::vector<std::uint8_t> rgba{};  // rows from the top, straight alpha
};

struct TileRange {
  int least_zoom = 0, most_zoom = 0;
  LonLat south_west{-180, -85.0511}, north_east{180, 85.0511};
  std::string attribution{};
};

struct TileHealth {
  std::uint64_t decoded = 0;
  std::uint64_t absent = 0;  // not in the source
  std::uint64_t broken = 0;  // there, but not a picture
  std::string last_error{};  // in words, with zoom, column and row
};

class TileSource {
 public:
  static constexpr std::size_t kMostRequests = 512;
  static constexpr std::size_t kMostDecodedBytes = std::size_t{16} << 20;

  virtual ~TileSource() = default;
  virtual const TileRange& range() const = 0;
  virtual void request(
      std::span<const TileId> tiles) = 0;       // most wanted first; those asked for now come first
  virtual std::vector<DecodedTile> poll() = 0;  // what was decoded since, each once
  virtual TileHealth health() const = 0;
};
using TileSourcePtr = std::shared_ptr<TileSource>;

}  // namespace city
