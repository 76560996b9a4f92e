#include "widgets/ui/plot_columns.hpp"

#include <gtest/gtest.h>

namespace city {
namespace {

using namespace std::chrono_literals;

const TimePoint kFrom{1000h};
const TimePoint kTo = kFrom + 6h;
constexpr Milliseconds kGap = 150s;

std::vector<VitalPoint> every_minute(int minutes, double value) {
  std::vector<VitalPoint> points;
  points.reserve(static_cast<std::size_t>(minutes));
  for (int i = 0; i < minutes; ++i) points.push_back({kFrom + std::chrono::minutes{i}, value});
  return points;
}

PlotScale scale_of(std::span<const VitalPoint> points) {
  return widened(value_range(points, kFrom, kTo).value());
}

TEST(PlotColumns, KeepAPeakOfOneMinuteOnALineOfEightyPixels) {
  std::vector<VitalPoint> points = every_minute(360, 10);
  points[200].value = 500;
  const auto columns = plot_columns(points, kFrom, kTo, 80, scale_of(points), kGap);
  const auto highest =
      std::max_element(columns.begin(), columns.end(), [](auto a, auto b) { return a.high < b.high; });
  EXPECT_FLOAT_EQ(highest->high, 1);
  EXPECT_FLOAT_EQ(highest->low, 0);
  EXPECT_NEAR(static_cast<double>(highest - columns.begin()), 200.0 / 360 * 80, 1);
}

TEST(PlotColumns, KeepOneSampleOfTenThousandUpwardsAndDownwards) {
  std::vector<SeriesPoint> points;
  for (int i = 0; i < 10'000; ++i) points.push_back({kFrom + i * 2160ms, std::sin(i * 0.01), Quality::Good});
  points[7'001].value = 9;
  points[3'003].value = -9;
  const auto columns = plot_columns(points, kFrom, kTo, 600, {-10, 10}, kGap);
  ASSERT_EQ(columns.size(), 600U);
  std::size_t up = 0, down = 0;
  for (const PlotColumn& column : columns) {
    EXPECT_TRUE(column.has_value);
    up += column.high > 0.94F ? 1 : 0;
    down += column.low < 0.06F ? 1 : 0;
  }
  EXPECT_EQ(up, 1U);
  EXPECT_EQ(down, 1U);
  EXPECT_FLOAT_EQ(columns[420].high, 0.95F);
  EXPECT_FLOAT_EQ(columns[180].low, 0.05F);
}

TEST(PlotColumns, BreakWhereNothingWasKnown) {
  std::vector<VitalPoint> points = every_minute(360, 10);
  points.erase(points.begin() + 100, points.begin() + 160);
  const auto columns = plot_columns(points, kFrom, kTo, 360, scale_of(points), kGap);
  for (int i = 0; i < 360; ++i)
    EXPECT_EQ(columns[static_cast<std::size_t>(i)].has_value, i < 100 || i >= 160) << i;
}

TEST(PlotColumns, BridgeAGapThatIsShortEnough) {
  std::vector<VitalPoint> points = every_minute(30, 10);
  points.erase(points.begin() + 10);
  const auto columns = plot_columns(points, kFrom, kFrom + 30min, 300, scale_of(points), kGap);
  EXPECT_TRUE(columns[100].has_value);
}

TEST(PlotColumns, JoinNeighbouringColumnsWithoutHoles) {
  std::vector<VitalPoint> points;
  points.reserve(15);
  for (int i = 0; i < 15; ++i) points.push_back({kFrom + std::chrono::minutes{i}, i % 2 == 0 ? 0.0 : 100.0});
  const auto columns = plot_columns(points, kFrom, kFrom + 15min, 200, {0, 100}, kGap);
  for (std::size_t i = 1; i < columns.size(); ++i) {
    if (!columns[i].has_value || !columns[i - 1].has_value) continue;
    EXPECT_LE(columns[i].low, columns[i - 1].high + 1e-5F) << i;
    EXPECT_GE(columns[i].high, columns[i - 1].low - 1e-5F) << i;
  }
}

TEST(PlotColumns, RunThroughTheMiddleWhenNothingChanges) {
  const auto points = every_minute(360, 42);
  const auto columns = plot_columns(points, kFrom, kTo, 60, scale_of(points), kGap);
  for (const PlotColumn& column : columns) EXPECT_NEAR(column.low, 0.5, 0.01);
}

TEST(PlotColumns, BreakAtWhatIsNotANumber) {
  std::vector<VitalPoint> points = every_minute(3, 5);
  points[1].value = std::nan("");
  const auto columns = plot_columns(points, kFrom, kFrom + 2min, 100, {0, 10}, kGap);
  EXPECT_TRUE(columns.front().has_value);
  EXPECT_TRUE(columns.back().has_value);
  for (std::size_t i = 1; i + 1 < columns.size(); ++i) EXPECT_FALSE(columns[i].has_value) << i;
}

TEST(PlotColumns, ShowOnePointInItsOwnColumn) {
  const std::vector<SeriesPoint> one{{kFrom + 3h, 4, Quality::Good}};
  const auto columns = plot_columns(one, kFrom, kTo, 60, {0, 8}, kGap);
  for (std::size_t i = 0; i < columns.size(); ++i) EXPECT_EQ(columns[i].has_value, i == 30) << i;
  EXPECT_FLOAT_EQ(columns[30].low, 0.5F);
}

TEST(PlotColumns, AreEmptyOrBlankWithoutPointsWidthOrTime) {
  EXPECT_TRUE(plot_columns(every_minute(3, 1), kFrom, kTo, 0, {}, kGap).empty());
  EXPECT_TRUE(plot_columns(every_minute(3, 1), kTo, kFrom, 10, {}, kGap).empty());
  const auto blank = plot_columns(std::span<const VitalPoint>{}, kFrom, kTo, 10, {}, kGap);
  EXPECT_EQ(blank, std::vector<PlotColumn>(10));
}

TEST(PlotColumns, LeaveOutWhatIsOutsideTheWindow) {
  const std::vector<VitalPoint> points{
      {kFrom - 1h, 1e9}, {kFrom + 1min, 1}, {kFrom + 2min, std::nan("")}, {kFrom + 3min, 3}, {kTo + 1s, -7}};
  EXPECT_EQ(value_range(points, kFrom, kTo), (PlotScale{1, 3}));
  EXPECT_FALSE(value_range(points, kTo + 1h, kTo + 2h));
  const auto columns = plot_columns(points, kFrom, kTo, 360, {1, 3}, kGap);
  EXPECT_FALSE(columns.back().has_value);
}

TEST(PlotColumns, TakeThePointAtTheVeryEndIntoTheLastColumn) {
  const std::vector<VitalPoint> points{{kTo, 3}};
  EXPECT_TRUE(plot_columns(points, kFrom, kTo, 7, {1, 3}, kGap).back().has_value);
}

TEST(PlotColumns, RememberWhichOnesHoldADoubtfulPoint) {
  std::vector<SeriesPoint> points;
  for (int i = 0; i < 360; ++i)
    points.push_back({kFrom + std::chrono::minutes{i}, 1, i == 90 ? Quality::Suspect : Quality::Good});
  const auto columns = plot_columns(points, kFrom, kTo, 36, {0, 2}, kGap);
  for (std::size_t i = 0; i < columns.size(); ++i) EXPECT_EQ(columns[i].doubtful, i == 9) << i;
}

TEST(PlotColumns, ClampWhatIsBeyondTheScale) {
  const std::vector<VitalPoint> points{{kFrom, -5}, {kFrom + 1min, 50}};
  const auto columns = plot_columns(points, kFrom, kFrom + 1min, 2, {0, 10}, kGap);
  EXPECT_FLOAT_EQ(columns[0].low, 0);
  EXPECT_FLOAT_EQ(columns[1].high, 1);
}

}  // namespace
}  // namespace city
