#include "widgets/map/kept_tiles.hpp"

#include <gtest/gtest.h>

#include <map>
#include <utility>

namespace city {
namespace {

constexpr int kWidth = 1000, kHeight = 700;
constexpr KeptTiles::Revisions kFirst{1, 1};

std::int64_t area_of(const std::vector<KeptTiles::Piece>& pieces) {
  std::int64_t area = 0;
  for (const auto& piece : pieces) area += static_cast<std::int64_t>(piece.map.width) * piece.map.height;
  return area;
}

// What the store holds, pixel by pixel, as a painter would leave it: the place on the map that was painted there.
class Store {
 public:
  explicit Store(const KeptTiles& tiles) : tiles_{tiles} {}
  void paint(const std::vector<KeptTiles::Piece>& pieces) {
    for (const auto& piece : pieces) {
      EXPECT_GE(piece.store_x, 0);
      EXPECT_LE(piece.store_x + piece.map.width, tiles_.store_width());
      EXPECT_GE(piece.store_y, 0);
      EXPECT_LE(piece.store_y + piece.map.height, tiles_.store_height());
      for (int y = 0; y < piece.map.height; y += kStep)
        for (int x = 0; x < piece.map.width; x += kStep)
          pixels_[{piece.store_x + x, piece.store_y + y}] = {piece.map.x + x, piece.map.y + y};
    }
  }
  // Whether copying the pieces of a view shows exactly that view.
  bool shows(const Lattice& view) const {
    std::int64_t area = 0;
    for (const auto& piece : tiles_.pieces(view)) {
      area += static_cast<std::int64_t>(piece.map.width) * piece.map.height;
      for (const auto& [x, y] : {std::pair{0, 0}, {piece.map.width - 1, piece.map.height - 1}}) {
        const int down_x = (piece.store_x + x) / kStep * kStep, down_y = (piece.store_y + y) / kStep * kStep;
        const auto found = pixels_.find({down_x, down_y});
        if (found == pixels_.end()) return false;
        if (found->second.first + (piece.store_x + x - down_x) != piece.map.x + x) return false;
        if (found->second.second + (piece.store_y + y - down_y) != piece.map.y + y) return false;
      }
    }
    return area == static_cast<std::int64_t>(view.width) * view.height;
  }

 private:
  static constexpr int kStep = 16;  // divides a tile
  const KeptTiles& tiles_;
  std::map<std::pair<int, int>, std::pair<std::int64_t, std::int64_t>> pixels_{};
};

TEST(KeptTiles, PaintAllOfAViewThatWasNeverSeenAndThenNothing) {
  KeptTiles tiles;
  tiles.reset(kWidth, kHeight);
  const Lattice view{-37, 4001, kWidth, kHeight};
  EXPECT_GE(area_of(tiles.due(view, kFirst, 0.016)), static_cast<std::int64_t>(kWidth) * kHeight);
  EXPECT_TRUE(tiles.due(view, kFirst, 0.016).empty());
}

TEST(KeptTiles, ShowTheRightPlacesWhereverTheViewGoes) {
  KeptTiles tiles;
  tiles.reset(kWidth, kHeight);
  Store store{tiles};
  Lattice view{-512, -90, kWidth, kHeight};
  for (int step = 0; step < 120; ++step) {
    view.x += step % 7 * 31 - 40;
    view.y -= step % 5 * 17 - 13;
    store.paint(tiles.due(view, kFirst, 0.016));
    ASSERT_TRUE(store.shows(view)) << "step " << step << " at " << view.x << ", " << view.y;
  }
}

TEST(KeptTiles, PaintOnlyWhatComesIntoView) {
  KeptTiles tiles;
  tiles.reset(kWidth, kHeight);
  tiles.due({0, 0, kWidth, kHeight}, kFirst, 0.016);
  EXPECT_TRUE(tiles.due({20, 0, kWidth, kHeight}, kFirst, 0.016).empty()) << "within the last tile";
  const auto strip = tiles.due({60, 0, kWidth, kHeight}, kFirst, 0.016);
  ASSERT_EQ(strip.size(), 1U) << "one column, in one piece";
  EXPECT_EQ(strip[0].map, (Lattice{1024, 0, kTile, 6 * kTile}));
  EXPECT_TRUE(strip[0].has_old_ground);
}

TEST(KeptTiles, RenewAChangedCrowdWithinAQuarterOfASecondAndNeverMuchAtOnce) {
  KeptTiles tiles;
  tiles.reset(kWidth, kHeight);
  const Lattice view{0, 0, kWidth, kHeight};
  const std::int64_t all = area_of(tiles.due(view, kFirst, 0.016));
  const KeptTiles::Revisions newer{1, 2};
  std::int64_t painted = 0;
  for (int frame = 0; frame < 15; ++frame) {
    const auto pieces = tiles.due(view, newer, 1.0 / 60);
    for (const auto& piece : pieces) EXPECT_FALSE(piece.has_old_ground);
    EXPECT_LE(area_of(pieces), all / 10);
    painted += area_of(pieces);
  }
  EXPECT_EQ(painted, all);
  EXPECT_TRUE(tiles.due(view, newer, 1.0 / 60).empty());
}

TEST(KeptTiles, RenewTheOldestFirstWhenTheCityNeverRests) {
  KeptTiles tiles;
  tiles.reset(kWidth, kHeight);
  const Lattice view{0, 0, kWidth, kHeight};
  tiles.due(view, kFirst, 0);
  std::map<std::pair<std::int64_t, std::int64_t>, int> last;
  for (int frame = 1; frame <= 60; ++frame) {
    const auto pieces = tiles.due(view, {1, static_cast<std::uint64_t>(1 + frame)}, 1.0 / 60);
    for (const auto& piece : pieces)
      for (int y = 0; y < piece.map.height; y += kTile)
        for (int x = 0; x < piece.map.width; x += kTile) {
          int& before = last[{piece.map.x + x, piece.map.y + y}];
          EXPECT_LE(frame - before, 15) << "no tile is older than a quarter of a second";
          before = frame;
        }
  }
  for (const auto& [tile, frame] : last) EXPECT_GE(frame, 45);
}

TEST(KeptTiles, RenewEverythingAtOnceAfterAPause) {
  KeptTiles tiles;
  tiles.reset(kWidth, kHeight);
  const Lattice view{0, 0, kWidth, kHeight};
  const std::int64_t all = area_of(tiles.due(view, kFirst, 0));
  EXPECT_EQ(area_of(tiles.due(view, {2, 2}, 1)), all);
}

TEST(KeptTiles, HoldNothingBeforeTheyHaveRoom) {
  KeptTiles tiles;
  EXPECT_TRUE(tiles.due({0, 0, 10, 10}, kFirst, 1).empty());
  EXPECT_TRUE(tiles.pieces({0, 0, 10, 10}).empty());
}

}  // namespace
}  // namespace city
