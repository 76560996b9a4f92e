// Rows and words of the feed-health board.
#include "widgets/panels/feed_health.hpp"

#include <gtest/gtest.h>

#include "tests/widgets/support/demo_city.hpp"
#include "tests/widgets/support/headless.hpp"
#include "widgets/panels/feed_words.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using namespace support;
using Kind = FeedReason::Kind;

const TimePoint kNow{500'000h};

struct Told {
  std::string agency;
  FeedNow now{};
};

FeedNow fine() { return {.newest_receipt = kNow - 30s, .grade = FeedGrade::Ok}; }
FeedNow wrong(FeedGrade grade, std::vector<FeedReason> reasons) {
  FeedNow now = fine();
  now.grade = grade;
  now.reasons = std::move(reasons);
  return now;
}
FeedNow unheard() { return {.grade = FeedGrade::Never, .reasons = {{Kind::NeverHeard}}}; }

CityView city_of(const std::vector<Told>& all) {
  CityView view;
  view.now = kNow;
  auto book = std::make_shared<FeedBook>();
  for (const Told& told : all) {
    const std::string number = std::to_string(book->size());
    book->push_back({.id = "f" + number,
                     .name = {"來源" + number, "Feed " + number},
                     .agency = told.agency,
                     .period = 60s});
    view.feeds.push_back(told.now);
  }
  view.book = std::move(book);
  return view;
}

std::vector<FeedHealthLine> lines_of(const CityView& view, FeedHealthPanel panel = {}) {
  return feed_health(view, panel, {}).lines;
}

const std::string& figure(const FeedHealthLine& line, FeedFigure which) {
  return line.figures[static_cast<std::size_t>(which)].text;
}

TEST(FeedHealth, PutsTheDepartmentWithTheWorstFeedFirst) {
  const auto lines = lines_of(city_of({{"A", fine()},
                                       {"B", wrong(FeedGrade::Attention, {{Kind::Overdue, 300}})},
                                       {"C", wrong(FeedGrade::Bad, {{Kind::ValuesFrozen, 180}})},
                                       {"D", wrong(FeedGrade::Bad, {{Kind::Silent, 240}})}}));
  ASSERT_EQ(lines.size(), 4U);
  EXPECT_EQ(lines[0].department, "D");
  EXPECT_EQ(lines[1].department, "C");
  EXPECT_EQ(lines[2].department, "B");
  EXPECT_EQ(lines[3].department, "A");
}

TEST(FeedHealth, GivesEveryFeedInTroubleItsOwnLineAndFoldsWhatIsFine) {
  const auto lines = lines_of(city_of({{"A", fine()},
                                       {"A", wrong(FeedGrade::Attention, {{Kind::Overdue, 300}})},
                                       {"A", fine()},
                                       {"A", wrong(FeedGrade::Bad, {{Kind::Silent, 240}})},
                                       {"A", unheard()},
                                       {"A", unheard()}}));
  ASSERT_EQ(lines.size(), 4U);
  EXPECT_EQ(lines[0].name, "Feed 3");
  EXPECT_EQ(lines[1].name, "Feed 1");
  EXPECT_EQ(lines[1].department, "") << "named once";
  EXPECT_EQ(lines[2].name, "2 feeds never heard");
  EXPECT_EQ(lines[3].name, "2 feeds fine");
  EXPECT_EQ(lines[3].reason, "Feed 0·Feed 2");
}

TEST(FeedHealth, SaysEveryReasonTheWorstFirst) {
  FeedNow now = wrong(FeedGrade::Bad, {{Kind::Runaway, 120}, {Kind::Refusing, 34}, {Kind::AssetsSilent, 3}});
  now.known = 20;
  const auto lines = lines_of(city_of({{"A", now}}));
  EXPECT_EQ(lines[0].reason, "120 times the promised rate; merged");
  EXPECT_EQ(lines[0].short_reason, "120 times the rate");
  EXPECT_EQ(lines[0].more, "34 % of what comes is refused·3 of 20 assets do not report");
  EXPECT_EQ(lines[0].rows(), 2U);
}

TEST(FeedHealth, QuotesTheNewestRefusalWhereRefusingIsAllThatIsWrong) {
  FeedNow now = wrong(FeedGrade::Attention, {{Kind::Refusing, 34}});
  now.last_error = "t: not a time";
  EXPECT_EQ(lines_of(city_of({{"A", now}}))[0].more, "t: not a time");
}

TEST(FeedHealth, HasWordsForEveryReason) {
  const FeedNow feed{.known = 20};
  for (const Language language : {Language::Chinese, Language::English}) {
    const Texts texts = texts_in(language);
    for (std::size_t kind = 0; kind < kFeedReasons; ++kind) {
      const FeedReason reason{static_cast<Kind>(kind), 28'800};
      EXPECT_FALSE(reason_text(reason, feed, texts).empty()) << kind;
      EXPECT_FALSE(short_reason_text(reason, texts).empty()) << kind;
    }
    for (std::size_t kind = 0; kind < kErrorKinds; ++kind)
      EXPECT_FALSE(refusal_text(static_cast<DecodeError::Kind>(kind), texts).empty()) << kind;
  }
  EXPECT_EQ(reason_text({Kind::StampsAhead, 28'798}, feed, {}),
            "event times run 8 h 0 min ahead: clock or zone?");
  EXPECT_EQ(short_reason_text({Kind::StampsAhead, 28'798}, {}), "times 8 h ahead");
  EXPECT_EQ(reason_text({Kind::ValuesFrozen, 180}, feed, {}), "no value has changed for 3 min");
  EXPECT_EQ(reason_text({Kind::Silent, 240}, feed, {}), "silent for 4 min");
  EXPECT_EQ(reason_text({Kind::Refusing, 0.2}, feed, {}), "<1 % of what comes is refused");
}

TEST(FeedHealth, ShowsCompletenessValiditySkewAndWhatWasLost) {
  FeedNow now = fine();
  now.known = 1505;
  now.reporting = 1434;
  now.by_quality = {997, 2, 1, 44};
  now.skew_s = -28'800;
  now.duplicate = 12'345;
  now.late = 7;
  now.refused = 3;
  now.merged = 88'310;
  const FeedHealthLine line = lines_of(city_of({{"A", now}}))[0];
  EXPECT_EQ(line.age, "30 s / 60 s");
  EXPECT_NEAR(line.age_share, 30.0 / 180, 1e-6);
  EXPECT_EQ(figure(line, FeedFigure::Reporting), "1,434/1,505");
  EXPECT_EQ(figure(line, FeedFigure::Good), "99 %") << "a hundred is said only of all";
  EXPECT_EQ(figure(line, FeedFigure::Missing), "44") << "not in the share";
  EXPECT_EQ(figure(line, FeedFigure::Skew), "\u22128 h 0 min");
  EXPECT_EQ(figure(line, FeedFigure::Repeated), "12k");
  EXPECT_EQ(figure(line, FeedFigure::Late), "7");
  EXPECT_EQ(figure(line, FeedFigure::Refused), "3");
  EXPECT_EQ(figure(line, FeedFigure::Merged), "88k");
}

TEST(FeedHealth, NeverShowsAShareOfNothing) {
  const FeedHealthLine line = lines_of(city_of({{"A", unheard()}}))[0];
  EXPECT_EQ(line.age, "– / 60 s");
  EXPECT_EQ(figure(line, FeedFigure::Reporting), "–");
  EXPECT_EQ(figure(line, FeedFigure::Good), "–");
  EXPECT_EQ(figure(line, FeedFigure::Skew), "–");
}

TEST(FeedHealth, DoesNotRepeatTheCityBeforeItsOwnDepartments) {
  const CityView view =
      city_of({{"臺北市政府交通局", fine()}, {"臺北市停車管理工程處", fine()}, {"", fine()}});
  const auto lines = lines_of(view, {.city = "臺北市"});
  EXPECT_EQ(lines[0].department, "交通局");
  EXPECT_EQ(lines[1].department, "停車管理工程處");
  EXPECT_EQ(lines[2].department, "no department");
}

TEST(FeedHealth, FoldsTheFineDepartmentsFirstWhenRoomIsShort) {
  std::vector<Told> all{{"bad", wrong(FeedGrade::Bad, {{Kind::Silent, 240}})}};
  for (int i = 0; i < 9; ++i) all.push_back({"fine " + std::to_string(i), fine()});
  const auto lines = lines_of(city_of(all), {.most_rows = 4});
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[1].department, "9 departments");
  EXPECT_EQ(lines[1].name, "9 feeds fine");
}

TEST(FeedHealth, FoldsTheDepartmentsThatNobodyHasHeardNext) {
  std::vector<Told> all{{"bad", wrong(FeedGrade::Bad, {{Kind::Silent, 240}})}, {"bad", unheard()}};
  for (int i = 0; i < 9; ++i) {
    all.push_back({"fine " + std::to_string(i), fine()});
    all.push_back({"unheard " + std::to_string(i), unheard()});
  }
  const auto lines = lines_of(city_of(all), {.most_rows = 6});
  ASSERT_EQ(lines.size(), 4U);
  EXPECT_EQ(lines[1].name, "Feed 1") << "stays with its department";
  EXPECT_EQ(lines[2].name, "9 feeds never heard");
  EXPECT_EQ(lines[2].department, "9 departments");
  EXPECT_EQ(lines[3].name, "9 feeds fine");
}

TEST(FeedHealth, CountsWhatHasNoRoom) {
  std::vector<Told> all;
  for (int i = 0; i < 12; ++i)
    all.push_back(
        {"d" + std::to_string(i), wrong(FeedGrade::Bad, {{Kind::Silent, 240}, {Kind::Delayed, 9}})});
  for (int i = 0; i < 3; ++i) all.push_back({"fine" + std::to_string(i), fine()});
  for (std::size_t most = 0; most < 30; ++most) {
    const FeedHealthContent content = feed_health(city_of(all), {.most_rows = most}, {});
    std::size_t rows = 0;
    std::uint64_t feeds = 0;
    for (const FeedHealthLine& line : content.lines) {
      rows += line.rows();
      feeds += line.feeds;
    }
    EXPECT_LE(rows, most);
    EXPECT_EQ(feeds, most > 0 ? 15U : 0U) << "nobody is forgotten, with room for " << most;
    EXPECT_EQ(content.in_trouble, 12U);
  }
  const auto lines = lines_of(city_of(all), {.most_rows = 5});
  EXPECT_EQ(lines.back().name, "13 feeds more");
  EXPECT_EQ(lines.back().reason, "10 of them in trouble");
}

TEST(FeedHealth, IsEmptyWithoutFeedsAndSurvivesAViewShorterThanItsBook) {
  EXPECT_TRUE(lines_of(city_of({})).empty());
  CityView view = city_of({{"A", fine()}, {"B", fine()}});
  view.feeds.pop_back();
  EXPECT_EQ(lines_of(view).size(), 1U);
}

TEST(FeedHealth, FitsEveryTextIntoItsCellWithTheWorstNumbers) {
  if (!no_fonts().empty()) GTEST_SKIP() << no_fonts();
  std::vector<Told> all;
  for (std::size_t kind = 0; kind < kFeedReasons; ++kind) {
    FeedNow now = wrong(FeedGrade::Bad, {{static_cast<Kind>(kind), 172'000}, {Kind::ValuesDoubtful, 99}});
    now.known = now.reporting = now.duplicate = now.late = now.refused = now.merged = 9'999'999;
    now.by_quality = {1, 9'999'999, 0, 9'999'999};
    now.skew_s = -172'000;
    now.newest_receipt = kNow - 99min;
    all.push_back({"臺北市政府工務局公園路燈工程管理處" + std::to_string(kind), now});
  }
  const CityView view = city_of(all);
  for (const bool is_far : {false, true})
    for (const SizePx size : {SizePx{1920, 1080}, SizePx{3840, 2160}, SizePx{1280, 720}}) {
      const WallProfile far{.pixel_pitch_mm = 1.26 * 1080 / size.height, .farthest_seat_m = 3};
      Headless ui{size, is_far ? far : WallProfile{}};
      const Rect r{0, 0, static_cast<float>(size.width), static_cast<float>(size.height) * 0.9F};
      for (const Language language : {Language::Chinese, Language::English}) {
        const Texts texts = texts_in(language);
        const Audit audit = ui.frames(2, [&](Pen& pen) {
          draw_feed_health(pen, r, feed_health(view, {.most_rows = feed_health_rows_in(pen, r)}, texts),
                           texts);
        });
        EXPECT_GT(audit.texts.size(), 100U);
        for (const Audit::Text& text : audit.texts) {
          EXPECT_FALSE(text.shortened && text.fit == Fit::Whole)
              << text.text << " in " << text.cell.w << " at " << size.height;
          EXPECT_LE(text.ink.bottom(), r.bottom()) << text.text;
        }
      }
    }
}

}  // namespace
}  // namespace city
