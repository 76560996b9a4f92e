#include "widgets/wall/overview.hpp"

#include <gtest/gtest.h>

#include <string>

#include "tests/widgets/support/demo_city.hpp"
#include "tests/widgets/support/headless.hpp"

namespace city {
namespace {

using namespace support;

Audit drawn(Headless& ui, SizePx size, const CityView& view, Language language) {
  const GeographyPtr geography = demo_geography();
  const ZoneClock clock{geography->zone};
  const Texts texts = texts_in(language);
  const OverviewLayout layout = overview_layout(size, ui.look().type, feed_rows(view.feeds.size()));
  return ui.frames(3, [&](Pen& pen) {
    draw_overview(pen, layout, overview_content(view, *geography, clock, texts, "Overview", pen, layout),
                  view, texts);
  });
}

struct Case {
  SizePx size;
  WallProfile profile;
};
const std::vector<Case> kWalls{
    {{1920, 1080}, {}},
    {{3840, 2160}, {}},
    {{1280, 720}, {}},
    {{1920, 1080}, {.pixel_pitch_mm = 1.26, .farthest_seat_m = 3}}};  // larger text

// Every text that is ours fits its place, and nothing is painted beside it, in both languages, on the emptiest and the
// fullest city.
TEST(Overview, FitsEveryTextIntoItsCell) {
  if (!no_fonts().empty()) GTEST_SKIP() << no_fonts();
  for (const Case& wall : kWalls) {
    Headless ui{wall.size, wall.profile};
    for (const CityViewPtr& view : {blank_city(), calm_city(), stormy_city()}) {
      for (const Language language : {Language::Chinese, Language::English}) {
        const Audit audit = drawn(ui, wall.size, *view, language);
        EXPECT_GT(audit.texts.size(), 15U);
        for (const Audit::Text& text : audit.texts) {
          const std::string where = "\"" + text.text + "\" at " + std::to_string(wall.size.height) +
                                    " lines, " + std::to_string(text.cell.w) + "x" +
                                    std::to_string(text.cell.h);
          EXPECT_FALSE(text.shortened && text.fit == Fit::Whole) << where;
          EXPECT_FALSE(text.has_missing_glyph) << where;
          EXPECT_GE(text.ink.x, text.cell.x - 1) << where;
          EXPECT_LE(text.ink.right(), text.cell.right() + 1.5) << where;
          EXPECT_LE(text.ink.h, text.cell.h + 1.5) << where;
          EXPECT_GE(text.ink.y, 0) << where;
          EXPECT_LE(text.ink.bottom(), static_cast<float>(wall.size.height)) << where;
        }
      }
    }
  }
}

TEST(Overview, NeverPaintsOneTextOverAnother) {
  if (!no_fonts().empty()) GTEST_SKIP() << no_fonts();
  const SizePx size{1920, 1080};
  Headless ui{size};
  for (const Language language : {Language::Chinese, Language::English}) {
    const Audit audit = drawn(ui, size, *stormy_city(), language);
    for (std::size_t i = 0; i < audit.texts.size(); ++i)
      for (std::size_t k = i + 1; k < audit.texts.size(); ++k) {
        const Rect a = inset(audit.texts[i].ink, 1), b = inset(audit.texts[k].ink, 1);
        if (a.w <= 0 || b.w <= 0) continue;
        EXPECT_FALSE(a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom())
            << audit.texts[i].text << " over " << audit.texts[k].text;
      }
  }
}

TEST(Overview, CostsTheSameForAHundredThousandAssets) {
  if (!no_fonts().empty()) GTEST_SKIP() << no_fonts();
  const SizePx size{3840, 2160};
  Headless ui{size};
  const Audit few = drawn(ui, size, *calm_city(700), Language::English);
  const int vertices = ui.vertices();
  const Audit many = drawn(ui, size, *calm_city(100'000), Language::English);
  constexpr std::size_t kCasesWithoutDueTime =
      8;  // which cases are listed differs; their rows say one thing less
  EXPECT_LE(many.texts.size(), few.texts.size() + kCasesWithoutDueTime);
  EXPECT_NEAR(vertices, ui.vertices(), vertices * 0.1);
}

}  // namespace
}  // namespace city
