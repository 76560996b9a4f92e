#include "center/history/series_reader.hpp"

#include <algorithm>
#include <cmath>

#include "center/sqlite/database.hpp"
#include "tests/center/history/support.hpp"

namespace city {

bool operator==(const SeriesPoint& a, const SeriesPoint& b) {
  return a.at == b.at && a.value == b.value && a.quality == b.quality;
}

namespace {

using namespace std::chrono_literals;

std::vector<SeriesPoint> wave(int count, Milliseconds step) {
  std::vector<SeriesPoint> points;
  for (int i = 0; i < count; ++i) points.push_back({kNoon + i * step, std::sin(i * 0.001), Quality::Good});
  return points;
}

TEST(Thinning, LeavesFewPointsAlone) {
  const auto points = wave(100, 1s);
  EXPECT_EQ(thinned(points, kNoon, kNoon + 100s, 100), points);
  EXPECT_TRUE(thinned({}, kNoon, kNoon + 100s).empty());
}

TEST(Thinning, KeepsEveryPeakOfAHundredThousandPoints) {
  auto points = wave(100'000, 1s);
  points[31'415].value = 7;
  points[31'416].value = -7;
  points[99'999].value = 8;
  const auto few = thinned(points, kNoon, kNoon + 100'000s);
  EXPECT_LE(few.size(), kMostSeriesPoints);
  EXPECT_GT(few.size(), kMostSeriesPoints / 2);
  for (const std::size_t i : {31'415U, 31'416U, 99'999U})
    EXPECT_NE(std::find(few.begin(), few.end(), points[i]), few.end()) << i;
  EXPECT_TRUE(
      std::is_sorted(few.begin(), few.end(), [](const auto& a, const auto& b) { return a.at < b.at; }));
}

TEST(Thinning, LeavesGapsWhereTheyAre) {
  auto points = wave(20'000, 1s);
  points.erase(points.begin() + 8'000, points.begin() + 12'000);
  const auto few = thinned(points, kNoon, kNoon + 20'000s);
  for (const SeriesPoint& p : few) EXPECT_TRUE(p.at < kNoon + 8'000s || p.at >= kNoon + 12'000s);
}

TEST(Thinning, GivesTheSameWhenItIsDoneInPieces) {
  const auto points = wave(50'000, 1s);
  std::vector<SeriesPoint> grown;
  for (std::size_t i = 0; i < points.size(); i += 10'000) {
    grown.insert(grown.end(), points.begin() + static_cast<std::ptrdiff_t>(i),
                 points.begin() + static_cast<std::ptrdiff_t>(i + 10'000));
    if (grown.size() > 16'000) grown = thinned(std::move(grown), kNoon, kNoon + 50'000s);
  }
  EXPECT_EQ(thinned(grown, kNoon, kNoon + 50'000s), thinned(points, kNoon, kNoon + 50'000s));
}

TEST(Wishes, OfOneSeriesBecomeOneThatSpansThemAll) {
  const auto one = coalesced(std::vector<SeriesWish>{{7, kNoon, kNoon + 1h},
                                                     {3, kNoon, kNoon + 1h},
                                                     {7, kNoon - 2h, kNoon},
                                                     {0, kNoon, kNoon + 1h},
                                                     {9, kNoon, kNoon}});
  EXPECT_EQ(one, (std::vector<SeriesWish>{{3, kNoon, kNoon + 1h}, {7, kNoon - 2h, kNoon + 1h}}));
}

class HistorySeries : public StoreTest {};

TEST_F(HistorySeries, AreReadFromSegmentsAndSealedHoursWithMissingValuesAsGaps) {
  auto store = open();
  expect_done(store->save_feed_book(book_of({"a"}), 1));
  const Changes one =
      changes(1, {row(1, kNoon - 30h, 1), row(1, kNoon - 5min, 2, Quality::Suspect),
                  row(1, kNoon, 0, Quality::Missing), row(1, kNoon + 5min, 3), row(2, kNoon, 9)});
  expect_done(store->commit({&one, 1}));
  for (const bool sealed : {false, true}) {
    if (sealed) expect_done(store->seal(kNoon));
    const SeriesAnswer answer = read_series(*store, SeriesWish{1, kNoon - 48h, kNoon + 1h});
    EXPECT_EQ(answer.points, (std::vector<SeriesPoint>{{kNoon - 30h, 1, Quality::Good},
                                                       {kNoon - 5min, 2, Quality::Suspect},
                                                       {kNoon + 5min, 3, Quality::Good}}));
    EXPECT_TRUE(answer.trouble.empty());
  }
  const std::vector<SeriesWish> wishes{
      {2, kNoon, kNoon + 1h}, {1, kNoon, kNoon + 1h}, {5, kNoon, kNoon + 1h}};
  const SeriesAnswers answers = read_series(*store, wishes);
  ASSERT_EQ(answers.all.size(), 3U);
  EXPECT_EQ(answers.find(2)->points.size(), 1U);
  EXPECT_TRUE(answers.find(5)->points.empty()) << "a series that nobody wrote is empty, not wrong";
  EXPECT_EQ(answers.find(4), nullptr);
}

TEST_F(HistorySeries, OfManyPointsAreThinnedAndKeepTheirPeak) {
  auto store = open();
  expect_done(store->save_feed_book(book_of({"a"}), 1));
  std::vector<ObservationRow> rows;
  for (int i = 0; i < 30'000; ++i) rows.push_back(row(1, kNoon + i * 3s, i == 12'345 ? 99 : i % 7));
  const Changes one = changes(1, rows);
  expect_done(store->commit({&one, 1}));
  const SeriesAnswer answer = read_series(*store, SeriesWish{1, kNoon, kNoon + 26h});
  EXPECT_LE(answer.points.size(), kMostSeriesPoints);
  EXPECT_EQ(
      std::count_if(answer.points.begin(), answer.points.end(), [](const auto& p) { return p.value == 99; }),
      1);
}

TEST_F(HistorySeries, OfAStoreThatCannotBeReadSayWhy) {
  auto store = open();
  expect_done(store->save_feed_book(book_of({"a"}), 1));
  const Changes one = changes(1, {row(1, kNoon, 1)});
  expect_done(store->commit({&one, 1}));
  auto reader = open(Store::Mode::ReadOnly);
  std::get<sqlite::Database>(sqlite::Database::open(path_, sqlite::Mode::ReadWrite))
      .execute("DROP TABLE chunk");
  const SeriesAnswer answer = read_series(*reader, SeriesWish{1, kNoon, kNoon + 1h});
  EXPECT_FALSE(answer.trouble.empty());
  EXPECT_TRUE(answer.points.empty());
  EXPECT_EQ(answer.wish, (SeriesWish{1, kNoon, kNoon + 1h}));
}

TEST_F(HistorySeries, OfAllTimesAreBoundedInTime) {
  auto store = open();
  expect_done(store->save_feed_book(book_of({"a"}), 1));
  const SeriesAnswer answer = read_series(*store, SeriesWish{1, TimePoint::min(), kNoon});
  EXPECT_EQ(answer.wish.from, kNoon - kLongestWish);
}

}  // namespace
}  // namespace city
