#include "widgets/ui/map_layers.hpp"

#include <gtest/gtest.h>

#include <set>

namespace city {
namespace {

TEST(MapLayers, HaveIdsOfTheirOwnThatLeadBack) {
  std::set<std::string_view> ids;
  for (std::size_t i = 0; i < kMapLayers; ++i) {
    const auto layer = static_cast<MapLayer>(i);
    ids.insert(layer_name(layer).id);
    EXPECT_EQ(layer_of(layer_name(layer).id), layer);
    EXPECT_STRNE(layer_name(layer).title, "");
  }
  EXPECT_EQ(ids.size(), kMapLayers);
  EXPECT_EQ(layer_of("villages"), MapLayer::Ground);
  EXPECT_EQ(layer_of("moon"), std::nullopt);
}

TEST(MapLayers, AreDrawnWithinTheirRangeOfScales) {
  MapLayers layers;
  layers[MapLayer::Cameras] = {.opacity = 0.5F, .from_m_px = 0, .to_m_px = 12};
  EXPECT_EQ(layers.opacity_at(MapLayer::Cameras, 3), 0.5F);
  EXPECT_EQ(layers.opacity_at(MapLayer::Cameras, 12), 0.0F) << "up to, not including";
  EXPECT_EQ(layers.opacity_at(MapLayer::Fill, 3), 0.0F) << "off until a scene or a hand asks for it";
  EXPECT_EQ(layers.opacity_at(MapLayer::Roads, 3), 1.0F);
}

TEST(MapLayers, OfASceneAreExactlyThoseNamed) {
  const auto read = layers_named({"villages", "heat:0.6", "cameras:1:0-12.5"});
  ASSERT_TRUE(std::holds_alternative<MapLayers>(read));
  const auto& layers = std::get<MapLayers>(read);
  EXPECT_TRUE(layers.is_on(MapLayer::Ground));
  EXPECT_FALSE(layers.is_on(MapLayer::Roads));
  EXPECT_FLOAT_EQ(layers[MapLayer::Heat].opacity, 0.6F);
  EXPECT_EQ(layers[MapLayer::Cameras].to_m_px, 12.5);
}

TEST(MapLayers, SayWhichWordIsNone) {
  for (const char* wrong : {"moon", "heat:2", "heat:x", "heat:1:5", "heat:1:9-3", "heat:1:a-b", ""}) {
    const auto read = layers_named({"roads", wrong});
    ASSERT_TRUE(std::holds_alternative<std::string>(read)) << wrong;
    EXPECT_EQ(std::get<std::string>(read), wrong);
  }
}

TEST(MapLayers, KeepWhatHandsChangedOverTheScene) {
  LayerChanges changes{};
  changes[static_cast<std::size_t>(MapLayer::Heat)] = {.on = true, .opacity = 0.25F};
  changes[static_cast<std::size_t>(MapLayer::Roads)] = {.on = false};
  const MapLayers layers = with_changes({}, changes);
  EXPECT_EQ(layers.opacity_at(MapLayer::Heat, 1), 0.25F);
  EXPECT_FALSE(layers.is_on(MapLayer::Roads));
  EXPECT_TRUE(layers.is_on(MapLayer::Assets));
}

}  // namespace
}  // namespace city
