// Figures from an asset's own values: which come out, how good and how old they are.
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

#include "center/figures/derived.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
constexpr TimePoint kNow{1'777'608'000'000ms};

FigureInput good(std::string_view quantity, double value, TimePoint at = kNow) {
  return {.quantity = quantity, .value = value, .quality = Quality::Good, .event_time = at};
}

std::optional<Figure> figure(const std::vector<Figure>& figures, std::string_view quantity) {
  const auto found = std::find_if(figures.begin(), figures.end(),
                                  [&](const Figure& one) { return one.quantity == quantity; });
  return found == figures.end() ? std::nullopt : std::optional{*found};
}

std::vector<FigureInput> crowded_department() {
  return {good("ed_patients_count", 45),
          good("ed_beds_count", 40),
          good("waiting_ward_count", 8),
          good("ventilated_count", 3),
          good("longest_boarding_h", 6, kNow - 10min),
          good("last_wait_h", 2)};
}
const std::vector<Trait> kHospital{{.quantity = "hospital_beds_count", .value = 300}};

TEST(Figures, ADepartmentThatTellsAllSevenHasANedocs) {
  const auto found = figure(figures_of(crowded_department(), kHospital), "nedocs");
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->value, 149.585, 0.001);
  EXPECT_EQ(found->quality, Quality::Good);
}

TEST(Figures, AFigureIsAsOldAsItsOldestInput) {
  EXPECT_EQ(figure(figures_of(crowded_department(), kHospital), "nedocs")->event_time, kNow - 10min);
}

TEST(Figures, OneMissingInputMeansNoFigureRatherThanAZero) {
  auto values = crowded_department();
  values[3].quality = Quality::Missing;
  EXPECT_FALSE(figure(figures_of(values, kHospital), "nedocs"));
  EXPECT_FALSE(figure(figures_of(crowded_department(), {}), "nedocs"));
}

TEST(Figures, ASuspectInputMakesASuspectFigure) {
  auto values = crowded_department();
  values[0].quality = Quality::Suspect;
  EXPECT_EQ(figure(figures_of(values, kHospital), "nedocs")->quality, Quality::Suspect);
}

TEST(Figures, NedocsIsHeldOnItsScale) {
  auto values = crowded_department();
  values[0].value = 400;
  EXPECT_EQ(figure(figures_of(values, kHospital), "nedocs")->value, 200);
}

TEST(Figures, ASectionNeedsItsFreeFlowSpeed) {
  const std::vector<FigureInput> slow{good("speed_kmh", 20)};
  EXPECT_FALSE(figure(figures_of(slow, {}), "los_grade"));
  const std::vector<Trait> free{{.quantity = "free_flow_kmh", .value = 50}};
  EXPECT_EQ(figure(figures_of(slow, free), "los_grade")->value, 5);
}

TEST(Figures, AGaugeStandsAgainstItsAlertLevels) {
  const std::vector<FigureInput> level{good("water_level_m", 6.5)};
  const std::vector<Trait> traits{{.quantity = "alert_level_1_m", .value = 8},
                                  {.quantity = "alert_level_2_m", .value = 6}};
  const auto figures = figures_of(level, traits);
  EXPECT_EQ(figure(figures, "water_alert_level")->value, 2);
  EXPECT_DOUBLE_EQ(figure(figures, "water_margin_m")->value, 1.5);
}

TEST(Figures, AnHourlyParticleValueMakesNoIndex) {
  const std::vector<FigureInput> hourly{good("pm25_ug_m3", 60)};
  EXPECT_TRUE(figures_of(hourly, {}).empty());
  const std::vector<FigureInput> average{good("pm25_24h_ug_m3", 35.4)};
  EXPECT_EQ(figure(figures_of(average, {}), "aqi_pm25")->value, 113);
}

TEST(Figures, EveryFigureComesOutWhenEverythingIsTold) {
  auto values = crowded_department();
  for (const std::string_view quantity : figure_inputs()) {
    const bool there = std::any_of(values.begin(), values.end(),
                                   [&](const FigureInput& one) { return one.quantity == quantity; });
    if (!there) values.push_back(good(quantity, 1));
  }
  const std::vector<Trait> traits{{.quantity = "alert_level_1_m", .value = 8},
                                  {.quantity = "free_flow_kmh", .value = 50},
                                  {.quantity = "hospital_beds_count", .value = 300}};
  const auto figures = figures_of(values, traits);
  EXPECT_EQ(figures.size(), 12U);
  EXPECT_TRUE(std::is_sorted(figure_inputs().begin(), figure_inputs().end()));
}

}  // namespace
}  // namespace city
