#include <gtest/gtest.h>

#include <algorithm>

#include "sensors/quantity.hpp"

namespace city {
namespace {

TEST(Quantities, AreSortedByNameWithoutRepeats) {
  const auto all = known_quantities();
  EXPECT_TRUE(std::is_sorted(all.begin(), all.end(),
                             [](const QuantityInfo& a, const QuantityInfo& b) { return a.name <= b.name; }));
}

TEST(Quantities, AreCompleteAndTheirRangesMakeSense) {
  for (const QuantityInfo& info : known_quantities()) {
    EXPECT_FALSE(info.label.zh.empty()) << info.name;
    EXPECT_FALSE(info.label.en.empty()) << info.name;
    EXPECT_FALSE(info.unit.empty()) << info.name;
    EXPECT_LT(info.low, info.high) << info.name;
    EXPECT_EQ(find_quantity(info.name), &info);
  }
}

TEST(Quantities, HaveWhatTheShippedFeedsMeasure) {
  for (const char* name : {"rain_10min_mm",
                           "rain_1h_mm",
                           "rain_3h_mm",
                           "rain_6h_mm",
                           "rain_12h_mm",
                           "rain_24h_mm",
                           "rain_today_mm",
                           "rain_2d_mm",
                           "rain_3d_mm",
                           "water_level_m",
                           "ground_distance_m",
                           "pm25_ug_m3",
                           "aqi",
                           "o3_ppb",
                           "power_w",
                           "on",
                           "speed_kmh",
                           "occupancy_pct",
                           "travel_time_s",
                           "bikes_available",
                           "docks_available",
                           "spaces_available",
                           "motorcycle_spaces_available",
                           "bus_spaces_available",
                           "spaces_total",
                           "waiting_see_count",
                           "waiting_bed_count",
                           "waiting_ward_count",
                           "waiting_icu_count",
                           "full_bed",
                           "ed_patients_count",
                           "ed_beds_count",
                           "depth_cm"})
    EXPECT_NE(find_quantity(name), nullptr) << name;
}

TEST(Quantities, ThatNobodyListedTakeTheirUnitFromTheName) {
  const QuantityInfo info = quantity_info("soil_moisture_pct");
  EXPECT_EQ(info.unit, "%");
  EXPECT_EQ(info.label.en, "Soil moisture");
  EXPECT_EQ(quantity_info("no_ug_m3").unit, "ug/m3");
  EXPECT_EQ(quantity_info("river_flow_m3_s").unit, "m3/s");
  EXPECT_EQ(quantity_info("queue_count").unit, "1");
  EXPECT_EQ(quantity_info("weird").unit, "1");
  EXPECT_EQ(quantity_info("_m").label.en, " m");
}

TEST(Quantities, JudgePlausibilityByTableThenByUnit) {
  EXPECT_TRUE(is_plausible("speed_kmh", 0));
  EXPECT_FALSE(is_plausible("speed_kmh", 201));
  EXPECT_FALSE(is_plausible("queue_count", -1));
  EXPECT_TRUE(is_plausible("net_flow_m3_s", -1));
  EXPECT_TRUE(is_plausible("weird", -1e300));
}

TEST(Quantities, KnowTheImpossibleSewer) {
  EXPECT_FALSE(is_plausible("water_level_m", 556.36));
  EXPECT_FALSE(is_plausible("ground_distance_m", -551.301));
  EXPECT_TRUE(is_plausible("water_level_m", -1.05));
}

}  // namespace
}  // namespace city
