// What the header bar and the status line say.
#include <gtest/gtest.h>

#include "tests/widgets/support/demo_city.hpp"
#include "tests/widgets/support/headless.hpp"
#include "widgets/panels/header_bar.hpp"
#include "widgets/panels/status_line.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using namespace support;

HeaderContent header_of(const LinkNow& link) {
  CityView view;
  view.now = demo_noon();
  view.health.link = link;
  return header_content(view, *demo_geography(), ZoneClock{"Asia/Taipei"}, {}, "Overview");
}

TEST(HeaderBar, SaysForHowLongAndWhyTheBrokerIsLost) {
  const HeaderContent header = header_of(
      {.state = LinkState::Down, .broker = "mqtt://b", .detail = "refused", .since = demo_noon() - 3min});
  EXPECT_EQ(header.link, Symbol::Serious);
  EXPECT_EQ(header.link_state, "Broker lost for 3 min");
  EXPECT_EQ(header.link_detail, "refused");
}

TEST(HeaderBar, HasAStateForEveryLink) {
  EXPECT_EQ(header_of({.state = LinkState::Up, .broker = "mqtt://b"}).link, Symbol::Ok);
  EXPECT_EQ(header_of({.state = LinkState::Up, .broker = "mqtt://b"}).link_detail, "mqtt://b");
  EXPECT_EQ(header_of({.state = LinkState::Connecting}).link, Symbol::Stale);
  EXPECT_EQ(header_of({.state = LinkState::Off}).link, Symbol::Never);
}

TEST(HeaderBar, NeverCallsADelayZero) {
  CityView view;
  view.health = {.link = {.state = LinkState::Up}, .latency = {.p50_ms = 0.003, .p99_ms = 12.4}};
  const HeaderContent header = header_content(view, *demo_geography(), ZoneClock{"UTC"}, {}, "Overview");
  EXPECT_EQ(header.link_detail, "p50 <0.1 ms, p99 12 ms");
}

TEST(HeaderBar, ShowsTheTimeOfTheViewInTheCity) {
  const HeaderContent header = header_of({});
  EXPECT_EQ(header.clock, "12:00:00");
  EXPECT_EQ(header.date, "6 May 2026");
  EXPECT_EQ(header.weekday, "Wed");
  EXPECT_EQ(header.city, "Taipei");
}

TEST(HeaderBar, CarriesTheSimulatedMarkInBothLanguagesAtOnce) {
  if (!no_fonts().empty()) GTEST_SKIP() << no_fonts();
  Headless ui{{1920, 1080}};
  for (const bool simulated : {true, false}) {
    const Audit audit = ui.frames(2, [&](Pen& pen) {
      HeaderContent header = header_of({});
      header.simulated = simulated;
      draw_header_bar(pen, {0, 0, 1920, 72}, header);
    });
    const auto marks = std::count_if(audit.texts.begin(), audit.texts.end(), [](const Audit::Text& t) {
      return t.text == "模擬 SIMULATED" && !t.shortened;
    });
    EXPECT_EQ(marks, simulated ? 1 : 0);
  }
}

TEST(StatusLine, SaysThatNothingIsLostWhenNothingIs) {
  const StatusContent status = status_content({}, {});
  ASSERT_EQ(status.items.size(), 1U);
  EXPECT_EQ(status.items[0].symbol, Symbol::Ok);
}

TEST(StatusLine, NamesEveryLossGravestFirst) {
  const StatusContent status = status_content(*stormy_city(), {});
  ASSERT_GE(status.items.size(), 7U);
  EXPECT_EQ(status.items[0].text, "History: disk full: no space left on device");
  EXPECT_EQ(status.items[1].text, "12 messages shown but not kept");
  EXPECT_EQ(status.items[1].symbol, Symbol::Serious);
  EXPECT_EQ(status.items[2].symbol, Symbol::Attention);
  EXPECT_EQ(status.items[3].text, "88,310 readings merged");
  EXPECT_EQ(status.items[4].text, "1,207 records refused");
}

TEST(StatusLine, CountsEachKindOfLoss) {
  CityView view;
  view.feeds = {{.refused = 1,
                 .merged = 2,
                 .late = 3,
                 .duplicate = 4,
                 .unlocated = 5,
                 .undescribed = 6,
                 .clock_suspect = 7}};
  view.health.pipeline = {.not_kept = 8, .too_large = 9, .backlog_messages = 10};
  view.health.history.observations_lost = 11;
  std::string all;
  for (const StatusItem& item : status_content(view, {}).items) all += "|" + item.text;
  EXPECT_EQ(
      all,
      "|8 messages shown but not kept|11 observations lost to history|2 readings merged|1 records refused"
      "|9 messages too large|10 messages waiting|7 stamps doubtful|3 late|5 assets without position"
      "|6 assets undescribed|4 repeated");
}

}  // namespace
}  // namespace city
