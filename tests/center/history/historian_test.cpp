#include "center/history/historian.hpp"

#include <atomic>
#include <deque>
#include <future>

#include "center/sqlite/database.hpp"
#include "tests/center/history/support.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;

const StoreError kFull{StoreError::Kind::Full, "no room left for the store; free some space: /city.store"};

// Fails as told, else does what the store behind it does. Everything it is asked is noted in order.
class FaultyWriter : public StoreWriter {
 public:
  using Fails = std::function<bool(int call)>;
  FaultyWriter(std::unique_ptr<Store> store, Fails before, Fails after)
      : store_{std::move(store)}, before_{std::move(before)}, after_{std::move(after)} {}

  std::optional<StoreError> commit(std::span<const Changes> changes) override {
    return call([&] { return store_->commit(changes); });
  }
  std::optional<StoreError> save_checkpoint(const CityView& view) override {
    return call([&] { return store_->save_checkpoint(view); });
  }
  std::optional<StoreError> archive(std::span<const Message> messages) override {
    return call([&] { return store_->archive(messages); });
  }
  TidyStep tidy(TimePoint before) override { return store_->tidy(before); }
  std::optional<StoreError> thin_checkpoints(TimePoint now) override { return store_->thin_checkpoints(now); }
  Position archived() override { return store_->archived(); }

 private:
  template <class Do>
  std::optional<StoreError> call(const Do& what) {
    const int n = calls_++;
    if (before_ && before_(n)) return kFull;
    if (auto error = what()) return error;
    return after_ && after_(n) ? std::optional{kFull} : std::nullopt;
  }
  std::unique_ptr<Store> store_;
  Fails before_;
  Fails after_;
  int calls_ = 0;
};

HistorianOptions quick() {
  HistorianOptions options;
  options.commit_every = 1ms;
  options.retry_first = 0ms;
  options.retry_most = 1ms;
  return options;
}

class HistoryHistorian : public StoreTest {
 protected:
  std::unique_ptr<FaultyWriter> writer(FaultyWriter::Fails before = {}, FaultyWriter::Fails after = {}) {
    auto store = open();
    expect_done(store->save_feed_book(book_of({"youbike", "cwa-rain"}), 1));
    return std::make_unique<FaultyWriter>(std::move(store), std::move(before), std::move(after));
  }
  std::size_t kept(SeriesId series) {
    return open(Store::Mode::ReadOnly)->samples(series, TimePoint::min(), TimePoint::max()).size();
  }
};

Changes step(Position n) {
  Changes made = changes(n, {row(1, kNoon + n * 1s, static_cast<double>(n))});
  made.cases = {case_at(n, "case-" + std::to_string(n), CaseStatus::Received)};
  return made;
}

CityViewPtr view_at(Position n) {
  CityView view = small_view();
  view.applied = {n, n};
  view.now = kNoon + n * 1s;
  return std::make_shared<const CityView>(view);
}

TEST_F(HistoryHistorian, WritesEverythingOfferedBeforeItStops) {
  Historian historian{writer(), {}, {}, {}};
  for (Position n = 1; n <= 100; ++n) historian.offer(step(n));
  historian.offer(view_at(100));
  historian.stop();
  EXPECT_EQ(kept(1), 100u);
  EXPECT_EQ(open()->committed().quick, 100u);
  EXPECT_EQ(open()->checkpoint(std::nullopt)->applied.quick, 100u);
  EXPECT_EQ(historian.now().observations_written, 100u);
  EXPECT_EQ(historian.now().queue_bytes, 0u);
  EXPECT_EQ(historian.now().trouble, "");
  EXPECT_EQ(historian.now().committed_at, kNoon);
}

TEST_F(HistoryHistorian, CommitsWithoutBeingAskedTo) {
  std::promise<void> committed;
  std::atomic<bool> told{false};
  Historian historian{writer(), quick(), {}, [&](const HistoryNow& now) {
                        if (now.observations_written > 0 && !told.exchange(true)) committed.set_value();
                      }};
  historian.offer(step(1));
  EXPECT_EQ(committed.get_future().wait_for(60s), std::future_status::ready);
  EXPECT_EQ(kept(1), 1u);
}

TEST_F(HistoryHistorian, LosesNothingAndWritesNothingTwiceWhicheverCallFails) {
  for (const bool after : {false, true}) {
    for (int n = 0; n < 8; ++n) {
      std::filesystem::remove_all(dir_);
      std::filesystem::create_directories(dir_);
      const auto fails = [n](int call) { return call == n; };
      HistorianOptions options = quick();
      options.commit_rows = 1;  // one call for each of the steps
      {
        Historian historian{after ? writer({}, fails) : writer(fails), options, {}, {}};
        for (Position p = 1; p <= 6; ++p) historian.offer(step(p));
        historian.offer(view_at(6));
      }
      auto store = open();
      EXPECT_EQ(kept(1), 6u) << "call " << n;
      EXPECT_EQ(store->committed().quick, 6u);
      ASSERT_TRUE(store->checkpoint(std::nullopt)) << "call " << n;
      EXPECT_EQ(store->checkpoint(std::nullopt)->applied.quick, 6u);
    }
  }
}

TEST_F(HistoryHistorian, SaysWhyItCannotWriteAndRecovers) {
  std::atomic<bool> full{true};
  std::promise<std::string> said;
  std::atomic<bool> told{false};
  Historian historian{writer([&](int) { return full.load(); }), quick(), {}, [&](const HistoryNow& now) {
                        if (!now.trouble.empty() && !told.exchange(true)) said.set_value(now.trouble);
                      }};
  historian.offer(step(1));
  EXPECT_EQ(said.get_future().get(), kFull.what);
  full = false;
  historian.stop();
  EXPECT_EQ(historian.now().trouble, "");
  EXPECT_EQ(historian.now().observations_lost, 0u);
  EXPECT_EQ(kept(1), 1u);
}

