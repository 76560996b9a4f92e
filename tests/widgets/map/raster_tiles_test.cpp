// The picture under the map: which tiles, how many, and what is on the screen while they come. Tiles are made up by a source
// that answers at once.
#include "widgets/map/raster_tiles.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "tests/widgets/map/city_builder.hpp"
#include "tests/widgets/map/map_stage.hpp"
#include "widgets/map/map_renderer.hpp"

namespace city::test {
namespace {

const TileRange kTaipei{.least_zoom = 8,
                        .most_zoom = 15,
                        .south_west = {121.4, 24.9},
                        .north_east = {121.7, 25.3},
                        .attribution = "Aerial: the city"};

Bounds around(LonLat at, double half) {
  const World w = world_from_geo(at);
  return {{w.x - half, w.y - half}, {w.x + half, w.y + half}};
}

TEST(RasterTiles, CoverWhatIsSeenAndNothingBeyondTheirBounds) {
  const TileSpan one = tiles_under(around({121.55, 25.1}, 1e-7), 14, kTaipei);
  EXPECT_EQ(one.count(), 1U);
  EXPECT_EQ(one.first_x, static_cast<int>(world_from_geo({121.55, 25.1}).x * (1 << 14)));
  EXPECT_EQ(tiles_under(around({100, 10}, 1e-4), 14, kTaipei).count(), 0U);
  const TileSpan all = tiles_under({{0, 0}, {1, 1}}, 8, kTaipei);
  EXPECT_LE(all.count(), 4U) << "the whole world is asked for, the city has less";
  EXPECT_EQ(tiles_under({{0, 0}, {1, 1}}, 0, TileRange{}).count(), 1U);
}

TEST(RasterTiles, TakeTheLevelNearestToTheScreensPixels) {
  const Screen hd{1280, 720};
  EXPECT_EQ(raster_level(256.0 * (1 << 12), 256, hd, kTaipei), 12);
  EXPECT_EQ(raster_level(256.0 * (1 << 12) * 1.3, 256, hd, kTaipei), 12);
  EXPECT_EQ(raster_level(256.0 * (1 << 12) * 1.5, 256, hd, kTaipei), 13);
  EXPECT_EQ(raster_level(256.0 * (1 << 20), 256, hd, kTaipei), 15) << "the finest there is, enlarged";
  EXPECT_EQ(raster_level(256.0, 256, hd, kTaipei), 8);
}

TEST(RasterTiles, NeverNeedMoreOfThemThanThereIsRoomFor) {
  for (const Screen size : {Screen{1280, 720}, Screen{1920, 1080}, Screen{3840, 2160}, Screen{7680, 4320}})
    for (double scale = 256.0 * (1 << 9); scale < 256.0 * (1 << 16); scale *= 1.1) {
      const int level = raster_level(scale, 256, size, {.least_zoom = 0, .most_zoom = 18});
      const double tile_px = scale / std::ldexp(1.0, level);
      const double across = std::ceil(static_cast<double>(size.x) / tile_px) + 1,
                   down = std::ceil(static_cast<double>(size.y) / tile_px) + 1;
      EXPECT_LE(across * down, static_cast<double>(kMostTilesOfAMap)) << size.x << " " << scale;
    }
}

TEST(RasterTiles, AreDarkEnoughForAGreyMark) {
  EXPECT_GE(contrast(MapColours{}.normal, kRasterLight), 3.0);
  EXPECT_GE(contrast(MapColours{}.quiet_name, kRasterLight), 3.0);
}

// Every tile of one colour by its level; `has` says which exist.
class Painted final : public TileSource {
 public:
  const TileRange& range() const override { return kTaipei; }
  void request(std::span<const TileId> tiles) override {
    for (const TileId& id : tiles) {
      asked.insert(id);
      DecodedTile tile{.id = id};
      if (id.zoom <= finest) {
        tile.width = tile.height = side;
        for (int i = 0; i < side * side; ++i)
          for (const int c : {id.zoom % 2 == 0 ? 255 : 0, 0, id.zoom % 2 == 0 ? 0 : 255, 255})
            tile.rgba.push_back(static_cast<std::uint8_t>(c));
      }
      ready.push_back(std::move(tile));
    }
  }
  std::vector<DecodedTile> poll() override { return std::exchange(ready, {}); }
  TileHealth health() const override { return {}; }

