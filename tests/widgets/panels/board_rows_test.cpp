// Rows of the hospital board and the feed strip.
#include <gtest/gtest.h>

#include "widgets/panels/feed_strip.hpp"
#include "widgets/panels/hospital_board.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;

const TimePoint kNow{500'000h};

struct Report {
  std::string name;
  std::optional<double> see, ward, full;
  Milliseconds age = 1min;
};

CityView hospitals(const std::vector<Report>& reports) {
  CityView view;
  view.now = kNow;
  view.book =
      std::make_shared<const FeedBook>(FeedBook{{.id = "youbike", .domain = Domain::Traffic},
                                                {.id = "er", .domain = Domain::Hospital, .period = 600s}});
  view.feeds.resize(2);
  view.quantities = std::make_shared<const std::vector<QuantityInfo>>(std::vector<QuantityInfo>{
      quantity_info("full_bed"), quantity_info("waiting_see_count"), quantity_info("waiting_ward_count")});
  AssetChunk chunk{.feed = 1};
  auto infos = std::make_shared<std::vector<AssetInfo>>();
  for (const Report& report : reports) {
    infos->push_back({.id = report.name, .kind = "hospital", .name = {report.name, ""}});
    QuantityIndex quantity = 0;
    for (const auto& value : {report.full, report.see, report.ward})
      chunk.values.push_back({.value = value.value_or(0),
                              .event_time = kNow - report.age,
                              .received_at = kNow - report.age,
                              .quantity = quantity++,
                              .quality = value ? Quality::Good : Quality::Missing});
    chunk.first.push_back(static_cast<std::uint32_t>(chunk.values.size()));
  }
  chunk.info = std::move(infos);
  AssetChunk elsewhere = chunk;
  elsewhere.feed = 0;
  Paged<AssetChunk> paged;
  paged.append(std::move(elsewhere));
  paged.append(std::move(chunk));
  view.assets = paged.freeze();
  return view;
}

TEST(HospitalBoard, TellsNotReportedFromNobodyWaiting) {
  const HospitalContent board = hospital_board(hospitals({{"臺大", 0, std::nullopt, 0}}), {});
  ASSERT_EQ(board.rows.size(), 1U) << "assets of other domains are no hospitals";
  EXPECT_EQ(board.rows[0].waiting[0], 0.0);
  EXPECT_EQ(board.rows[0].waiting[2], std::nullopt);
  EXPECT_EQ(board.rows[0].waiting[3], std::nullopt);
  EXPECT_EQ(board.rows[0].asset, (AssetRef{1, 0}));
}

TEST(HospitalBoard, PutsTheFullAndThenTheMostBurdenedFirst) {
  const HospitalContent board =
      hospital_board(hospitals({{"quiet", 3, 0, 0}, {"busy", 40, 90, 0}, {"full", 1, 1, 1}}), {});
  EXPECT_EQ(board.rows[0].name, "full");
  EXPECT_EQ(board.rows[1].name, "busy");
  EXPECT_EQ(board.rows[2].name, "quiet");
  EXPECT_EQ(board.full, 1U);
}

TEST(HospitalBoard, PutsOldReportsLastAndCountsThemNoMore) {
  const HospitalContent board = hospital_board(hospitals({{"old", 90, 90, 1, 3h}, {"fresh", 0, 0, 0}}), {});
  EXPECT_EQ(board.rows[0].name, "fresh");
  EXPECT_TRUE(board.rows[1].stale);
  EXPECT_EQ(board.rows[1].age, "3 h");
  EXPECT_EQ(board.full, 0U);
}

TEST(HospitalBoard, IsEmptyForACityWithoutHospitals) { EXPECT_TRUE(hospital_board({}, {}).rows.empty()); }

CityView feeds(std::vector<FeedNow> all) {
  CityView view;
  view.now = kNow;
  auto book = std::make_shared<FeedBook>();
  for (std::size_t i = 0; i < all.size(); ++i)
    book->push_back({.id = "feed-" + std::to_string(i), .name = {"", "Feed " + std::to_string(i)}});
  view.book = std::move(book);
  view.feeds = std::move(all);
  return view;
}

TEST(FeedStrip, PutsTheWorstFirst) {
  using Kind = FeedReason::Kind;
  const auto cells = feed_cells(
      feeds(
          {{.newest_receipt = kNow - 5s, .grade = FeedGrade::Ok},
           {.grade = FeedGrade::Never, .reasons = {{Kind::NeverHeard}}},
           {.newest_receipt = kNow - 10min, .grade = FeedGrade::Attention, .reasons = {{Kind::Overdue, 600}}},
           {.state = FeedState::Dead,
            .newest_receipt = kNow - 3h,
            .grade = FeedGrade::Bad,
            .reasons = {{Kind::Silent, 10'800}}},
           {.newest_receipt = kNow - 5s,
            .grade = FeedGrade::Attention,
            .reasons = {{Kind::ValuesDoubtful, 14}}}}),
      {});
  EXPECT_EQ(cells[0].name, "Feed 3");
  EXPECT_EQ(cells[0].symbol, Symbol::Serious);
  EXPECT_EQ(cells[0].trouble, "silent 3 h");
  EXPECT_EQ(cells[1].name, "Feed 4");
  EXPECT_EQ(cells[1].symbol, Symbol::Attention);
  EXPECT_EQ(cells[1].trouble, "14 % doubtful");
  EXPECT_EQ(cells[2].symbol, Symbol::Stale);
  EXPECT_EQ(cells[3].symbol, Symbol::Never);
  EXPECT_EQ(cells[4].symbol, Symbol::Ok);
}

TEST(FeedStrip, HasADashForTheAgeOfWhatNeverCame) {
  EXPECT_EQ(feed_cells(feeds({{.state = FeedState::Never}}), {})[0].age, "–");
}

TEST(FeedStrip, FoldsManyThatNobodyHasHeardIntoOneCell) {
  std::vector<FeedNow> all(5, FeedNow{.grade = FeedGrade::Never});
  all.push_back({.newest_receipt = kNow, .grade = FeedGrade::Ok});
  all.push_back({.newest_receipt = kNow, .grade = FeedGrade::Bad});
  const auto cells = feed_cells(feeds(all), {});
  ASSERT_EQ(cells.size(), 3U);
  EXPECT_EQ(cells[0].name, "Feed 6");
  EXPECT_EQ(cells[1].name, "5 feeds");
  EXPECT_EQ(cells[1].trouble, "never heard");
  EXPECT_EQ(cells[2].name, "Feed 5");
}

TEST(FeedStrip, BelievesALastWillBeforeTheSilenceIsLong) {
  const auto cells = feed_cells(feeds({{.state = FeedState::Ok,
                                        .publisher_online = false,
                                        .newest_receipt = kNow - 1s,
                                        .grade = FeedGrade::Bad,
                                        .reasons = {{FeedReason::Kind::PublisherOffline}}}}),
                                {});
  EXPECT_TRUE(cells[0].offline);
  EXPECT_EQ(cells[0].symbol, Symbol::Serious);
}

TEST(FeedStrip, SpeaksOfTroubleOnlyWhenThereIsSome) {
  const auto cells =
      feed_cells(feeds({{.state = FeedState::Ok, .newest_receipt = kNow, .known = 1505, .reporting = 1434},
                        {.state = FeedState::Ok, .newest_receipt = kNow, .refused = 3, .merged = 88310}}),
                 {});
  EXPECT_EQ(cells[0].reporting, "1,434/1,505");
  EXPECT_EQ(cells[0].trouble, "");
  EXPECT_EQ(cells[1].reporting, "");  // no assets, and nothing came yet
  EXPECT_EQ(cells[1].trouble, "3 refused  88k merged");
}

TEST(FeedStrip, TakesASecondRowForTheEighthFeed) {
  EXPECT_EQ(feed_rows(0), 1);
  EXPECT_EQ(feed_rows(7), 1);
  EXPECT_EQ(feed_rows(8), 2);
}

TEST(FeedStrip, CallsAFeedWithoutANameByItsId) {
  CityView view = feeds({{}});
  view.book = std::make_shared<const FeedBook>(FeedBook{{.id = "cwa-rain"}});
  EXPECT_EQ(feed_cells(view, {})[0].name, "cwa-rain");
}

}  // namespace
}  // namespace city