TEST_F(HistoryHistorian, AFullQueueGivesUpObservationsAndCountsThemButKeepsEveryCase) {
  std::atomic<bool> full{true};
  HistorianOptions options = quick();
  options.queue_bytes = 20'000;
  Historian historian{writer([&](int) { return full.load(); }), options, {}, {}};
  for (Position n = 1; n <= 1000; ++n) {
    Changes one = step(n);
    for (SeriesId series = 2; series < 12; ++series)
      one.observations.push_back(row(series, kNoon + n * 1s, 1));
    historian.offer(std::move(one));
  }
  full = false;
  historian.stop();
  const HistoryNow now = historian.now();
  EXPECT_GT(now.observations_lost, 5'000u);
  EXPECT_EQ(now.observations_lost + now.observations_written, 11'000u);
  EXPECT_EQ(kept(1) * 11, now.observations_written);
  auto database = sqlite::Database::open(path_, sqlite::Mode::ReadOnly);
  EXPECT_EQ(std::get<sqlite::Database>(database).integer("SELECT count(*) FROM cases"), 1000);
  EXPECT_EQ(open()->committed().quick, 1000u);
}

TEST_F(HistoryHistorian, StopGivesUpOnADiskThatNeverRecoversAndSaysSo) {
  HistorianOptions options = quick();
  options.stop_patience = 20ms;
  Historian historian{writer([](int) { return true; }), options, {}, {}};
  for (Position n = 1; n <= 10; ++n) historian.offer(step(n));
  historian.offer(view_at(10));
  historian.stop();
  EXPECT_EQ(historian.now().observations_lost, 10u);
  EXPECT_EQ(historian.now().trouble, kFull.what);
  EXPECT_EQ(open()->committed().quick, 0u) << "the journal still has them for the next start";
}

TEST_F(HistoryHistorian, ACheckpointNeverOvertakesTheChangesItContains) {
  for (int round = 0; round < 5; ++round) {
    std::filesystem::remove_all(dir_);
    std::filesystem::create_directories(dir_);
    {
      Historian historian{writer(), quick(), {}, {}};
      for (Position n = 1; n <= 30; ++n) {
        historian.offer(step(n));
        if (n % 5 == 0) historian.offer(view_at(n));
      }
    }
    auto database = sqlite::Database::open(path_, sqlite::Mode::ReadOnly);
    EXPECT_EQ(std::get<sqlite::Database>(database).integer("SELECT max(quick) FROM checkpoint"), 30);
  }
}

// A journal of numbered messages, as the center's own would hand them out.
class FakeJournal {
 public:
  explicit FakeJournal(Position messages) : head_{messages} {}
  ArchiveSource source() {
    return {[this](Position after, Position upto, const ArchiveSource::Visit& visit) {
              std::vector<Message> some;
              for (Position p = after + 1; p <= std::min({upto, head_, after + 10}); ++p)
                some.push_back({"city/youbike/raw", "{}", kNoon + p * 1s, p, 0, false, false});
              if (!some.empty()) visit(some);
            },
            [this](Position upto) {
              forgotten_ = upto;
              if (upto >= expected_) done_.set_value();
            }};
  }
  void expect(Position upto) { expected_ = upto; }
  bool wait() { return done_.get_future().wait_for(60s) == std::future_status::ready; }
  Position forgotten() const { return forgotten_; }

 private:
  Position head_;
  Position expected_ = 0;
  std::atomic<Position> forgotten_{0};
  std::promise<void> done_{};
};

TEST_F(HistoryHistorian, ArchivesMessagesThatASavedCheckpointContainsAndNoOthers) {
  FakeJournal journal{500};
  journal.expect(95);
  Historian historian{writer(), quick(), journal.source(), {}};
  historian.offer(step(95));
  historian.offer(view_at(95));
  ASSERT_TRUE(journal.wait());
  historian.stop();
  EXPECT_EQ(journal.forgotten(), 95u);
  auto store = open();
  EXPECT_EQ(store->archived(), 95u);
  Position seen = 0;
  expect_done(store->replay(0, TimePoint::max(), [&](const Message& m) {
    EXPECT_EQ(m.position, ++seen);
    return true;
  }));
  EXPECT_EQ(seen, 95u);
}

TEST_F(HistoryHistorian, TellsTheJournalOnlyOfWhatIsReallyArchived) {
  FakeJournal journal{500};
  journal.expect(95);
  int archives = 0;
  Historian historian{
      writer([&](int call) { return call >= 2 && ++archives % 2 == 1; }), quick(), journal.source(), {}};
  historian.offer(step(95));
  historian.offer(view_at(95));
  ASSERT_TRUE(journal.wait());
  historian.stop();
  EXPECT_EQ(open()->archived(), 95u);
}

TEST_F(HistoryHistorian, SealsHoursThatEnded) {
  Historian historian{writer(), quick(), {}, {}};
  Changes first = changes(1, {row(1, kNoon, 1)});
  historian.offer(first);
  Changes later = changes(2, {row(1, kNoon + 70min, 2)});
  later.now = kNoon + 70min;
  historian.offer(later);
  auto database = sqlite::Database::open(path_, sqlite::Mode::ReadOnly);
  auto& db = std::get<sqlite::Database>(database);
  while (db.integer("SELECT count(*) FROM chunk") == 0) std::this_thread::yield();
  historian.stop();
  EXPECT_EQ(kept(1), 2u);
}

}  // namespace
}  // namespace city
