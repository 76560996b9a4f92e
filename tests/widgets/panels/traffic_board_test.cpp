#include "widgets/panels/traffic_board.hpp"

#include <gtest/gtest.h>

#include <deque>

#include "tests/widgets/map/city_builder.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using test::CityBuilder;
using test::Says;

class Town {
 public:
  AssetInfo& section(const std::string& name, double speed, std::vector<Trait> traits = {},
                     Milliseconds age = 0ms, Quality quality = Quality::Good) {
    return thing({.id = name, .kind = "road_section", .district = "大安區", .traits = std::move(traits)},
                 {{"speed_kmh", speed, age, quality}});
  }
  AssetInfo& thing(AssetInfo info, std::vector<Says> values) {
    things_.emplace_back(std::move(info), std::move(values));
    return things_.back().first;
  }
  CityView view(Domain domain = Domain::Traffic) const {
    CityBuilder city;
    const FeedIndex feed = city.feed("traffic", 60s);
    for (const auto& [info, values] : things_) city.asset(feed, info, values);
    CityView view = city.view();
    FeedBook book = *view.book;
    book[feed].domain = domain;
    view.book = std::make_shared<const FeedBook>(book);
    return view;
  }
  TrafficContent board(const TrafficChoices& choices = {}) const {
    return traffic_board(view(), choices, {});
  }

 private:
  std::deque<std::pair<AssetInfo, std::vector<Says>>> things_{};
};

const FactRow* fact(const TrafficContent& content, const std::string& label) {
  for (const FactRow& row : content.facts)
    if (row.label == label) return &row;
  return nullptr;
}

TEST(TrafficBoard, CountsSectionsByLevelOfServiceAgainstTheirFreeFlow) {
  Town town;
  town.section("free", 48, {{"free_flow_kmh", 50}});
  town.section("slow", 16, {{"free_flow_kmh", 50}});
  town.section("jam", 10, {{"free_flow_kmh", 50}});
  const TrafficContent content = town.board();
  EXPECT_EQ(content.by_level, (std::array<std::uint64_t, 6>{1, 0, 0, 0, 1, 1}));
  EXPECT_EQ(content.judged, 3U);
  EXPECT_EQ(content.by_speed_alone, 0U);
}

TEST(TrafficBoard, JudgesBySpeedAloneWithoutAFreeFlowSpeedAndSaysHowMany) {
  Town town;
  town.section("quick", 36);
  town.section("slow", 14);
  const TrafficContent content = town.board();
  EXPECT_EQ(content.by_level[0], 1U);
  EXPECT_EQ(content.by_level[5], 1U);
  EXPECT_EQ(content.by_speed_alone, 2U);
}

TEST(TrafficBoard, TakesTheLevelThatTheSectionTellsItself) {
  Town town;
  town.thing({.id = "told", .kind = "road_section"}, {{"speed_kmh", 48}, {"los_grade", 6}});
  const TrafficContent content = town.board();
  EXPECT_EQ(content.by_level[5], 1U);
  EXPECT_EQ(content.by_speed_alone, 0U);
}

TEST(TrafficBoard, CountsOldAndDoubtfulSpeedsAsNotReporting) {
  Town town;
  town.section("old", 5, {}, 10min);
  town.section("odd", 5, {}, 0ms, Quality::Suspect);
  const TrafficContent content = town.board();
  EXPECT_EQ(content.judged, 0U);
  EXPECT_EQ(content.silent, 2U);
  EXPECT_FALSE(content.mean_kmh.has_value());
}

TEST(TrafficBoard, ListsTheWorstLevelFirstAndThenTheSlowest) {
  Town town;
  town.section("e", 9, {{"free_flow_kmh", 25}});
  town.section("f, quicker", 20, {{"free_flow_kmh", 80}});
  town.section("f, slower", 12, {{"free_flow_kmh", 80}});
  const TrafficContent content = town.board({.most_slow = 2});
  ASSERT_EQ(content.slow.size(), 2U);
  EXPECT_EQ(content.slow[0].name, "f, slower");
  EXPECT_DOUBLE_EQ(*content.slow[0].of_free_flow, 0.15);
  EXPECT_EQ(content.slow[1].name, "f, quicker");
}

