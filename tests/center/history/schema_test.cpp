#include "center/history/schema.hpp"

#include <sys/resource.h>

#include <csignal>
#include <fstream>

#include "center/sqlite/database.hpp"
#include "tests/center/history/support.hpp"

namespace city {
namespace {

using history::kApplicationId;
using history::kSchemaVersion;

class HistorySchema : public StoreTest {
 protected:
  void change(const std::string& sql) {
    auto database = sqlite::Database::open(path_, sqlite::Mode::Create);
    const auto error = std::get<sqlite::Database>(database).execute(sql.c_str());
    EXPECT_FALSE(error) << error->what;
  }
  std::string shape() {  // of all tables and indexes, as SQLite tells it
    auto database = sqlite::Database::open(path_, sqlite::Mode::ReadOnly);
    sqlite::Statement rows =
        std::get<sqlite::Database>(database).prepare("SELECT name, sql FROM sqlite_master ORDER BY name");
    std::string all;
    while (rows.step() == sqlite::Step::Row)
      all += std::string{rows.text(0)} + ": " + std::string{rows.text(1)} + "\n";
    return all;
  }
};

// Takes out what version 2 brought.
const std::string kBackToVersion1 =
    "DROP TABLE quarantine; DROP TABLE remembered; ALTER TABLE feed_book DROP COLUMN items; "
    "PRAGMA user_version = 1;";

TEST_F(HistorySchema, BringsVersionOneUpAndKeepsItsFeedBook) {
  {
    auto store = open();
    expect_done(store->save_feed_book(book_of({"youbike", "cwa-rain"}), 1));
    expect_done(store->save_checkpoint(small_view()));
  }
  const std::string wanted = shape();
  change(kBackToVersion1);
  ASSERT_NE(shape(), wanted);
  auto store = open();
  EXPECT_EQ(shape(), wanted);
  ASSERT_TRUE(store->feed_book(1));
  EXPECT_EQ(store->feed_book(1)->size(), 2u);
  EXPECT_EQ(store->feed_book(1)->at(0).items_text, "");
  EXPECT_TRUE(store->checkpoint(std::nullopt));
  EXPECT_EQ(store->quarantined(), 0u);
  EXPECT_TRUE(store->remembered(99).empty());
}

TEST_F(HistorySchema, AStoreSaysWhatItIs) {
  open();
  auto database = sqlite::Database::open(path_, sqlite::Mode::ReadOnly);
  auto& db = std::get<sqlite::Database>(database);
  EXPECT_EQ(db.integer("PRAGMA application_id"), kApplicationId);
  EXPECT_EQ(db.integer("PRAGMA user_version"), kSchemaVersion);
}

TEST_F(HistorySchema, RefusesANewerVersionAndLeavesItAlone) {
  open();
  change("PRAGMA user_version = 3; CREATE TABLE of_the_future(x)");
  const std::string before = shape();
  for (const auto mode : {Store::Mode::ReadWrite, Store::Mode::ReadOnly}) {
    const StoreError error = refusal(mode);
    EXPECT_EQ(error.kind, StoreError::Kind::NewerVersion);
    EXPECT_NE(error.what.find("version 3"), std::string::npos) << error.what;
  }
  EXPECT_EQ(shape(), before);
}

TEST_F(HistorySchema, BringsAnOlderVersionUpAndKeepsWhatIsInIt) {
  {
    auto store = open();
    const Changes one = changes(3, {row(1, kNoon, 33.7)});
    expect_done(store->commit({&one, 1}));
  }
  const std::string wanted = shape();
  change("DROP TABLE feed_minute;" + kBackToVersion1 + "PRAGMA user_version = 0");
  ASSERT_NE(shape(), wanted);
  auto store = open();
  EXPECT_EQ(shape(), wanted);
  EXPECT_EQ(store->committed().quick, 3u);
  EXPECT_EQ(store->samples(1, kNoon, kNoon + Milliseconds{1}).size(), 1u);
  expect_done(store->save_checkpoint(small_view()));
}

TEST_F(HistorySchema, AMigrationThatFailsChangesNothing) {
  open();
  change("DROP TABLE quarantine; CREATE TABLE quarantine(wrong); PRAGMA user_version = 1");
  const std::string before = shape();
  EXPECT_EQ(refusal().kind, StoreError::Kind::Other);
  EXPECT_EQ(shape(), before);
}

TEST_F(HistorySchema, AsksToOpenAnOlderVersionForWritingFirst) {
  open();
  change("PRAGMA user_version = 0");
  EXPECT_NE(refusal(Store::Mode::ReadOnly).what.find("cityglass record"), std::string::npos);
}

TEST_F(HistorySchema, RefusesAFileThatIsNotSqlite) {
  for (const std::string& content : {std::string(5000, 'x'), std::string{"short"}}) {
    std::ofstream{path_, std::ios::trunc} << content;
    for (const auto mode : {Store::Mode::ReadWrite, Store::Mode::ReadOnly}) {
      const StoreError error = refusal(mode);
      EXPECT_EQ(error.kind, StoreError::Kind::NotAStore);
      EXPECT_NE(error.what.find(path_.string()), std::string::npos) << error.what;
      EXPECT_EQ(error.what.find('\n'), std::string::npos);
    }
    std::ifstream file{path_};
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>{file}, {}), content) << "it was changed";
  }
}

