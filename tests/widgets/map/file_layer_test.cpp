// Layers of the city's own file: how they are told apart, and that nothing of them is as bright as what measures.
#include "widgets/map/file_layer.hpp"

#include <gtest/gtest.h>

namespace city {
namespace {

using Shape = MapFeature::Shape;

MapFileLayer layer(std::string id, MapFeature feature) {
  return {.id = std::move(id), .features = {std::move(feature)}};
}

const MapFeature kLine{.shape = Shape::Lines, .parts = {{{121.5, 25.0}, {121.6, 25.0}, {121.6, 25.1}}}};
const MapFeature kTriangle{.shape = Shape::Fill,
                           .parts = {{{121.5, 25.0}, {121.6, 25.0}, {121.6, 25.1}}},
                           .points = {{121.5, 25.0}, {121.6, 25.0}, {121.6, 25.1}},
                           .triangles = {0, 1, 2}};
const MapFeature kPoints{.shape = Shape::Points, .parts = {{{121.5, 25.0}, {121.6, 25.0}}}};

TEST(FileLayer, TellsWaterAndRoadsByTheirNames) {
  for (const char* id : {"rivers", "river", "water_areas", "lakes", "canals"})
    EXPECT_EQ(file_look({.id = id}), FileLook::Water) << id;
  for (const char* id : {"roads", "road_centre", "streets"})
    EXPECT_EQ(file_look({.id = id}), FileLook::Road) << id;
  EXPECT_EQ(file_look({.id = "parks"}), FileLook::Other);
}

TEST(FileLayer, PutsEveryFeatureIntoOneMesh) {
  const World origin = world_from_geo({121.5, 25.0});
  const FileMeshes meshes =
      file_meshes({layer("rivers", kLine), layer("parks", kTriangle), layer("gates", kPoints)}, origin);
  EXPECT_EQ(meshes.corners.size(), 3U);
  EXPECT_EQ(meshes.triangles, (std::vector<std::uint32_t>{0, 1, 2}));
  EXPECT_EQ(meshes.lines.vertices().size(), 4U * (2 + 3 + 2))
      << "two of the river, three round the park, two ticks";
  EXPECT_EQ(meshes.lines.vertices()[0].tag, static_cast<std::uint8_t>(FileLook::Water));
  EXPECT_EQ(meshes.lines.vertices().back().tag, static_cast<std::uint8_t>(FileLook::Point));
  EXPECT_FLOAT_EQ(meshes.corners[0].x, 0);
}

TEST(FileLayer, OfNoLayersIsNothing) { EXPECT_TRUE(file_meshes({}, {}).lines.indices().empty()); }

TEST(FileLayer, LeavesRoadsOutFromAfarAndGrowsThemNearBy) {
  const auto road = [](double metres_per_unit) {
    return file_ink(metres_per_unit, 1, 1).lines.width_px[static_cast<std::size_t>(FileLook::Road)];
  };
  EXPECT_EQ(road(31), 0);
  EXPECT_GT(road(15), 0);
  EXPECT_GT(road(2), road(15));
  EXPECT_FLOAT_EQ(file_ink(5, 2, 1).lines.width_px[0], 2 * file_ink(5, 1, 1).lines.width_px[0]);
  EXPECT_EQ(file_ink(5, 1, 0).lines.width_px[0], 0);
}

TEST(FileLayer, IsNeverAsBrightAsWhatMeasures) {
  const MapColours colours;
  const FileInk ink = file_ink(1, 1, 1);
  const auto lum = [](const Colour4& c) {
    return luminance({static_cast<std::uint8_t>(c[0] * 255), static_cast<std::uint8_t>(c[1] * 255),
                      static_cast<std::uint8_t>(c[2] * 255)});
  };
  for (std::size_t i = 0; i < kFileLooks; ++i)
    EXPECT_LT(lum(ink.lines.colour[i]), luminance(colours.normal)) << i;
  for (const Colour4& fill : ink.fills) EXPECT_LT(lum(fill), luminance(colours.quiet_name) / 4);
}

}  // namespace
}  // namespace city
