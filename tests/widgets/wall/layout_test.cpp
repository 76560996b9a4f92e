#include "widgets/wall/layout.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace city {
namespace {

std::vector<Rect> panels_of(const OverviewLayout& layout) {
  std::vector<Rect> all{layout.header,    layout.map,   layout.cases,
                        layout.hospitals, layout.feeds, layout.status};
  all.insert(all.end(), layout.vitals.begin(), layout.vitals.end());
  return all;
}

std::vector<Rect> panels_of(const FeedsLayout& layout) {
  return {layout.header, layout.health, layout.refusals, layout.findings, layout.pipeline, layout.status};
}

bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

const std::vector<SizePx> kSizes{{1280, 720},  {1600, 900},  {1920, 1080}, {2560, 1440},
                                 {3840, 2160}, {2560, 1080}, {1920, 1200}};

template <class Layout>
void expect_apart(const Layout& layout, SizePx size) {
  const std::vector<Rect> panels = panels_of(layout);
  for (std::size_t i = 0; i < panels.size(); ++i) {
    const std::string which =
        std::to_string(size.width) + "x" + std::to_string(size.height) + " panel " + std::to_string(i);
    EXPECT_GT(panels[i].w, 0) << which;
    EXPECT_GT(panels[i].h, 0) << which;
    EXPECT_GE(panels[i].x, 0) << which;
    EXPECT_GE(panels[i].y, 0) << which;
    EXPECT_LE(panels[i].right(), layout.screen.w) << which;
    EXPECT_LE(panels[i].bottom(), layout.screen.h) << which;
    for (std::size_t k = i + 1; k < panels.size(); ++k)
      EXPECT_FALSE(overlap(panels[i], panels[k])) << which << " and " << k;
  }
}

TEST(Layouts, KeepEveryPanelOnTheScreenAndApart) {
  for (const SizePx size : kSizes) {
    for (const double seat_m : {0.0, 3.0, 20.0}) {
      const TypeScale type = type_scale(size, {.pixel_pitch_mm = 0.63, .farthest_seat_m = seat_m});
      expect_apart(overview_layout(size, type, seat_m > 0 ? 2 : 1), size);
      expect_apart(feeds_layout(size, type), size);
    }
  }
}

TEST(OverviewLayout, IsTheSamePictureAtTwiceThePixels) {
  const SizePx hd{1920, 1080}, uhd{3840, 2160};
  const std::vector<Rect> small = panels_of(overview_layout(hd, type_scale(hd)));
  const std::vector<Rect> large = panels_of(overview_layout(uhd, type_scale(uhd)));
  for (std::size_t i = 0; i < small.size(); ++i) {
    EXPECT_NEAR(large[i].x, 2 * small[i].x, 2) << i;
    EXPECT_NEAR(large[i].y, 2 * small[i].y, 2) << i;
    EXPECT_NEAR(large[i].w, 2 * small[i].w, 2) << i;
    EXPECT_NEAR(large[i].h, 2 * small[i].h, 2) << i;
  }
}

TEST(OverviewLayout, GivesTheMapMoreThanHalfOfTheWidth) {
  const OverviewLayout layout = overview_layout({1920, 1080}, type_scale({1920, 1080}));
  EXPECT_NEAR(layout.map.w / layout.screen.w, 0.53, 0.02);
}

TEST(OverviewLayout, StandsOnWholePixels) {
  for (const SizePx size : kSizes)
    for (const Rect& r : panels_of(overview_layout(size, type_scale(size)))) {
      EXPECT_EQ(r.x, std::round(r.x));
      EXPECT_EQ(r.y, std::round(r.y));
    }
}

}  // namespace
}  // namespace city
