#include "widgets/ui/sparkline.hpp"

#include <gtest/gtest.h>

namespace city {
namespace {

using namespace std::chrono_literals;

const TimePoint kFrom{1000h};
const TimePoint kTo = kFrom + 6h;

std::vector<VitalPoint> every_minute(int minutes, double value) {
  std::vector<VitalPoint> points;
  points.reserve(static_cast<std::size_t>(minutes));
  for (int i = 0; i < minutes; ++i) points.push_back({kFrom + std::chrono::minutes{i}, value});
  return points;
}

TEST(Trend, KeepsAPeakOfOneMinuteOnALineOfEightyPixels) {
  std::vector<VitalPoint> points = every_minute(360, 10);
  points[200].value = 500;
  const TrendScale scale = trend_scale(points, kFrom, kTo);
  const auto columns = trend_columns(points, kFrom, kTo, 80, scale, 150s);
  const auto highest =
      std::max_element(columns.begin(), columns.end(), [](auto a, auto b) { return a.high < b.high; });
  EXPECT_FLOAT_EQ(highest->high, 1);
  EXPECT_FLOAT_EQ(highest->low, 0);
  EXPECT_NEAR(static_cast<double>(highest - columns.begin()), 200.0 / 360 * 80, 1);
}

TEST(Trend, BreaksWhereNothingWasKnown) {
  std::vector<VitalPoint> points = every_minute(360, 10);
  points.erase(points.begin() + 100, points.begin() + 160);
  const auto columns = trend_columns(points, kFrom, kTo, 360, trend_scale(points, kFrom, kTo), 150s);
  for (int i = 0; i < 360; ++i)
    EXPECT_EQ(columns[static_cast<std::size_t>(i)].has_value, i < 100 || i >= 160) << i;
}

TEST(Trend, BridgesOneMissingMinute) {
  std::vector<VitalPoint> points = every_minute(30, 10);
  points.erase(points.begin() + 10);
  const auto columns =
      trend_columns(points, kFrom, kFrom + 30min, 300, trend_scale(points, kFrom, kTo), 150s);
  EXPECT_TRUE(columns[100].has_value);
}

TEST(Trend, JoinsNeighbouringColumnsWithoutHoles) {
  std::vector<VitalPoint> points;
  points.reserve(15);
  for (int i = 0; i < 15; ++i) points.push_back({kFrom + std::chrono::minutes{i}, i % 2 == 0 ? 0.0 : 100.0});
  const auto columns = trend_columns(points, kFrom, kFrom + 15min, 200, {0, 100}, 150s);
  for (std::size_t i = 1; i < columns.size(); ++i) {
    if (!columns[i].has_value || !columns[i - 1].has_value) continue;
    EXPECT_LE(columns[i].low, columns[i - 1].high + 1e-5F) << i;
    EXPECT_GE(columns[i].high, columns[i - 1].low - 1e-5F) << i;
  }
}

TEST(Trend, RunsThroughTheMiddleWhenNothingChanges) {
  const auto points = every_minute(360, 42);
  const auto columns = trend_columns(points, kFrom, kTo, 60, trend_scale(points, kFrom, kTo), 150s);
  for (const TrendColumn& column : columns) EXPECT_NEAR(column.low, 0.5, 0.01);
}

TEST(Trend, SkipsWhatIsNotANumberAndWhatIsOutsideTheWindow) {
  std::vector<VitalPoint> points{
      {kFrom - 1h, 1e9}, {kFrom + 1min, 1}, {kFrom + 2min, std::nan("")}, {kFrom + 3min, 3}};
  const TrendScale scale = trend_scale(points, kFrom, kTo);
  EXPECT_EQ(scale.low, 1);
  EXPECT_EQ(scale.high, 3);
  EXPECT_TRUE(trend_columns(points, kFrom, kTo, 0, scale, 150s).empty());
  EXPECT_EQ(trend_columns({}, kFrom, kTo, 10, scale, 150s).size(), 10U);
}

TEST(TrendWindow, IsTheLeastThatHoldsEveryTrend) {
  CityView view;
  view.now = kTo;
  EXPECT_EQ(shared_trend_window(view), 5min);
  Vital vital;
  vital.trend = std::make_shared<const std::vector<VitalPoint>>(std::vector<VitalPoint>{{kTo - 50min, 1}});
  view.vitals = {Vital{}, vital};
  EXPECT_EQ(shared_trend_window(view), 60min);
  vital.trend = std::make_shared<const std::vector<VitalPoint>>(std::vector<VitalPoint>{{kTo - 9h, 1}});
  view.vitals.push_back(vital);
  EXPECT_EQ(shared_trend_window(view), 360min);
}

}  // namespace
}  // namespace city
