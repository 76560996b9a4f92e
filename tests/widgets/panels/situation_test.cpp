#include "widgets/panels/situation.hpp"

#include <gtest/gtest.h>

#include "tests/widgets/map/city_builder.hpp"
#include "widgets/panels/near_words.hpp"
#include "widgets/panels/situation_board.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using test::CityBuilder;
using test::kNoon;

constexpr LonLat kHere{121.5, 25.05};
const Focus kFocus{.at = kHere, .radius_m = 500, .window = 60min, .title = "淹水"};

LonLat away(double east_m, double north_m) { return moved_by(kHere, east_m, north_m); }

CasePtr told(const std::string& id, std::optional<LonLat> place, Milliseconds ago, CaseStatus status = {}) {
  CaseNow c;
  c.fact = {.id = id, .category = "路面積淹水", .status = status, .opened = kNoon - ago, .place = place};
  c.updated = c.fact.opened;
  return std::make_shared<const CaseNow>(std::move(c));
}

CityView with_cases(std::vector<CasePtr> cases) {
  CityView view;
  view.now = kNoon;
  view.cases = std::make_shared<const std::vector<CasePtr>>(std::move(cases));
  return view;
}

TEST(Circle, HoldsWhatIsWithinItsRadiusAndNothingElse) {
  const Circle circle{kHere, 500};
  EXPECT_NEAR(*circle.distance_within(away(300, 0)), 300, 1);
  EXPECT_TRUE(circle.distance_within(away(0, -499)).has_value());
  EXPECT_FALSE(circle.distance_within(away(0, 501)).has_value());
  EXPECT_FALSE(circle.distance_within(away(400, 400)).has_value()) << "in the box, not in the circle";
}

TEST(Circle, TouchesALineThatOnlyPassesThrough) {
  const Circle circle{kHere, 500};
  EXPECT_NEAR(*circle.distance_within(std::vector{away(-3000, 100), away(3000, 100)}), 100, 2);
  EXPECT_FALSE(circle.distance_within(std::vector{away(-3000, 600), away(3000, 600)}).has_value());
}

TEST(Situation, TakesOpenAndRecentCasesWithinTheCircle) {
  const Situation around = situation(with_cases({
                                         told("new", away(100, 0), 10min),
                                         told("old and open", away(50, 0), 300min),
                                         told("new and ended", away(20, 0), 20min, CaseStatus::Closed),
                                         told("old and ended", away(20, 0), 300min, CaseStatus::Closed),
                                         told("far", away(900, 0), 10min),
                                         told("nowhere", std::nullopt, 10min),
                                     }),
                                     kFocus, {});
  ASSERT_EQ(around.cases.size(), 3U);
  EXPECT_EQ(around.cases[0].one->fact.id, "new");
  EXPECT_EQ(around.cases[1].one->fact.id, "old and open");
  EXPECT_EQ(around.cases[2].one->fact.id, "new and ended");
  EXPECT_EQ(around.open_cases, 2U);
  EXPECT_EQ(around.recent_cases, 2U);
  EXPECT_EQ(around.unlocated_cases, 1U) << "some of those may belong here";
  EXPECT_NEAR(around.cases[0].away.distance_m, 100, 1);
  EXPECT_NEAR(around.cases[0].away.bearing_deg, 90, 1);
}

TEST(Situation, CountsAllCasesButListsOnlySoMany) {
  std::vector<CasePtr> cases;
  for (int i = 0; i < 50; ++i) cases.push_back(told(std::to_string(i), away(i, 0), 10min));
  const Situation around = situation(with_cases(cases), kFocus, {.most_each = 10});
  EXPECT_EQ(around.cases.size(), 10U);
  EXPECT_EQ(around.all_cases, 50U);
  EXPECT_EQ(around.cases[0].one->fact.id, "0") << "nearest first";
}

TEST(Situation, ListsSensorsBeyondALevelWorstFirst) {
  CityBuilder city;
  const FeedIndex feed = city.feed("f", 60s);
  city.asset(feed, {.id = "wet", .kind = "flood_sensor", .place = away(400, 0)}, {{"depth_cm", 12}});
  city.asset(feed, {.id = "deep", .kind = "flood_sensor", .place = away(450, 0)}, {{"depth_cm", 40}});
  city.asset(feed, {.id = "dry", .kind = "flood_sensor", .place = away(10, 0)}, {{"depth_cm", 0}});
  city.asset(feed, {.id = "old", .kind = "flood_sensor", .place = away(10, 0)}, {{"depth_cm", 90, 1h}});
  city.asset(feed, {.id = "odd", .kind = "air_station", .place = away(10, 0)},
             {{"aqi", 400, 0s, Quality::Suspect}});
  city.asset(feed, {.id = "far", .kind = "flood_sensor", .place = away(5000, 0)}, {{"depth_cm", 90}});
  const CityView view = city.view();
  const Situation around = situation(view, kFocus, {});
  ASSERT_EQ(around.abnormal.size(), 2U) << "old and doubtful values raise nothing";
  EXPECT_EQ(around.abnormal[0].level, Level::Serious);
  EXPECT_EQ(around.abnormal[1].level, Level::Attention);
  EXPECT_EQ(around.sensors, 5U);
  EXPECT_EQ(around.unsound_sensors, 2U);
  EXPECT_EQ(around.all_water, 4U);
  EXPECT_EQ(around.water[0].level, Level::Serious);
  EXPECT_EQ(around.water.back().value->value, 90) << "the old one stays, and is told as not sound";
  EXPECT_FALSE(around.water.back().is_sound);
}

