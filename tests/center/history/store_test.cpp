#include "center/history/store.hpp"

#include <algorithm>
#include <map>
#include <random>

#include "center/history/compress.hpp"
#include "center/sqlite/database.hpp"
#include "tests/center/history/support.hpp"

namespace city {

bool operator==(const Sample& a, const Sample& b) {
  return a.at == b.at && a.value == b.value && a.quality == b.quality;
}
std::ostream& operator<<(std::ostream& out, const Sample& sample) {
  return out << sample.at.time_since_epoch().count() << ": " << sample.value << " q"
             << static_cast<int>(sample.quality);
}

namespace {

using namespace std::chrono_literals;

class HistoryStore : public StoreTest {
 protected:
  std::unique_ptr<Store> fresh() {
    auto store = open();
    expect_done(store->save_feed_book(book_of({"youbike", "cwa-rain"}), 1));
    return store;
  }
  std::int64_t count(const std::string& sql) {
    auto database = sqlite::Database::open(path_, sqlite::Mode::ReadOnly);
    return std::get<sqlite::Database>(database).integer(sql, -1);
  }
};

void commit(Store& store, const Changes& one) { expect_done(store.commit({&one, 1})); }

const TimePoint kEver = TimePoint::min();
const TimePoint kAlways = TimePoint::max();

TEST_F(HistoryStore, RemembersHowFarItCame) {
  auto store = fresh();
  EXPECT_EQ(store->committed(), (Applied{0, 0}));
  Changes one;
  one.applied = {7, 5};
  commit(*store, one);
  one.applied = {6, 9};
  commit(*store, one);
  EXPECT_EQ(open()->committed(), (Applied{7, 9}));
}

TEST_F(HistoryStore, GivesBackObservationsBeforeAndAfterSealing) {
  auto store = fresh();
  commit(*store,
         changes(1, {row(1, kNoon, 33.7), row(2, kNoon, 5), row(1, kNoon + 10s, 33.9, Quality::Suspect)}));
  commit(*store, changes(2, {row(1, kNoon + 20s, 0, Quality::Missing), row(2, kNoon + 3h, -1)}));
  const std::vector<Sample> one{{kNoon, 33.7, Quality::Good},
                                {kNoon + 10s, 33.9, Quality::Suspect},
                                {kNoon + 20s, 0, Quality::Missing}};
  const std::vector<Sample> two{{kNoon, 5, Quality::Good}, {kNoon + 3h, -1, Quality::Good}};
  EXPECT_EQ(store->samples(1, kEver, kAlways), one);
  EXPECT_EQ(store->samples(2, kEver, kAlways), two);
  expect_done(store->seal(kNoon + 1h));
  EXPECT_EQ(count("SELECT sum(rows) FROM chunk"), 5);
  EXPECT_EQ(count("SELECT count(*) FROM segment"), 0);
  EXPECT_EQ(store->samples(1, kEver, kAlways), one);
  EXPECT_EQ(store->samples(2, kEver, kAlways), two);
  EXPECT_TRUE(store->samples(3, kEver, kAlways).empty());
}

TEST_F(HistoryStore, GivesFromIncludedToExcluded) {
  auto store = fresh();
  for (const bool sealed : {false, true}) {
    if (sealed) expect_done(store->seal(kNoon + 1h));
    if (!sealed) commit(*store, changes(1, {row(1, kNoon, 1), row(1, kNoon + 1s, 2), row(1, kNoon + 2s, 3)}));
    EXPECT_EQ(store->samples(1, kNoon, kNoon + 2s).size(), 2u);
    EXPECT_EQ(store->samples(1, kNoon + 1s, kNoon + 2s).size(), 1u);
    EXPECT_TRUE(store->samples(1, kNoon + 1s, kNoon + 1s).empty());
    EXPECT_TRUE(store->samples(1, kNoon + 2s, kNoon).empty());
  }
}

TEST_F(HistoryStore, LeavesTheHourUnderWayInSegments) {
  auto store = fresh();
  commit(*store, changes(1, {row(1, kNoon - 1s, 1), row(1, kNoon, 2)}));
  expect_done(store->seal(kNoon + 59min));
  EXPECT_EQ(count("SELECT sum(rows) FROM chunk"), 1);
  EXPECT_EQ(count("SELECT sum(rows) FROM segment"), 1);
  EXPECT_EQ(store->samples(1, kEver, kAlways).size(), 2u);
}

TEST_F(HistoryStore, MergesLateObservationsIntoSealedHours) {
  auto store = fresh();
  commit(*store, changes(1, {row(1, kNoon, 1), row(1, kNoon + 20s, 3)}));
  expect_done(store->seal(kNoon + 1h));
  commit(*store, changes(2, {row(1, kNoon + 10s, 2)}));
  const std::vector<Sample> all{
      {kNoon, 1, Quality::Good}, {kNoon + 10s, 2, Quality::Good}, {kNoon + 20s, 3, Quality::Good}};
  EXPECT_EQ(store->samples(1, kEver, kAlways), all);
  expect_done(store->seal(kNoon + 1h));
  EXPECT_EQ(store->samples(1, kEver, kAlways), all);
  EXPECT_EQ(count("SELECT count(*) FROM chunk"), 1);
  EXPECT_EQ(count("SELECT rows FROM chunk"), 3);
}

TEST_F(HistoryStore, SealsStampsFromTheFutureToo) {
  auto store = fresh();
  commit(*store, changes(1, {row(1, kNoon, 1), row(1, kNoon + 24h * 365, 2), row(1, TimePoint{}, 3),
                             row(1, TimePoint::max(), 4), row(1, TimePoint::min(), 5)}));
  expect_done(store->seal(kNoon + 1h));
  EXPECT_EQ(count("SELECT count(*) FROM segment"), 0);
  EXPECT_EQ(store->samples(1, kEver, kAlways).size(), 4u)
      << "to is excluded, and that is the end of the calendar";
  EXPECT_EQ(store->samples(1, kNoon, kNoon + 1h).size(), 1u);
}

TEST_F(HistoryStore, CountsAndLeavesOutWhatCannotBeDecoded) {
  auto store = fresh();
  commit(*store, changes(1, {row(1, kNoon, 1), row(2, kNoon, 2)}));
  commit(*store, changes(2, {row(1, kNoon + 10s, 3)}));
  std::get<sqlite::Database>(sqlite::Database::open(path_, sqlite::Mode::ReadWrite))
      .execute("UPDATE segment_part SET data = zeroblob(length(data)) WHERE segment = 1");
  EXPECT_EQ(store->samples(1, kEver, kAlways).size(), 1u);
  EXPECT_EQ(store->damaged(), 1u);
  expect_done(store->seal(kNoon + 1h));
  EXPECT_EQ(store->damaged(), 3u);
  EXPECT_EQ(store->samples(1, kEver, kAlways).size(), 1u);
}

TEST_F(HistoryStore, KeepsOnceWhatIsCommittedTwice) {
  auto store = fresh();
  Changes one = changes(1, {row(1, kNoon, 1), row(1, kNoon, 2), row(1, kNoon + 10s, 1, Quality::Bad)});
  one.series = {{1, "youbike", "500101001", "bikes_available"}};
  one.assets = {{"youbike", {.id = "500101001", .kind = "bike_station"}}};
  one.cases = {case_at(1, "1999-1", CaseStatus::Received), case_at(2, "1999-1", CaseStatus::Assigned)};
  one.alerts = {std::make_shared<const AlertNow>(AlertNow{.fact = {.id = "CAP-1", .feed = 1}})};
  commit(*store, one);
  const auto before = store->samples(1, kEver, kAlways);
  EXPECT_EQ(before.size(), 3u);
  for (const bool sealed : {false, true}) {
    commit(*store, one);
    if (sealed) expect_done(store->seal(kNoon + 1h));
    EXPECT_EQ(store->samples(1, kEver, kAlways), before);
  }
  EXPECT_EQ(count("SELECT sum(rows) FROM chunk"), 3);
  for (const char* table : {"series", "asset", "cases", "alert"})
    EXPECT_EQ(count(std::string{"SELECT count(*) FROM "} + table), 1) << table;
  EXPECT_EQ(count("SELECT count(*) FROM case_event"), 2);
}

TEST_F(HistoryStore, KeepsEveryChangeOfACasesStatusAndTheLatestCase) {
  auto store = fresh();
  Changes one;
  using S = CaseStatus;
  Position position = 0;
  for (const S status :
       {S::Received, S::Assigned, S::Assigned, S::OnSite, S::Resolved, S::Closed, S::Reopened, S::Closed})
    one.cases.push_back(case_at(++position, "1999-1", status));
  one.cases.push_back(case_at(3, "1999-1", S::OnSite));  // told again, out of order
  commit(*store, one);
  EXPECT_EQ(count("SELECT count(*) FROM case_event"), 7);
  EXPECT_EQ(count("SELECT count(*) FROM case_event WHERE status = 'closed'"), 2);
  EXPECT_EQ(count("SELECT count(*) FROM cases WHERE feed = 'youbike' AND status = 'closed' AND position = 8"),
            1);
}

TEST_F(HistoryStore, NamesAFeedByItsNumberWhenTheBookDoesNotHaveIt) {
  auto store = open();
  Changes one;
  one.cases = {case_at(1, "1999-1", CaseStatus::Received)};
  commit(*store, one);
  EXPECT_EQ(count("SELECT count(*) FROM cases WHERE feed = '#0'"), 1);
}

TEST_F(HistoryStore, GivesBackSeries) {
  auto store = fresh();
  Changes one;
  one.series = {{2, "youbike", "b", "docks_available"}, {1, "youbike", "a", "bikes_available"}};
  commit(*store, one);
  const auto series = open()->series();
  ASSERT_EQ(series.size(), 2u);
  EXPECT_EQ(series[0].series, 1u);
  EXPECT_EQ(series[1].asset, "b");
  EXPECT_EQ(series[1].quantity, "docks_available");
}

TEST_F(HistoryStore, GivesTheNewestCheckpointAtOrBeforeATime) {
  auto store = fresh();
  CityView view = small_view();
  for (const auto at : {kNoon, kNoon + 1min, kNoon + 2min}) {
    view.now = at;
    expect_done(store->save_checkpoint(view));
  }
  EXPECT_EQ(store->checkpoint(std::nullopt)->now, kNoon + 2min);
  EXPECT_EQ(store->checkpoint(kNoon + 1min)->now, kNoon + 1min);
  EXPECT_EQ(store->checkpoint(kNoon + 1min + 59s)->now, kNoon + 1min);
  EXPECT_FALSE(store->checkpoint(kNoon - 1ms));
  EXPECT_EQ(store->checkpoint(kNoon)->book->at(1).id, "cwa-rain");
  EXPECT_EQ(count("SELECT count(*) FROM feed_minute"), 6);
  EXPECT_EQ(count("SELECT clock_suspect FROM feed_minute WHERE feed = 'youbike' AND state = 'late' LIMIT 1"),
            13);
}

TEST_F(HistoryStore, ADamagedCheckpointGivesWayToTheOneBefore) {
  auto store = fresh();
  CityView view = small_view();
  expect_done(store->save_checkpoint(view));
  view.now = kNoon + 1min;
  expect_done(store->save_checkpoint(view));
  store.reset();
  std::get<sqlite::Database>(sqlite::Database::open(path_, sqlite::Mode::ReadWrite))
      .execute("UPDATE checkpoint SET view = zeroblob(100) WHERE checkpoint = 2");
  EXPECT_EQ(open()->checkpoint(std::nullopt)->now, kNoon);
}

TEST_F(HistoryStore, KeepsAllCheckpointsOfTheLastHourAndOneOfEveryHourBefore) {
  auto store = fresh();
  CityView view = small_view();
  for (view.now = kNoon; view.now < kNoon + 5h; view.now += 10min) expect_done(store->save_checkpoint(view));
  expect_done(store->thin_checkpoints(kNoon + 5h));
  EXPECT_EQ(count("SELECT count(*) FROM checkpoint"), 4 + 6);
  EXPECT_EQ(store->checkpoint(kNoon + 59min)->now, kNoon + 50min);
  EXPECT_EQ(store->checkpoint(kNoon + 4h + 15min)->now, kNoon + 4h + 10min);
  expect_done(store->thin_checkpoints(kNoon + 5h));
  EXPECT_EQ(count("SELECT count(*) FROM checkpoint"), 10);
}

TEST_F(HistoryStore, KeepsAFeedBookOnlyWhenItDiffers) {
  auto store = open();
  FeedBook book = book_of({"youbike"});
  book[0].jq_program = ".";
  book[0].catalogue_text = std::string(10'000, 'x');
  expect_done(store->save_feed_book(book, 1));
  expect_done(store->save_feed_book(book, 50));
  EXPECT_EQ(count("SELECT count(*) FROM feed_book"), 1);
  book.push_back(book_of({"cwa-rain"})[0]);
  expect_done(store->save_feed_book(book, 100));
  store = open();
  expect_done(store->save_feed_book(book, 120));
  EXPECT_EQ(count("SELECT count(*) FROM feed_book"), 3);
  EXPECT_FALSE(store->feed_book(0));
  ASSERT_TRUE(store->feed_book(99));
  EXPECT_EQ(store->feed_book(99)->size(), 1u);
  EXPECT_EQ(store->feed_book(100)->size(), 2u);
  EXPECT_EQ(store->feed_book(99)->at(0).catalogue_text, book[0].catalogue_text);
  EXPECT_EQ(store->feed_book(99)->at(0).jq_program, ".");
  EXPECT_EQ(store->feed_book(99)->at(0).period, 60s);
}

TEST_F(HistoryStore, ACheckpointKeepsTheBookOfItsTime) {
  auto store = open();
  expect_done(store->save_feed_book(book_of({"youbike", "cwa-rain"}), 1));
  expect_done(store->save_checkpoint(small_view()));
  expect_done(store->save_feed_book(book_of({"parking"}), 1));
  const auto view = store->checkpoint(std::nullopt);
  ASSERT_TRUE(view);
  ASSERT_EQ(view->book->size(), 2u);
  EXPECT_EQ((*view->book)[0].period, 60s);
}

// ---- raw messages ---------------------------------------------------------------------------------------------------

struct Kept {
  std::string topic{};
  std::string payload{};
  Message rest{};
};

Message message(Position position, std::string_view topic, std::string_view payload) {
  return {topic,
          payload,
          kNoon + position * 1s,
          position,
          static_cast<std::uint8_t>(position % 3),
          position % 2 == 0,
          position % 5 == 0};
}

std::vector<Kept> replayed(Store& store, Position after, TimePoint until) {
  std::vector<Kept> kept;
  expect_done(store.replay(after, until, [&](const Message& m) {
    kept.push_back({std::string{m.topic}, std::string{m.payload}, m});
    return true;
  }));
  return kept;
}

TEST_F(HistoryStore, ReplaysArchivedMessagesAsTheyWere) {
  auto store = open();
  std::vector<Message> messages;
  const std::string large(700'000, 'L');
  for (Position p = 1; p <= 100; ++p)
    messages.push_back(message(p, p % 2 == 0 ? "city/youbike/raw" : "city/cwa-rain/obs/x",
                               p % 10 == 0 ? std::string_view{large} : "{}"));
  expect_done(store->archive(std::span{messages}.first(60)));
  expect_done(store->archive(std::span{messages}.subspan(60)));
  EXPECT_EQ(store->archived(), 100u);
  EXPECT_GT(count("SELECT count(*) FROM journal"), 4);
  const auto kept = replayed(*open(Store::Mode::ReadOnly), 0, kAlways);
  ASSERT_EQ(kept.size(), 100u);
  for (std::size_t i = 0; i < 100; ++i) {
    EXPECT_EQ(kept[i].topic, messages[i].topic);
    EXPECT_EQ(kept[i].payload, messages[i].payload);
    EXPECT_EQ(kept[i].rest.position, messages[i].position);
    EXPECT_EQ(kept[i].rest.received_at, messages[i].received_at);
    EXPECT_EQ(kept[i].rest.qos, messages[i].qos);
    EXPECT_EQ(kept[i].rest.retained, messages[i].retained);
    EXPECT_EQ(kept[i].rest.truncated, messages[i].truncated);
  }
}

TEST_F(HistoryStore, ReplaysAfterAPositionAndUntilATime) {
  auto store = open();
  std::vector<Message> messages;
  for (Position p = 1; p <= 20; ++p) messages.push_back(message(p, "t", "p"));
  expect_done(store->archive(messages));
  const auto kept = replayed(*store, 5, kNoon + 12s);
  ASSERT_EQ(kept.size(), 7u);
  EXPECT_EQ(kept.front().rest.position, 6u);
  EXPECT_EQ(kept.back().rest.position, 12u);
}

TEST_F(HistoryStore, StopsReplayingWhenTheVisitorHasEnough) {
  auto store = open();
  const std::vector<Message> messages{message(1, "t", "p"), message(2, "t", "p"), message(3, "t", "p")};
  expect_done(store->archive(messages));
  int seen = 0;
  expect_done(store->replay(0, kAlways, [&](const Message&) { return ++seen < 2; }));
  EXPECT_EQ(seen, 2);
}

TEST_F(HistoryStore, ReplaysOnceWhatWasArchivedTwice) {
  auto store = open();
  const std::vector<Message> messages{message(1, "t", "a"), message(2, "t", "b"), message(3, "t", "c"),
                                      message(4, "t", "d")};
  expect_done(store->archive(std::span{messages}.first(3)));
  expect_done(store->archive(std::span{messages}.first(3)));
  expect_done(store->archive(std::span{messages}.subspan(1)));
  EXPECT_EQ(replayed(*store, 0, kAlways).size(), 4u);
}

TEST_F(HistoryStore, SaysWhichArchivedMessagesCannotBeRead) {
  auto store = open();
  const std::vector<Message> messages{message(1, "t", "a"), message(2, "t", "b")};
  expect_done(store->archive(std::span{messages}.first(1)));
  expect_done(store->archive(std::span{messages}.subspan(1)));
  std::get<sqlite::Database>(sqlite::Database::open(path_, sqlite::Mode::ReadWrite))
      .execute("UPDATE journal SET messages = x'0011' WHERE first = 2");
  int seen = 0;
  const auto error = store->replay(0, kAlways, [&](const Message&) { return ++seen > 0; });
  ASSERT_TRUE(error);
  EXPECT_EQ(error->kind, StoreError::Kind::Damaged);
  EXPECT_EQ(seen, 1);
}

// ---- sealing and folding, step by step ------------------------------------------------------------------------------

using Model = std::map<SeriesId, std::vector<Sample>>;

void expect_model(Store& store, const Model& model) {
  for (const auto& [series, samples] : model)
    ASSERT_EQ(store.samples(series, kEver, kAlways), samples) << "series " << series;
}

TEST_F(HistoryStore, AReaderSeesTheSameAtEveryStepOfASealingEvenWhenItIsInterrupted) {
  auto store = fresh();
  Model model;
  Position position = 0;
  for (int commits = 0; commits < 40; ++commits) {
    Changes one = changes(++position, {});
    for (SeriesId series = 1; series <= 5000; series += 1 + series / 8) {
      const TimePoint at = kNoon - 2h + commits * 5min + series * 1ms;
      one.observations.push_back(row(series, at, commits + series * 0.1));
      model[series].push_back({at, commits + series * 0.1, Quality::Good});
    }
    commit(*store, one);
  }
  auto reader = open(Store::Mode::ReadOnly);
  int steps = 0;
  for (TidyStep step{true, {}}; step.more; ++steps) {
    step = store->tidy(kNoon + 10min);
    expect_done(step.error);
    expect_model(*reader, model);
    if (HasFatalFailure()) FAIL() << "after step " << steps;
    commit(*store, changes(++position, {row(9999, kNoon, 1)}));
    store = open();
  }
  EXPECT_GT(steps, 5);
  EXPECT_EQ(count("SELECT count(*) FROM meta WHERE name LIKE 'seal%'"), 0);
  EXPECT_EQ(count("SELECT count(*) FROM segment WHERE t_from < " +
                  std::to_string(kNoon.time_since_epoch().count())),
            0);
}

TEST_F(HistoryStore, FoldsManySmallSegmentsIntoFew) {
  auto store = fresh();
  Model model;
  for (int i = 0; i < 1200; ++i) {
    commit(*store,
           changes(static_cast<Position>(i), {row(1, kNoon + i * 1s, i), row(2, kNoon + i * 1s, -i)}));
    model[1].push_back({kNoon + i * 1s, static_cast<double>(i), Quality::Good});
    model[2].push_back({kNoon + i * 1s, static_cast<double>(-i), Quality::Good});
    expect_done(store->tidy(kNoon).error);
  }
  while (store->tidy(kNoon).more) {
  }
  EXPECT_LE(count("SELECT count(*) FROM segment"), 70);
  EXPECT_EQ(count("SELECT sum(rows) FROM segment"), 2400);
  expect_model(*store, model);
}

TEST_F(HistoryStore, AgreesWithAModelWhateverIsDoneInWhateverOrder) {
  auto store = fresh();
  std::mt19937_64 random{3};
  Model model;
  TimePoint now = kNoon;
  Position position = 0;
  for (int turn = 0; turn < 150; ++turn) {
    switch (random() % 8) {
      case 0:
        expect_done(store->seal(now - Milliseconds{random() % 7'200'000}));
        break;
      case 1:
        store = open();
        break;
      case 2:
        now += 20min;
        break;
      case 3:
      case 4:
        expect_done(store->tidy(now - 10min).error);
        break;
      default: {
        Changes one = changes(++position, {});
        for (std::uint64_t n = random() % 200; n > 0; --n) {
          const auto series = static_cast<SeriesId>(1 + random() % 20);
          now += Milliseconds{random() % 500};
          const TimePoint at = random() % 20 == 0   ? now - Milliseconds{random() % 20'000'000}
                               : random() % 50 == 0 ? now + Milliseconds{random() % 20'000'000}
                                                    : now;
          const Sample sample{at, static_cast<double>(random() % 1000) / 10,
                              static_cast<Quality>(random() % 4)};
          one.observations.push_back(row(series, sample.at, sample.value, sample.quality));
          std::vector<Sample>& samples = model[series];
          const auto earlier = [](const Sample& a, const Sample& b) { return a.at < b.at; };
          if (!std::binary_search(samples.begin(), samples.end(), sample, earlier))
            samples.insert(std::upper_bound(samples.begin(), samples.end(), sample, earlier), sample);
          else
            one.observations.pop_back();
        }
        commit(*store, one);
      }
    }
    expect_model(*store, model);
    if (HasFatalFailure()) FAIL() << "after turn " << turn;
  }
}

}  // namespace
}  // namespace city
