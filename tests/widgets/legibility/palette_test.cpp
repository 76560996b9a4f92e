#include "widgets/legibility/palette.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <vector>

#include "widgets/map/map_style.hpp"

namespace city {
namespace {

using testing::HasSubstr;

TEST(Palette, KeepsStatesApartUnderEveryVision) {
  for (const PaletteFault& fault : palette_faults({})) ADD_FAILURE() << in_words(fault);
}

TEST(Palette, DoesNotLetRedAndGreenThrough) {
  Theme theme;
  theme.attention = colour(0x6a7000);
  theme.serious = colour(0xb05010);
  const std::vector<PaletteFault> faults = palette_faults(theme);
  EXPECT_TRUE(std::any_of(faults.begin(), faults.end(), [](const PaletteFault& fault) {
    return fault.vision == Vision::Deuteranopia && fault.one == "the mark of attention" &&
           fault.other == "the mark of serious";
  }));
  EXPECT_TRUE(std::none_of(faults.begin(), faults.end(), [](const PaletteFault& fault) {
    return fault.vision == Vision::Normal && fault.one == "the mark of attention" &&
           fault.other == "the mark of serious";
  })) << "who sees every colour tells them apart";
}

TEST(Palette, FindsTextThatTritanopesConfuse) {
  Theme theme;
  theme.serious_ink = colour(0xffa28c);
  const std::vector<PaletteFault> faults = palette_faults(theme);
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].vision, Vision::Tritanopia);
  EXPECT_THAT(in_words(faults[0]), HasSubstr("tritanopia"));
}

TEST(Ramp, MustKeepItsOrderInLightness) {
  const std::array good{NamedColour{"1", colour(0x202830)}, NamedColour{"2", colour(0x405060)},
                        NamedColour{"3", colour(0x7090b0)}};
  EXPECT_TRUE(ramp_faults(good).empty());
  std::array falling = good;
  std::reverse(falling.begin(), falling.end());
  EXPECT_TRUE(ramp_faults(falling).empty());
  std::array bent = good;
  std::swap(bent[0], bent[1]);
  EXPECT_FALSE(ramp_faults(bent).empty());
  const std::array rainbow{NamedColour{"1", colour(0x0000ff)}, NamedColour{"2", colour(0x00ff00)},
                           NamedColour{"3", colour(0xff0000)}};
  EXPECT_FALSE(ramp_faults(rainbow).empty());
}

TEST(Ramp, OfTheMapsAreasAndOfItsHeatKeepTheirOrderUnderEveryVision) {
  const MapColours colours;
  const auto named = [](const auto& ramp) {
    std::vector<NamedColour> all;
    for (const Colour& one : ramp) all.push_back({"class " + std::to_string(all.size()), one});
    return all;
  };
  for (const auto& ramp : {named(colours.fill), named(colours.heat)})
    for (const PaletteFault& fault : ramp_faults(ramp)) ADD_FAILURE() << in_words(fault);
}

}  // namespace
}  // namespace city
