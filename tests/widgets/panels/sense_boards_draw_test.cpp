// The boards of hospitals, water, weather, air and devices, and the vital tiles: drawn small and large, in both languages, on a bad night.
#include <gtest/gtest.h>

#include <functional>

#include "tests/widgets/panels/sense_city.hpp"
#include "tests/widgets/support/demo_city.hpp"
#include "tests/widgets/support/headless.hpp"
#include "widgets/panels/environment_board.hpp"
#include "widgets/panels/iot_board.hpp"
#include "widgets/panels/nedocs_board.hpp"
#include "widgets/panels/next_hospital.hpp"
#include "widgets/panels/vital_tiles.hpp"
#include "widgets/panels/water_board.hpp"
#include "widgets/panels/weather_board.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using support::Headless;
using support::no_fonts;
using support::Says;
using support::SenseCity;
using support::texts_in;

// Everything that any of the boards can say, with names as long as real ones.
CityView night(Domain domain) {
  SenseCity city{domain};
  const auto info = [](int i, const char* kind, const char* zh, const char* en) {
    return AssetInfo{.id = std::string{kind} + std::to_string(i),
                     .kind = kind,
                     .name = {zh + std::to_string(i), std::string{en} + " " + std::to_string(i)},
                     .place = LonLat{121.5 + 0.003 * i, 25.05}};
  };
  for (int i = 0; i < 30; ++i) {
    AssetInfo hospital =
        info(i, "hospital", "國立臺灣大學醫學院附設醫院", "National Taiwan University Hospital");
    hospital.traits = {{"adult_icu_beds_count", 40}, {"med_surg_beds_count", 900}, {"ed_beds_count", 60}};
    const auto age = i % 7 == 6 ? 3h : 5min;
    city.asset(hospital, {{"nedocs", 7.0 * i, age},
                          {"full_bed", i % 4 == 0 ? 1.0 : 0, age},
                          {"diversion", i % 8 == 0 ? 1.0 : 0, age},
                          {"offload_delayed", i % 5 == 0 ? 1.0 : 0, age},
                          {"waiting_see_count", 120.0 - i, age},
                          {"waiting_bed_count", 12, age},
                          {"waiting_ward_count", 143, age},
                          {"waiting_icu_count", 4, age},
                          {"ed_patients_count", 88, age},
                          {"longest_boarding_h", 72, age},
                          {"last_wait_h", 3.4, age},
                          {"adult_icu_beds_available", 3, age},
                          {"med_surg_beds_available", 55, age}});
    city.trend("hospital" + std::to_string(i), "nedocs", {90, 95, 100, 120, 118});
    city.asset(info(i, "ambulance", "救護車", "Ambulance"), {{"at_hospital", 1}, {"handover_min", 25}});
    city.asset(info(i, "river_gauge", "基隆河大直橋水位站", "Dazhi Bridge on the Keelung River"),
               {{"water_alert_level", i % 4 * 1.0}, {"water_margin_m", 0.3}, {"water_level_m", 7.31}});
    std::vector<double> rising;
    for (int k = 0; k < 90; ++k) rising.push_back(5 + k / 60.0);
    city.trend("river_gauge" + std::to_string(i), "water_level_m", rising);
    city.asset(info(i, "pump_station", "建國抽水站", "Jianguo pumping station"),
               {{"level_in_m", 2.5}, {"pumping", 1}, {"pumps_running_count", 3}});
    city.asset(info(i, "evac_gate", "迪化街疏散門", "Dihua Street evacuation gate"),
               {{"gate_closed", 1}, {"gate_open", 0}, {"fault", i == 3 ? 1.0 : 0}});
    city.asset(info(i, "flood_sensor", "忠孝東路四段", "Section 4, Zhongxiao East Road"),
               {{"depth_cm", 3.0 * i}});
    city.asset(info(i, "rain_gauge", "大安森林公園雨量站", "Da'an Forest Park rain gauge"),
               {{"rain_10min_mm", 1.0 * i},
                {"rain_1h_mm", 4.0 * i},
                {"rain_3h_mm", 9.0 * i},
                {"rain_24h_mm", 20.0 * i},
                {"rain_class", i % 5 * 1.0}});
    city.asset(info(i, "weather_station", "陽明山鞍部氣象站", "Anbu weather station"),
               {{"temperature_c", 12.5 + i}, {"wind_mps", 8}, {"gust_mps", 1.0 * i}, {"humidity_pct", 98}});
    city.asset(info(i, "air_station", "萬華空氣品質測站", "Wanhua air quality station"),
               {{"aqi", 12.0 * i}, {"pm25_ug_m3", 3.0 * i}, {"pm10_ug_m3", 6.0 * i}, {"o3_ppb", 60}});
    city.asset(info(i, "smart_pole", "信義路五段智慧桿", "Smart pole, Section 5, Xinyi Road"),
               {{"noise_dba", 50.0 + i}, {"temperature_c", 29.5}, {"humidity_pct", 80}, {"battery_pct", 5}});
    city.asset(info(i, "streetlight", "路燈", "Street light"), {{"on", i % 2 * 1.0, i % 3 == 0 ? 3h : 1min}});
    city.tally("streetlight" + std::to_string(i),
               {.accepted = 1'234'567, .suspect = 9'999, .refused = 123'456});
  }
  CityView view = city.view();
  AlertNow warning{.fact = {.id = "1", .severity = Severity::Severe}, .in_force = true};
  view.alerts = std::make_shared<const std::vector<AlertPtr>>(
      std::vector<AlertPtr>{std::make_shared<const AlertNow>(warning)});
  auto specs = std::make_shared<std::vector<VitalSpec>>();
  for (const double value : {12.0, 18'888.0, 3.0, 44.5}) {
    specs->push_back({.id = std::to_string(value),
                      .label = {"候病房人數", "Waiting for a ward"},
                      .domain = Domain::Hospital,
                      .unit = value < 20 ? "mm" : "1"});
    Vital vital{.value = value, .of = 5, .abnormal = value > 40};
    vital.normal = NormalBand{.low = 10, .high = value < 20 ? 40.0 : 20.0, .samples = 4};
    auto trend = std::make_shared<std::vector<VitalPoint>>();
    for (int i = 60; i >= 0; --i) trend->push_back({view.now - std::chrono::minutes{i}, value - i / 10.0});
    vital.trend = std::move(trend);
    view.vitals.push_back(std::move(vital));
  }
  view.vital_specs = std::move(specs);
  return view;
}

struct DrawnBoard {
  std::string name{};
  std::function<MaybeAction(Pen&, Rect, const Texts&, const Hand&)> draw{};
};

// Made once: what is measured here is the drawing.
std::vector<DrawnBoard> boards(const CityView& view, const CityView& care, const Texts& texts) {
  static const GeographyPtr geography = support::demo_geography();
  const Focus focus{.at = {121.53, 25.03}, .title = "忠孝東路四段火警"};
  return {{"nedocs",
           [c = nedocs_board(care, {}, texts)](Pen& pen, Rect r, const Texts& t, const Hand& h) {
             return draw_nedocs_board(pen, r, c, t, h);
           }},
          {"next",
           [c = next_hospitals(care, {}, focus, texts)](Pen& pen, Rect r, const Texts& t, const Hand& h) {
             return draw_next_hospitals(pen, r, c, t, h);
           }},
          {"water",
           [c = water_board(view, *geography, {}, texts)](Pen& pen, Rect r, const Texts& t, const Hand& h) {
             return draw_water_board(pen, r, c, t, h);
           }},
          {"weather",
           [c = weather_board(view, *geography, {}, texts)](Pen& pen, Rect r, const Texts& t, const Hand& h) {
             return draw_weather_board(pen, r, c, t, h);
           }},
          {"environment", [c = environment_board(view, *geography, {}, texts)](
                              Pen& pen, Rect r, const Texts& t,
                              const Hand& h) { return draw_environment_board(pen, r, c, t, h); }},
          {"iot",
           [c = iot_content(FleetSurvey{}.survey(view), view, Daylight::Night, texts)](
               Pen& pen, Rect r, const Texts& t, const Hand& h) { return draw_iot_board(pen, r, c, t, h); }}};
}

struct Screen {
  SizePx size{};
  WallProfile profile{};
};
const std::vector<Screen>& screens() {
  static const std::vector<Screen> all{
      {{1920, 1080}, {}},
      {{3840, 2160}, {.pixel_pitch_mm = 0.63, .farthest_seat_m = 3}},
      {{1920, 1080}, {.pixel_pitch_mm = 1.26, .farthest_seat_m = 4}},  // text 1.6 times larger
  };
  return all;
}

TEST(SenseBoards, FitPanelsOfEverySizeInBothLanguages) {
  if (!no_fonts().empty()) GTEST_SKIP() << no_fonts();
  const CityView view = night(Domain::Environment), care = night(Domain::Hospital);
  for (const Screen& screen : screens()) {
    Headless ui{screen.size, screen.profile};
    const auto width = static_cast<float>(screen.size.width), height = static_cast<float>(screen.size.height);
    for (const Language language : {Language::Chinese, Language::English}) {
      const Texts texts = texts_in(language);
      for (const DrawnBoard& board : boards(view, care, texts))
        for (const Rect r : {Rect{20, 20, width / 4 - 10, height / 3}, Rect{20, 20, width / 2, height / 2},
                             Rect{20, 20, width - 40, height - 40}}) {
          const Audit audit = ui.frames(1, [&](Pen& pen) { board.draw(pen, r, texts, Hand{}); });
          EXPECT_TRUE(audit.shortages.empty())
              << board.name << " in " << r.w << " x " << r.h
              << " lacks room: " << (audit.shortages.empty() ? "" : audit.shortages.front().what);
          EXPECT_GT(audit.texts.size(), 5U) << board.name;
          for (const Audit::Text& text : audit.texts) {
            EXPECT_FALSE(text.shortened && text.fit == Fit::Whole)
                << board.name << " in " << r.w << " x " << r.h << ": " << text.text;
            EXPECT_FALSE(text.has_missing_glyph) << text.text;
            EXPECT_LE(text.ink.bottom(), r.bottom() + 1) << board.name << ": " << text.text;
            EXPECT_LE(text.ink.right(), r.right() + 1) << board.name << ": " << text.text;
          }
        }
    }
  }
}

TEST(SenseBoards, SayThatTheyLackRoomInsteadOfDrawingHalfARow) {
  if (!no_fonts().empty()) GTEST_SKIP() << no_fonts();
  const CityView view = night(Domain::Environment), care = night(Domain::Hospital);
  Headless ui{{1920, 1080}};
  for (const DrawnBoard& board : boards(view, care, texts_in(Language::English))) {
    const Audit audit = ui.frames(1, [&](Pen& pen) {
      board.draw(pen, {0, 0, 500, 60}, texts_in(Language::English), Hand{});
    });
    EXPECT_FALSE(audit.shortages.empty()) << board.name;
  }
}

TEST(SenseBoards, OpenTheDetailOfTheRowThatIsClicked) {
  if (!no_fonts().empty()) GTEST_SKIP() << no_fonts();
  const CityView view = night(Domain::Environment), care = night(Domain::Hospital);
  Headless ui{{1920, 1080}};
  const Texts texts = texts_in(Language::English);
  const Rect r{0, 0, 900, 500};
  for (const DrawnBoard& board : boards(view, care, texts)) {
    bool opens = false;
    for (float y = 0; y < r.h; y += 8) {
      const Hand hand{.at = Hand::Point{300, y}, .clicked = true};
      ui.frames(1, [&](Pen& pen) {
        const MaybeAction action = board.draw(pen, r, texts, hand);
        opens |= action && std::holds_alternative<OpenDetail>(*action);
      });
    }
    EXPECT_TRUE(opens) << board.name;
    const Hand hovering{.at = Hand::Point{300, 250}};
    ui.frames(1, [&](Pen& pen) { EXPECT_FALSE(board.draw(pen, r, texts, hovering).has_value()); });
  }
}

TEST(SenseBoards, SayInWordsWhenThereIsNothing) {
  if (!no_fonts().empty()) GTEST_SKIP() << no_fonts();
  Headless ui{{1920, 1080}};
  const CityViewPtr blank = support::blank_city();
  for (const Language language : {Language::Chinese, Language::English}) {
    const Texts texts = texts_in(language);
    for (const DrawnBoard& board : boards(*blank, *blank, texts)) {
      const Audit audit = ui.frames(1, [&](Pen& pen) { board.draw(pen, {0, 0, 470, 270}, texts, Hand{}); });
      EXPECT_GE(audit.texts.size(), 2U) << board.name;
      EXPECT_TRUE(audit.shortages.empty()) << board.name;
    }
  }
}

TEST(SenseBoards, NeverColourANumberWithoutASymbolBesideIt) {
  if (!no_fonts().empty()) GTEST_SKIP() << no_fonts();
  const CityView view = night(Domain::Environment), care = night(Domain::Hospital);
  Headless ui{{1920, 1080}};
  const Texts texts = texts_in(Language::English);
  for (const DrawnBoard& board : boards(view, care, texts)) {
    const Audit audit = ui.frames(1, [&](Pen& pen) { board.draw(pen, {0, 0, 900, 500}, texts, Hand{}); });
    for (const Audit::Text& text : audit.texts)
      EXPECT_FALSE(text.colour == ui.look().theme.attention || text.colour == ui.look().theme.serious)
          << text.text;
    EXPECT_FALSE(audit.marks.empty()) << board.name;
  }
}

TEST(SenseBoards, VitalTilesShadeAndSayWhatIsUsualAtEverySize) {
  if (!no_fonts().empty()) GTEST_SKIP() << no_fonts();
  const CityView view = night(Domain::Hospital);
  for (const Screen& screen : screens()) {
    Headless ui{screen.size, screen.profile};
    const auto width = static_cast<float>(screen.size.width), height = static_cast<float>(screen.size.height);
    for (const Language language : {Language::Chinese, Language::English}) {
      const Texts texts = texts_in(language);
      const VitalGroup group = vital_group(view, Domain::Hospital, texts);
      for (const Rect r : {Rect{20, 20, width / 4, height * 5 / 22}, Rect{20, 20, width / 3, height / 2}}) {
        const Audit audit = ui.frames(1, [&](Pen& pen) { draw_vital_group(pen, r, group, view, texts); });
        std::size_t ranges = 0;
        for (const Audit::Text& text : audit.texts) {
          EXPECT_FALSE(text.shortened && text.fit == Fit::Whole) << text.text << " in " << r.w;
          EXPECT_LE(text.ink.bottom(), r.bottom() + 1) << text.text;
          ranges += text.text.find("10\u2013") != std::string::npos ? 1U : 0U;
        }
        const auto shaded = std::count_if(audit.fills.begin(), audit.fills.end(), [&](const Audit::Fill& f) {
          return f.colour == ui.look().theme.track && f.at.h > 1 && f.at.w > 20;
        });
        EXPECT_GE(shaded, 4) << r.w << " x " << r.h;
        EXPECT_GE(ranges, r.h > height * 0.4F ? 4U : 0U) << "there is room for words";
      }
    }
  }
}

}  // namespace
}  // namespace city
