// The wall as a whole: scenes change with keys, every text has its place, several screens live side by side.
#include "widgets/wall/wall.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tests/widgets/support/demo_city.hpp"
#include "tests/widgets/support/headless.hpp"
#include "tests/widgets/support/scenes.hpp"
#include "widgets/wall/picture.hpp"

namespace city {
namespace {

using namespace support;

class OnTheWall : public ::testing::Test {
 protected:
  static WallOptions options(std::string scene = "daily", int screens = 1, WallProfile profile = {}) {
    return {.locale_dir = CITYGLASS_LOCALE_DIR,
            .language = Language::English,
            .profile = profile,
            .scenes = demo_scenes(),
            .scene = std::move(scene),
            .screens = screens};
  }
  // Empty where nothing can be drawn.
  std::optional<Darkroom> room(const WallOptions& wanted) {
    auto made = Darkroom::create(demo_geography(), wanted);
    if (const auto* error = std::get_if<WallError>(&made)) {
      why_ = error->what;
      return std::nullopt;
    }
    return std::get<Darkroom>(std::move(made));
  }
  static Audit built(Wall& wall, const CityView& view, SizePx size = {1920, 1080}, int screen = 0) {
    Audit audit;
    for (int i = 0; i < 2; ++i) {
      audit = {};
      wall.build(screen, {view}, size, 1.0 / 60, &audit);
    }
    return audit;
  }
  static bool says(const Audit& audit, std::string_view words) {
    return std::any_of(audit.texts.begin(), audit.texts.end(),
                       [&](const Audit::Text& text) { return text.text == words && !text.shortened; });
  }
  static void type(Wall& wall, const CityView& view, char32_t character) {
    const InputEvent event{.kind = InputEvent::Kind::Character, .character = character};
    wall.input(0, {view}, {&event, 1});
  }
  std::string why_;
};

TEST_F(OnTheWall, AnotherSceneComesWithAKey) {
  auto made = room(options());
  if (!made) GTEST_SKIP() << why_;
  Wall& wall = made->wall();
  const CityViewPtr view = stormy_city();
  EXPECT_TRUE(says(built(wall, *view), "Open cases"));
  type(wall, *view, U'7');
  EXPECT_EQ(wall.scene(), "feeds");
  const Audit feeds = built(wall, *view);
  EXPECT_TRUE(says(feeds, "Feed health"));
  EXPECT_FALSE(says(feeds, "Open cases"));
  EXPECT_TRUE(says(feeds, "模擬 SIMULATED"));
  type(wall, *view, U'1');
  EXPECT_TRUE(says(built(wall, *view), "Open cases"));
}

TEST_F(OnTheWall, TheFirstSceneIsAChoice) {
  auto made = room(options("feeds"));
  if (!made) GTEST_SKIP() << why_;
  EXPECT_TRUE(says(built(made->wall(), *calm_city()), "Feed health"));
}

TEST_F(OnTheWall, ThereMustBeSuchAScene) {
  const auto made = Darkroom::create(demo_geography(), options("nowhere"));
  ASSERT_TRUE(std::holds_alternative<WallError>(made));
}

TEST_F(OnTheWall, FurtherScreensShowWhatStandsBesideTheScene) {
  auto made = room(options("daily", 2));
  if (!made) GTEST_SKIP() << why_;
  Wall& wall = made->wall();
  const CityViewPtr view = calm_city();
  EXPECT_TRUE(says(built(wall, *view, {1920, 1080}, 0), "Open cases"));
  EXPECT_TRUE(says(built(wall, *view, {1280, 720}, 1), "Feed health"));
  wall.set_screens(1);
  EXPECT_EQ(wall.screens(), 1);
  EXPECT_TRUE(says(built(wall, *view), "Open cases"));
  wall.set_screens(3);
  EXPECT_EQ(wall.screens(), 3);
  EXPECT_FALSE(built(wall, *view, {1920, 1080}, 2).texts.empty());
}

TEST_F(OnTheWall, EachScreenHasAPointerOfItsOwn) {
  auto made = room(options("daily", 2));
  if (!made) GTEST_SKIP() << why_;
  Wall& wall = made->wall();
  const CityViewPtr view = calm_city();
  const auto second = made->take({*view}, {1920, 1080}, Language::English, 1);
  const InputEvent over_the_map{.kind = InputEvent::Kind::PointerMoved, .x = 500, .y = 500};
  wall.input(0, {*view}, {&over_the_map, 1});
  built(wall, *view);
  const auto again = made->take({*view}, {1920, 1080}, Language::English, 1);
  ASSERT_TRUE(std::holds_alternative<Picture>(second));
  EXPECT_EQ(std::get<Picture>(second).rgba, std::get<Picture>(again).rgba);
}

TEST_F(OnTheWall, AMapIsFoundAgainWhereAHandLeftIt) {
  auto made = room(options());
  if (!made) GTEST_SKIP() << why_;
  Wall& wall = made->wall();
  const CityViewPtr view = calm_city();
  built(wall, *view);
  EXPECT_TRUE(wall.memory().maps.empty()) << "nobody has moved it";
  wall.act(MoveMap{.zoom = 3});
  while (wall.is_moving() || wall.memory().maps.empty()) wall.build(0, {*view}, {1920, 1080}, 0.25);
  const std::vector<MapMemory> left = wall.memory().maps;
  ASSERT_EQ(left.size(), 1U);
  wall.show("feeds");
  built(wall, *view);
  wall.show("daily");
  built(wall, *view);
  EXPECT_EQ(wall.memory().maps, left) << "after another scene";

  auto again = room(options());
  again->wall().recall(wall.memory());
  built(again->wall(), *view);
  EXPECT_EQ(again->wall().memory().maps[0].place, left[0].place);
  EXPECT_NEAR(again->wall().memory().maps[0].centre.lon_deg, left[0].centre.lon_deg, 1e-3);
  EXPECT_NEAR(again->wall().memory().maps[0].pixels_per_world / left[0].pixels_per_world, 1, 1e-3);
}

TEST_F(OnTheWall, EveryTextFitsItsCellAndNoneLiesOverAnother) {
  const std::pair<SizePx, WallProfile> kWalls[]{
      {{1920, 1080}, {}},
      {{3840, 2160}, {}},
      {{1280, 720}, {}},
      {{1920, 1080}, {.pixel_pitch_mm = 1.26, .farthest_seat_m = 3}}};
  const SceneBookPtr book = demo_scenes();
  for (const auto& [size, profile] : kWalls) {
    auto made = room(options("daily", 1, profile));
    if (!made) GTEST_SKIP() << why_;
    Wall& wall = made->wall();
    for (const Scene& scene : book->scenes) {
      wall.show(scene.id);
      for (const CityViewPtr& view : {blank_city(), calm_city(), stormy_city()}) {
        for (const Language language : {Language::Chinese, Language::English}) {
          wall.set_language(language);
          const Audit audit = built(wall, *view, size);
          EXPECT_GT(audit.texts.size(), 15U);
          for (std::size_t i = 0; i < audit.texts.size(); ++i) {
            const Audit::Text& text = audit.texts[i];
            const std::string where = "\"" + text.text + "\" in " + scene.id + " at " +
                                      std::to_string(size.height) + " lines, " + std::to_string(text.cell.w) +
                                      "x" + std::to_string(text.cell.h);
            EXPECT_FALSE(text.shortened && text.fit == Fit::Whole) << where;
            EXPECT_FALSE(text.has_missing_glyph) << where;
            EXPECT_GE(text.ink.x, text.cell.x - 1) << where;
            EXPECT_LE(text.ink.right(), text.cell.right() + 1.5) << where;
            EXPECT_LE(text.ink.bottom(), static_cast<float>(size.height)) << where;
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
}

TEST_F(OnTheWall, AFrameCostsTheSameForAHundredThousandAssets) {
  auto made = room(options());
  if (!made) GTEST_SKIP() << why_;
  const Audit few = built(made->wall(), *calm_city(700));
  const Audit many = built(made->wall(), *calm_city(100'000));
  constexpr std::size_t kRowsThatMayDiffer =
      8;  // which cases are listed differs; some rows say one thing less
  EXPECT_LE(many.texts.size(), few.texts.size() + kRowsThatMayDiffer);
}

TEST_F(OnTheWall, IllFeedsAreNamedWithTheirReason) {
  auto made = room(options("feeds"));
  if (!made) GTEST_SKIP() << why_;
  const Audit audit = built(made->wall(), *stormy_city());
  for (const char* words :
       {"event times run 8 h 0 min ahead: clock or zone?", "120 times the promised rate; merged",
        "no value has changed for 90 min", "silent for 43 h 0 min", "its publisher has gone offline",
        "overdue: nothing for 21 min", "nothing has ever come"})
    EXPECT_TRUE(says(audit, words)) << words;
}

}  // namespace
}  // namespace city
