#include "widgets/ui/fonts.hpp"

#include <gtest/gtest.h>
#include <imgui.h>

#include <fstream>

#include "tests/widgets/support/headless.hpp"

namespace city {
namespace {

TEST(Fonts, SayWhichConfiguredFileIsNotThere) {
  const auto found = find_fonts({.regular = "no/such/font.ttc"});
  ASSERT_TRUE(std::holds_alternative<FontError>(found));
  EXPECT_EQ(std::get<FontError>(found).kind, FontError::Kind::NotFound);
  EXPECT_NE(std::get<FontError>(found).what.find("no/such/font.ttc"), std::string::npos);
}

TEST(Fonts, RefuseAFileThatIsNoFont) {
  ImFontAtlas atlas;
  const auto loaded = WallFonts::load({.regular = __FILE__}, atlas);
  ASSERT_TRUE(std::holds_alternative<FontError>(loaded));
  EXPECT_EQ(std::get<FontError>(loaded).kind, FontError::Kind::NotFont);
}

TEST(Fonts, HaveDigitsOfOneWidthSoThatColumnsAlign) {
  if (!support::no_fonts().empty()) GTEST_SKIP() << support::no_fonts();
  support::Headless ui{{640, 360}};
  ui.frames(1, [](Pen& pen) {
    for (const Weight weight : {Weight::Regular, Weight::Bold}) {
      const float zero = pen.width("0000", Role::Figure, weight);
      for (const char digit : std::string{"123456789"})
        EXPECT_FLOAT_EQ(pen.width(std::string(4, digit), Role::Figure, weight), zero) << digit;
    }
  });
}

TEST(Fonts, DrawTraditionalChineseAndTheSignsWeUse) {
  if (!support::no_fonts().empty()) GTEST_SKIP() << support::no_fonts();
  support::Headless ui{{640, 360}};
  const Audit audit = ui.frames(2, [](Pen& pen) {
    pen.text({0, 0, 600, 40}, "臺北市龜山𨑨迌 µg/m³ °C …–−·？",
             {.role = Role::Body, .colour = pen.theme().ink});
  });
  EXPECT_FALSE(audit.texts.at(0).has_missing_glyph);
}

}  // namespace
}  // namespace city
