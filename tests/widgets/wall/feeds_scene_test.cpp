// The scene "feeds": every text in its cell, the ill feeds named, and how a wall comes to it and leaves it.
#include "widgets/wall/feeds_scene.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tests/widgets/support/demo_city.hpp"
#include "tests/widgets/support/headless.hpp"
#include "widgets/wall/picture.hpp"

namespace city {
namespace {

using namespace support;

Audit drawn(Headless& ui, SizePx size, const CityView& view, Language language) {
  const GeographyPtr geography = demo_geography();
  const ZoneClock clock{geography->zone};
  const Texts texts = texts_in(language);
  const FeedsLayout layout = feeds_layout(size, ui.look().type);
  return ui.frames(3, [&](Pen& pen) {
    draw_feeds(pen, layout, feeds_content(view, *geography, clock, texts, pen, layout), texts);
  });
}

bool says(const Audit& audit, std::string_view words) {
  return std::any_of(audit.texts.begin(), audit.texts.end(),
                     [&](const Audit::Text& text) { return text.text == words && !text.shortened; });
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

TEST(FeedsScene, FitsEveryTextIntoItsCellAndPaintsNoneOverAnother) {
  if (!no_fonts().empty()) GTEST_SKIP() << no_fonts();
  for (const Case& wall : kWalls) {
    Headless ui{wall.size, wall.profile};
    for (const CityViewPtr& view : {blank_city(), calm_city(), stormy_city()}) {
      for (const Language language : {Language::Chinese, Language::English}) {
        const Audit audit = drawn(ui, wall.size, *view, language);
        EXPECT_GT(audit.texts.size(), 15U);
        for (std::size_t i = 0; i < audit.texts.size(); ++i) {
          const Audit::Text& text = audit.texts[i];
          const std::string where = "\"" + text.text + "\" at " + std::to_string(wall.size.height) +
                                    " lines, " + std::to_string(text.cell.w) + "x" +
                                    std::to_string(text.cell.h);
          EXPECT_FALSE(text.shortened && text.fit == Fit::Whole) << where;
          EXPECT_FALSE(text.has_missing_glyph) << where;
          EXPECT_GE(text.ink.x, text.cell.x - 1) << where;
          EXPECT_LE(text.ink.right(), text.cell.right() + 1.5) << where;
          EXPECT_LE(text.ink.bottom(), static_cast<float>(wall.size.height)) << where;
          for (std::size_t k = i + 1; k < audit.texts.size(); ++k) {
            const Rect a = inset(text.ink, 2), b = inset(audit.texts[k].ink, 2);
            if (a.w <= 0 || b.w <= 0) continue;
            EXPECT_FALSE(a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom())
                << where << " over " << audit.texts[k].text;
          }
        }
      }
    }
  }
}

TEST(FeedsScene, NamesEveryIllFeedWithItsReason) {
  if (!no_fonts().empty()) GTEST_SKIP() << no_fonts();
  const SizePx size{1920, 1080};
  Headless ui{size};
  const Audit audit = drawn(ui, size, *stormy_city(), Language::English);
  for (const char* words :
       {"event times run 8 h 0 min ahead: clock or zone?", "120 times the promised rate; merged",
        "no value has changed for 90 min", "silent for 43 h 0 min", "its publisher has gone offline",
        "overdue: nothing for 21 min", "nothing has ever come"})
    EXPECT_TRUE(says(audit, words)) << words;
}

TEST(FeedsScene, CostsTheSameForAHundredThousandAssets) {
  if (!no_fonts().empty()) GTEST_SKIP() << no_fonts();
  const SizePx size{1920, 1080};
  Headless ui{size};
  const Audit few = drawn(ui, size, *calm_city(700), Language::English);
  const Audit many = drawn(ui, size, *calm_city(100'000), Language::English);
  EXPECT_EQ(few.texts.size(), many.texts.size());
}

TEST(Scenes, HaveNamesThatFindThemAgain) {
  for (const SceneName& name : kScenes) {
    EXPECT_EQ(scene_named(name.id), name.scene);
    EXPECT_EQ(&name_of(name.scene), &name);
  }
  EXPECT_EQ(scene_named("typhoon"), std::nullopt);
  EXPECT_EQ(next_scene(next_scene(Scene::Overview)), Scene::Overview);
}

class SceneOnTheWall : public ::testing::Test {
 protected:
  static WallOptions options(Scene scene) {
    return {.locale_dir = CITYGLASS_LOCALE_DIR, .language = Language::English, .scene = scene};
  }
  static Audit built(Wall& wall, const CityView& view) {
    Audit audit;
    wall.build(view, {1920, 1080}, 1.0 / 60, &audit);
    return audit;
  }
};

TEST_F(SceneOnTheWall, ChangesWithAKeyAndBack) {
  auto made = Darkroom::create(demo_geography(), options(Scene::Overview));
  if (const auto* error = std::get_if<WallError>(&made)) GTEST_SKIP() << error->what;
  Wall& wall = std::get<Darkroom>(made).wall();
  const CityViewPtr view = stormy_city();
  EXPECT_TRUE(says(built(wall, *view), "Open cases"));
  const InputEvent f2{.kind = InputEvent::Kind::KeyDown, .key = Key::F2};
  wall.input({&f2, 1});
  EXPECT_EQ(wall.scene(), Scene::Feeds);
  const Audit feeds = built(wall, *view);
  EXPECT_TRUE(says(feeds, "Feed health"));
  EXPECT_FALSE(says(feeds, "Open cases"));
  EXPECT_TRUE(says(feeds, "模擬 SIMULATED"));
  wall.input({&f2, 1});
  EXPECT_TRUE(says(built(wall, *view), "Open cases"));
}

TEST_F(SceneOnTheWall, CanBeTheFirstThingShown) {
  auto made = Darkroom::create(demo_geography(), options(Scene::Feeds));
  if (const auto* error = std::get_if<WallError>(&made)) GTEST_SKIP() << error->what;
  EXPECT_TRUE(says(built(std::get<Darkroom>(made).wall(), *calm_city()), "Feed health"));
}

}  // namespace
}  // namespace city
