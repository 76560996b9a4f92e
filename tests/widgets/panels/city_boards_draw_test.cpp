// The boards of traffic, dispatch, warnings and the emergency view, drawn small and large, in both languages, on a bad night.
#include <gtest/gtest.h>

#include <functional>

#include "tests/widgets/support/demo_city.hpp"
#include "tests/widgets/support/headless.hpp"
#include "widgets/panels/alerts_board.hpp"
#include "widgets/panels/dispatch_ageing.hpp"
#include "widgets/panels/dispatch_backlog.hpp"
#include "widgets/panels/dispatch_matrix.hpp"
#include "widgets/panels/situation_board.hpp"
#include "widgets/panels/timeline.hpp"
#include "widgets/panels/traffic_board.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using support::Headless;
using support::no_fonts;
using support::texts_in;

const Focus kFocus{.at = {121.55, 25.05}, .radius_m = 6000, .window = 120min, .title = "路面積淹水"};

// The storm of the demo with warnings in force and one that ended.
const CityView& storm() {
  static const CityView made = [] {
    CityView view = *support::stormy_city();
    auto alerts = std::make_shared<std::vector<AlertPtr>>();
    const auto add = [&](const char* id, Severity severity, bool in_force) {
      AlertNow alert{.in_force = in_force};
      alert.fact = {.id = id,
                    .sender = "中央氣象署",
                    .sent = view.now - 40min,
                    .event = "大雷雨即時訊息",
                    .headline = "大臺北地區有持續性大雷雨，請慎防劇烈降雨、雷擊、強陣風及溪水暴漲",
                    .severity = severity,
                    .onset = view.now - 30min,
                    .expires = view.now + 90min,
                    .feed = 9};
      alert.fact.areas.push_back({.description = "臺北市、新北市", .circles = {{kFocus.at, 9}}});
      alerts->push_back(std::make_shared<const AlertNow>(std::move(alert)));
    };
    add("1", Severity::Extreme, true);
    add("2", Severity::Moderate, true);
    add("3", Severity::Severe, false);
    view.alerts = std::move(alerts);
    return view;
  }();
  return made;
}

struct DrawnBoard {
  std::string name{};
  std::function<MaybeAction(Pen&, Rect, const CityView&, const Texts&, const Hand&)> draw{};
};

