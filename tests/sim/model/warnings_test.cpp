#include "sim/model/warnings.hpp"

#include <gtest/gtest.h>

#include "sim/model/city_model.hpp"

namespace city::sim {
namespace {

using std::chrono::hours;

constexpr TimePoint kNoon{std::chrono::sys_days{std::chrono::year{2026} / 5 / 5} + hours{4}};

std::vector<Warning> warnings_of(std::string_view scenario, hours lasting) {
  const CityPlan plan = plan_city(1, {});
  CityModel model{plan, *find_scenario(scenario), kNoon};
  model.advance_to(kNoon + lasting);
  return model.take_warnings();
}

TEST(Warnings, AnOrdinaryDayHasNone) { EXPECT_TRUE(warnings_of("weekday", hours{24}).empty()); }

TEST(Warnings, ACloudburstBringsAnAdvisoryForDistrictsAndLaterItsCancellation) {
  const auto all = warnings_of("cloudburst", hours{10});
  std::vector<Warning> heavy;
  std::copy_if(all.begin(), all.end(), std::back_inserter(heavy),
               [](const Warning& w) { return w.kind == WarningKind::HeavyRain; });
  ASSERT_GE(heavy.size(), 2U);
  EXPECT_EQ(heavy.front().act, WarningAct::Issue);
  EXPECT_TRUE(heavy.front().districts.any());
  EXPECT_FALSE(heavy.front().refers_sent);
  EXPECT_EQ(heavy.back().act, WarningAct::Cancel);
  for (std::size_t i = 1; i < heavy.size(); ++i) {
    if (heavy[i].act == WarningAct::Issue) continue;
    EXPECT_EQ(heavy[i].refers_sent, heavy[i - 1].sent);
    EXPECT_EQ(heavy[i].refers_number, heavy[i - 1].number);
  }
}

TEST(Warnings, TheThunderstormMessageDrawsAClosedRingAndLastsAnHour) {
  const auto all = warnings_of("cloudburst", hours{2});
  const auto thunder = std::find_if(all.begin(), all.end(),
                                    [](const Warning& w) { return w.kind == WarningKind::Thunderstorm; });
  ASSERT_NE(thunder, all.end());
  EXPECT_EQ(thunder->expires - thunder->sent, hours{1});
  ASSERT_GE(thunder->polygon.size(), 4U);
  EXPECT_EQ(thunder->polygon.front().lon, thunder->polygon.back().lon);
  EXPECT_EQ(thunder->polygon.front().lat, thunder->polygon.back().lat);
}

TEST(Warnings, EveryDistrictHasBuiltUpCells) {
  for (const auto& cells : district_cells(RoadNetwork{})) EXPECT_GE(cells.size(), 3U);
}

}  // namespace
}  // namespace city::sim
