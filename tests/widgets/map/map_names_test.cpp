#include "widgets/map/map_names.hpp"

#include <gtest/gtest.h>

namespace city {
namespace {

const Rect kPanel{0, 0, 400, 300};

TEST(MapNames, StandOnTheirPointWhenThereIsRoom) {
  const std::vector<NameWish> wishes{{"a", {200, 150}, {60, 20}}};
  const auto placed = place_names(wishes, {}, kPanel);
  ASSERT_EQ(placed.size(), 1U);
  EXPECT_EQ(placed[0].place, (Rect{170, 140, 60, 20}));
}

TEST(MapNames, StepAsideForOneAnother) {
  const std::vector<NameWish> wishes{{"a", {200, 150}, {60, 20}}, {"b", {205, 152}, {60, 20}}};
  const auto placed = place_names(wishes, {}, kPanel);
  ASSERT_EQ(placed.size(), 2U);
  const Rect &a = placed[0].place, &b = placed[1].place;
  EXPECT_TRUE(a.bottom() <= b.y || b.bottom() <= a.y || a.right() <= b.x || b.right() <= a.x);
}

TEST(MapNames, AreLeftOutRatherThanPutOverACard) {
  const std::vector<NameWish> wishes{{"a", {50, 50}, {60, 20}}};
  EXPECT_TRUE(place_names(wishes, {.cards = {{0, 0, 200, 200}}}, kPanel).empty());
  EXPECT_TRUE(place_names({{{"b", {500, 500}, {60, 20}}}}, {}, kPanel).empty());
}

TEST(MapNames, AvoidALandmarkButCoverItWhenTheyMust) {
  const std::vector<NameWish> wishes{{"a", {200, 150}, {60, 20}}};
  const auto beside = place_names(wishes, {.landmarks = {{195, 145, 10, 10}}}, kPanel);
  ASSERT_EQ(beside.size(), 1U);
  EXPECT_NE(beside[0].place.y, 140);
  EXPECT_EQ(place_names(wishes, {.landmarks = {{100, 50, 200, 200}}}, kPanel).size(), 1U);
}

TEST(MapNames, DropTheWordThatEveryDistrictHas) {
  const Area area{.name = {.zh = "大安區", .en = "Da'an Dist."}};
  EXPECT_EQ(short_name(area, Texts{Language::English, nullptr}), "Da'an");
  EXPECT_EQ(short_name(area, Texts{Language::Chinese, nullptr}), "大安區");
}

}  // namespace
}  // namespace city
