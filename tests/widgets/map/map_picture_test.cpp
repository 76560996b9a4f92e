// The map as pixels, drawn without a screen: a few places whose colour is known, not bytes.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "tests/widgets/map/city_builder.hpp"
#include "tests/widgets/map/map_stage.hpp"
#include "widgets/map/map_legend.hpp"

namespace city::test {
namespace {

class MapPicture : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string why;
    stage = MapStage::create({800, 700}, why);
    if (!stage) GTEST_SKIP() << "no headless OpenGL here: " << why;
    ASSERT_TRUE(stage->geography());
    ASSERT_EQ(stage->renderer().trouble(), "");
    stage->style.look.type = type_scale({1920, 1080});  // lines and marks as on a wall
    show_writing(false);
  }
  void show_writing(bool on) {
    for (const MapLayer layer : {MapLayer::Legend, MapLayer::Names, MapLayer::Scale})
      stage->panel.layers[layer].on = on;
  }
  Screen screen_of(LonLat at) const {
    return screen_from_world(stage->panel.camera, stage->viewport(), world_from_geo(at));
  }

  std::unique_ptr<MapStage> stage;
};

Colour pixel(const Picture& picture, Screen at) {
  const std::uint8_t* p = picture.pixel(static_cast<int>(at.x), static_cast<int>(at.y));
  return {p[0], p[1], p[2]};
}

bool is_near(Colour a, Colour b, int tolerance = 12) {
  return std::abs(a.r - b.r) <= tolerance && std::abs(a.g - b.g) <= tolerance &&
         std::abs(a.b - b.b) <= tolerance;
}

// Whether a colour is found within some pixels of a place.
bool is_around(const Picture& picture, Screen at, Colour colour, int reach, int tolerance = 12) {
  for (int y = -reach; y <= reach; ++y)
    for (int x = -reach; x <= reach; ++x) {
      const Screen here{at.x + static_cast<float>(x), at.y + static_cast<float>(y)};
      const bool is_within = here.x >= 0 && here.y >= 0 && here.x < static_cast<float>(picture.size.width) &&
                             here.y < static_cast<float>(picture.size.height);
      if (is_within && is_near(pixel(picture, here), colour, tolerance)) return true;
    }
  return false;
}

const LonLat kStation{121.5400, 25.0300};
const LonLat kMountain{121.5600, 25.1700};

TEST_F(MapPicture, OfAnEmptyCityShowsLandAndWhatLiesOutside) {
  CityBuilder city;
  const Picture picture = stage->picture(city.view());
  EXPECT_TRUE(is_near(pixel(picture, {5, 5}), stage->style.colours.outside, 2));
  for (const Area& district : stage->geography()->districts) {
    Colour at = pixel(picture, screen_of(district.label_at));
    EXPECT_TRUE(is_near(at, stage->style.colours.land, 34)) << district.name.en;
    EXPECT_FALSE(is_near(at, stage->style.colours.outside, 4)) << district.name.en;
  }
  const LonLat on_the_edge = stage->geography()->districts.back().rings[0][0];
  EXPECT_TRUE(is_around(picture, screen_of(on_the_edge), stage->style.colours.city_line, 4) ||
              is_around(picture, screen_of(on_the_edge), stage->style.colours.district_line, 4));
}

TEST_F(MapPicture, ShowsTheStateOfAnAssetByItsColour) {
  struct Case {
    double speed_kmh;
    Colour colour;
  };
  const Theme theme;
  // Each is another city that looks as new as the one before: the map must not take it for the same.
  for (const Case& c : {Case{50, stage->style.colours.normal}, {12, theme.attention}, {3, theme.serious}}) {
    CityBuilder city;
    city.asset(city.feed("f", 60s), {.id = "1", .kind = "car_park", .place = kStation},
               {{"speed_kmh", c.speed_kmh}});
    const Picture picture = stage->picture(city.view());
    EXPECT_TRUE(is_near(pixel(picture, screen_of(kStation)), c.colour, 32)) << c.speed_kmh;
  }
}

