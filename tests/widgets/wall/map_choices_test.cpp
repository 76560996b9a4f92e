#include "widgets/wall/map_choices.hpp"

#include <gtest/gtest.h>

#include "widgets/wall/board.hpp"

namespace city {
namespace {

using Words = std::vector<std::string>;

MapChoices read(const Choices& choices) {
  const auto made = map_choices(choices);
  const auto* error = std::get_if<ChoiceError>(&made);
  EXPECT_EQ(error, nullptr) << error->what;
  return error == nullptr ? std::get<MapChoices>(made) : MapChoices{};
}

std::string wrong(const Choices& choices) {
  const auto made = map_choices(choices);
  const auto* error = std::get_if<ChoiceError>(&made);
  return error == nullptr ? "" : error->what;
}

TEST(MapChoices, AreAllLayersButFillAndHeatWhenNothingIsSaid) {
  const MapChoices choices = read({});
  EXPECT_TRUE(choices.layers.is_on(MapLayer::Roads));
  EXPECT_FALSE(choices.layers.is_on(MapLayer::Heat));
  EXPECT_FALSE(choices.layers.is_on(MapLayer::Fill));
}

TEST(MapChoices, ShowAFillThatIsAskedFor) {
  const MapChoices choices = read({{"fill", "assets"},
                                   {"fill_aggregate", "max"},
                                   {"fill_by", "district"},
                                   {"fill_kind", "rain_gauge"},
                                   {"fill_quantity", "rain_1h_mm"}});
  EXPECT_TRUE(choices.layers.is_on(MapLayer::Fill));
  EXPECT_EQ(choices.fill, (AreaFigureChoice{.level = AreaLevel::District,
                                            .source = AreaFigureChoice::Source::Assets,
                                            .aggregate = AreaFigureChoice::Aggregate::Max,
                                            .kind = "rain_gauge",
                                            .quantity = "rain_1h_mm"}));
}

TEST(MapChoices, ShowHeatOfNewCases) {
  const MapChoices choices = read({{"heat", "new_cases"}, {"heat_radius_m", 400.0}, {"heat_window_h", 6.0}});
  EXPECT_TRUE(choices.layers.is_on(MapLayer::Heat));
  EXPECT_EQ(choices.heat.source, DensityChoice::Source::NewCases);
  EXPECT_EQ(choices.heat.radius_m, 400);
  EXPECT_EQ(choices.heat.window, std::chrono::hours{6});
}

TEST(MapChoices, AreExactlyTheLayersThatASceneNames) {
  const MapChoices choices = read({{"layers", Words{"ground", "heat:0.5"}}});
  EXPECT_TRUE(choices.layers.is_on(MapLayer::Heat));
  EXPECT_FALSE(choices.layers.is_on(MapLayer::Roads));
}

TEST(MapChoices, SayWhereTheMapLooks) {
  const MapChoices choices = read({{"across_m", 12000.0}, {"lat", 25.04}, {"lon", 121.56}});
  ASSERT_TRUE(choices.home);
  EXPECT_EQ(choices.home->metres_across, 12000);
  EXPECT_FALSE(read({}).home);
}

TEST(MapChoices, SayWhatIsWrong) {
  EXPECT_NE(wrong({{"layers", Words{"moon"}}}).find("moon"), std::string::npos);
  EXPECT_NE(wrong({{"fill", "assets"}}).find("fill_quantity"), std::string::npos);
  EXPECT_EQ(wrong({{"fill", "assets"}, {"fill_aggregate", "count"}, {"fill_kind", "camera"}}), "");
  EXPECT_NE(wrong({{"heat", "rain"}}), "");
  EXPECT_NE(wrong({{"heat_radius_m", 1.0}}), "");
  EXPECT_NE(wrong({{"lon", 121.5}}).find("lat"), std::string::npos);
  EXPECT_NE(wrong({{"colour", "red"}}).find("colour"), std::string::npos);
}

TEST(MapBoards, AreListedAndReadTheirChoices) {
  for (const char* id : {"map", "hotspots", "layers"}) {
    const BoardKind* kind = board_kind(id);
    ASSERT_NE(kind, nullptr) << id;
    EXPECT_TRUE(std::holds_alternative<BoardPtr>(kind->make({}))) << id;
    EXPECT_TRUE(std::holds_alternative<ChoiceError>(kind->make({{"colour", "red"}}))) << id;
  }
  EXPECT_TRUE(std::holds_alternative<ChoiceError>(board_kind("layers")->make({{"listed", Words{"moon"}}})));
}

}  // namespace
}  // namespace city