TEST(Situation, JudgesAGaugeByItsAlertLevel) {
  CityBuilder city;
  const FeedIndex feed = city.feed("f", 60s);
  city.asset(feed, {.id = "1", .kind = "river_gauge", .place = kHere},
             {{"water_level_m", 7}, {"water_alert_level", 1}});
  city.asset(feed, {.id = "2", .kind = "river_gauge", .place = kHere},
             {{"water_level_m", 3}, {"water_alert_level", 0}});
  const CityView view = city.view();
  const Situation around = situation(view, kFocus, {});
  ASSERT_EQ(around.water.size(), 2U);
  EXPECT_EQ(around.water[0].level, Level::Serious);
  EXPECT_EQ(around.water[1].level, Level::Normal);
  EXPECT_EQ(around.water[1].value->value, 3) << "its level in metres, not that no alert level is reached";
}

TEST(Situation, WorksOutThePlacesLeftInAShelter) {
  CityBuilder city;
  const FeedIndex feed = city.feed("shelters", 1h);
  const auto shelter = [&](const char* id, LonLat at, const std::vector<test::Says>& says) {
    city.asset(feed, {.id = id, .kind = "shelter", .place = at, .traits = {{"capacity_count", 200}}}, says);
  };
  shelter("told", away(100, 0), {{"open", 1}, {"sheltered_count", 50}, {"places_available", 140}});
  shelter("reckoned", away(200, 0), {{"open", 1}, {"sheltered_count", 210}});
  shelter("closed", away(300, 0), {{"open", 0}, {"sheltered_count", 0}});
  shelter("unknown", away(2000, 0), {});
  const CityView view = city.view();
  const Situation around = situation(view, kFocus, {});
  ASSERT_EQ(around.shelters.size(), 4U) << "the nearest, though one lies beyond";
  EXPECT_EQ(around.shelters[0].places_left, 140);
  EXPECT_EQ(around.shelters[1].places_left, 0) << "more people than places leave none";
  EXPECT_FALSE(around.shelters[2].places_left.has_value()) << "a closed one offers nothing";
  EXPECT_FALSE(around.shelters[3].is_open.has_value());
  EXPECT_FALSE(around.shelters[3].is_within);
  EXPECT_EQ(around.shelters_within, 3U);
  EXPECT_EQ(around.places_left, 140);
}

TEST(Situation, FindsTheNearestHospitalsBeyondTheCircleAndJoinsTheirFeeds) {
  CityBuilder city;
  const FeedIndex er = city.feed("er", 600s), beds = city.feed("beds", 3600s);
  city.asset(er, {.id = "1", .kind = "hospital", .name = {"仁愛", "Renai"}, .place = away(3000, 0)},
             {{"full_bed", 1}, {"waiting_see_count", 12}, {"nedocs", 150}});
  city.asset(er, {.id = "2", .kind = "hospital", .name = {"和平", "Heping"}, .place = away(100, 0)},
             {{"full_bed", 0}, {"waiting_icu_count", 2, 5h}});
  for (int i = 3; i < 12; ++i)
    city.asset(er, {.id = std::to_string(i), .kind = "hospital", .place = away(5000, i * 10)},
               {{"full_bed", 0}});
  city.asset(beds, {.id = "x", .kind = "hospital", .name = {"仁愛", "Renai"}, .place = away(3000, 0)},
             {{"ed_beds_available", 4}});
  city.asset(er, {.id = "nowhere", .kind = "hospital"}, {{"full_bed", 0}});
  const CityView view = city.view();
  const Situation around = situation(view, kFocus, {.hospitals = 5});
  ASSERT_EQ(around.hospitals.size(), 5U);
  EXPECT_TRUE(around.hospitals[0].is_within);
  EXPECT_EQ(around.hospitals[0].is_full, false);
  EXPECT_FALSE(around.hospitals[0].waiting_icu.has_value()) << "five hours old";
  EXPECT_EQ(around.hospitals[1].is_full, true);
  EXPECT_EQ(around.hospitals[1].nedocs, 150);
  EXPECT_EQ(around.hospitals[1].ed_beds, 4);
}