TEST_F(MapPicture, ShowsAStaleAssetHollow) {
  CityBuilder city;
  city.asset(city.feed("f", 60s), {.id = "1", .kind = "car_park", .place = kStation}, {{"speed_kmh", 3, 1h}});
  const CityView view = city.view();
  stage->frame(view);
  fly_to(stage->panel, kStation, 1000, stage->extent);
  stage->frame(view, 2);
  const Picture picture = stage->picture(view);
  EXPECT_FALSE(is_near(pixel(picture, screen_of(kStation)), stage->style.look.theme.stale, 30))
      << "empty inside";
  EXPECT_TRUE(is_around(picture, screen_of(kStation), stage->style.look.theme.stale, 14, 45)) << "outlined";
}

TEST_F(MapPicture, DrawsABrokenRingAroundAnApproximatePlace) {
  struct Round {
    int lit = 0;
    int changes = 0;  // how often the colour comes and goes
  };
  const auto round = [&](const Picture& picture, float radius) {
    Round found;
    bool was = false;
    for (int i = 0; i <= 360; ++i) {
      const float angle = static_cast<float>(i) * 0.0174533F;
      const Screen centre = screen_of(kStation);
      const Screen at{centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)};
      const bool is_lit = is_around(picture, at, stage->style.look.theme.serious, 1, 60);
      if (i > 0 && is_lit != was) ++found.changes;
      if (is_lit) ++found.lit;
      was = is_lit;
    }
    return found;
  };
  for (const bool is_approximate : {false, true}) {
    CityBuilder city;
    city.asset(city.feed("f", 60s),
               {.id = "1", .kind = "other", .place = kStation, .place_approximate = is_approximate},
               {{"speed_kmh", 3}});
    const CityView view = city.view();
    stage->frame(view);
    fly_to(stage->panel, kStation, 1000, stage->extent);
    stage->frame(view, 2);
    const Picture picture = stage->picture(view);
    EXPECT_TRUE(is_near(pixel(picture, screen_of(kStation)), stage->style.look.theme.serious, 32));
    Round best;
    for (float radius = 24; radius < 60; ++radius) {
      const Round found = round(picture, radius);
      if (found.lit > best.lit) best = found;
    }
    EXPECT_EQ(best.changes, is_approximate ? 2 * kRingDashes : 0);
  }
}

TEST_F(MapPicture, ExplainsTheRingOnlyWhereThereIsOne) {
  const auto has_row = [](const LegendInput& input) {
    for (const LegendRow& row : legend_rows(input, {}))
      if (row.sign == LegendRow::Sign::Ring) return true;
    return false;
  };
  EXPECT_FALSE(has_row({}));
  EXPECT_TRUE(has_row({.has_approximate = true}));
}

TEST_F(MapPicture, ShowsRoadsCasesAndWarnings) {
  CityBuilder city;
  city.asset(city.feed("f", 60s),
             {.id = "r",
              .kind = "road_section",
              .place = LonLat{121.52, 25.05},
              .line = {{121.51, 25.05}, {121.55, 25.05}}},
             {{"speed_kmh", 5}});
  city.open_case(kStation, kNoon - 1h);
  city.alert({{121.55, 25.16}, {121.57, 25.16}, {121.57, 25.18}, {121.55, 25.18}});
  const Picture picture = stage->picture(city.view());
  EXPECT_TRUE(is_around(picture, screen_of({.lon_deg = 121.53, .lat_deg = 25.05}),
                        stage->style.look.theme.serious, 4));
  EXPECT_TRUE(is_around(picture, screen_of(kStation), stage->style.look.theme.attention, 4));
  EXPECT_TRUE(
      is_around(picture, screen_of({.lon_deg = 121.55, .lat_deg = 25.17}), stage->style.colours.alert, 3));
}

TEST_F(MapPicture, LeavesOutALayerThatIsOffOrOutOfItsRange) {
  CityBuilder city;
  city.asset(city.feed("f", 60s), {.id = "1", .kind = "camera", .place = kStation}, {{"speed_kmh", 3}});
  const CityView view = city.view();
  const Colour serious = stage->style.look.theme.serious;
  stage->frame(view);  // puts the camera in its place
  EXPECT_TRUE(is_around(stage->picture(view), screen_of(kStation), serious, 6));
  stage->panel.layers[MapLayer::Cameras].to_m_px = 1;
  EXPECT_FALSE(is_around(stage->picture(view), screen_of(kStation), serious, 6)) << "too far away";
  stage->panel.layers[MapLayer::Cameras] = {.on = false};
  EXPECT_FALSE(is_around(stage->picture(view), screen_of(kStation), serious, 6));
  EXPECT_EQ(asset_at(view, stage->panel, stage->renderer(), stage->style, stage->position, stage->extent,
                     screen_of(kStation)),
            std::nullopt)
      << "what is not drawn is not picked";
}

