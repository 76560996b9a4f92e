// Rain, wind, air and noise.
#include "widgets/panels/weather_board.hpp"

#include <gtest/gtest.h>

#include "tests/widgets/panels/sense_city.hpp"
#include "tests/widgets/support/demo_city.hpp"
#include "widgets/panels/environment_board.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using support::Says;
using support::SenseCity;

AssetInfo station(const std::string& name, const std::string& kind) {
  return {.id = name, .kind = kind, .name = {name, name}};
}

bool says(const std::vector<BoardFact>& facts, const std::string& text, Symbol symbol) {
  return std::any_of(facts.begin(), facts.end(),
                     [&](const BoardFact& f) { return f.text == text && f.symbol == symbol; });
}

TEST(WeatherBoard, PutsTheHeaviestRainFirstWithItsClass) {
  SenseCity city;
  city.asset(station("drizzle", "rain_gauge"), {{"rain_10min_mm", 0.5}, {"rain_1h_mm", 2}});
  city.asset(station("cloudburst", "rain_gauge"),
             {{"rain_10min_mm", 22}, {"rain_1h_mm", 60}, {"rain_24h_mm", 90}, {"rain_class", 1}});
  city.asset(station("soaked", "rain_gauge"),
             {{"rain_10min_mm", 0}, {"rain_1h_mm", 0}, {"rain_24h_mm", 120}});
  city.asset(station("dry", "rain_gauge"), {{"rain_10min_mm", 0}, {"rain_1h_mm", 0}});
  city.asset(station("mute", "rain_gauge"), {{"rain_10min_mm", 99, 5h}});
  const WeatherContent content = weather_board(city.view(), {}, {}, {});
  ASSERT_EQ(content.rain.size(), 3U);
  EXPECT_EQ(content.rain[0].name, "cloudburst");
  EXPECT_EQ(content.rain[0].class_words, "heavy rain");
  EXPECT_EQ(content.rain[0].level, Level::Serious);
  EXPECT_EQ(content.rain[1].name, "soaked");
  EXPECT_EQ(content.rain[2].class_words, "");
  EXPECT_EQ(content.most_mm[0], 22);
  EXPECT_EQ(content.most_mm[3], 120);
  EXPECT_FALSE(content.most_mm[2]) << "no gauge tells three hours";
  EXPECT_TRUE(says(content.facts, "rain at 2 of 4 gauges", Symbol::None));
  EXPECT_TRUE(says(content.facts, "1 not reporting", Symbol::Stale));
}

TEST(WeatherBoard, KnowsARangeOfTemperaturesAndTheStrongestGust) {
  SenseCity city;
  city.asset(station("park", "weather_station"),
             {{"temperature_c", 21.5}, {"wind_mps", 3}, {"gust_mps", 12}});
  city.asset(station("hill", "weather_station"), {{"temperature_c", 15}, {"wind_mps", 9}, {"gust_mps", 25}});
  city.asset(station("still", "weather_station"), {{"temperature_c", 18}});
  const WeatherContent content = weather_board(city.view(), {}, {}, {});
  EXPECT_EQ(content.wind[0].name, "hill");
  EXPECT_EQ(content.wind[0].level, Level::Serious);
  EXPECT_TRUE(says(content.facts, "15.0 to 21.5 °C", Symbol::None));
  EXPECT_TRUE(says(content.facts, "gusts to 25.0 m/s", Symbol::Serious));
}

TEST(WeatherBoard, CountsWarningsInForce) {
  CityView view = SenseCity{}.view();
  AlertNow severe{.fact = {.id = "1", .severity = Severity::Severe}, .in_force = true};
  AlertNow over{.fact = {.id = "2", .severity = Severity::Extreme}};
  view.alerts = std::make_shared<const std::vector<AlertPtr>>(std::vector<AlertPtr>{
      std::make_shared<const AlertNow>(severe), std::make_shared<const AlertNow>(over)});
  const WeatherContent content = weather_board(view, {}, {}, {});
  EXPECT_EQ(content.warnings, 1U);
  EXPECT_TRUE(says(content.facts, "warnings in force: 1", Symbol::Serious));
}

TEST(WeatherBoard, ShowsTheCityAndNotTheWholeIsland) {
  SenseCity city;
  AssetInfo far = station("far", "rain_gauge"), near = station("near", "rain_gauge");
  far.place = LonLat{120.8, 23.5};
  near.place = LonLat{121.55, 25.05};
  city.asset(far, {{"rain_1h_mm", 90}});
  city.asset(near, {{"rain_1h_mm", 3}});
  const WeatherContent content = weather_board(city.view(), *support::demo_geography(), {}, {});
  ASSERT_EQ(content.rain.size(), 1U);
  EXPECT_EQ(content.most_mm[1], 3);
}

TEST(EnvironmentBoard, OrdersStationsByTheirIndexAndSaysItInWords) {
  SenseCity city;
  city.asset(station("good", "air_station"), {{"aqi", 30}, {"pm25_ug_m3", 8}});
  city.asset(station("bad", "air_station"), {{"aqi", 160}, {"pm25_ug_m3", 70}});
  city.asset(station("derived", "air_station"), {{"pm25_ug_m3", 40}, {"aqi_pm25", 112}, {"aqi_o3", 40}});
  city.asset(station("pole", "smart_pole"), {{"pm25_ug_m3", 60}, {"noise_dba", 71}, {"temperature_c", 30}});
  city.asset(station("mute", "air_station"), {{"aqi", 400, 5h}, {"pm25_ug_m3", 300, 5h}});
  const EnvironmentContent content = environment_board(city.view(), {}, {}, {});
  ASSERT_EQ(content.air.size(), 4U);
  EXPECT_EQ(content.air[0].name, "bad");
  EXPECT_EQ(content.air[0].words, "unhealthy air");
  EXPECT_EQ(content.air[0].level, Level::Attention);
  EXPECT_EQ(content.air[1].aqi, 112) << "the worst of its pollutants";
  EXPECT_EQ(content.air[1].level, Level::Notice);
  EXPECT_EQ(content.air[2].words, "good air");
  EXPECT_EQ(content.air[3].name, "pole");
  EXPECT_EQ(content.air[3].level, Level::Attention);
  EXPECT_FALSE(content.air[3].aqi);
  ASSERT_EQ(content.noise.size(), 1U);
  EXPECT_EQ(content.noise[0].temperature_c, 30);
  EXPECT_EQ(content.silent, 1U);
  EXPECT_TRUE(says(content.facts, "worst AQI 160\u00b7unhealthy air", Symbol::Attention));
  EXPECT_TRUE(says(content.facts, "PM2.5 mean 44.5, most 70.0 µg/m³", Symbol::None));
  EXPECT_TRUE(says(content.facts, "loudest 71 dB(A)", Symbol::None));
}

TEST(EnvironmentBoard, PutsTheLoudestPlaceFirst) {
  SenseCity city{Domain::Facility};
  city.asset(station("street", "smart_pole"), {{"noise_dba", 72}});
  city.asset(station("airport", "smart_pole"), {{"noise_dba", 88}});
  city.asset(station("doubted", "smart_pole"), {{"noise_dba", 130, 0ms, Quality::Suspect}});
  const EnvironmentContent content = environment_board(city.view(), {}, {}, {});
  ASSERT_EQ(content.noise.size(), 2U);
  EXPECT_EQ(content.noise[0].name, "airport");
  EXPECT_EQ(content.silent, 1U);
}

}  // namespace
}  // namespace city