  int finest = 99, side = 16;
  std::set<TileId> asked{};
  std::vector<DecodedTile> ready{};
};

class RasterPicture : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string why;
    stage = MapStage::create({800, 700}, why);
    if (!stage) GTEST_SKIP() << "no headless OpenGL here: " << why;
    ASSERT_TRUE(stage->geography());
    stage->style.look.type = type_scale({1920, 1080});
    stage->panel.layers[MapLayer::Legend].on = stage->panel.layers[MapLayer::Names].on =
        stage->panel.layers[MapLayer::Scale].on = false;
    view = city.view();
  }
  Colour at(const Picture& picture, LonLat place) const {
    const Screen s = screen_from_world(stage->panel.camera, stage->viewport(), world_from_geo(place));
    const std::uint8_t* p = picture.pixel(static_cast<int>(s.x), static_cast<int>(s.y));
    return {p[0], p[1], p[2]};
  }

  std::unique_ptr<MapStage> stage;
  CityBuilder city;
  CityView view;
};

const LonLat kOnLand{121.5350, 25.0510}, kInTheSea{121.46, 25.20};

TEST_F(RasterPicture, LiesUnderTheCityDimmedAndReachesBeyondIt) {
  const auto source = std::make_shared<Painted>();
  const Picture before = stage->picture(view);
  stage->renderer().show_raster(source);
  for (int i = 0; i < 30 && (i < 2 || stage->renderer().is_loading()); ++i) stage->frame(view);
  EXPECT_FALSE(stage->renderer().is_loading());
  const Picture after = stage->picture(view);
  for (const LonLat& place : {kOnLand, kInTheSea}) {
    const Colour was = at(before, place), is = at(after, place);
    EXPECT_GT(std::abs(is.r - is.b), std::abs(was.r - was.b)) << "the tiles are red or blue";
    EXPECT_LT(luminance(is), luminance(kRasterLight));
  }
  EXPECT_FALSE(source->asked.empty());
  EXPECT_GT(stage->renderer().stats().gpu_bytes, 0U);
}

TEST_F(RasterPicture, ShowsCoarserTilesWhileFinerAreMissing) {
  const auto source = std::make_shared<Painted>();
  source->finest = 9;  // finer ones are asked for and do not exist
  stage->renderer().show_raster(source);
  for (int i = 0; i < 6; ++i) stage->frame(view);
  const Colour is = at(stage->picture(view), kInTheSea);
  EXPECT_GT(std::abs(is.r - is.b), 10);
}

TEST_F(RasterPicture, IsGoneWhenItsLayerIsOff) {
  stage->renderer().show_raster(std::make_shared<Painted>());
  const Colour before = at(stage->picture(view), kInTheSea);
  stage->panel.layers[MapLayer::Raster].on = false;
  const Colour after = at(stage->picture(view), kInTheSea);
  EXPECT_FALSE(before.r == after.r && before.b == after.b);
}

TEST_F(RasterPicture, KeepsItsBytesUnderTheBoundHoweverFarOneTravels) {
  const auto source = std::make_shared<Painted>();
  source->side = 512;  // a megabyte each
  stage->renderer().show_raster(source);
  RasterTiles& raster = stage->renderer().impl().raster;
  std::size_t most = 0;
  for (int i = 0; i < 40; ++i) {
    stage->panel.is_placed = true;
    stage->panel.camera = {.centre = world_from_geo({121.42 + 0.007 * i, 24.95 + 0.007 * i}),
                           .pixels_per_world = 256.0 * (1 << (10 + i % 5))};
    for (int j = 0; j < 3; ++j) stage->build_only(view);
    most = std::max(most, raster.bytes());
  }
  EXPECT_LE(most, kRasterBytes);
  EXPECT_GT(most, kRasterBytes / 4) << "or the bound was never tried";
}

}  // namespace
}  // namespace city::test
