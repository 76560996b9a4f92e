#include "widgets/panels/layer_list.hpp"

#include <gtest/gtest.h>

#include "tests/widgets/support/headless.hpp"

namespace city {
namespace {

using support::Headless;

TEST(LayerList, ShowsTheSceneWithWhatHandsChanged) {
  LayerListChoices choices;
  choices.layers[MapLayer::Cameras] = {.on = true, .opacity = 1, .from_m_px = 0, .to_m_px = 12};
  choices.listed = {MapLayer::Heat, MapLayer::Cameras};
  LayerChanges changes{};
  changes[static_cast<std::size_t>(MapLayer::Heat)] = {.on = true, .opacity = 0.5F};
  const LayerListContent content = layer_list(changes, choices, {});
  ASSERT_EQ(content.rows.size(), 2U);
  EXPECT_EQ(content.rows[0].id, "heat");
  EXPECT_TRUE(content.rows[0].on);
  EXPECT_EQ(content.rows[0].opacity, 0.5F);
  EXPECT_EQ(content.rows[0].range, "");
  EXPECT_EQ(content.rows[1].range, "up to 12 m a line");
  EXPECT_EQ(content.on, 2U);
  EXPECT_EQ(layer_list({}, {}, {}).rows.size(), kMapLayers);
}

TEST(LayerList, StepsOpacityWithinItsBounds) {
  EXPECT_EQ(stepped_opacity(1, -1), 0.75F);
  EXPECT_EQ(stepped_opacity(0.25F, -1), 0.25F);
  EXPECT_EQ(stepped_opacity(0.6F, 1), 0.75F);
  EXPECT_EQ(stepped_opacity(0.6F, -1), 0.5F);
  EXPECT_EQ(stepped_opacity(1, 1), 1);
}

class LayerListDrawn : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!support::no_fonts().empty()) GTEST_SKIP() << support::no_fonts();
  }
  MaybeAction clicked(Headless& stage, Rect r, float x, float y, const LayerListChoices& choices = {}) {
    MaybeAction action;
    const Hand hand{.at = Hand::Point{x, y}, .clicked = true};
    audit = stage.frames(1, [&](Pen& pen) {
      target = least_target_px(pen, choices.pixel_pitch_mm);
      action = draw_layer_list(pen, r, layer_list({}, choices, {}), choices, {}, hand);
    });
    return action;
  }
  Audit audit{};
  float target = 0;
};

TEST_F(LayerListDrawn, AnswersATouchOnARowAndOnItsSteps) {
  Headless stage{{1920, 1080}};
  const Rect r{0, 0, 420, 900};
  clicked(stage, r, -1, -1);
  const Audit::Text* first = nullptr;
  const Audit::Text* share = nullptr;
  for (const Audit::Text& text : audit.texts) {
    if (text.text == "Districts and villages") first = &text;
    if (first != nullptr && share == nullptr && text.text == "100 %") share = &text;
  }
  ASSERT_NE(first, nullptr);
  ASSERT_NE(share, nullptr);
  const float y = first->ink.y + first->ink.h / 2, middle = share->cell.centre_x();
  const auto as_set = [](const MaybeAction& action) {
    return action ? std::get<SetLayer>(*action) : SetLayer{};
  };
  const SetLayer switched = as_set(clicked(stage, r, first->ink.x + 4, y));
  EXPECT_EQ(switched.layer, "ground");
  EXPECT_EQ(switched.on, false);
  EXPECT_FALSE(switched.opacity);
  const SetLayer paler = as_set(clicked(stage, r, middle - target, y));
  EXPECT_EQ(paler.layer, "ground");
  EXPECT_EQ(paler.opacity, 0.75F);
  EXPECT_FALSE(clicked(stage, r, 5, 5)) << "the title is no layer";
}

TEST_F(LayerListDrawn, HasTargetsForFingers) {
  Headless stage{{1920, 1080}};
  clicked(stage, {0, 0, 420, 900}, -1, -1);
  EXPECT_GE(target, 44);
  clicked(stage, {0, 0, 420, 900}, -1, -1, {.pixel_pitch_mm = 0.15});
  EXPECT_GE(target * 0.15F, 9.0F);
}

TEST_F(LayerListDrawn, CountsWhatHasNoRoomAndSaysWhenNothingHas) {
  Headless stage{{1920, 1080}};
  clicked(stage, {0, 0, 420, 260}, -1, -1);
  bool says_more = false;
  for (const Audit::Text& text : audit.texts) says_more = says_more || text.text.ends_with(" more");
  EXPECT_TRUE(says_more);
  EXPECT_TRUE(audit.shortages.empty());
  clicked(stage, {0, 0, 420, 60}, -1, -1);
  EXPECT_FALSE(audit.shortages.empty());
}

TEST_F(LayerListDrawn, FitsBothLanguagesAtEverySize) {
  for (const SizePx size : {SizePx{1920, 1080}, SizePx{3840, 2160}}) {
    for (const Language language : {Language::Chinese, Language::English}) {
      Headless stage{size};
      const Texts texts = support::texts_in(language);
      const Audit drawn = stage.frames(2, [&](Pen& pen) {
        draw_layer_list(pen, {0, 0, pen.px(440), pen.px(900)}, layer_list({}, {}, texts), {}, texts, {});
      });
      for (const Audit::Text& text : drawn.texts) EXPECT_FALSE(text.shortened) << text.text;
    }
  }
}

}  // namespace
}  // namespace city