TEST_F(MapPicture, FillsAreasByTheirFigure) {
  CityBuilder city;
  for (int i = 0; i < 40; ++i) city.open_case(kMountain, std::nullopt);
  const CityView view = city.view();
  stage->panel.layers[MapLayer::Fill].on = true;
  stage->panel.layers[MapLayer::Cases].on = false;
  stage->panel.fill = {.level = AreaLevel::District};
  const Picture picture = stage->picture(view);
  const Screen at = screen_of(kMountain);
  EXPECT_TRUE(is_around(picture, {at.x + 4, at.y}, stage->style.colours.fill[1], 4, 4))
      << "one class: all districts with cases have as many";
  const LonLat elsewhere = stage->geography()->districts.front().label_at;
  EXPECT_TRUE(is_around(picture, screen_of(elsewhere), stage->style.colours.fill[0], 8, 2)) << "none there";

  stage->panel.fill = {.level = AreaLevel::District,
                       .source = AreaFigureChoice::Source::Assets,
                       .kind = "rain_gauge",
                       .quantity = "rain_1h_mm"};
  EXPECT_FALSE(is_around(stage->picture(view), at, stage->style.colours.fill[1], 4, 4))
      << "no figure anywhere";
}

TEST_F(MapPicture, GathersCasesInABubbleAndTheHandOpensIt) {
  CityBuilder city;
  for (int i = 0; i < 30; ++i)
    city.open_case(LonLat{kStation.lon_deg + 0.0002 * i, kStation.lat_deg}, kNoon - 1h);
  const CityView view = city.view();
  Picture picture = stage->picture(view);
  const Screen at = screen_of({.lon_deg = kStation.lon_deg + 0.0029, .lat_deg = kStation.lat_deg});
  EXPECT_TRUE(is_around(picture, at, stage->style.colours.bubble, 6, 8));
  EXPECT_TRUE(is_around(picture, at, stage->style.look.theme.attention, 20, 8)) << "all are overdue";
  ImGuiIO& io = ImGui::GetIO();
  io.AddMousePosEvent(at.x, at.y);
  stage->frame(view);
  EXPECT_EQ(stage->frame(view).hovered_cluster, 30U);
  io.AddMouseButtonEvent(0, true);
  stage->frame(view);
  io.AddMouseButtonEvent(0, false);
  const double before = stage->panel.camera.pixels_per_world;
  EXPECT_EQ(stage->frame(view).clicked_case, nullptr);
  stage->frame(view, 2);
  EXPECT_GT(stage->panel.camera.pixels_per_world, 2 * before) << "flies to its cases";
}

TEST_F(MapPicture, ShowsWhereCasesLieDense) {
  CityBuilder city;
  for (int i = 0; i < 20; ++i) city.open_case(kMountain, std::nullopt);
  const CityView view = city.view();
  stage->panel.layers[MapLayer::Cases].on = false;
  stage->frame(view);
  const Colour before = pixel(stage->picture(view), screen_of(kMountain));
  stage->panel.layers[MapLayer::Heat].on = true;
  const Picture picture = stage->picture(view);
  const Colour hot = pixel(picture, screen_of(kMountain));
  EXPECT_GT(hot.g, before.g + 60);
  const Screen beside = screen_of({.lon_deg = kMountain.lon_deg, .lat_deg = kMountain.lat_deg - 0.03});
  EXPECT_TRUE(is_around(picture, beside, stage->style.colours.land, 6, 12)) << "nothing beyond the radius";
}

TEST_F(MapPicture, FillsTheAreaOfAWarningAndEndsWithIt) {
  CityBuilder city;
  city.alert({{121.55, 25.16}, {121.57, 25.16}, {121.57, 25.18}, {121.55, 25.18}});
  CityView view = city.view();
  AlertNow alert = *view.alerts->front();
  alert.fact.expires = view.now + 10min;
  view.alerts = std::make_shared<const std::vector<AlertPtr>>(
      std::vector<AlertPtr>{std::make_shared<const AlertNow>(alert)});
  stage->frame(view);
  const Screen at = screen_of({.lon_deg = 121.5601, .lat_deg = 25.1745});
  const Colour filled_with = pixel(stage->picture(view), at);
  view.now += 11min;
  const Colour after = pixel(stage->picture(view), at);
  EXPECT_GT(filled_with.r, after.r + 8);
}