std::vector<DrawnBoard> boards() {
  static const ZoneClock clock{"Asia/Taipei"};
  static const GeographyPtr geography = support::demo_geography();
  std::vector<DrawnBoard> all{
      {"traffic",
       [](Pen& pen, Rect r, const CityView& view, const Texts& texts, const Hand& hand) {
         return draw_traffic_board(pen, r, traffic_board(view, {}, texts), texts, hand);
       }},
      {"matrix",
       [](Pen& pen, Rect r, const CityView& view, const Texts& texts, const Hand& hand) {
         return draw_dispatch_matrix(pen, r, dispatch_matrix(view, *geography, {}, texts), texts, hand);
       }},
      {"ageing",
       [](Pen& pen, Rect r, const CityView& view, const Texts& texts, const Hand& hand) {
         return draw_dispatch_ageing(pen, r, dispatch_ageing(view, {}, texts), texts, hand);
       }},
      {"backlog",
       [](Pen& pen, Rect r, const CityView& view, const Texts& texts, const Hand& hand) {
         return draw_dispatch_backlog(pen, r, dispatch_backlog(view, clock, texts), texts, hand);
       }},
      {"alerts",
       [](Pen& pen, Rect r, const CityView& view, const Texts& texts, const Hand& hand) {
         return draw_alerts_board(pen, r, alerts_board(view, clock, {}, {}, texts), view.now, texts, hand);
       }},
      {"timeline", [](Pen& pen, Rect r, const CityView& view, const Texts& texts, const Hand& hand) {
         return draw_timeline(pen, r, timeline(view, clock, kFocus, {}, texts), texts, hand);
       }}};
  for (const char* word :
       {"summary", "cases", "sensors", "water", "cameras", "shelters", "hospitals", "roads"})
    all.push_back({std::string{"situation "} + word,
                   [part = *situation_part(word)](Pen& pen, Rect r, const CityView& view, const Texts& texts,
                                                  const Hand& hand) {
                     return draw_situation_board(pen, r, situation_board(view, kFocus, part, texts), texts,
                                                 hand);
                   }});
  return all;
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

TEST(CityBoards, FitPanelsOfEverySizeInBothLanguages) {
  if (!no_fonts().empty()) GTEST_SKIP() << no_fonts();
  for (const Screen& screen : screens()) {
    Headless ui{screen.size, screen.profile};
    const auto width = static_cast<float>(screen.size.width), height = static_cast<float>(screen.size.height);
    for (const Language language : {Language::Chinese, Language::English}) {
      const Texts texts = texts_in(language);
      for (const DrawnBoard& board : boards())
        for (const Rect r : {Rect{20, 20, width / 4 - 10, height / 4}, Rect{20, 20, width / 2, height / 2},
                             Rect{20, 20, width - 40, height - 40}}) {
          const Audit audit = ui.frames(1, [&](Pen& pen) { board.draw(pen, r, storm(), texts, Hand{}); });
          EXPECT_TRUE(audit.shortages.empty())
              << board.name << " in " << r.w << " x " << r.h << ": " << audit.shortages.size();
          EXPECT_GT(audit.texts.size(), 1U) << board.name;
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

TEST(CityBoards, SayThatTheyLackRoomInsteadOfDrawingHalfARow) {
  if (!no_fonts().empty()) GTEST_SKIP() << no_fonts();
  Headless ui{{1920, 1080}};
  for (const DrawnBoard& board : boards()) {
    if (board.name == "situation cameras" || board.name == "situation shelters")
      continue;  // the storm has none
    const Audit audit = ui.frames(1, [&](Pen& pen) {
      board.draw(pen, {0, 0, 500, 60}, storm(), texts_in(Language::English), Hand{});
    });
    EXPECT_FALSE(audit.shortages.empty()) << board.name;
  }
}

TEST(CityBoards, AnswerAClickOnARow) {
  if (!no_fonts().empty()) GTEST_SKIP() << no_fonts();
  Headless ui{{1920, 1080}};
  const Texts texts = texts_in(Language::English);
  const Rect r{0, 0, 900, 500};
  for (const DrawnBoard& board : boards()) {
    if (board.name == "ageing" || board.name == "situation cameras" || board.name == "situation shelters")
      continue;
    bool any = false;
    for (float y = 0; y < r.h; y += 8) {
      const Hand hand{.at = Hand::Point{500, y}, .clicked = true};
      ui.frames(1, [&](Pen& pen) { any = any || board.draw(pen, r, storm(), texts, hand).has_value(); });
    }
    EXPECT_TRUE(any) << board.name;
    const Hand hovering{.at = Hand::Point{500, 250}};
    ui.frames(1, [&](Pen& pen) { EXPECT_FALSE(board.draw(pen, r, storm(), texts, hovering).has_value()); });
  }
}

TEST(CityBoards, BlinkTheSymbolOfAnUnacknowledgedWarningAndNeverItsText) {
  if (!no_fonts().empty()) GTEST_SKIP() << no_fonts();
  Headless ui{{1920, 1080}};
  const Texts texts = texts_in(Language::English);
  const Rect r{0, 0, 900, 500};
  const auto drawn = [&](TimePoint now, const std::set<std::string>& acknowledged) {
    const AlertsContent content = alerts_board(storm(), ZoneClock{"Asia/Taipei"}, acknowledged, {}, texts);
    return ui.frames(1, [&](Pen& pen) { draw_alerts_board(pen, r, content, now, texts, Hand{}); });
  };
  const Audit on = drawn(TimePoint{10s}, {}), off = drawn(TimePoint{10s + 600ms}, {});
  const auto smaller = [](const Audit& a, const Audit& b) {
    int count = 0;
    for (std::size_t i = 0; i < std::min(a.marks.size(), b.marks.size()); ++i)
      count += b.marks[i].at.w < a.marks[i].at.w ? 1 : 0;
    return count;
  };
  EXPECT_EQ(on.marks.size(), off.marks.size()) << "it is never gone: a still picture must show it";
  EXPECT_EQ(smaller(on, off), 1);
  EXPECT_EQ(on.texts.size(), off.texts.size());
  const std::set<std::string> seen{"ncdr-cap/1"};
  EXPECT_EQ(smaller(drawn(TimePoint{10s}, seen), drawn(TimePoint{10s + 600ms}, seen)), 0);
}

TEST(CityBoards, SayInWordsWhenThereIsNothing) {
  if (!no_fonts().empty()) GTEST_SKIP() << no_fonts();
  Headless ui{{1920, 1080}};
  const CityViewPtr blank = support::blank_city();
  for (const Language language : {Language::Chinese, Language::English})
    for (const DrawnBoard& board : boards()) {
      const Audit audit = ui.frames(1, [&](Pen& pen) {
        board.draw(pen, {0, 0, 470, 270}, *blank, texts_in(language), Hand{});
      });
      EXPECT_GE(audit.texts.size(), 2U) << board.name << ": a title and a sentence, or rows of zero";
      EXPECT_TRUE(audit.shortages.empty()) << board.name;
    }
}

}  // namespace
}  // namespace city
