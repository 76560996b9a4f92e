// Hands on the wall: what the pointer is over is explained, a click holds it.
#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "tests/widgets/support/demo_city.hpp"
#include "tests/widgets/support/headless.hpp"
#include "tests/widgets/support/scenes.hpp"
#include "widgets/wall/picture.hpp"

namespace city {
namespace {

using namespace support;

constexpr SizePx kSize{1920, 1080};

class Pointer : public ::testing::Test {
 protected:
  void SetUp() override {
    auto made = Darkroom::create(
        demo_geography(),
        {.locale_dir = CITYGLASS_LOCALE_DIR, .language = Language::English, .scenes = demo_scenes()});
    if (const auto* error = std::get_if<WallError>(&made)) GTEST_SKIP() << error->what;
    room_.emplace(std::get<Darkroom>(std::move(made)));
    ASSERT_TRUE(std::holds_alternative<Picture>(room_->take({*view_}, kSize, Language::English)));
  }

  Audit after(std::initializer_list<InputEvent> events) {
    room_->wall().input(0, {*view_}, {events.begin(), events.size()});
    Audit audit;
    for (int i = 0; i < 2; ++i) {
      audit = {};
      room_->wall().build(0, {*view_}, kSize, 1.0 / 60, &audit);
    }
    return audit;
  }

  static InputEvent at(float x, float y) { return {.kind = InputEvent::Kind::PointerMoved, .x = x, .y = y}; }
  static bool has_card(const Audit& audit) {
    for (const Audit::Text& text : audit.texts)
      if (text.text.starts_with("measured ")) return true;
    return false;
  }

  // Sweeps the middle of the map until an asset is under the pointer.
  std::optional<InputEvent> over_an_asset() {
    for (float y = 300; y < 800; y += 9)
      for (float x = 300; x < 800; x += 9)
        if (has_card(after({at(x, y)}))) return at(x, y);
    return std::nullopt;
  }

  CityViewPtr view_ = calm_city();
  std::optional<Darkroom> room_;
};

TEST_F(Pointer, ExplainsTheAssetItIsOver) {
  const auto place = over_an_asset();
  ASSERT_TRUE(place);
  EXPECT_TRUE(has_card(after({*place})));
  EXPECT_FALSE(has_card(after({{.kind = InputEvent::Kind::PointerLeft}})));
}

TEST_F(Pointer, HoldsTheCardOpenWithAClickUntilEscape) {
  const auto place = over_an_asset();
  ASSERT_TRUE(place);
  after({*place});
  after({{.kind = InputEvent::Kind::ButtonDown}});
  after({{.kind = InputEvent::Kind::ButtonUp}});
  EXPECT_TRUE(has_card(after({{.kind = InputEvent::Kind::PointerLeft}})));
  EXPECT_FALSE(has_card(after({{.kind = InputEvent::Kind::KeyDown, .key = Key::Escape}})));
}

TEST_F(Pointer, OpensTheTrayOfWhatHasNoPlaceAndClosesIt) {
  const auto find = [](const Audit& audit, std::string_view ending) -> const Audit::Text* {
    for (const Audit::Text& text : audit.texts)
      if (text.text.ends_with(ending)) return &text;
    return nullptr;
  };
  const Audit before = after({});
  const Audit::Text* chip = find(before, " without a place");
  ASSERT_NE(chip, nullptr);
  EXPECT_EQ(find(before, " open cases without a place, the newest"), nullptr);
  const InputEvent over = at(chip->cell.centre_x(), chip->cell.centre_y());
  const auto click = [&] {
    after({over, {.kind = InputEvent::Kind::ButtonDown}});
    return after({{.kind = InputEvent::Kind::ButtonUp}});
  };
  const Audit open = click();
  EXPECT_NE(find(open, " open cases without a place, the newest"), nullptr);
  EXPECT_NE(find(open, " assets without a place"), nullptr);
  EXPECT_EQ(find(click(), " open cases without a place, the newest"), nullptr);
  click();
  EXPECT_EQ(find(after({{.kind = InputEvent::Kind::KeyDown, .key = Key::Escape}}),
                 " open cases without a place, the newest"),
            nullptr);
}

TEST_F(Pointer, FindsNothingOverThePanels) { EXPECT_FALSE(has_card(after({at(1500, 700)}))); }

}  // namespace
}  // namespace city
