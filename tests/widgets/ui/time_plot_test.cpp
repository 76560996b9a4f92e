#include "widgets/ui/time_plot.hpp"

#include <gtest/gtest.h>

#include "tests/widgets/support/headless.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using namespace support;

const TimePoint kNow{1'778'040'000s};  // 12:00 in Taipei
const ZoneClock kClock{"Asia/Taipei"};

SeriesPoints points(const std::vector<double>& values, Milliseconds step = 1min) {
  auto made = std::make_shared<std::vector<SeriesPoint>>();
  const auto count = static_cast<int>(values.size());
  for (int i = 0; i < count; ++i)
    made->push_back({kNow - step * (count - 1 - i), values[static_cast<std::size_t>(i)], Quality::Good});
  return made;
}

TimePlot one_line(const std::vector<double>& values) {
  return {.title = "Water level",
          .unit = "m",
          .decimals = 2,
          .window = {kNow - 6h, kNow},
          .lines = {{.label = "Gauge", .points = points(values)}},
          .words = "No values"};
}

PlotScale scale_of(const TimePlot& plot) {
  PlotMemory memory;
  return plot_scale(plot, memory);
}

TEST(PlotLevel, IsPassedOnItsBadSideOnly) {
  EXPECT_TRUE(is_beyond({.value = 40}, 40.1));
  EXPECT_FALSE(is_beyond({.value = 40}, 40));
  EXPECT_TRUE(is_beyond({.value = 40, .is_inclusive = true}, 40));
  EXPECT_TRUE(is_beyond({.value = 15, .is_low = true}, 14));
  EXPECT_FALSE(is_beyond({.value = 15, .is_low = true}, 16));
  EXPECT_FALSE(is_beyond({.value = 15}, std::nan("")));
}

TEST(PlotScale, HoldsEveryValueWithALittleRoom) {
  const PlotScale scale = scale_of(one_line({2, 5, 3}));
  EXPECT_LT(scale.low, 2);
  EXPECT_GT(scale.high, 5);
  EXPECT_LT(scale.high, 6);
}

TEST(PlotScale, NeverGoesBelowZeroForWhatIsNeverNegative) {
  EXPECT_EQ(scale_of(one_line({0, 5, 3})).low, 0);
  EXPECT_LT(scale_of(one_line({-1, 5, 3})).low, -1);
}

TEST(PlotScale, TakesANearThresholdInAndLeavesAFarOneOut) {
  TimePlot plot = one_line({2, 5, 3});
  plot.levels = {{.value = 7}, {.value = 70}};
  const PlotScale scale = scale_of(plot);
  EXPECT_GT(scale.high, 7);
  EXPECT_LT(scale.high, 10);
}

TEST(PlotScale, HasRoomAroundASteadyValueAndWithoutAnyPoint) {
  const PlotScale steady = scale_of(one_line({4, 4, 4}));
  EXPECT_LT(steady.low, 4);
  EXPECT_GT(steady.high, 4);
  const PlotScale none = scale_of(one_line({}));
  EXPECT_LT(none.low, none.high);
}

TEST(PlotScale, SeesTheNewestValueThatIsNotInTheHistoryYet) {
  TimePlot plot = one_line({1, 2});
  plot.lines[0].newest = SeriesPoint{kNow, 9, Quality::Good};
  EXPECT_GT(scale_of(plot).high, 9);
}

TEST(PlotLine, AnswersForAnInstantWithItsNearestPoint) {
  const PlotLine line{.points = points({1, 2, 3}), .gap = 90s};
  EXPECT_EQ(point_at(line, kNow - 70s)->value, 2);
  EXPECT_EQ(point_at(line, kNow + 80s)->value, 3);
  EXPECT_FALSE(point_at(line, kNow + 100s)) << "nobody knows so far away";
  EXPECT_FALSE(point_at({}, kNow));
}

TEST(PlotLine, PutsTheNewestValueAfterItsHistory) {
  PlotLine line{.points = points({1, 2})};
  const PlotWindow window{kNow - 1h, kNow + 1min};
  EXPECT_EQ(newest_point(line, window)->value, 2);
  line.newest = SeriesPoint{kNow + 10s, 7, Quality::Suspect};
  EXPECT_EQ(newest_point(line, window)->value, 7);
  EXPECT_EQ(point_at(line, kNow + 20s)->value, 7);
  EXPECT_FALSE(newest_point(line, {kNow + 1h, kNow + 2h}));
}

TEST(PlotMemory, KeepsColumnsUntilSomethingChanges) {
  PlotMemory memory;
  PlotLine line{.points = points({1, 2, 3})};
  const PlotWindow window{kNow - 1h, kNow};
  const PlotColumn* first = memory.columns(0, line, window, 100, {0, 4}).data();
  EXPECT_EQ(memory.columns(0, line, window, 100, {0, 4}).data(), first);
  EXPECT_EQ(memory.columns(0, line, window, 50, {0, 4}).size(), 50U);
  EXPECT_FLOAT_EQ(memory.columns(0, line, window, 50, {0, 8}).back().high, 3.0F / 8);
  line.newest = SeriesPoint{kNow, 8, Quality::Good};
  EXPECT_FLOAT_EQ(memory.columns(0, line, window, 50, {0, 8}).back().high, 1);
  line.points = points({5, 5, 5});
  line.newest.reset();
  EXPECT_FLOAT_EQ(memory.columns(0, line, window, 50, {0, 8}).back().low, 5.0F / 8);
}

TEST(PlotMemory, JoinsTheNewestValueOverTheTimeThatHistoryIsBehind) {
  PlotMemory memory;
  PlotLine line{.points = points({1, 1}, 1s),
                .newest = SeriesPoint{kNow + 20s, 1, Quality::Good},
                .gap = 3s,
                .newest_gap = 1min};
  for (const PlotColumn& column : memory.columns(0, line, {kNow, kNow + 20s}, 40, {0, 2}))
    EXPECT_TRUE(column.has_value);
  line.newest_gap = 0s;
  EXPECT_FALSE(memory.columns(0, line, {kNow, kNow + 20s}, 40, {0, 2})[20].has_value);
}

class TimePlotDrawing : public testing::Test {
 protected:
  void SetUp() override {
    if (!no_fonts().empty()) GTEST_SKIP() << no_fonts();
  }
  static bool says(const Audit& audit, const std::string& words) {
    return std::any_of(audit.texts.begin(), audit.texts.end(), [&](const Audit::Text& text) {
      return text.text.find(words) != std::string::npos && !text.shortened;
    });
  }
};

TimePlot busy_plot() {
  TimePlot plot{.title = "水位 Water level at Wanfu bridge pumping station",
                .note = "six hours",
                .unit = "m",
                .decimals = 2,
                .window = {kNow - 6h, kNow},
                .levels = {{.value = 3.2, .label = "third alert level", .symbol = Symbol::Attention},
                           {.value = 9, .label = "far away", .symbol = Symbol::Serious}},
                .band = PlotBand{2.1, 2.6, "usual"},
                .words = "none"};
  for (int k = 0; k < 4; ++k) {
    std::vector<double> values;
    for (int i = 0; i < 360; ++i) values.push_back(2.4 + 0.3 * k + 0.4 * std::sin(i * 0.05 + k));
    plot.lines.push_back({.label = "gauge " + std::to_string(k + 1), .points = points(values)});
  }
  return plot;
}

TEST_F(TimePlotDrawing, KeepsWithinItsRectangleInEverySizeAndLanguage) {
  const TimePlot plot = busy_plot();
  for (const WallProfile& profile : {WallProfile{}, WallProfile{1.27, 12}})
    for (const SizePx size : {SizePx{1920, 1080}, SizePx{3840, 2160}}) {
      Headless ui{size, profile};
      const float k = static_cast<float>(size.height) / 1080;
      for (const Language language : {Language::Chinese, Language::English})
        for (const Rect units :
             {Rect{40, 40, 900, 400}, Rect{40, 40, 420, 160}, Rect{40, 40, 200, 90}, Rect{40, 40, 120, 40},
              Rect{40, 40, 1800, 60}, Rect{40, 40, 160, 900}, Rect{40, 40, 20, 20}, Rect{}}) {
          const Rect r{units.x * k, units.y * k, units.w * k, units.h * k};
          const Texts texts = texts_in(language);
          PlotMemory memory;
          const Audit audit = ui.frames(
              2, [&](Pen& pen) { draw_time_plot(pen, r, plot, memory, kClock, texts, {}, kNow - 1h); });
          for (const Audit::Text& text : audit.texts) {
            EXPECT_FALSE(text.shortened && text.fit == Fit::Whole) << text.text << " " << units.w;
            EXPECT_GE(text.ink.x, r.x - 1) << text.text;
            EXPECT_LE(text.ink.right(), r.right() + 1) << text.text;
            EXPECT_GE(text.ink.y, r.y - 1) << text.text;
            EXPECT_LE(text.ink.bottom(), r.bottom() + 1) << text.text << " " << units.w << "x" << units.h;
          }
          for (const Audit::Fill& fill : audit.fills) {
            EXPECT_GE(fill.at.x, r.x - 6);
            EXPECT_LE(fill.at.right(), r.right() + 6);
            EXPECT_LE(fill.at.bottom(), r.bottom() + 6);
          }
        }
    }
}

TEST_F(TimePlotDrawing, SaysThresholdsHoursNumbersAndLineEnds) {
  Headless ui{{1920, 1080}};
  PlotMemory memory;
  const Audit audit = ui.frames(2, [&](Pen& pen) {
    draw_time_plot(pen, {40, 40, 900, 400}, busy_plot(), memory, kClock, {}, {}, std::nullopt);
  });
  EXPECT_TRUE(says(audit, "third alert level"));
  EXPECT_TRUE(says(audit, "3.20"));
  EXPECT_FALSE(says(audit, "far away")) << "it would press the lines flat";
  EXPECT_TRUE(says(audit, "gauge 4"));
  EXPECT_TRUE(says(audit, "usual"));
  EXPECT_TRUE(says(audit, "2.10 to 2.60"));
  EXPECT_TRUE(says(audit, "09:00"));
  EXPECT_TRUE(says(audit, "2.5"));
}

TEST_F(TimePlotDrawing, WearsASymbolOnlyWhileTheNewestValueIsBeyond) {
  Headless ui{{1920, 1080}};
  for (const double last : {3.0, 3.5}) {
    TimePlot plot = one_line({2, 3.6, last});
    plot.levels = {{.value = 3.2, .label = "alert", .symbol = Symbol::Attention}};
    PlotMemory memory;
    const Audit audit = ui.frames(2, [&](Pen& pen) {
      draw_time_plot(pen, {40, 40, 900, 300}, plot, memory, kClock, {}, {}, std::nullopt);
    });
    EXPECT_EQ(audit.marks.size(), last > 3.2 ? 2U : 0U) << "at the value and at the threshold";
  }
}

TEST_F(TimePlotDrawing, ReadsTheCrosshairOutWithItsQuality) {
  Headless ui{{1920, 1080}};
  TimePlot plot = one_line({1, 2, 3});
  auto doubted = *plot.lines[0].points;
  doubted[1].quality = Quality::Suspect;
  plot.lines[0].points = std::make_shared<const std::vector<SeriesPoint>>(doubted);
  PlotMemory memory;
  const Audit audit = ui.frames(2, [&](Pen& pen) {
    draw_time_plot(pen, {40, 40, 900, 300}, plot, memory, kClock, {}, {}, kNow - 1min);
  });
  EXPECT_TRUE(says(audit, "11:59·2.00 m·suspect"));
  const Audit far = ui.frames(2, [&](Pen& pen) {
    draw_time_plot(pen, {40, 40, 900, 300}, plot, memory, kClock, {}, {}, kNow - 3h);
  });
  EXPECT_TRUE(says(far, "09:00·–")) << "what nobody knows is a dash";
}

TEST_F(TimePlotDrawing, TellsWhatInstantTheHandPointsAt) {
  Headless ui{{1920, 1080}};
  PlotMemory memory;
  std::optional<TimePoint> middle, outside, left;
  const TimePlot plot = one_line({1, 2, 3});
  ui.frames(2, [&](Pen& pen) {
    const Rect r{40, 40, 900, 300};
    middle = draw_time_plot(pen, r, plot, memory, kClock, {}, {.at = Hand::Point{500, 200}}, std::nullopt);
    left = draw_time_plot(pen, r, plot, memory, kClock, {}, {.at = Hand::Point{400, 200}}, std::nullopt);
    outside = draw_time_plot(pen, r, plot, memory, kClock, {}, {.at = Hand::Point{500, 500}}, std::nullopt);
  });
  ASSERT_TRUE(middle);
  ASSERT_TRUE(left);
  EXPECT_GT(*middle, kNow - 4h);
  EXPECT_LT(*middle, kNow - 2h);
  EXPECT_LT(*left, *middle);
  EXPECT_FALSE(outside);
}

TEST_F(TimePlotDrawing, SaysWhyThereIsNothing) {
  Headless ui{{1920, 1080}};
  PlotMemory memory;
  TimePlot plot = one_line({});
  const Audit audit = ui.frames(2, [&](Pen& pen) {
    draw_time_plot(pen, {40, 40, 900, 300}, plot, memory, kClock, {}, {}, std::nullopt);
  });
  EXPECT_TRUE(says(audit, "No values"));
  EXPECT_TRUE(says(audit, "–"));
}

TEST_F(TimePlotDrawing, DrawsOnePointAndAPeakInTenThousand) {
  Headless ui{{1920, 1080}};
  PlotMemory memory;
  const auto vertices_of = [&](const TimePlot& plot) {
    ui.frames(2, [&](Pen& pen) {
      draw_time_plot(pen, {40, 40, 900, 300}, plot, memory, kClock, {}, {}, std::nullopt);
    });
    return ui.vertices();
  };
  TimePlot none = one_line({});
  none.words.clear();
  EXPECT_GT(vertices_of(one_line({5})), vertices_of(none));
  std::vector<double> many(10'000, 5.0);
  TimePlot flat = one_line({});
  flat.lines[0].points = points(many, 2s);
  many[6'000] = 50;
  TimePlot peaked = flat;
  peaked.lines[0].points = points(many, 2s);
  peaked.levels = flat.levels = {};
  const int with_peak = vertices_of(peaked);
  EXPECT_GT(with_peak, 0);
  PlotMemory fresh;
  const auto& columns = fresh.columns(0, peaked.lines[0], peaked.window, 800, plot_scale(peaked, fresh));
  EXPECT_EQ(std::count_if(columns.begin(), columns.end(), [](const auto& c) { return c.high > 0.5F; }), 1);
}

}  // namespace
}  // namespace city
