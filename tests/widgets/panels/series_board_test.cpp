// Plots of one value, and the board of several.
#include "widgets/panels/series_board.hpp"

#include "tests/widgets/panels/history_city.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using namespace support;

const ZoneClock kClock{"Asia/Taipei"};
constexpr Milliseconds kSixHours = 6h;

TEST(SeriesPlot, HasPointsOfHistoryAndTheValueOfNow) {
  const CityView view = history_city({});
  const SeriesAnswers history = answers_of({day_of_minutes(102, 5)});
  const TimePlot plot = value_plot(view, {{0, 1}, 1}, history, kSixHours, {});
  ASSERT_EQ(plot.lines.size(), 1U);
  EXPECT_EQ(plot.lines[0].points->size(), 1440U);
  EXPECT_EQ(plot.lines[0].newest->value, 2);
  EXPECT_EQ(plot.lines[0].gap, 180s);
  EXPECT_EQ(plot.unit, "m");
  EXPECT_EQ(plot.window.to - plot.window.from, kSixHours);
  EXPECT_GE(plot.window.to, view.now);
}

TEST(SeriesPlot, WaitsForHistoryInWords) {
  CityView view = history_city({});
  EXPECT_EQ(value_plot(view, {{0, 0}, 1}, {}, kSixHours, {}).words, "reading history");
  view.health.history.on = false;
  EXPECT_EQ(value_plot(view, {{0, 0}, 1}, {}, kSixHours, {}).words, "no history here");
  auto trouble = std::make_shared<SeriesAnswer>();
  trouble->wish.series = 101;
  trouble->trouble = "the disk is gone";
  EXPECT_EQ(value_plot(view, {{0, 0}, 1}, answers_of({trouble}), kSixHours, {}).words,
            "History: the disk is gone");
  auto empty = std::make_shared<SeriesAnswer>();
  empty->wish.series = 101;
  EXPECT_EQ(value_plot(view, {{0, 0}, 1}, answers_of({empty}), kSixHours, {}).words, "no values·last 6 h");
}

TEST(SeriesPlot, TakesTheCentersTrendUntilHistoryAnswers) {
  CityView view = history_city({});
  const auto points = std::make_shared<const std::vector<VitalPoint>>(
      std::vector<VitalPoint>{{kHistoryNow - 2min, 7}, {kHistoryNow - 1min, 8}});
  view.trends = std::make_shared<const std::vector<AssetTrend>>(
      std::vector<AssetTrend>{{.series = 101, .quantity = 1, .asset = {0, 0}, .points = points}});
  EXPECT_EQ(value_line(view, {{0, 0}, 1}, {}, {}).points->size(), 2U);
  EXPECT_EQ(value_line(view, {{0, 0}, 1}, answers_of({day_of_minutes(101, 3)}), {}).points->size(), 1440U);
  EXPECT_EQ(value_line(view, {{0, 1}, 1}, {}, {}).points, nullptr);
}

TEST(SeriesPlot, LeavesOutAValueThatIsMissingNow) {
  const CityView view = history_city({.quality = Quality::Missing});
  EXPECT_FALSE(value_line(view, {{0, 0}, 1}, {}, {}).newest);
}

TEST(SeriesPlot, IsEmptyForWhatTheViewDoesNotHave) {
  const CityView view = history_city({});
  for (const ValueRef& ref : {ValueRef{{9, 0}, 1}, ValueRef{{0, 99}, 1}, ValueRef{{0, 0}, 0}})
    EXPECT_TRUE(value_plot(view, ref, {}, kSixHours, {}).lines.empty());
}

TEST(PlotLevels, ComeFromTheTableAndFromTheAssetsOwnLevels) {
  const auto rain = plot_levels("rain_1h_mm", {}, {});
  ASSERT_EQ(rain.size(), 3U);
  EXPECT_EQ(rain[0].symbol, Symbol::None);
  EXPECT_EQ(rain[1].value, 40);
  EXPECT_EQ(rain[1].symbol, Symbol::Attention);
  EXPECT_TRUE(rain[1].is_inclusive);
  EXPECT_EQ(rain[2].symbol, Symbol::Serious);
  const AssetInfo gauge{.traits = {{"alert_level_1_m", 9.5}, {"alert_level_2_m", 8}}};
  const auto water = plot_levels("water_level_m", gauge, {});
  ASSERT_EQ(water.size(), 2U);
  EXPECT_EQ(water[0].label, "alert level 2");
  EXPECT_EQ(water[1].value, 9.5);
  EXPECT_EQ(water[1].symbol, Symbol::Serious);
  const auto road = plot_levels("speed_kmh", {.traits = {{"free_flow_kmh", 50}}}, {});
  ASSERT_EQ(road.size(), 4U);
  EXPECT_TRUE(road[0].is_low);
  EXPECT_EQ(road[3].label, "free flow");
  EXPECT_TRUE(plot_levels("never_heard_of", {}, {}).empty());
}

