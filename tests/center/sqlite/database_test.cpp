#include "center/sqlite/database.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace city::sqlite {
namespace {

namespace fs = std::filesystem;

class SqliteDatabase : public testing::Test {
 protected:
  void SetUp() override {
    dir_ = fs::path{testing::TempDir()} /
           ("cityglass-" + std::string{testing::UnitTest::GetInstance()->current_test_info()->name()});
    fs::remove_all(dir_);
    fs::create_directories(dir_);
  }
  void TearDown() override { fs::remove_all(dir_); }

  Database open(const std::string& name, Mode mode = Mode::Create, int busy_timeout_ms = 0) {
    auto opened = Database::open(dir_ / name, mode, busy_timeout_ms);
    EXPECT_TRUE(std::holds_alternative<Database>(opened)) << std::get<Error>(opened).what;
    return std::move(std::get<Database>(opened));
  }
  Error refusal(const std::string& name, Mode mode) {
    auto opened = Database::open(dir_ / name, mode, 0);
    EXPECT_TRUE(std::holds_alternative<Error>(opened));
    return std::holds_alternative<Error>(opened) ? std::get<Error>(opened) : Error{};
  }
  fs::path dir_{};
};

TEST_F(SqliteDatabase, GivesBackWhatWasBound) {
  Database db = open("a");
  ASSERT_FALSE(db.execute("CREATE TABLE t(i INTEGER, r REAL, s TEXT, b BLOB, n)"));
  const std::string bytes{"\0\xff\1", 3};
  EXPECT_FALSE(db.prepare("INSERT INTO t VALUES(?,?,?,?,?)")
                   .bind(1, std::int64_t{-5'000'000'000})
                   .bind(2, 0.1)
                   .bind(3, "信義區")
                   .bind_blob(4, bytes)
                   .bind_null(5)
                   .run());
  Statement row = db.prepare("SELECT * FROM t");
  ASSERT_EQ(row.step(), Step::Row);
  EXPECT_EQ(row.integer(0), -5'000'000'000);
  EXPECT_EQ(row.real(1), 0.1);
  EXPECT_EQ(row.text(2), "信義區");
  EXPECT_EQ(row.blob(3), bytes);
  EXPECT_TRUE(row.is_null(4));
  EXPECT_EQ(row.step(), Step::Done);
}

TEST_F(SqliteDatabase, KeepsAnEmptyTextApartFromNull) {
  Database db = open("a");
  db.execute("CREATE TABLE t(s TEXT NOT NULL, b BLOB NOT NULL)");
  EXPECT_FALSE(db.prepare("INSERT INTO t VALUES(?,?)")
                   .bind(1, std::string_view{})
                   .bind_blob(2, std::string_view{})
                   .run());
  EXPECT_EQ(db.integer("SELECT count(*) FROM t WHERE s = '' AND length(b) = 0"), 1);
}

TEST_F(SqliteDatabase, RollsBackWhatWasNotCommitted) {
  Database db = open("a");
  db.execute("CREATE TABLE t(i)");
  {
    Transaction lost{db, Transaction::Kind::Write};
    db.execute("INSERT INTO t VALUES(1)");
  }
  {
    Transaction kept{db, Transaction::Kind::Write};
    db.execute("INSERT INTO t VALUES(2)");
    EXPECT_FALSE(kept.commit());
  }
  EXPECT_EQ(db.integer("SELECT sum(i) FROM t"), 2);
}

TEST_F(SqliteDatabase, SaysBusyWhenAnotherConnectionWrites) {
  Database one = open("a");
  Database two = open("a");
  const Transaction first{one, Transaction::Kind::Write};
  const Transaction second{two, Transaction::Kind::Write};
  ASSERT_TRUE(second.error());
  EXPECT_EQ(second.error()->kind, Error::Kind::Busy);
}

TEST_F(SqliteDatabase, AStatementRemembersItsFirstErrorUntilReset) {
  Database db = open("a");
  db.execute("CREATE TABLE t(i INTEGER PRIMARY KEY)");
  Statement insert = db.prepare("INSERT INTO t VALUES(?)");
  EXPECT_FALSE(insert.bind(1, 7).run());
  EXPECT_EQ(insert.bind(1, 7).step(), Step::Failed);
  EXPECT_EQ(insert.error()->kind, Error::Kind::Constraint);
  EXPECT_EQ(insert.bind(1, 8).step(), Step::Failed);
  insert.reset();
  EXPECT_FALSE(insert.bind(1, 8).run());
  EXPECT_EQ(db.integer("SELECT count(*) FROM t"), 2);
}

TEST_F(SqliteDatabase, AStatementThatCannotBePreparedFailsAtItsFirstStep) {
  Database db = open("a");
  Statement wrong = db.prepare("SELECT x FROM nowhere");
  wrong.bind(1, 3);
  wrong.reset();
  EXPECT_EQ(wrong.step(), Step::Failed);
  EXPECT_NE(wrong.error()->what.find("nowhere"), std::string::npos);
  EXPECT_EQ(Statement{}.step(), Step::Failed);
}

TEST_F(SqliteDatabase, SaysFullWhenNoPageIsLeft) {
  Database db = open("a");
  db.execute("CREATE TABLE t(b); PRAGMA max_page_count = 5");
  Statement insert = db.prepare("INSERT INTO t VALUES(zeroblob(100000))");
  const auto error = insert.run();
  ASSERT_TRUE(error);
  EXPECT_EQ(error->kind, Error::Kind::Full);
}

TEST_F(SqliteDatabase, SaysWhichFileIsNotADatabase) {
  std::ofstream{dir_ / "notes.txt"} << std::string(4096, 'x');
  Database db = open("notes.txt", Mode::ReadWrite);
  const auto error = db.execute("SELECT * FROM sqlite_master");
  ASSERT_TRUE(error);
  EXPECT_EQ(error->kind, Error::Kind::NotADatabase);
  EXPECT_NE(error->what.find("notes.txt"), std::string::npos);
}

TEST_F(SqliteDatabase, SaysMissingWhenThereIsNoFile) {
  EXPECT_EQ(refusal("absent", Mode::ReadOnly).kind, Error::Kind::Missing);
  EXPECT_EQ(refusal("absent", Mode::ReadWrite).kind, Error::Kind::Missing);
  EXPECT_NE(refusal("absent", Mode::ReadOnly).what.find("absent"), std::string::npos);
}

TEST_F(SqliteDatabase, RefusesToWriteThroughAReadOnlyConnection) {
  open("a").execute("CREATE TABLE t(i)");
  EXPECT_EQ(open("a", Mode::ReadOnly).execute("INSERT INTO t VALUES(1)")->kind, Error::Kind::ReadOnly);
}

TEST_F(SqliteDatabase, OpensAnImmutableFileWhateverItsName) {
  open("a 100%?#.db").execute("CREATE TABLE t(i); INSERT INTO t VALUES(4)");
  EXPECT_EQ(open("a 100%?#.db", Mode::Immutable).integer("SELECT i FROM t"), 4);
}

TEST_F(SqliteDatabase, ReadsABlobInPieces) {
  Database db = open("a");
  std::string bytes;
  for (int i = 0; i < 50'000; ++i) bytes += static_cast<char>(i * 7 + i / 256);
  db.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, b BLOB)");
  EXPECT_FALSE(db.prepare("INSERT INTO t VALUES(3, ?)").bind_blob(1, bytes).run());
  Blob blob = db.blob("t", "b", 3);
  EXPECT_EQ(blob.size(), bytes.size());
  EXPECT_EQ(blob.read(40'000, 123), bytes.substr(40'000, 123));
  EXPECT_EQ(blob.read(49'999, 2), "");
  EXPECT_TRUE(blob.error());
  EXPECT_TRUE(db.blob("t", "b", 4).error());
}

}  // namespace
}  // namespace city::sqlite
