#include "center/tiles/mbtiles.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "tests/center/tiles/tile_pictures.hpp"

namespace city {
namespace {

std::string error_of(const std::filesystem::path& path) {
  auto opened = open_mbtiles(path);
  const auto* error = std::get_if<TilesError>(&opened);
  return error != nullptr ? error->what : "";
}

TileSourcePtr opened(const test::TileFile& file) {
  auto source = open_mbtiles(file.path());
  if (auto* error = std::get_if<TilesError>(&source)) ADD_FAILURE() << error->what;
  return std::holds_alternative<TileSourcePtr>(source) ? std::get<TileSourcePtr>(source) : nullptr;
}

// Until that many have come, or ten seconds.
std::vector<DecodedTile> polled(TileSource& source, std::size_t count) {
  std::vector<DecodedTile> all;
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{10};
  while (all.size() < count && std::chrono::steady_clock::now() < end) {
    for (DecodedTile& tile : source.poll()) all.push_back(std::move(tile));
    std::this_thread::yield();
  }
  return all;
}

TEST(Mbtiles, SaysWhereItsTilesAreAndWhose) {
  test::TileFile file;
  file.says("minzoom", "9");
  file.says("maxzoom", "14");
  file.says("bounds", "121.4, 24.9,121.7,25.3");
  file.says("attribution", "Aerial: the city");
  file.tile(9, 0, 0, test::png_of({1, 2, 3}));
  const TileSourcePtr source = opened(file);
  const TileRange& range = source->range();
  EXPECT_EQ(range.least_zoom, 9);
  EXPECT_EQ(range.most_zoom, 14);
  EXPECT_EQ(range.south_west, (LonLat{121.4, 24.9}));
  EXPECT_EQ(range.north_east, (LonLat{121.7, 25.3}));
  EXPECT_EQ(range.attribution, "Aerial: the city");
}

TEST(Mbtiles, LooksUpZoomsThatTheMetadataDoesNotTell) {
  test::TileFile file;
  file.tile(3, 0, 0, test::png_of({1, 2, 3}));
  file.tile(5, 0, 0, test::png_of({1, 2, 3}));
  EXPECT_EQ(opened(file)->range().least_zoom, 3);
  EXPECT_EQ(opened(file)->range().most_zoom, 5);
}

TEST(Mbtiles, CountsRowsFromTheNorthAsTheWebDoes) {
  test::TileFile file;
  file.tile(1, 0, 1, test::png_of({255, 0, 0}));  // the north west of the world, in TMS
  file.tile(1, 0, 0, test::jpeg_of({0, 0, 255}));
  const TileSourcePtr source = opened(file);
  source->request(std::array{TileId{1, 0, 0}, TileId{1, 0, 1}});
  std::vector<DecodedTile> tiles = polled(*source, 2);
  ASSERT_EQ(tiles.size(), 2U);
  if (tiles[0].id.y != 0) std::swap(tiles[0], tiles[1]);
  EXPECT_GT(tiles[0].rgba[0], 240) << "north is red";
  EXPECT_GT(tiles[1].rgba[2], 240) << "south is blue";
  EXPECT_EQ(source->health().decoded, 2U);
}

TEST(Mbtiles, TellsAbsentFromBroken) {
  test::TileFile file;
  file.tile(1, 0, 0, test::png_of({1, 1, 1}));
  file.tile(1, 1, 0, "no picture");
  const TileSourcePtr source = opened(file);
  source->request(std::array{TileId{1, 1, 1}, TileId{1, 0, 0}, TileId{7, -1, 500}});
  const std::vector<DecodedTile> tiles = polled(*source, 3);
  ASSERT_EQ(tiles.size(), 3U);
  for (const DecodedTile& tile : tiles) EXPECT_EQ(tile.width, 0);
  const TileHealth health = source->health();
  EXPECT_EQ(health.broken, 1U);
  EXPECT_EQ(health.absent, 2U);
  EXPECT_NE(health.last_error.find("1/1/1"), std::string::npos) << health.last_error;
}

TEST(Mbtiles, NobodyWhoPollsSlowlyMakesItHoldTheWholeFile) {
  test::TileFile file;
  const std::string large = test::png_of({50, 60, 70}, 512);  // 1 MiB decoded
  for (int x = 0; x < 64; ++x) file.tile(6, x, 0, large);
  const TileSourcePtr source = opened(file);
  std::vector<TileId> all;
  for (int x = 0; x < 64; ++x) all.push_back({6, x, 63});
  source->request(all);
  std::size_t seen = 0, most = 0;
  while (seen < 64) {
    const auto tiles = polled(*source, 1);
    ASSERT_FALSE(tiles.empty());
    std::size_t bytes = 0;
    for (const DecodedTile& tile : tiles) bytes += tile.rgba.size();
    most = std::max(most, bytes);
    seen += tiles.size();
  }
  EXPECT_LE(most, TileSource::kMostDecodedBytes + (2U << 20));
}

TEST(Mbtiles, EndsWhileMuchIsStillWanted) {
  test::TileFile file;
  for (int x = 0; x < 64; ++x) file.tile(6, x, 0, test::png_of({50, 60, 70}, 256));
  TileSourcePtr source = opened(file);
  std::vector<TileId> all;
  for (int x = 0; x < 64; ++x) all.push_back({6, x, 63});
  source->request(all);
  source.reset();
}

TEST(Mbtiles, RefusesWhatItCannotDrawWithWords) {
  EXPECT_NE(error_of("/nowhere/at.mbtiles").find("no such file"), std::string::npos);
  EXPECT_NE(error_of(CITYGLASS_SOURCE_DIR "/README.md"), "");
  EXPECT_NE(error_of(CITYGLASS_SOURCE_DIR "/assets/map/taipei.gpkg").find("not an MBTiles"),
            std::string::npos);
  test::TileFile vector;
  vector.says("format", "pbf");
  EXPECT_NE(error_of(vector.path()).find("vector"), std::string::npos);
}

TEST(Mbtiles, RefusesWebPWhenItIsOpened) {
  test::TileFile file;
  file.tile(0, 0, 0, std::string_view{"RIFF\0\0\0\0WEBPVP8 ", 16});
  EXPECT_NE(error_of(file.path()).find("WebP"), std::string::npos);
}

}  // namespace
}  // namespace city
