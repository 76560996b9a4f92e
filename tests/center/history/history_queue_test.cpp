#include "center/history/history_queue.hpp"

#include "tests/center/history/support.hpp"

namespace city::history {
namespace {

using namespace std::chrono_literals;

Changes with_case(Position n) {
  Changes made = changes(n, {});
  made.cases = {case_at(n, "case-" + std::to_string(n), CaseStatus::Received)};
  return made;
}

TEST(HistoryQueue, HandsOutInOrderUpToTheRowsAskedFor) {
  HistoryQueue queue{1 << 20};
  for (Position n = 1; n <= 5; ++n) queue.put(changes(n, {row(1, kNoon, 1), row(2, kNoon, 2)}));
  const HistoryBatch first = queue.take(3);
  ASSERT_EQ(first.changes.size(), 2u);
  EXPECT_EQ(first.rows, 4u);
  EXPECT_EQ(first.changes[1].applied.quick, 2u);
  EXPECT_EQ(queue.take(100).changes.size(), 3u);
  EXPECT_TRUE(queue.take(100).empty());
}

TEST(HistoryQueue, CountsBytesUntilTheyAreDone) {
  HistoryQueue queue{1 << 20};
  queue.put(changes(1, {row(1, kNoon, 1)}));
  const HistoryBatch batch = queue.take(1);
  EXPECT_GT(queue.bytes(), 0u);
  queue.done(batch);
  EXPECT_EQ(queue.bytes(), 0u);
}

TEST(HistoryQueue, JoinsNeighboursWithoutObservations) {
  HistoryQueue queue{1 << 20};
  for (Position n = 1; n <= 10; ++n) queue.put(with_case(n));
  const HistoryBatch batch = queue.take(1);
  ASSERT_EQ(batch.changes.size(), 1u);
  EXPECT_EQ(batch.changes[0].cases.size(), 10u);
  EXPECT_EQ(batch.changes[0].applied.quick, 10u);
  queue.done(batch);
  EXPECT_EQ(queue.bytes(), 0u);
}

TEST(HistoryQueue, ACheckpointComesAfterTheChangesBeforeItAndBeforeThoseAfterIt) {
  HistoryQueue queue{1 << 20};
  queue.put(with_case(1));
  queue.put(std::make_shared<const CityView>(small_view()));
  queue.put(with_case(2));
  const HistoryBatch first = queue.take(100);
  EXPECT_EQ(first.changes.size(), 1u);
  EXPECT_TRUE(first.checkpoint);
  const HistoryBatch second = queue.take(100);
  EXPECT_EQ(second.changes.size(), 1u);
  EXPECT_FALSE(second.checkpoint);
}

TEST(HistoryQueue, ANewerCheckpointReplacesOneThatStillWaits) {
  HistoryQueue queue{1 << 20};
  CityView view = small_view();
  queue.put(std::make_shared<const CityView>(view));
  queue.put(with_case(1));
  view.revision = 99;
  queue.put(std::make_shared<const CityView>(view));
  const HistoryBatch batch = queue.take(100);
  EXPECT_EQ(batch.changes.size(), 1u);
  EXPECT_EQ(batch.checkpoint->revision, 99u);
  EXPECT_TRUE(queue.take(100).empty());
}

TEST(HistoryQueue, GivesUpObservationsWhenItIsFull) {
  HistoryQueue queue{2'000};
  queue.put(changes(1, std::vector<ObservationRow>(40, row(1, kNoon, 1))));
  Changes second = with_case(2);
  second.observations.resize(40);
  queue.put(std::move(second));
  EXPECT_EQ(queue.lost(), 40u);
  const HistoryBatch batch = queue.take(1000);
  ASSERT_EQ(batch.changes.size(), 2u);
  EXPECT_EQ(batch.rows, 40u);
  EXPECT_EQ(batch.changes[1].cases.size(), 1u);
}

TEST(HistoryQueue, DoesNotWaitForEverNorWhenClosed) {
  HistoryQueue queue{1 << 20};
  queue.wait(1, 1ms);
  queue.close();
  queue.wait(1, 1h);
  EXPECT_TRUE(queue.closed());
}

}  // namespace
}  // namespace city::history