TEST(UsualBand, IsTheMiddleOfTheLastDayAndNeedsADayThatSaysSomething) {
  const auto band = usual_band(day_of_minutes(1, 10), kHistoryNow, {});
  ASSERT_TRUE(band);
  EXPECT_GT(band->low, 9);
  EXPECT_LT(band->low, 9.3);
  EXPECT_LT(band->high, 11);
  EXPECT_GT(band->high, 10.7);
  auto few = *day_of_minutes(1, 10);
  few.points.resize(20);
  EXPECT_FALSE(usual_band(std::make_shared<const SeriesAnswer>(few), kHistoryNow, {}));
  EXPECT_FALSE(usual_band(day_of_minutes(1, 10), kHistoryNow + 48h, {})) << "an old day is not usual";
  EXPECT_FALSE(usual_band(nullptr, kHistoryNow, {}));
}

TEST(SeriesWishes, AreTheSameWithinAMinuteAndSpanADay) {
  const SeriesWish wish = wish_of(7, kHistoryNow + 5s, kSixHours);
  EXPECT_EQ(wish, wish_of(7, kHistoryNow + 55s, kSixHours));
  EXPECT_GE(wish.to - wish.from, 24h);
  EXPECT_GT(wish.to, kHistoryNow + 55s);
  EXPECT_LE(wish_of(7, kHistoryNow, 72h).from, kHistoryNow - 72h);
  const CityView view = history_city({});
  EXPECT_EQ(series_wishes(view, {{{0, 0}, 1}, {{0, 7}, 1}}, kSixHours).size(), 1U);
}

TEST(SeriesPick, FindsTheWorstOfAKindByItsLevelAndSide) {
  const CityView view = history_city({.quantity = "speed_kmh", .values = {40, 7, 55, 14, 18}});
  const auto picked = pick_series(view, {.kind = "water_gauge", .quantity = "speed_kmh", .most = 3});
  EXPECT_EQ(picked, (std::vector<ValueRef>{{{0, 1}, 1}, {{0, 3}, 1}, {{0, 4}, 1}})) << "slow is bad";
  EXPECT_EQ(pick_series(view, {.quantity = "speed_kmh", .most = 1, .lowest = false}),
            (std::vector<ValueRef>{{{0, 1}, 1}}))
      << "a level counts more than the side";
  const CityView tallies = history_city({.quantity = "depth_m", .values = {1, 9, 4}});
  EXPECT_EQ(pick_series(tallies, {.quantity = "depth_m", .most = 1}), (std::vector<ValueRef>{{{0, 1}, 1}}));
  EXPECT_EQ(pick_series(tallies, {.quantity = "depth_m", .most = 1, .lowest = true}),
            (std::vector<ValueRef>{{{0, 0}, 1}}));
  EXPECT_TRUE(pick_series(tallies, {.kind = "hospital", .quantity = "depth_m"}).empty());
  EXPECT_TRUE(pick_series(tallies, {.quantity = "never_heard_of"}).empty());
}

TEST(SeriesPick, TrustsOnlyGoodAndFreshValues) {
  EXPECT_TRUE(
      pick_series(history_city({.quality = Quality::Suspect}), {.quantity = "water_level_m"}).empty());
  EXPECT_TRUE(pick_series(history_city({.age = 1h}), {.quantity = "water_level_m"}).empty());
}

TEST(SeriesPick, FindsNamedAssetsInTheirOrderWhateverTheirState) {
  const CityView view = history_city({.quality = Quality::Suspect});
  EXPECT_EQ(pick_series(view, {.quantity = "water_level_m",
                               .assets = {"water/G3", "water/G9", "other/G1", "water/G1"}}),
            (std::vector<ValueRef>{{{0, 2}, 1}, {{0, 0}, 1}}));
}

TEST(SeriesBoard, GivesEachAssetAPlotThatLeadsToItsDetail) {
  const CityView view = history_city({});
  const SeriesChoices choices{.kind = "water_gauge", .quantity = "water_level_m"};
  const auto content = series_board(view, choices, pick_series(view, choices), {}, {});
  ASSERT_EQ(content.plots.size(), 3U);
  EXPECT_EQ(content.plots[0].plot.title, "Pumping station 3");
  ASSERT_TRUE(content.plots[0].action);
  EXPECT_EQ(std::get<OpenDetail>(*content.plots[0].action).asset, (AssetRef{0, 2}));
  EXPECT_EQ(content.note, "last 6 h");
  EXPECT_NE(content.title.find("Water level"), std::string::npos) << content.title;
}

