#include "widgets/ui/theme.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace city {
namespace {

TEST(Theme, KeepsTextReadableOnEverySurface) {
  const Theme theme;
  for (const Colour surface : {theme.ground, theme.panel, theme.raised}) {
    for (const Colour text : {theme.ink, theme.ink_soft, theme.ink_faint})
      EXPECT_GE(contrast(text, surface), 4.5);
    EXPECT_GE(contrast(theme.attention, surface), 7);
    EXPECT_GE(contrast(theme.serious_ink, surface), 7);
    EXPECT_GE(contrast(theme.serious, surface), 3);
    EXPECT_GE(contrast(theme.stale, surface), 3);
  }
  EXPECT_GE(contrast(theme.mark_ink, theme.mark), 7);
}

TEST(Theme, KeepsWhatIsNormalFreeOfColour) {
  const Theme theme;
  for (const Colour grey :
       {theme.ground, theme.panel, theme.raised, theme.line, theme.track, theme.ink, theme.ink_soft,
        theme.ink_faint, theme.trend, theme.bar, theme.stale, theme.mark}) {
    const int spread = std::max({grey.r, grey.g, grey.b}) - std::min({grey.r, grey.g, grey.b});
    EXPECT_LE(spread, 22);
  }
}

TEST(Blending, PutsOneColourOverAnother) {
  EXPECT_EQ(blended(colour(0x102030), colour(0xffffff, 0)), colour(0x102030));
  EXPECT_EQ(blended(colour(0x102030), colour(0xffffff)), colour(0xffffff));
  EXPECT_EQ(blended(colour(0x000000), colour(0xff8040, 128)), colour(0x804020));
  EXPECT_EQ(saturation(colour(0xe69f00)), 0xe6);
}

TEST(Contrast, IsTheRatioOfWcag) {
  EXPECT_NEAR(contrast(colour(0xffffff), colour(0x000000)), 21, 1e-9);
  EXPECT_NEAR(contrast(colour(0x777777), colour(0xffffff)), 4.48, 0.01);
}

}  // namespace
}  // namespace city
