#include "widgets/density/area_figures.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/widgets/map/city_builder.hpp"

namespace city::test {
namespace {

using ::testing::ElementsAre;
using Source = AreaFigureChoice::Source;
using Aggregate = AreaFigureChoice::Aggregate;

Area square(const std::string& zh, double west, double south, double side) {
  Area area{.name = {.zh = zh, .en = zh}, .district = zh};
  area.rings = {{{west, south}, {west + side, south}, {west + side, south + side}, {west, south + side}}};
  return area;
}

// Two districts side by side; the western one is two villages, the upper with a hole.
GeographyPtr squares() {
  Geography made;
  made.districts = {square("西", 121.0, 25.0, 0.2), square("東", 121.2, 25.0, 0.2)};
  made.villages = {square("南里", 121.0, 25.0, 0.1), square("北里", 121.0, 25.1, 0.1)};
  made.villages[1].rings.push_back({{121.04, 25.14}, {121.06, 25.14}, {121.06, 25.16}, {121.04, 25.16}});
  return std::make_shared<const Geography>(std::move(made));
}

TEST(AreaLookup, FindsTheAreaAroundAPlaceAndNoneInAHole) {
  const GeographyPtr map = squares();
  const AreaLookup villages{map->villages};
  EXPECT_EQ(villages.at({121.05, 25.05}), 0U);
  EXPECT_EQ(villages.at({121.02, 25.12}), 1U);
  EXPECT_EQ(villages.at({121.05, 25.15}), std::nullopt);
  EXPECT_EQ(villages.at({121.15, 25.05}), std::nullopt);
  EXPECT_EQ(villages.at({0, 0}), std::nullopt);
  EXPECT_EQ(AreaLookup{}.at({121, 25}), std::nullopt);
}

TEST(AreaLookup, GivesABorderToExactlyOneOfTwo) {
  const GeographyPtr map = squares();
  const AreaLookup districts{map->districts};
  const auto at = districts.at({121.2, 25.1});
  ASSERT_TRUE(at);
  EXPECT_NE(is_within(map->districts[0].rings, {121.2, 25.1}),
            is_within(map->districts[1].rings, {121.2, 25.1}));
}

struct Gauge {
  LonLat place;
  double value;
  std::chrono::milliseconds age = 0s;
  Quality quality = Quality::Good;
};

CityView gauges(CityBuilder& city, const std::vector<Gauge>& all) {
  const FeedIndex feed = city.feed("rain", 600s);
  for (const Gauge& g : all)
    city.asset(feed, {.id = "g", .kind = "rain_gauge", .place = g.place},
               {{"rain_1h_mm", g.value, g.age, g.quality}});
  return city.view();
}

TEST(AreaFigurer, TakesOnlyFreshGoodValues) {
  CityBuilder city;
  const LonLat west{121.05, 25.05}, east{121.3, 25.1};
  const CityView view = gauges(
      city, {{west, 10}, {west, 30}, {west, 500, 5h}, {west, 900, 0s, Quality::Suspect}, {east, 7, 9h}});
  for (const auto& [aggregate, expected] :
       {std::pair{Aggregate::Mean, 20.0}, {Aggregate::Max, 30.0}, {Aggregate::Sum, 40.0}}) {
    AreaFigurer figurer{squares(),
                        {.level = AreaLevel::District,
                         .source = Source::Assets,
                         .aggregate = aggregate,
                         .kind = "rain_gauge",
                         .quantity = "rain_1h_mm"}};
    EXPECT_TRUE(figurer.update(view));
    EXPECT_THAT(figurer.figures().values, ElementsAre(expected, std::nullopt));
    EXPECT_EQ(figurer.figures().n, 2U);
  }
  AreaFigurer counter{squares(),
                      {.level = AreaLevel::District,
                       .source = Source::Assets,
                       .aggregate = Aggregate::Count,
                       .kind = "rain_gauge",
                       .quantity = "rain_1h_mm"}};
  counter.update(view);
  EXPECT_THAT(counter.figures().values, ElementsAre(2.0, 0.0)) << "where things are counted, none is zero";
}

TEST(AreaFigurer, KnowsNothingOfAQuantityThatNobodyTells) {
  CityBuilder city;
  const CityView view = gauges(city, {{{121.05, 25.05}, 10}});
  AreaFigurer figurer{squares(), {.source = Source::Assets, .kind = "rain_gauge", .quantity = "pm25_ug_m3"}};
  figurer.update(view);
  EXPECT_THAT(figurer.figures().values, ElementsAre(std::nullopt, std::nullopt));
}

TEST(AreaFigurer, CountsOpenAndOverdueCases) {
  CityBuilder city;
  city.open_case(LonLat{121.05, 25.05}, kNoon - 1h);
  city.open_case(LonLat{121.05, 25.05}, kNoon + 1h);
  city.open_case(LonLat{121.02, 25.12}, std::nullopt);
  city.open_case(LonLat{120, 20}, std::nullopt);
  city.open_case(std::nullopt, std::nullopt);
  const CityView view = city.view();
  AreaFigurer open{squares(), {.source = Source::OpenCases}};
  EXPECT_TRUE(open.update(view));
  EXPECT_THAT(open.figures().values, ElementsAre(2.0, 1.0));
  EXPECT_EQ(open.figures().n, 3U);
  EXPECT_EQ(open.figures().elsewhere, 2U);
  AreaFigurer late{squares(), {.source = Source::OverdueCases}};
  late.update(view);
  EXPECT_THAT(late.figures().values, ElementsAre(1.0, 0.0));
}

TEST(AreaFigurer, LetsAnApproximatePlaceCountForADistrictOnly) {
  CityBuilder city;
  CityView view = city.view();
  CaseNow guess{
      .fact = {.id = "1", .district = "東", .place = LonLat{121.05, 25.05}, .place_approximate = true}};
  view.cases = std::make_shared<const std::vector<CasePtr>>(
      std::vector<CasePtr>{std::make_shared<const CaseNow>(guess)});
  AreaFigurer villages{squares(), {.level = AreaLevel::Village}};
  villages.update(view);
  EXPECT_THAT(villages.figures().values, ElementsAre(0.0, 0.0));
  EXPECT_EQ(villages.figures().elsewhere, 1U);
  AreaFigurer districts{squares(), {.level = AreaLevel::District}};
  districts.update(view);
  EXPECT_THAT(districts.figures().values, ElementsAre(0.0, 1.0));
}

TEST(AreaFigurer, LooksAgainOnlyAfterItsPeriod) {
  CityBuilder city;
  city.open_case(LonLat{121.05, 25.05}, std::nullopt);
  CityView view = city.view();
  AreaFigurer figurer{squares(), {}};
  EXPECT_TRUE(figurer.update(view));
  city.open_case(LonLat{121.05, 25.05}, std::nullopt);
  CityView later = city.view();
  later.now = view.now + 1s;
  EXPECT_FALSE(figurer.update(later));
  later.now = view.now + kFigurePeriod;
  EXPECT_TRUE(figurer.update(later));
  later.now += kFigurePeriod;
  EXPECT_FALSE(figurer.update(later)) << "the same figures";
  later.now = view.now - 1h;
  city.open_case(LonLat{121.05, 25.05}, std::nullopt);
  later.cases = city.view().cases;
  EXPECT_TRUE(figurer.update(later)) << "a past instant is shown at once";
}

}  // namespace
}  // namespace city::test
