// What decoders asked to see again, as the store keeps it.
#include "center/history/remembered_table.hpp"

#include "tests/center/history/support.hpp"

namespace city {
namespace {

using history::kMaxRememberedPerTopic;

class RememberedMessages : public StoreTest {
 protected:
  void commit(Store& store, std::vector<RememberedRow> rows) {
    Changes one;
    one.remembered = std::move(rows);
    expect_done(store.commit({&one, 1}));
  }
  std::int64_t rows() {
    auto database = sqlite::Database::open(path_, sqlite::Mode::ReadOnly);
    return std::get<sqlite::Database>(database).integer("SELECT count(*) FROM remembered", -1);
  }
};

RememberedRow message(Position position, const std::string& topic, const std::string& payload) {
  return {.position = position,
          .received_at = kNoon + Milliseconds{position},
          .feed = "plant",
          .topic = topic,
          .payload = payload};
}

std::vector<std::string> told(Store& store, Position until) {
  std::vector<std::string> lines;
  for (const RememberedRow& row : store.remembered(until)) lines.push_back(row.topic + "=" + row.payload);
  return lines;
}

TEST_F(RememberedMessages, AreTheNewestOfEveryTopicOldestFirst) {
  auto store = open();
  commit(*store,
         {message(1, "node", "birth 1"), message(2, "device", "birth 2"), message(3, "node", "birth 3")});
  EXPECT_EQ(told(*store, 9), (std::vector<std::string>{"device=birth 2", "node=birth 3"}));
  const RememberedRow row = store->remembered(9).back();
  EXPECT_EQ(row.position, 3u);
  EXPECT_EQ(row.received_at, kNoon + Milliseconds{3});
  EXPECT_EQ(row.feed, "plant");
}

TEST_F(RememberedMessages, ThePastHasWhatWasKnownThen) {
  auto store = open();
  commit(*store, {message(1, "node", "birth 1"), message(5, "node", "birth 5")});
  EXPECT_EQ(told(*store, 4), (std::vector<std::string>{"node=birth 1"}));
  EXPECT_TRUE(told(*store, 0).empty());
}

TEST_F(RememberedMessages, OfOneTopicInTwoFeedsAreTwo) {
  auto store = open();
  RememberedRow other = message(2, "node", "theirs");
  other.feed = "port";
  commit(*store, {message(1, "node", "ours"), other});
  EXPECT_EQ(store->remembered(9).size(), 2u);
}

TEST_F(RememberedMessages, CommittedTwiceAreThereOnce) {
  auto store = open();
  for (int twice = 0; twice < 2; ++twice) commit(*store, {message(1, "node", "a"), message(2, "node", "b")});
  EXPECT_EQ(rows(), 2);
  EXPECT_EQ(told(*store, 9), (std::vector<std::string>{"node=b"}));
}

TEST_F(RememberedMessages, ToldAgainUnchangedTakeNoMoreRoomAndKeepTheirPlaceInTheOrder) {
  auto store = open();
  for (Position position = 1; position <= 50; ++position)
    commit(*store, {message(position * 2, "node", "birth"), message(position * 2 + 1, "device", "birth")});
  EXPECT_EQ(rows(), 4);
  EXPECT_EQ(told(*store, 2), (std::vector<std::string>{"node=birth"}))
      << "the past knows when it was first told";
  commit(*store, {message(200, "node", "birth")});
  EXPECT_EQ(told(*store, 999), (std::vector<std::string>{"device=birth", "node=birth"}));
}

TEST_F(RememberedMessages, KeepABoundedNumberOfVersions) {
  auto store = open();
  for (Position position = 1; position <= kMaxRememberedPerTopic + 20; ++position)
    commit(*store, {message(position, "node", std::to_string(position))});
  EXPECT_EQ(rows(), static_cast<std::int64_t>(kMaxRememberedPerTopic));
  EXPECT_TRUE(told(*store, 20).empty());
  EXPECT_EQ(told(*store, 21), (std::vector<std::string>{"node=21"}));
}

TEST_F(RememberedMessages, ItemsOfAFeedBookComeBack) {
  auto store = open();
  FeedBook book = book_of({"hotline-1999"});
  book[0].items_text = "[[item]]\nzh = \"路樹處理\"\n";
  expect_done(store->save_feed_book(book, 1));
  EXPECT_EQ(store->feed_book(1)->at(0).items_text, book[0].items_text);
  book[0].items_text += "# one more\n";
  expect_done(store->save_feed_book(book, 5));
  EXPECT_EQ(store->feed_book(7)->at(0).items_text, book[0].items_text) << "another list is another book";
}

}  // namespace
}  // namespace city
