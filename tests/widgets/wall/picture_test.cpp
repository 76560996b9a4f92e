#include "widgets/wall/picture.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <set>
#include <string>

#include "tests/widgets/support/demo_city.hpp"
#include "tests/widgets/support/headless.hpp"
#include "tests/widgets/support/scenes.hpp"

namespace city {
namespace {

using namespace support;

class WallPicture : public ::testing::Test {
 protected:
  static WallOptions options() { return {.locale_dir = CITYGLASS_LOCALE_DIR, .scenes = demo_scenes()}; }

  // CITYGLASS_PICTURES names a folder to look at what was drawn.
  static void keep(const Picture& picture, const std::string& name) {
    if (const char* folder = std::getenv("CITYGLASS_PICTURES")) {
      std::filesystem::create_directories(folder);
      EXPECT_FALSE(save_png(picture, std::string{folder} + "/" + name + ".png"));
    }
  }

  static int colours_in(const Picture& picture, int x0, int y0, int x1, int y1) {
    std::set<int> seen;
    for (int y = y0; y < y1; ++y)
      for (int x = x0; x < x1; ++x) {
        const std::uint8_t* p = picture.pixel(x, y);
        seen.insert(p[0] << 16 | p[1] << 8 | p[2]);
      }
    return static_cast<int>(seen.size());
  }
};

TEST_F(WallPicture, IsDrawnAtBothSizesInBothLanguages) {
  auto room = Darkroom::create(demo_geography(), options());
  if (const auto* error = std::get_if<WallError>(&room)) GTEST_SKIP() << error->what;
  for (const auto& [name, view] : {std::pair{"calm", calm_city()}, std::pair{"storm", stormy_city()}}) {
    for (const SizePx size : {SizePx{1920, 1080}, SizePx{3840, 2160}}) {
      for (const Language language : {Language::Chinese, Language::English}) {
        auto shot = std::get<Darkroom>(room).take({*view}, size, language);
        ASSERT_TRUE(std::holds_alternative<Picture>(shot)) << std::get<WallError>(shot).what;
        const Picture& picture = std::get<Picture>(shot);
        EXPECT_EQ(picture.size, size);
        EXPECT_GT(colours_in(picture, 0, 0, size.width, size.height), 200);
        const std::string lines = "-" + std::to_string(size.height);
        const std::string ending = lines + (language == Language::Chinese ? "-zh" : "-en");
        keep(picture, name + ending);
        std::get<Darkroom>(room).wall().show("feeds");
        shot = std::get<Darkroom>(room).take({*view}, size, language);
        std::get<Darkroom>(room).wall().show("daily");
        ASSERT_TRUE(std::holds_alternative<Picture>(shot)) << std::get<WallError>(shot).what;
        EXPECT_GT(colours_in(std::get<Picture>(shot), 0, 0, size.width, size.height), 100);
        keep(std::get<Picture>(shot), "feeds-" + (name + ending));
      }
    }
  }
}

TEST_F(WallPicture, OpensACardForTheChosenAssetAndHelpOnAKey) {
  auto made = Darkroom::create(demo_geography(), options());
  if (const auto* error = std::get_if<WallError>(&made)) GTEST_SKIP() << error->what;
  auto& room = std::get<Darkroom>(made);
  const CityViewPtr view = stormy_city();
  const SizePx size{1920, 1080};
  const Picture before = std::get<Picture>(room.take({*view}, size, Language::Chinese));
  room.wall().act(SelectAsset{AssetRef{static_cast<std::uint32_t>(view->assets.size() - 1), 2}});
  const Picture card = std::get<Picture>(room.take({*view}, size, Language::Chinese));
  keep(card, "card-zh");
  EXPECT_NE(before.rgba, card.rgba);
  const InputEvent question{.kind = InputEvent::Kind::Character, .character = U'?'};
  room.wall().input(0, {*view}, {&question, 1});
  const Picture help = std::get<Picture>(room.take({*view}, size, Language::English));
  keep(help, "help-en");
  EXPECT_NE(card.rgba, help.rgba);
  const InputEvent escape{.kind = InputEvent::Kind::KeyDown, .key = Key::Escape};
  for (int i = 0; i < 2; ++i) room.wall().input(0, {*view}, {&escape, 1});
  EXPECT_EQ(std::get<Picture>(room.take({*view}, size, Language::Chinese)).rgba, before.rgba);
}

// The first asset of a feed that tells a value worth doubting.
std::optional<AssetRef> doubtful_asset(const CityView& view, FeedIndex feed) {
  for (std::uint32_t i = 0; i < view.assets.size(); ++i) {
    const AssetChunk& chunk = view.assets[i];
    if (chunk.feed != feed) continue;
    for (std::uint32_t slot = 0; slot < chunk.size(); ++slot)
      for (std::uint32_t v = chunk.first[slot]; v < chunk.first[slot + 1]; ++v)
        if (chunk.values[v].quality == Quality::Suspect) return AssetRef{i, slot};
  }
  return std::nullopt;
}

TEST_F(WallPicture, ShowsACardFullOfDoubtsBesideTheOpenTray) {
  auto made = Darkroom::create(demo_geography(), options());
  if (const auto* error = std::get_if<WallError>(&made)) GTEST_SKIP() << error->what;
  auto& room = std::get<Darkroom>(made);
  const CityViewPtr view = stormy_city();
  const SizePx size{1920, 1080};
  const auto doubtful = doubtful_asset(*view, 4);
  ASSERT_TRUE(doubtful);
  room.wall().act(SelectAsset{*doubtful});
  const Picture closed = std::get<Picture>(room.take({*view}, size, Language::Chinese));
  for (const auto& event :
       {InputEvent{.kind = InputEvent::Kind::PointerMoved, .x = 60, .y = 122},
        InputEvent{.kind = InputEvent::Kind::ButtonDown}, InputEvent{.kind = InputEvent::Kind::ButtonUp}}) {
    room.wall().input(0, {*view}, {&event, 1});
    room.wall().build(0, {*view}, size, 1.0 / 60);
  }
  for (const Language language : {Language::Chinese, Language::English}) {
    const Picture open = std::get<Picture>(room.take({*view}, size, language));
    EXPECT_NE(open.rgba, closed.rgba);
    keep(open, language == Language::Chinese ? "tray-zh" : "tray-en");
  }
}

TEST_F(WallPicture, TurnsKeysIntoWishesAndLanguage) {
  auto made = Darkroom::create(demo_geography(), options());
  if (const auto* error = std::get_if<WallError>(&made)) GTEST_SKIP() << error->what;
  Wall& wall = std::get<Darkroom>(made).wall();
  const CityViewPtr view = calm_city();
  const auto pressed = [&](const InputEvent& event) { return wall.input(0, {*view}, {&event, 1}); };
  EXPECT_TRUE(pressed({.kind = InputEvent::Kind::KeyDown, .key = Key::Quit}).quit);
  EXPECT_TRUE(pressed({.kind = InputEvent::Kind::KeyDown, .key = Key::F11}).toggle_fullscreen);
  EXPECT_FALSE(pressed({.kind = InputEvent::Kind::KeyDown, .key = Key::Escape}).quit);
  pressed({.kind = InputEvent::Kind::Character, .character = U'L'});
  EXPECT_EQ(wall.language(), Language::English);
  pressed({.kind = InputEvent::Kind::Character, .character = U'l'});
  EXPECT_EQ(wall.language(), Language::Chinese);
}

TEST_F(WallPicture, WearsTheMarkWhenAnyOfItIsSimulated) {
  auto room = Darkroom::create(demo_geography(), options());
  if (const auto* error = std::get_if<WallError>(&room)) GTEST_SKIP() << error->what;
  CityView real = *calm_city();
  real.simulated = false;
  real.revision = 77;
  const auto simulated = std::get<Darkroom>(room).take({*calm_city()}, {1920, 1080}, Language::English);
  const auto plain = std::get<Darkroom>(room).take({real}, {1920, 1080}, Language::English);
  const Colour mark = Theme{}.mark;
  const auto bright = [&](const Picture& picture) {
    int count = 0;
    for (int y = 0; y < 90; ++y)
      for (int x = 0; x < 1300; ++x) {
        const std::uint8_t* p = picture.pixel(x, y);
        if (p[0] == mark.r && p[1] == mark.g && p[2] == mark.b) ++count;
      }
    return count;
  };
  EXPECT_GT(bright(std::get<Picture>(simulated)), 8000);
  EXPECT_LT(bright(std::get<Picture>(plain)), 100);
}

TEST_F(WallPicture, RefusesASizeThatNobodyCanDraw) {
  auto room = Darkroom::create(demo_geography(), options());
  if (const auto* error = std::get_if<WallError>(&room)) GTEST_SKIP() << error->what;
  EXPECT_TRUE(std::holds_alternative<WallError>(
      std::get<Darkroom>(room).take({*blank_city()}, {0, 1080}, Language::English)));
  EXPECT_TRUE(std::holds_alternative<WallError>(
      std::get<Darkroom>(room).take({*blank_city()}, {1 << 24, 1080}, Language::English)));
}

TEST_F(WallPicture, SaysWhatIsMissingWhenTheCatalogueIsNotThere) {
  auto room = Darkroom::create(demo_geography(), {.locale_dir = "nowhere", .scenes = demo_scenes()});
  ASSERT_TRUE(std::holds_alternative<WallError>(room));
  const std::string what = std::get<WallError>(room).what;
  if (what.find("catalogue") == std::string::npos) GTEST_SKIP() << what;  // no EGL here
  EXPECT_NE(what.find("nowhere/zh_TW"), std::string::npos);
}

}  // namespace
}  // namespace city