TEST_F(MapPicture, KeepsToItsPanelAndLeavesTheRestAlone) {
  stage->position = {200, 100};
  stage->extent = {400, 500};
  CityBuilder city;
  const Picture picture = stage->picture(strewn_city(5000, city));
  EXPECT_TRUE(is_near(pixel(picture, {100, 350}), {0, 0, 0}, 1));
  EXPECT_TRUE(is_near(pixel(picture, {700, 350}), {0, 0, 0}, 1));
  EXPECT_TRUE(is_near(pixel(picture, {400, 90}), {0, 0, 0}, 1));
  EXPECT_TRUE(is_near(pixel(picture, {400, 610}), {0, 0, 0}, 1));
  EXPECT_TRUE(is_near(pixel(picture, {210, 110}), stage->style.colours.outside, 2));
}

TEST_F(MapPicture, WritesNamesThatAllFit) {
  show_writing(true);
  Audit audit;
  stage->style.audit = &audit;
  CityBuilder city;
  stage->picture(strewn_city(100, city));
  ASSERT_FALSE(audit.texts.empty());
  for (const Audit::Text& text : audit.texts)
    EXPECT_FALSE(text.shortened && text.fit == Fit::Whole) << text.text;
}

TEST_F(MapPicture, UploadsOnlyWhatChanged) {
  CityBuilder city;
  strewn_city(2000, city);
  stage->frame(city.view());
  EXPECT_EQ(stage->renderer().stats().chunks_uploaded, 8U);
  stage->frame(city.view());
  EXPECT_EQ(stage->renderer().stats().bytes_uploaded, 0U);
  city.paged.edit(3).values[0].value = 55;
  city.paged.edit(3).values[2].value = 1;
  stage->frame(city.view());
  EXPECT_EQ(stage->renderer().stats().chunks_uploaded, 1U);
}

TEST_F(MapPicture, PicksTheAbnormalAssetFirstThenTheNearest) {
  CityBuilder city;
  const FeedIndex feed = city.feed("f", 60s);
  const AssetRef calm = city.asset(feed, {.id = "1", .kind = "vd", .place = kStation}, {{"speed_kmh", 50}});
  const AssetRef slow =
      city.asset(feed, {.id = "2", .kind = "vd", .place = LonLat{121.5408, 25.0300}}, {{"speed_kmh", 3}});
  const CityView view = city.view();
  stage->frame(view);
  const auto at = [&](LonLat place) {
    return asset_at(view, stage->panel, stage->renderer(), stage->style, stage->position, stage->extent,
                    screen_of(place));
  };
  EXPECT_EQ(at(kStation), slow) << "both are within reach at this zoom";
  fly_to(stage->panel, kStation, 500, stage->extent);
  stage->frame(view, 2);
  EXPECT_EQ(at(kStation), calm);
  EXPECT_EQ(at(kMountain), std::nullopt);
  EXPECT_EQ(stage->renderer().stats().index_builds, 1U);
}

TEST_F(MapPicture, AnswersTheMouse) {
  CityBuilder city;
  const AssetRef ref =
      city.asset(city.feed("f", 60s), {.id = "1", .kind = "vd", .place = kStation}, {{"speed_kmh", 50}});
  const CityView view = city.view();
  stage->frame(view);
  const Screen at = screen_of(kStation);
  ImGuiIO& io = ImGui::GetIO();
  io.AddMousePosEvent(at.x, at.y);
  stage->frame(view);
  EXPECT_EQ(stage->frame(view).hovered, ref);
  io.AddMouseButtonEvent(0, true);
  stage->frame(view);
  io.AddMouseButtonEvent(0, false);
  EXPECT_EQ(stage->frame(view).clicked, ref);
  EXPECT_EQ(stage->panel.selected, ref);

  const double before = stage->panel.camera.pixels_per_world;
  io.AddMouseWheelEvent(0, 1);
  stage->frame(view);
  EXPECT_GT(stage->panel.camera.pixels_per_world, before);
  EXPECT_NEAR(screen_of(kStation).x, at.x, 1.5F) << "zooms about the cursor";
}

}  // namespace
}  // namespace city::test
