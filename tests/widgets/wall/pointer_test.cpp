// Hands on the wall: what the pointer is over is explained, a click holds it.
#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "tests/widgets/support/demo_city.hpp"
#include "tests/widgets/support/headless.hpp"
#include "widgets/wall/picture.hpp"

namespace city {
namespace {

using namespace support;

constexpr SizePx kSize{1920, 1080};

class Pointer : public ::testing::Test {
 protected:
  void SetUp() override {
    auto made = Darkroom::create(demo_geography(),
                                 {.locale_dir = CITYGLASS_LOCALE_DIR, .language = Language::English});
    if (const auto* error = std::get_if<WallError>(&made)) GTEST_SKIP() << error->what;
    room_.emplace(std::get<Darkroom>(std::move(made)));
    ASSERT_TRUE(std::holds_alternative<Picture>(room_->take(*view_, kSize, Language::English)));
  }

  Audit after(std::initializer_list<InputEvent> events) {
    room_->wall().input({events.begin(), events.size()});
    Audit audit;
    for (int i = 0; i < 2; ++i) {
      audit = {};
      room_->wall().build(*view_, kSize, 1.0 / 60, &audit);
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

TEST_F(Pointer, FindsNothingOverThePanels) { EXPECT_FALSE(has_card(after({at(1500, 700)}))); }

}  // namespace
}  // namespace city
