#include "center/figures/asset_levels.hpp"

#include <gtest/gtest.h>

namespace city {
namespace {

TEST(AssetLevels, FollowsTheTableOfThresholds) {
  struct Case {
    const char* quantity;
    double value;
    Level level;
  };
  for (const Case& c : {Case{"speed_kmh", 50, Level::Normal},
                        {"speed_kmh", 20, Level::Normal},
                        {"speed_kmh", 19.9, Level::Notice},
                        {"speed_kmh", 15, Level::Notice},
                        {"speed_kmh", 14.9, Level::Attention},
                        {"speed_kmh", 7.9, Level::Serious},
                        {"rain_10min_mm", 9.9, Level::Notice},
                        {"rain_10min_mm", 10, Level::Attention},
                        {"rain_1h_mm", 40, Level::Attention},
                        {"rain_1h_mm", 78.8, Level::Serious},
                        {"rain_24h_mm", 80, Level::Attention},
                        {"rain_24h_mm", 200, Level::Serious},
                        {"ground_distance_m", 0.51, Level::Notice},
                        {"ground_distance_m", 0.5, Level::Attention},
                        {"ground_distance_m", -0.1, Level::Serious},
                        {"pm25_ug_m3", 54.4, Level::Notice},
                        {"pm25_ug_m3", 54.5, Level::Attention},
                        {"aqi", 201, Level::Serious},
                        {"bikes_available", 0, Level::Notice},
                        {"bikes_available", 1, Level::Normal},
                        {"spaces_available", 0, Level::Notice},
                        {"full_bed", 1, Level::Attention},
                        {"full_bed", 0, Level::Normal},
                        {"depth_cm", 30, Level::Serious},
                        {"never_heard_of", 1e9, Level::Normal}})
    EXPECT_EQ(level_of(c.quantity, c.value), c.level) << c.quantity << " " << c.value;
}

TEST(AssetLevels, SaysTheSameByRow) {
  ASSERT_TRUE(level_row("depth_cm").has_value());
  EXPECT_EQ(level_in(*level_row("depth_cm"), 30), Level::Serious);
  EXPECT_EQ(level_in(*level_row("depth_cm"), 4.9), Level::Normal);
  EXPECT_FALSE(level_row("never_heard_of").has_value());
}

// A hair's breadth on either side of every limit, the table must say what the limit says.
TEST(AssetLevels, GivesTheThresholdsThatItJudgesBy) {
  for (const char* quantity : {"speed_kmh", "occupancy_pct", "rain_1h_mm", "ground_distance_m",
                               "bikes_available", "full_bed", "waiting_ward_count"}) {
    const auto limits = level_limits(quantity);
    ASSERT_FALSE(limits.empty()) << quantity;
    for (const LevelLimit& limit : limits) {
      const double hair = limit.is_low ? -1e-6 : 1e-6;
      EXPECT_EQ(level_of(quantity, limit.value + hair), limit.level) << quantity << " " << limit.value;
      EXPECT_LT(level_of(quantity, limit.value - hair), limit.level) << quantity << " " << limit.value;
      EXPECT_EQ(level_of(quantity, limit.value) == limit.level, limit.is_inclusive) << quantity;
    }
  }
  EXPECT_TRUE(level_limits("never_heard_of").empty());
}

}  // namespace
}  // namespace city
