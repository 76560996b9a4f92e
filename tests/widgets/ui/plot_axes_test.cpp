#include "widgets/ui/plot_axes.hpp"

#include <gtest/gtest.h>

namespace city {
namespace {

using namespace std::chrono_literals;

const TimePoint kNoon{1'778'040'000s};  // 2026-05-06 12:00 in Taipei

std::vector<std::string> texts_of(const std::vector<TimeTick>& ticks) {
  std::vector<std::string> texts;
  for (const TimeTick& tick : ticks) texts.push_back(tick.text);
  return texts;
}

TEST(ValueTicks, AreRoundNumbersWithinTheScale) {
  EXPECT_EQ(value_ticks({0, 10}, 6), (std::vector<double>{0, 2, 4, 6, 8, 10}));
  EXPECT_EQ(value_ticks({-3, 4}, 5), (std::vector<double>{-2, 0, 2, 4}));
  EXPECT_EQ(value_ticks({17.3, 18.9}, 4), (std::vector<double>{17.5, 18, 18.5}));
  EXPECT_EQ(value_ticks({291, 352}, 2), (std::vector<double>{300, 350}));
  EXPECT_EQ(value_ticks({999'000, 1'020'000}, 4), (std::vector<double>{1'000'000, 1'010'000, 1'020'000}));
}

TEST(ValueTicks, StandNoCloserThanWhatIsCounted) {
  EXPECT_EQ(value_ticks({0, 1.06}, 5, 1), (std::vector<double>{0, 1}));
  EXPECT_EQ(value_ticks({0, 1.06}, 3), (std::vector<double>{0, 0.5, 1}));
}

TEST(ValueTicks, AreNeverMoreThanAskedForAndNeverNone) {
  for (const double high : {0.00012, 0.7, 1.0, 3.3, 9.99, 47.0, 1e6, 3e12})
    for (int most = 1; most < 9; ++most) {
      const auto ticks = value_ticks({-high / 3, high}, most);
      EXPECT_LE(ticks.size(), static_cast<std::size_t>(most)) << high;
      EXPECT_FALSE(ticks.empty()) << high << " " << most;
    }
}

TEST(ValueTicks, AreNoneOnAScaleThatIsNone) {
  EXPECT_TRUE(value_ticks({3, 3}, 5).empty());
  EXPECT_TRUE(value_ticks({0, std::nan("")}, 5).empty());
}

TEST(StepDecimals, TellTicksApart) {
  EXPECT_EQ(step_decimals(20), 0);
  EXPECT_EQ(step_decimals(1), 0);
  EXPECT_EQ(step_decimals(0.5), 1);
  EXPECT_EQ(step_decimals(0.2), 1);
  EXPECT_EQ(step_decimals(0.05), 2);
}

TEST(TimeTicks, StandAtWholeLocalHours) {
  const ZoneClock taipei{"Asia/Taipei"};
  EXPECT_EQ(texts_of(time_ticks(kNoon - 6h - 7min, kNoon, 7, taipei)),
            (std::vector<std::string>{"06:00", "07:00", "08:00", "09:00", "10:00", "11:00", "12:00"}));
  EXPECT_EQ(texts_of(time_ticks(kNoon - 6h, kNoon, 4, taipei)),
            (std::vector<std::string>{"06:00", "08:00", "10:00", "12:00"}));
}

TEST(TimeTicks, StandAtLocalHoursWhereTheZoneIsOffByHalfAnHour) {
  const ZoneClock kolkata{"Asia/Kolkata"};
  const auto ticks = time_ticks(kNoon - 3h, kNoon, 4, kolkata);
  EXPECT_EQ(texts_of(ticks), (std::vector<std::string>{"07:00", "08:00", "09:00"}));
}

TEST(TimeTicks, CallADaysBeginningByItsDate) {
  const ZoneClock taipei{"Asia/Taipei"};
  const auto ticks = time_ticks(kNoon - 24h, kNoon, 5, taipei);
  EXPECT_EQ(texts_of(ticks), (std::vector<std::string>{"12:00", "18:00", "05-06", "06:00", "12:00"}));
  EXPECT_TRUE(ticks[2].is_day);
  EXPECT_FALSE(ticks[1].is_day);
}

TEST(TimeTicks, StayAtWholeHoursWhenTheClockIsSetForward) {
  const ZoneClock berlin{"Europe/Berlin"};
  const TimePoint before{1'774'738'800s};  // 2026-03-29 00:00 there; at 02:00 the clock goes to 03:00
  const auto ticks = time_ticks(before, before + 5h, 8, berlin);
  EXPECT_EQ(texts_of(ticks),
            (std::vector<std::string>{"03-29", "01:00", "03:00", "04:00", "05:00", "06:00"}));
}

TEST(TimeTicks, AreNeverManyMoreThanAskedFor) {
  const ZoneClock taipei{"Asia/Taipei"};
  for (const Milliseconds span : {Milliseconds{90s}, Milliseconds{17min}, Milliseconds{3h}, Milliseconds{30h},
                                  Milliseconds{24h * 9}, Milliseconds{24h * 400}})
    for (int most = 1; most < 12; ++most)
      EXPECT_LE(time_ticks(kNoon - span, kNoon, most, taipei).size(), static_cast<std::size_t>(most) + 1)
          << span.count();
}

TEST(TimeTicks, AreNoneWithoutTime) { EXPECT_TRUE(time_ticks(kNoon, kNoon, 5, ZoneClock{"UTC"}).empty()); }

TEST(PlotWindow, EndsWithinOneStepAfterNowAndHasTheWholeSpan) {
  for (const Milliseconds late : {0ms, 1ms, 35'999ms, 36'000ms, 100'001ms}) {
    const PlotWindow window = plot_window(kNoon + late, 6h);
    EXPECT_EQ(window.to - window.from, 6h);
    EXPECT_GE(window.to, kNoon + late);
    EXPECT_LT(window.to - (kNoon + late), 36s);
  }
  EXPECT_EQ(plot_window(kNoon + 1s, 6h), plot_window(kNoon + 36s, 6h)) << "the same until the next step";
}

}  // namespace
}  // namespace city
