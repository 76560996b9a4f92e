// Kept pixels against painted ones: the same picture, wherever the map was moved in between.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "tests/widgets/map/city_builder.hpp"
#include "tests/widgets/map/map_stage.hpp"

namespace city::test {
namespace {

class KeptPixels : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string why;
    stage = MapStage::create({700, 500}, why);
    if (!stage) GTEST_SKIP() << "no headless OpenGL here: " << why;
    for (const MapLayer layer : {MapLayer::Names, MapLayer::Legend, MapLayer::Scale})
      stage->panel.layers[layer].on = false;
    stage->frame(crowded);
    stage->panel.is_placed = true;
    stage->frame(crowded);
  }
  // As a panel draws that nobody has seen before: nothing is kept.
  Picture painted() {
    const MapPanel seen = stage->panel;
    stage->panel = MapPanel{.camera = seen.camera, .is_placed = true, .layers = seen.layers};
    stage->frame(crowded);
    const Picture picture = stage->read_back();
    stage->panel = seen;
    return picture;
  }
  std::uint64_t pixels_painted() { return stage->renderer().stats().pixels_painted; }

  CityBuilder city{};
  CityView crowded = strewn_city(30'000, city, 50);
  std::unique_ptr<MapStage> stage;
};

int differing(const Picture& a, const Picture& b, int tolerance) {
  int count = 0;
  for (std::size_t i = 0; i < a.rgba.size(); ++i)
    if (std::abs(static_cast<int>(a.rgba[i]) - static_cast<int>(b.rgba[i])) > tolerance) ++count;
  return count;
}

TEST_F(KeptPixels, AreThoseThatWouldBePaintedAfterAnyPanByWholePixels) {
  for (const Screen by : {Screen{3, 1}, {-250, 170}, {900, 700}, {-900, -811}, {64, -128}}) {
    stage->panel.camera = panned(stage->panel.camera, by);
    stage->frame(crowded);
    const Picture kept = stage->read_back();
    // Edges may round differently by one grey level where a piece has another corner than the panel.
    EXPECT_LE(differing(kept, painted(), 2), 12) << by.x << ", " << by.y;
    stage->frame(crowded);
    stage->frame(crowded);
  }
}

TEST_F(KeptPixels, AreCopiedWhenTheMapOnlyMoves) {
  stage->frame(crowded);
  stage->panel.camera = panned(stage->panel.camera, {2, 1});
  stage->frame(crowded);
  stage->panel.camera = panned(stage->panel.camera, {-2, -1});
  stage->frame(crowded);
  EXPECT_EQ(pixels_painted(), 0U);
  stage->panel.camera = panned(stage->panel.camera, {200, 0});
  stage->frame(crowded);
  EXPECT_GT(pixels_painted(), 0U);
  EXPECT_LT(pixels_painted(), 700U * 500U * 2 / 3);
}

TEST_F(KeptPixels, ArePaintedAnewWhenTheMapIsZoomed) {
  stage->panel.camera = zoomed_about(stage->panel.camera, stage->viewport(), {350, 250}, 1.5);
  stage->frame(crowded);
  EXPECT_EQ(pixels_painted(), 700U * 500U);
  EXPECT_LE(differing(stage->read_back(), painted(), 2), 12);
}

TEST_F(KeptPixels, FollowTheCrowdWithinAQuarterOfASecond) {
  const Picture before = stage->read_back();
  for (std::size_t chunk = 0; chunk < city.paged.size(); ++chunk) {
    AssetChunk& edited = city.paged.edit(chunk);
    for (ValueNow& value : edited.values) value.event_time = value.received_at = kNoon - 1h;  // all are stale
  }
  crowded = city.view();
  for (int frame = 0; frame < 15; ++frame) {
    stage->frame(crowded);
    EXPECT_LT(pixels_painted(), 700U * 500U / 3) << "no frame paints it all";
  }
  EXPECT_GT(differing(stage->read_back(), before, 2), 10'000);
  EXPECT_LE(differing(stage->read_back(), painted(), 2), 12);
}

TEST_F(KeptPixels, AreCountedAndFreedWithTheirPanel) {
  stage->frame(crowded);
  const std::uint64_t with_one = stage->renderer().stats().gpu_bytes;
  EXPECT_GT(with_one, 2U * 4 * 700 * 500);
  stage->panel.owner.reset();
  stage->frame(crowded);
  stage->frame(crowded);
  stage->frame(crowded);
  EXPECT_EQ(stage->renderer().stats().gpu_bytes, with_one) << "one panel went, another came";
  stage->panel.owner.reset();
  stage->panel.camera = zoomed_about(stage->panel.camera, stage->viewport(), {350, 250}, 1.1);
  stage->frame(crowded);
  stage->panel.camera = zoomed_about(stage->panel.camera, stage->viewport(), {350, 250}, 1.1);
  stage->frame(crowded);
  EXPECT_LT(stage->renderer().stats().gpu_bytes, with_one) << "nothing is kept while it is zoomed";
}

}  // namespace
}  // namespace city::test