TEST(Situation, TakesRoadsThatTouchAndCamerasWithin) {
  CityBuilder city;
  const FeedIndex feed = city.feed("f", 60s);
  city.asset(feed, {.id = "through", .kind = "road_section", .line = {away(-2000, 50), away(2000, 50)}},
             {{"speed_kmh", 5}});
  city.asset(feed, {.id = "by", .kind = "road_section", .line = {away(-2000, 700), away(2000, 700)}},
             {{"speed_kmh", 5}});
  city.asset(feed, {.id = "mute", .kind = "road_section", .line = {kHere, away(10, 0)}}, {});
  city.asset(feed, {.id = "cam", .kind = "camera", .place = away(30, 0), .stream = "https://example.org/1"},
             {});
  city.asset(feed, {.id = "off", .kind = "camera", .place = away(20, 0), .online = false}, {});
  const CityView view = city.view();
  const Situation around = situation(view, kFocus, {});
  ASSERT_EQ(around.roads.size(), 1U);
  EXPECT_EQ(around.roads[0].road.level, LevelOfService::F);
  EXPECT_EQ(around.all_roads, 2U);
  EXPECT_EQ(around.silent_roads, 1U);
  EXPECT_EQ(around.jammed_roads, 1U);
  ASSERT_EQ(around.cameras.size(), 2U);
  EXPECT_TRUE(around.cameras[0].is_off);
  EXPECT_TRUE(around.cameras[1].has_stream);
}

TEST(Situation, KnowsWhichWarningsCoverThePlace) {
  AlertNow alert{.in_force = true};
  alert.fact.areas.push_back({.circles = {{away(900, 0), 1}}});
  EXPECT_TRUE(covers(alert, kHere));
  EXPECT_FALSE(covers(alert, away(-200, 0)));
  alert.fact.areas = {{.polygons = {{away(-50, -50), away(50, -50), away(50, 50), away(-50, 50)}}}};
  EXPECT_TRUE(covers(alert, kHere));
  EXPECT_FALSE(covers(alert, away(60, 0)));
  alert.fact.areas.clear();
  auto area = std::make_shared<Area>();
  area->rings = {{away(-90, -90), away(90, -90), away(90, 90), away(-90, 90)},
                 {away(-9, -9), away(9, -9), away(9, 9), away(-9, 9)}};
  alert.outlines = {area};
  EXPECT_TRUE(covers(alert, away(50, 0)));
  EXPECT_FALSE(covers(alert, kHere)) << "in the hole";
}

TEST(SituationBoard, HasAPartForEveryWordAndNoOther) {
  for (const char* word :
       {"summary", "cases", "sensors", "water", "cameras", "shelters", "hospitals", "roads"})
    EXPECT_TRUE(situation_part(word).has_value()) << word;
  EXPECT_FALSE(situation_part("people").has_value());
}

TEST(SituationBoard, SaysThatNoPlaceIsSetInsteadOfShowingAnEmptyOne) {
  const SituationContent content = situation_board(with_cases({}), std::nullopt, SituationPart::Cases, {});
  EXPECT_FALSE(content.has_focus);
  EXPECT_TRUE(content.rows.empty());
}

TEST(SituationBoard, TellsTheNearestHospitalWithRoom) {
  CityBuilder city;
  const FeedIndex feed = city.feed("er", 600s);
  city.asset(feed, {.id = "full", .kind = "hospital", .place = away(100, 0)}, {{"full_bed", 1}});
  city.asset(feed, {.id = "old", .kind = "hospital", .place = away(200, 0)}, {{"full_bed", 0, 9h}});
  city.asset(feed, {.id = "room", .kind = "hospital", .place = away(1500, 0)}, {{"full_bed", 0}});
  const SituationContent content = situation_board(city.view(), kFocus, SituationPart::Summary, {});
  const TableRow& last = content.rows.back();
  EXPECT_EQ(last.cells[1].text, "1.5 km");
  EXPECT_EQ(last.cells[2].text, "room");
  ASSERT_TRUE(last.action && std::holds_alternative<SelectAsset>(*last.action));
}

TEST(SituationBoard, NeverShowsWhatACallerSaid) {
  CaseNow c;
  c.fact = {.id = "1",
            .category = "路面積淹水",
            .opened = kNoon - 5min,
            .address = "SECRET address",
            .text = "SECRET words",
            .place = kHere};
  const CityView view = with_cases({std::make_shared<const CaseNow>(c)});
  for (const SituationPart part : {SituationPart::Summary, SituationPart::Cases})
    for (const TableRow& row : situation_board(view, kFocus, part, {}).rows)
      for (const TableCell& cell : row.cells) EXPECT_EQ(cell.text.find("SECRET"), std::string::npos);
}

TEST(NearWords, RoundsDistancesToWhatMatters) {
  EXPECT_EQ(distance_words(0), "0 m");
  EXPECT_EQ(distance_words(354), "350 m");
  EXPECT_EQ(distance_words(994), "990 m");
  EXPECT_EQ(distance_words(999), "1.0 km");
  EXPECT_EQ(distance_words(12'345), "12 km");
  EXPECT_EQ(distance_words(-1), "–");
}

TEST(NearWords, NamesEightDirections) {
  EXPECT_EQ(bearing_words(0, {}), "N");
  EXPECT_EQ(bearing_words(359, {}), "N");
  EXPECT_EQ(bearing_words(23, {}), "NE");
  EXPECT_EQ(bearing_words(180, {}), "S");
  EXPECT_EQ(bearing_words(-90, {}), "W");
}

}  // namespace
}  // namespace city
