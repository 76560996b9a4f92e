#include "widgets/map/camera.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace city {
namespace {

const Viewport kPanel{.position = {100, 50}, .size = {800, 600}};
const Camera kCamera{.centre = {0.8375, 0.428}, .pixels_per_world = 2'000'000};

TEST(Camera, PutsItsCentreInTheMiddleOfThePanel) {
  EXPECT_EQ(screen_from_world(kCamera, kPanel, kCamera.centre), (Screen{500, 350}));
}

TEST(Camera, FindsTheGroundUnderAPixel) {
  const World under = world_from_screen(kCamera, kPanel, {123, 456});
  const Screen back = screen_from_world(kCamera, kPanel, under);
  EXPECT_NEAR(back.x, 123, 1e-3);
  EXPECT_NEAR(back.y, 456, 1e-3);
}

TEST(Camera, FollowsTheHand) {
  const World under = world_from_screen(kCamera, kPanel, {300, 200});
  const Screen after = screen_from_world(panned(kCamera, {25, -10}), kPanel, under);
  EXPECT_NEAR(after.x, 325, 1e-3);
  EXPECT_NEAR(after.y, 190, 1e-3);
}

TEST(Camera, KeepsWhatIsUnderTheCursorWhileZooming) {
  const Screen cursor{222, 333};
  const World under = world_from_screen(kCamera, kPanel, cursor);
  for (const double factor : {0.5, 0.9, 1.25, 3.0}) {
    const Screen after = screen_from_world(zoomed_about(kCamera, kPanel, cursor, factor), kPanel, under);
    EXPECT_NEAR(after.x, cursor.x, 1e-2) << factor;
    EXPECT_NEAR(after.y, cursor.y, 1e-2) << factor;
  }
}

TEST(Camera, StaysWithinItsLimits) {
  EXPECT_EQ(zoomed_about(kCamera, kPanel, {500, 350}, 1e12).pixels_per_world, kMostPixelsPerWorld);
  EXPECT_EQ(zoomed_about(kCamera, kPanel, {500, 350}, 1e-12).pixels_per_world, kLeastPixelsPerWorld);
  EXPECT_EQ(panned(kCamera, {-1e12F, 0}).centre.x, 1);
}

TEST(Camera, FitsBoundsInsideTheMargin) {
  const Bounds city{{0.837, 0.4275}, {0.838, 0.4285}};
  const Camera camera = fitted(city, kPanel, 20);
  const Screen top_left = screen_from_world(camera, kPanel, city.min),
               bottom_right = screen_from_world(camera, kPanel, city.max);
  EXPECT_NEAR(top_left.y, 50 + 20, 0.1);
  EXPECT_NEAR(bottom_right.y, 650 - 20, 0.1);
  EXPECT_GE(top_left.x, 100 + 20);
}

TEST(Camera, SurvivesAPanelWithoutSizeAndBoundsWithoutExtent) {
  const Camera camera = fitted({{0.5, 0.5}, {0.5, 0.5}}, {.size = {0, 0}}, 20);
  EXPECT_TRUE(std::isfinite(camera.pixels_per_world));
  EXPECT_EQ(camera.centre, (World{0.5, 0.5}));
}

TEST(CameraMotion, GlidesOnAndDiesWithinHalfASecond) {
  Moved now{kCamera, {.glide_px_s = {600, 0}}};
  for (int frame = 0; frame < 30; ++frame) now = moved(now.camera, now.motion, 1.0 / 60);
  EXPECT_LT(now.camera.centre.x, kCamera.centre.x);
  EXPECT_FALSE(is_moving(now.motion));
  const Moved later = moved(now.camera, now.motion, 1);
  EXPECT_EQ(later.camera.centre, now.camera.centre);
}

TEST(CameraMotion, FliesToExactlyWhereItWasSent) {
  const Camera far{.centre = {0.8377, 0.4279}, .pixels_per_world = 9'000'000};
  Moved now{kCamera, flight_to(kCamera, far)};
  double previous = now.camera.pixels_per_world;
  int frames = 0;
  while (is_moving(now.motion) && ++frames < 120) {
    now = moved(now.camera, now.motion, 1.0 / 60);
    EXPECT_GE(now.camera.pixels_per_world, previous) << "zooms in without swinging back";
    previous = now.camera.pixels_per_world;
  }
  EXPECT_LE(frames, 60) << "at most 0.9 s";
  EXPECT_EQ(now.camera.centre, far.centre);
  EXPECT_EQ(now.camera.pixels_per_world, far.pixels_per_world);
}

}  // namespace
}  // namespace city
