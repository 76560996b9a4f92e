#include "center/figures/sun.hpp"

#include <gtest/gtest.h>

namespace city {
namespace {

using namespace std::chrono_literals;
constexpr LonLat kTaipei{121.5, 25.0};

TimePoint taipei(int year, unsigned month, unsigned day, std::chrono::minutes of_day) {
  return TimePoint{
      std::chrono::sys_days{std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day)} - 8h +
      of_day};
}

TEST(Sun, StandsNearlyOverheadAtNoonOfTheSummerSolsticeUnderTheTropic) {
  EXPECT_NEAR(sun_elevation_deg(taipei(2026, 6, 21, 11h + 56min), kTaipei), 90 - (25.0 - 23.44), 0.1);
}

TEST(Sun, StandsLowestAtNoonOfTheWinterSolstice) {
  EXPECT_NEAR(sun_elevation_deg(taipei(2026, 12, 21, 11h + 52min), kTaipei), 90 - (25.0 + 23.44), 0.1);
}

// On an equinox it sets after twelve hours, at any latitude.
TEST(Sun, StandsOnTheHorizonAtSixOnAnEquinox) {
  const double six =
      18 * 60 + 7 - (121.5 - 120) * 4;  // the equation of time is seven and a half minutes then
  const auto minutes = std::chrono::minutes{static_cast<int>(six)};
  EXPECT_NEAR(sun_elevation_deg(taipei(2026, 3, 20, minutes), kTaipei), 0, 0.5);
  EXPECT_LT(sun_elevation_deg(taipei(2026, 3, 20, minutes + 30min), kTaipei), -5);
  EXPECT_GT(sun_elevation_deg(taipei(2026, 3, 20, minutes - 30min), kTaipei), 5);
}

TEST(Sun, IsFarBelowTheHorizonAtMidnight) {
  EXPECT_LT(sun_elevation_deg(taipei(2026, 11, 22, 0min), kTaipei), -60);
}

TEST(Sun, ShinesAllNightBeyondThePolarCircleInSummer) {
  for (int hour = 0; hour < 24; ++hour)
    EXPECT_GT(sun_elevation_deg(taipei(2026, 6, 21, std::chrono::hours{hour}), {20, 75}), 0);
}

}  // namespace
}  // namespace city
