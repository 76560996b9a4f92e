#include "sim/model/rain.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace city::sim {
namespace {

using std::chrono::minutes;

constexpr TimePoint kNoon{std::chrono::sys_days{std::chrono::year{2026} / 5 / 5} + std::chrono::hours{4}};
constexpr Storm kStorm{.begins = minutes{10},
                       .lasts = minutes{60},
                       .peak_mm_h = 100,
                       .radius_km = 3,
                       .from = {121.54, 25.03},
                       .to = {121.54, 25.03}};

Scenario one_storm() { return {.id = "storm", .drizzle = 0, .storms = {&kStorm, 1}}; }

TEST(RainCellShape, IsStrongestInTheMiddleOfItsLifeAtItsHeart) {
  const RainCell cell = rain_cells(1, one_storm(), kNoon, kNoon).front();
  const LonLat heart{.lon = 121.54, .lat = 25.03};
  EXPECT_EQ(intensity_mm_h(cell, heart, kNoon), 0);
  EXPECT_NEAR(intensity_mm_h(cell, heart, kNoon + minutes{35}), 100, 1);
  EXPECT_NEAR(intensity_mm_h(cell, moved(heart, 3000, 0), kNoon + minutes{35}), 100 * std::exp(-0.5), 1.5);
  EXPECT_EQ(intensity_mm_h(cell, moved(heart, 20'000, 0), kNoon + minutes{35}), 0);
  EXPECT_EQ(intensity_mm_h(cell, heart, kNoon + minutes{71}), 0);
}

TEST(RainField, SumsWhatFellInTheLastMinutesHourAndDay) {
  RainField field{1, one_storm(), kNoon};
  const CellId heart = cell_of({.lon = 121.545, .lat = 25.035});
  const std::int64_t start = minute_of(kNoon);
  for (std::int64_t m = start; m <= start + 200; ++m) field.step(m);
  EXPECT_EQ(field.last_mm(heart, 10), 0) << "the storm is over";
  EXPECT_GT(field.last_mm(heart, 1440), 30);
  EXPECT_LT(field.last_mm(heart, 1440), 80);
  EXPECT_EQ(field.last_mm(heart, 60), 0);
}

TEST(RainField, ForgetsAfterADay) {
  RainField field{1, one_storm(), kNoon};
  const CellId heart = cell_of({.lon = 121.545, .lat = 25.035});
  const std::int64_t start = minute_of(kNoon);
  for (std::int64_t m = start; m <= start + 1600; ++m) field.step(m);
  EXPECT_EQ(field.last_mm(heart, 1440), 0);
}

TEST(RainField, AnOrdinaryDayHasALittleDrizzleSomewhere) {
  RainField field{7, {.id = "dry", .drizzle = 1}, kNoon};
  const std::int64_t start = minute_of(kNoon);
  double wettest = 0;
  for (std::int64_t m = start; m <= start + 1440; ++m) field.step(m);
  for (CellId cell = 0; cell < kCellCount; ++cell) wettest = std::max(wettest, field.last_mm(cell, 1440));
  EXPECT_GT(wettest, 0.3);
  EXPECT_LT(wettest, 25);
}

}  // namespace
}  // namespace city::sim