TEST(SeriesBoard, PutsLinesTogetherWhenAsked) {
  const CityView view = history_city({.values = {1, 2, 3, 4, 5, 6, 7, 8}});
  const SeriesChoices choices{.title = "Rivers", .quantity = "water_level_m", .most = 8, .together = true};
  const auto content = series_board(view, choices, pick_series(view, choices), {}, {});
  ASSERT_EQ(content.plots.size(), 1U);
  EXPECT_EQ(content.plots[0].plot.lines.size(), kMostPlotLines);
  EXPECT_EQ(content.plots[0].plot.lines[0].label, "Pumping station 8");
  EXPECT_EQ(content.title, "Rivers");
}

TEST(SeriesBoard, ShowsAVitalSignWithItsNormalBandAndThresholds) {
  CityView view = history_city({});
  view.vital_specs = std::make_shared<const std::vector<VitalSpec>>(
      std::vector<VitalSpec>{{.id = "jams", .label = {"壅塞", "Jams"}, .unit = "1", .attention_above = 60}});
  Vital vital{.value = 71, .normal = NormalBand{20, 40}};
  vital.trend = std::make_shared<const std::vector<VitalPoint>>(
      std::vector<VitalPoint>{{kHistoryNow - 2min, 30}, {kHistoryNow - 1min, 69}});
  view.vitals = {vital};
  const auto content = series_board(view, {.vital = "jams"}, {}, {}, {});
  ASSERT_EQ(content.plots.size(), 1U);
  const TimePlot& plot = content.plots[0].plot;
  EXPECT_EQ(content.title, "Jams");
  EXPECT_EQ(plot.lines[0].points->size(), 2U);
  EXPECT_EQ(plot.lines[0].newest->value, 71);
  EXPECT_EQ(plot.band->high, 40);
  ASSERT_EQ(plot.levels.size(), 1U);
  EXPECT_EQ(plot.levels[0].value, 60);
  EXPECT_EQ(series_board(view, {.vital = "nobody"}, {}, {}, {}).words, "no such vital sign");
}

TEST(SeriesBoard, FitsAnyRectangleInBothLanguages) {
  if (!no_fonts().empty()) GTEST_SKIP() << no_fonts();
  const CityView view = history_city(
      {.values = {1, 2, 3, 4, 5, 6, 7, 8, 9}, .traits = {{"alert_level_1_m", 9.5}, {"alert_level_2_m", 8}}});
  std::vector<SeriesAnswerPtr> all;
  for (SeriesId series = 101; series < 110; ++series)
    all.push_back(day_of_minutes(series, static_cast<double>(series) - 100));
  const SeriesAnswers history = answers_of(all);
  for (const WallProfile& profile : {WallProfile{}, WallProfile{1.27, 12}})
    for (const bool together : {false, true}) {
      Headless ui{{1920, 1080}, profile};
      const SeriesChoices choices{
          .kind = "water_gauge", .quantity = "water_level_m", .most = 9, .together = together};
      for (const Language language : {Language::Chinese, Language::English})
        for (const Rect r : {Rect{10, 10, 1900, 1000}, Rect{10, 10, 620, 500}, Rect{10, 10, 380, 180},
                             Rect{10, 10, 1800, 120}, Rect{10, 10, 260, 76}}) {
          const Texts texts = texts_in(language);
          const auto content = series_board(view, choices, pick_series(view, choices), history, texts);
          PlotStack stack;
          const Audit audit = ui.frames(2, [&](Pen& pen) {
            draw_series_board(pen, r, content, stack, kClock, texts, {}, kHistoryNow - 1h);
          });
          expect_neat(audit, r, std::to_string(r.w));
          const bool is_tiny = r.h < 100;
          if (profile.pixel_pitch_mm > 0) continue;
          EXPECT_EQ(audit.shortages.empty(), !is_tiny) << r.w << "x" << r.h;
        }
    }
}

TEST(SeriesBoard, OpensTheDetailOfAPlotThatIsClickedAndTellsTheInstant) {
  if (!no_fonts().empty()) GTEST_SKIP() << no_fonts();
  const CityView view = history_city({});
  const SeriesChoices choices{.quantity = "water_level_m"};
  const auto content =
      series_board(view, choices, pick_series(view, choices), answers_of({day_of_minutes(103, 3)}), {});
  Headless ui{{1920, 1080}};
  PlotStack stack;
  PlotsDrawn drawn;
  ui.frames(2, [&](Pen& pen) {
    drawn = draw_series_board(pen, {0, 0, 500, 900}, content, stack, kClock, {},
                              {.at = Hand::Point{250, 200}, .clicked = true}, std::nullopt);
  });
  ASSERT_TRUE(drawn.action);
  EXPECT_EQ(std::get<OpenDetail>(*drawn.action).asset, (AssetRef{0, 2}));
  ASSERT_TRUE(drawn.pointed);
  EXPECT_LT(*drawn.pointed, kHistoryNow);
}

}  // namespace
}  // namespace city
