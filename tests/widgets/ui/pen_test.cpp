#include "widgets/ui/pen.hpp"

#include <gtest/gtest.h>
#include <imgui.h>

#include <set>

#include "tests/widgets/support/headless.hpp"

namespace city {
namespace {

float bytes_wide(std::string_view text) { return static_cast<float>(text.size()); }

TEST(Elided, KeepsWhatFits) {
  EXPECT_EQ(elided("Da'an", 5, bytes_wide), "Da'an");
  EXPECT_EQ(elided("", 0, bytes_wide), "");
}

TEST(Elided, CutsBetweenCharactersAndNeverInside) {
  const std::string name = "臺北榮民總醫院";  // three bytes each, and so is the ellipsis
  for (float width = 0; width < 21; ++width) {
    const std::string shown = elided(name, width, bytes_wide);
    EXPECT_LE(bytes_wide(shown), width);
    EXPECT_EQ(shown.size() % 3, 0U) << "half a character at " << width;
    const std::size_t most = width < 6 ? shown.size() : static_cast<std::size_t>(width) / 3 * 3;
    EXPECT_EQ(shown.size(), most) << "more would fit at " << width;
  }
}

TEST(Elided, DropsTheSpaceBeforeItsDots) { EXPECT_EQ(elided("Most rain today", 8, bytes_wide), "Most..."); }

class Drawing : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!support::no_fonts().empty()) GTEST_SKIP() << support::no_fonts();
  }
};

TEST_F(Drawing, ReportsTextThatHadToBeShortened) {
  support::Headless ui{{640, 360}};
  const Audit audit = ui.frames(1, [](Pen& pen) {
    pen.text({0, 0, 60, 30}, "國立臺灣大學醫學院附設醫院", {.role = Role::Body, .colour = pen.theme().ink});
    pen.text({0, 40, 600, 30}, "國立臺灣大學醫學院附設醫院", {.role = Role::Body, .colour = pen.theme().ink});
  });
  ASSERT_EQ(audit.texts.size(), 2U);
  EXPECT_TRUE(audit.texts[0].shortened);
  EXPECT_LE(audit.texts[0].ink.right(), 60.5F);
  EXPECT_FALSE(audit.texts[1].shortened);
}

TEST_F(Drawing, AlignsTextInItsCell) {
  support::Headless ui{{640, 360}};
  const Audit audit = ui.frames(1, [](Pen& pen) {
    for (const Align align : {Align::Left, Align::Right, Align::Centre})
      pen.text({100, 50, 300, 40}, "42", {.role = Role::Body, .colour = pen.theme().ink, .align = align});
  });
  EXPECT_NEAR(audit.texts[0].ink.x, 100, 1);
  EXPECT_NEAR(audit.texts[1].ink.right(), 400, 1);
  EXPECT_NEAR(audit.texts[2].ink.centre_x(), 250, 1);
  for (const Audit::Text& text : audit.texts) EXPECT_NEAR(text.ink.centre_y(), 70, 3);
}

TEST_F(Drawing, StaysInsideTheRectangleItHatches) {
  support::Headless ui{{640, 360}};
  ui.frames(1, [](Pen& pen) {
    const int before = pen.list().VtxBuffer.Size;
    const Rect r{50, 60, 123, 45};
    pen.hatch(r, pen.theme().stale);
    pen.stripes(r, pen.theme().mark, 14);
    EXPECT_GT(pen.list().VtxBuffer.Size, before + 50);
    for (int i = before; i < pen.list().VtxBuffer.Size; ++i) {
      const ImVec2 at = pen.list().VtxBuffer[i].pos;
      EXPECT_GE(at.x, r.x - 1.5F);  // a pixel of smoothing
      EXPECT_LE(at.x, r.right() + 1.5F);
      EXPECT_GE(at.y, r.y - 1.5F);
      EXPECT_LE(at.y, r.bottom() + 1.5F);
    }
  });
}

TEST_F(Drawing, GivesEverySymbolAFormOfItsOwn) {
  support::Headless ui{{640, 360}};
  ui.frames(1, [](Pen& pen) {
    std::set<std::vector<float>> forms;
    for (const Symbol symbol :
         {Symbol::Ok, Symbol::Attention, Symbol::Serious, Symbol::Stale, Symbol::Never}) {
      const int before = pen.list().VtxBuffer.Size;
      pen.symbol(100, 100, 20, symbol);
      std::vector<float> corners;
      for (int i = before; i < pen.list().VtxBuffer.Size; ++i) {
        corners.push_back(pen.list().VtxBuffer[i].pos.x);
        corners.push_back(pen.list().VtxBuffer[i].pos.y);
      }
      EXPECT_FALSE(corners.empty());
      EXPECT_TRUE(forms.insert(corners).second) << "told from another by colour alone";
    }
  });
}

}  // namespace
}  // namespace city
