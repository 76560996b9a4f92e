#include "widgets/ui/sparkline.hpp"

#include <gtest/gtest.h>

namespace city {
namespace {

using namespace std::chrono_literals;

const TimePoint kTo{1006h};

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