TEST(TrafficBoard, ComparesDistrictsWithTheirFreeFlow) {
  Town town;
  town.section("a", 40, {{"free_flow_kmh", 50}}).district = "信義區";
  town.section("b", 20, {{"free_flow_kmh", 50}});
  town.section("c", 30, {{"free_flow_kmh", 50}});
  const TrafficContent content = town.board();
  ASSERT_EQ(content.districts.size(), 2U);
  EXPECT_EQ(content.districts[0].name, "大安區");
  EXPECT_DOUBLE_EQ(content.districts[0].speed_kmh, 25);
  EXPECT_DOUBLE_EQ(*content.districts[0].of_free_flow, 0.5);
  EXPECT_DOUBLE_EQ(*content.mean_kmh, 30);
}

TEST(TrafficBoard, TellsFullCarParksFromNearlyFullOnes) {
  Town town;
  town.thing({.id = "1", .kind = "car_park", .traits = {{"capacity_count", 100}}}, {{"spaces_available", 0}});
  town.thing({.id = "2", .kind = "car_park", .traits = {{"capacity_count", 100}}}, {{"spaces_available", 5}});
  town.thing({.id = "3", .kind = "car_park", .traits = {{"capacity_count", 100}}}, {{"spaces_available", 6}});
  town.thing({.id = "4", .kind = "car_park"}, {{"spaces_available", 1}});
  town.thing({.id = "5", .kind = "car_park"}, {{"spaces_available", 0, 1h}});
  const TrafficContent content = town.board();
  ASSERT_NE(fact(content, "Car parks"), nullptr);
  EXPECT_EQ(fact(content, "Car parks")->value, "1 full, 1 nearly");
  EXPECT_EQ(fact(content, "Car parks")->note, "of 4");
}

TEST(TrafficBoard, CountsStationsWithoutABikeAndWithoutADock) {
  Town town;
  town.thing({.id = "1", .kind = "bike_station"}, {{"bikes_available", 0}, {"docks_available", 9}});
  town.thing({.id = "2", .kind = "bike_station"}, {{"bikes_available", 9}, {"docks_available", 0}});
  town.thing({.id = "3", .kind = "bike_station"}, {{"bikes_available", 3}, {"docks_available", 3}});
  EXPECT_EQ(fact(town.board(), "Bike stations")->value, "1 empty, 1 without a dock");
}

TEST(TrafficBoard, MindsAKindOfWhichATenthDoesNotReport) {
  Town town;
  for (int i = 0; i < 9; ++i) town.thing({.id = std::to_string(i), .kind = "vd"}, {{"flow_veh_h", 100}});
  town.thing({.id = "gone", .kind = "vd"}, {{"flow_veh_h", 100, 1h}});
  const TrafficContent content = town.board();
  ASSERT_NE(fact(content, "vd"), nullptr);
  EXPECT_EQ(fact(content, "vd")->value, "1 not reporting");
  EXPECT_EQ(fact(content, "vd")->symbol, Symbol::Attention);
}

TEST(TrafficBoard, CannotSayThatACameraIsSilentUnlessItSaysSoItself) {
  Town town;
  town.thing({.id = "1", .kind = "camera"}, {});
  EXPECT_EQ(fact(town.board(), "camera"), nullptr);
  town.thing({.id = "2", .kind = "camera", .online = false}, {});
  ASSERT_NE(fact(town.board(), "camera"), nullptr);
  EXPECT_EQ(fact(town.board(), "camera")->value, "1 off");
}

TEST(TrafficBoard, LeavesOtherDomainsAlone) {
  Town town;
  town.section("x", 5);
  EXPECT_EQ(traffic_board(town.view(Domain::Environment), {}, {}).judged, 0U);
}

}  // namespace
}  // namespace city
