#include "widgets/wall/scene_layout.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "tests/widgets/support/scenes.hpp"

namespace city {
namespace {

std::vector<Rect> all_of(const SceneLayout& layout) {
  std::vector<Rect> all = layout.panels;
  all.push_back(layout.header);
  all.push_back(layout.status);
  return all;
}

bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

const std::vector<SizePx> kSizes{{1280, 720},  {1600, 900},  {1920, 1080}, {2560, 1440},
                                 {3840, 2160}, {2560, 1080}, {1920, 1200}};

TEST(SceneLayout, KeepsEveryPanelOnTheScreenAndApartOnWholePixels) {
  const SceneBookPtr book = support::demo_scenes();
  for (const SizePx size : kSizes) {
    for (const double seat_m : {0.0, 3.0, 20.0}) {
      const TypeScale type = type_scale(size, {.pixel_pitch_mm = 0.63, .farthest_seat_m = seat_m});
      for (const Scene& scene : book->scenes) {
        const std::vector<Rect> panels = all_of(scene_layout(scene.screens[0], size, type));
        for (std::size_t i = 0; i < panels.size(); ++i) {
          const std::string which =
              scene.id + " " + std::to_string(size.width) + " panel " + std::to_string(i);
          EXPECT_GT(panels[i].w, 0) << which;
          EXPECT_GT(panels[i].h, 0) << which;
          EXPECT_GE(panels[i].x, 0) << which;
          EXPECT_LE(panels[i].right(), static_cast<float>(size.width)) << which;
          EXPECT_LE(panels[i].bottom(), static_cast<float>(size.height)) << which;
          EXPECT_EQ(panels[i].x, std::round(panels[i].x)) << which;
          EXPECT_EQ(panels[i].y, std::round(panels[i].y)) << which;
          for (std::size_t k = i + 1; k < panels.size(); ++k)
            EXPECT_FALSE(overlap(panels[i], panels[k])) << which << " and " << k;
        }
      }
    }
  }
}

TEST(SceneLayout, IsTheSamePictureAtTwiceThePixels) {
  const SizePx hd{1920, 1080}, uhd{3840, 2160};
  const SceneBookPtr book = support::demo_scenes();
  const SceneScreen& screen = book->scenes[0].screens[0];
  const std::vector<Rect> small = all_of(scene_layout(screen, hd, type_scale(hd)));
  const std::vector<Rect> large = all_of(scene_layout(screen, uhd, type_scale(uhd)));
  for (std::size_t i = 0; i < small.size(); ++i) {
    EXPECT_NEAR(large[i].x, 2 * small[i].x, 2) << i;
    EXPECT_NEAR(large[i].y, 2 * small[i].y, 2) << i;
    EXPECT_NEAR(large[i].w, 2 * small[i].w, 3) << i;
    EXPECT_NEAR(large[i].h, 2 * small[i].h, 3) << i;
  }
}

TEST(SceneLayout, LeavesTheSeamsBetweenDisplaysFree) {
  const SizePx size{3840, 2160};
  const SceneScreen screen{.columns = 4,
                           .rows = 4,
                           .panels = {{.panel = "a", .at = {0, 0, 1, 2}},
                                      {.panel = "b", .at = {1, 0, 1, 2}},
                                      {.panel = "c", .at = {2, 0, 2, 2}},
                                      {.panel = "d", .at = {0, 2, 2, 2}},
                                      {.panel = "e", .at = {2, 2, 2, 2}}}};
  const SceneLayout layout = scene_layout(screen, size, type_scale(size), {.across = 2, .down = 2, .px = 30});
  for (const Rect& panel : layout.panels) {
    EXPECT_TRUE(panel.right() <= 1920 - 15 || panel.x >= 1920 + 15) << panel.x << " to " << panel.right();
    EXPECT_TRUE(panel.bottom() <= 1080 - 15 || panel.y >= 1080 + 15) << panel.y << " to " << panel.bottom();
  }
}

TEST(SceneLayout, LeavesAPanelAloneThatSpansASeam) {
  const SizePx size{3840, 2160};
  const SceneScreen screen{.columns = 4, .rows = 1, .panels = {{.panel = "map", .at = {1, 0, 2, 1}}}};
  const Rect map = scene_layout(screen, size, type_scale(size), {.across = 2, .down = 1, .px = 30}).panels[0];
  EXPECT_LT(map.x, 1000);
  EXPECT_GT(map.right(), 2800);
}

}  // namespace
}  // namespace city