TEST_F(HistorySchema, RefusesAnotherProgramsDatabase) {
  change("CREATE TABLE contacts(name)");
  EXPECT_EQ(refusal().kind, StoreError::Kind::NotAStore);
  EXPECT_EQ(refusal(Store::Mode::ReadOnly).kind, StoreError::Kind::NotAStore);
  change("PRAGMA application_id = 7; PRAGMA user_version = 1");
  EXPECT_EQ(refusal().kind, StoreError::Kind::NotAStore);
}

TEST_F(HistorySchema, MakesAStoreOfAnEmptyFileButDoesNotReadOne) {
  std::ofstream{path_}.close();
  EXPECT_EQ(refusal(Store::Mode::ReadOnly).kind, StoreError::Kind::NotAStore);
  EXPECT_TRUE(open());
}

TEST_F(HistorySchema, SaysThatTheFolderIsMissing) {
  path_ = dir_ / "nowhere" / "city.store";
  const StoreError error = refusal();
  EXPECT_EQ(error.kind, StoreError::Kind::Other);
  EXPECT_NE(error.what.find("folder"), std::string::npos) << error.what;
}

TEST_F(HistorySchema, DoesNotMakeAFileToReadIt) {
  EXPECT_EQ(refusal(Store::Mode::ReadOnly).kind, StoreError::Kind::Other);
  EXPECT_FALSE(std::filesystem::exists(path_));
}

// A limit on file sizes stands in for a full disk: the system refuses to write further.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) : signal_{std::signal(SIGXFSZ, SIG_IGN)} {
    getrlimit(RLIMIT_FSIZE, &before_);
    rlimit small = before_;
    small.rlim_cur = bytes;
    setrlimit(RLIMIT_FSIZE, &small);
  }
  ~FileSizeLimit() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, signal_);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;

 private:
  rlimit before_{};
  void (*signal_)(int);
};

TEST_F(HistorySchema, SaysFullWhenTheDiskIsAndGoesOnWhenThereIsRoomAgain) {
  auto store = open();
  Changes one = changes(1, {row(1, kNoon, 1)});
  expect_done(store->commit({&one, 1}));
  Changes large = changes(2, {});
  for (int i = 1; i <= 100'000; ++i)
    large.observations.push_back(row(1, kNoon + Milliseconds{std::int64_t{i} * i}, 1.0 / i));
  {
    const FileSizeLimit limit{300'000};
    const auto error = store->commit({&large, 1});
    ASSERT_TRUE(error);
    EXPECT_EQ(error->kind, StoreError::Kind::Full) << error->what;
    EXPECT_EQ(store->committed().quick, 1u);
    EXPECT_EQ(store->samples(1, TimePoint::min(), TimePoint::max()).size(), 1u);
  }
  expect_done(store->commit({&large, 1}));
  EXPECT_EQ(store->committed().quick, 2u);
  EXPECT_EQ(store->samples(1, TimePoint::min(), TimePoint::max()).size(), 100'001u);
}

TEST_F(HistorySchema, SaysReadOnlyWhenWritingToAStoreOpenedForReading) {
  open();
  const Changes one = changes(1, {row(1, kNoon, 1)});
  const auto error = open(Store::Mode::ReadOnly)->commit({&one, 1});
  ASSERT_TRUE(error);
  EXPECT_EQ(error->kind, StoreError::Kind::ReadOnly);
}

TEST_F(HistorySchema, ReadsAStoreInAFolderThatMayNotBeWritten) {
  {
    auto store = open();
    const Changes one = changes(1, {row(1, kNoon, 1)});
    expect_done(store->commit({&one, 1}));
  }
  EXPECT_FALSE(std::filesystem::exists(path_.string() + "-wal"));
  std::filesystem::permissions(dir_, std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
  EXPECT_EQ(open(Store::Mode::ReadOnly)->samples(1, kNoon, kNoon + Milliseconds{1}).size(), 1u);
  std::filesystem::permissions(dir_, std::filesystem::perms::owner_all);
}

TEST_F(HistorySchema, SurvivesDamageAnywhereInTheFile) {
  {
    auto store = open();
    Changes one = changes(1, {});
    for (int i = 0; i < 20'000; ++i)
      one.observations.push_back(row(static_cast<SeriesId>(1 + i % 50), kNoon + Milliseconds{i * 777}, i));
    expect_done(store->commit({&one, 1}));
    expect_done(store->save_checkpoint(small_view()));
    expect_done(store->seal(kNoon + std::chrono::hours{5}));
  }
  std::string whole;
  {
    std::ifstream file{path_, std::ios::binary};
    whole.assign(std::istreambuf_iterator<char>{file}, {});
  }
  for (std::size_t page = 1; page * 8192 < whole.size(); ++page) {
    std::string damaged = whole;
    for (std::size_t i = 0; i < 200; ++i) damaged[page * 8192 + i * 13] = static_cast<char>(i * 31 + page);
    std::ofstream{path_, std::ios::binary | std::ios::trunc} << damaged;
    auto opened = Store::open(path_, Store::Mode::ReadWrite);
    if (auto* store = std::get_if<std::unique_ptr<Store>>(&opened)) {
      (*store)->samples(7, TimePoint::min(), TimePoint::max());
      (*store)->checkpoint(std::nullopt);
      const Changes one = changes(2, {row(1, kNoon, 1)});
      (*store)->commit({&one, 1});
      (*store)->seal(kNoon + std::chrono::hours{9});
    }
  }
}

}  // namespace
}  // namespace city
