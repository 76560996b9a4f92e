// What was refused, as the store keeps it.
#include "center/core/limits.hpp"
#include "center/history/history_queue.hpp"
#include "tests/center/history/support.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using Kind = DecodeError::Kind;

class Quarantine : public StoreTest {};

RefusedRow refused_at(Position position, const std::string& feed, Kind kind,
                      const std::string& detail = "why") {
  return {.position = position,
          .refused_at = kNoon + Milliseconds{position},
          .feed = feed,
          .kind = kind,
          .subject = "A1",
          .field = "t",
          .detail = detail};
}

Changes with(std::vector<RefusedRow> rows) {
  Changes made;
  made.applied = {rows.empty() ? 0 : rows.back().position, 0};
  made.refused = std::move(rows);
  return made;
}

std::vector<Position> positions(const std::vector<QuarantinedRow>& rows) {
  std::vector<Position> found;
  for (const QuarantinedRow& row : rows) found.push_back(row.refused.position);
  return found;
}

TEST_F(Quarantine, GivesBackWhatWasRefusedNewestFirst) {
  auto store = open();
  const Changes one =
      with({refused_at(3, "youbike", Kind::BadTime, "first"),
            refused_at(3, "youbike", Kind::BadTime, "second"), refused_at(5, "", Kind::UnknownTopic)});
  expect_done(store->commit({&one, 1}));
  const auto rows = store->quarantine({});
  ASSERT_EQ(positions(rows), (std::vector<Position>{5, 3, 3}));
  EXPECT_EQ(rows[0].refused.feed, "");
  EXPECT_EQ(rows[0].refused.kind, Kind::UnknownTopic);
  EXPECT_EQ(rows[1].refused.detail, "first");
  EXPECT_EQ(rows[2].refused.detail, "second");
  EXPECT_EQ(rows[1].refused.feed, "youbike");
  EXPECT_EQ(rows[1].refused.subject, "A1");
  EXPECT_EQ(rows[1].refused.field, "t");
  EXPECT_EQ(rows[1].refused.refused_at, kNoon + 3ms);
  EXPECT_FALSE(rows[1].replayed_at);
  EXPECT_EQ(store->quarantined(), 3u);
}

TEST_F(Quarantine, KeepsOnceWhatIsCommittedTwice) {
  auto store = open();
  const Changes one = with({refused_at(3, "a", Kind::BadTime), refused_at(3, "a", Kind::BadTime)});
  expect_done(store->commit({&one, 1}));
  expect_done(store->commit({&one, 1}));
  EXPECT_EQ(store->quarantined(), 2u);
}

TEST_F(Quarantine, LeavesOutWhatBelongsToNoMessage) {
  auto store = open();
  const Changes one = with({refused_at(0, "a", Kind::BadTime)});
  expect_done(store->commit({&one, 1}));
  EXPECT_EQ(store->quarantined(), 0u);
}

TEST_F(Quarantine, FindsByFeedKindAndPosition) {
  auto store = open();
  const Changes one = with({refused_at(1, "a", Kind::BadTime), refused_at(2, "b", Kind::BadTime),
                            refused_at(3, "a", Kind::BadJson), refused_at(4, "a", Kind::BadTime)});
  expect_done(store->commit({&one, 1}));
  EXPECT_EQ(positions(store->quarantine({.feed = "a"})), (std::vector<Position>{4, 3, 1}));
  EXPECT_EQ(positions(store->quarantine({.kind = Kind::BadTime})), (std::vector<Position>{4, 2, 1}));
  EXPECT_EQ(positions(store->quarantine({.feed = "a", .kind = Kind::BadTime, .limit = 1})),
            (std::vector<Position>{4}));
  EXPECT_EQ(positions(store->quarantine({.position = 2})), (std::vector<Position>{2}));
}

TEST_F(Quarantine, KeepsTheNewestAndAllOfAMessageOrNothing) {
  auto store = open();
  const Position messages = (kMaxQuarantined + 4000) / 2;  // of two rows each
  Changes one;
  for (Position position = 1; position <= messages; ++position)
    for (int twice = 0; twice < 2; ++twice) one.refused.push_back(refused_at(position, "a", Kind::BadTime));
  expect_done(store->commit({&one, 1}));
  EXPECT_EQ(store->quarantined(), kMaxQuarantined);
  EXPECT_EQ(store->quarantine({.limit = 1}).at(0).refused.position, messages);
  EXPECT_EQ(store->quarantine({.position = messages - kMaxQuarantined / 2 + 1}).size(), 2u);
  EXPECT_TRUE(store->quarantine({.position = messages - kMaxQuarantined / 2}).empty());
}

TEST_F(Quarantine, ReplayingIsPlannedAndThenMarked) {
  auto store = open();
  const Changes one = with({refused_at(1, "a", Kind::BadTime), refused_at(2, "a", Kind::BadTime)});
  expect_done(store->commit({&one, 1}));
  const std::vector<Replayed> plan{{.position = 1, .as = 10}};
  expect_done(store->plan_replay(plan));
  auto rows = store->quarantine({.position = 1});
  EXPECT_EQ(rows.at(0).replayed_as, 10u);
  EXPECT_FALSE(rows.at(0).replayed_at);
  EXPECT_EQ(positions(store->quarantine({.only_waiting = true})), (std::vector<Position>{2, 1}));
  const std::vector<Position> done{1};
  expect_done(store->mark_replayed(done, kNoon));
  EXPECT_EQ(store->quarantine({.position = 1}).at(0).replayed_at, kNoon);
  EXPECT_EQ(positions(store->quarantine({.only_waiting = true})), (std::vector<Position>{2}));
}

TEST_F(Quarantine, APlanThatCameToNothingIsTakenBack) {
  auto store = open();
  const Changes one = with({refused_at(1, "a", Kind::BadTime)});
  expect_done(store->commit({&one, 1}));
  const std::vector<Replayed> plan{{.position = 1, .as = 10}};
  expect_done(store->plan_replay(plan));
  const std::vector<Position> none{1};
  expect_done(store->take_back_replay(none));
  EXPECT_FALSE(store->quarantine({}).at(0).replayed_as);
}

TEST(HistoryQueueRefusals, AreTakenWhenTheQueueIsFullButOnlyTheNewestThatTheStoreWouldKeep) {
  history::HistoryQueue queue{1};
  for (Position first = 0; first < 3; ++first) {
    Changes one;
    for (Position i = 1; i <= kMaxQuarantined / 2; ++i)
      one.refused.push_back({.position = first * kMaxQuarantined + i});
    queue.put(std::move(one));
  }
  const auto batch = queue.take(1);
  ASSERT_EQ(batch.changes.size(), 1u);
  ASSERT_EQ(batch.changes[0].refused.size(), kMaxQuarantined);
  EXPECT_EQ(batch.changes[0].refused.front().position, kMaxQuarantined + 1);
}

}  // namespace
}  // namespace city
