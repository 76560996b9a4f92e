#include "center/history/schema.hpp"

#include <array>
#include <string>

namespace city::history {
namespace {

// Version 0 to 1 is a step like any other, so that a new store and a migrated one are the same.
constexpr const char* kVersion0 = R"sql(
CREATE TABLE meta(name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE feed_book(book INTEGER NOT NULL, from_position INTEGER NOT NULL, ordinal INTEGER NOT NULL, feed TEXT NOT NULL,
  toml TEXT NOT NULL, jq TEXT NOT NULL, catalogue BLOB NOT NULL, PRIMARY KEY(book, ordinal)) WITHOUT ROWID;
CREATE TABLE series(series INTEGER PRIMARY KEY, feed TEXT NOT NULL, asset TEXT NOT NULL, quantity TEXT NOT NULL);
CREATE UNIQUE INDEX series_by_name ON series(feed, asset, quantity);
CREATE TABLE segment(segment INTEGER PRIMARY KEY AUTOINCREMENT, level INTEGER NOT NULL, t_from INTEGER NOT NULL,
  t_to INTEGER NOT NULL, rows INTEGER NOT NULL);
CREATE TABLE segment_part(segment INTEGER NOT NULL, last_series INTEGER NOT NULL, directory BLOB NOT NULL, data BLOB NOT NULL,
  PRIMARY KEY(segment, last_series)) WITHOUT ROWID;
CREATE TABLE chunk(hour INTEGER NOT NULL, series INTEGER NOT NULL, rows INTEGER NOT NULL, samples BLOB NOT NULL,
  PRIMARY KEY(hour, series)) WITHOUT ROWID;
CREATE TABLE asset(feed TEXT NOT NULL, asset TEXT NOT NULL, kind TEXT NOT NULL, name_zh TEXT NOT NULL, name_en TEXT NOT NULL,
  lon REAL, lat REAL, line BLOB, agency TEXT NOT NULL, district TEXT NOT NULL, described INTEGER NOT NULL,
  PRIMARY KEY(feed, asset)) WITHOUT ROWID;
CREATE TABLE cases(feed TEXT NOT NULL, id TEXT NOT NULL, category TEXT NOT NULL, status TEXT NOT NULL, opened INTEGER NOT NULL,
  due INTEGER, closed INTEGER, agency TEXT NOT NULL, district TEXT NOT NULL, address TEXT NOT NULL, text TEXT NOT NULL,
  lon REAL, lat REAL, received INTEGER NOT NULL, updated INTEGER NOT NULL, reopened INTEGER NOT NULL,
  position INTEGER NOT NULL, PRIMARY KEY(feed, id)) WITHOUT ROWID;
CREATE INDEX cases_by_opened ON cases(opened);
CREATE TABLE case_event(feed TEXT NOT NULL, id TEXT NOT NULL, position INTEGER NOT NULL, status TEXT NOT NULL,
  at INTEGER NOT NULL, PRIMARY KEY(feed, id, position, status)) WITHOUT ROWID;
CREATE TABLE alert(feed TEXT NOT NULL, id TEXT NOT NULL, sender TEXT NOT NULL, sent INTEGER NOT NULL, status TEXT NOT NULL,
  type TEXT NOT NULL, event TEXT NOT NULL, headline TEXT NOT NULL, description TEXT NOT NULL, instruction TEXT NOT NULL,
  urgency TEXT NOT NULL, certainty TEXT NOT NULL, severity TEXT NOT NULL, effective INTEGER, onset INTEGER, expires INTEGER,
  replaced_by TEXT NOT NULL, position INTEGER NOT NULL, areas BLOB NOT NULL, PRIMARY KEY(feed, id)) WITHOUT ROWID;
CREATE TABLE checkpoint(checkpoint INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, quick INTEGER NOT NULL,
  bulk INTEGER NOT NULL, book INTEGER NOT NULL, view BLOB NOT NULL);
CREATE INDEX checkpoint_by_time ON checkpoint(at);
CREATE TABLE journal(first INTEGER PRIMARY KEY, last INTEGER NOT NULL, t_from INTEGER NOT NULL, t_to INTEGER NOT NULL,
  messages BLOB NOT NULL);
)sql";

constexpr const char* kFrom0To1 = R"sql(
CREATE TABLE feed_minute(minute INTEGER NOT NULL, feed TEXT NOT NULL, state TEXT NOT NULL, publisher_online INTEGER,
  known INTEGER NOT NULL, reporting INTEGER NOT NULL, accepted INTEGER NOT NULL, refused INTEGER NOT NULL,
  merged INTEGER NOT NULL, late INTEGER NOT NULL, duplicate INTEGER NOT NULL, messages INTEGER NOT NULL,
  bytes INTEGER NOT NULL, unknown_fields INTEGER NOT NULL, unlocated INTEGER NOT NULL, undescribed INTEGER NOT NULL,
  clock_suspect INTEGER NOT NULL, PRIMARY KEY(minute, feed)) WITHOUT ROWID;
)sql";

constexpr const char* kFrom1To2 = R"sql(
CREATE TABLE quarantine(position INTEGER NOT NULL, ordinal INTEGER NOT NULL, refused_at INTEGER NOT NULL, feed TEXT NOT NULL,
  kind TEXT NOT NULL, subject TEXT NOT NULL, field TEXT NOT NULL, detail TEXT NOT NULL, replayed_as INTEGER,
  replayed_at INTEGER, PRIMARY KEY(position, ordinal)) WITHOUT ROWID;
CREATE TABLE remembered(feed TEXT NOT NULL, topic TEXT NOT NULL, position INTEGER NOT NULL, received_at INTEGER NOT NULL,
  payload BLOB NOT NULL, PRIMARY KEY(feed, topic, position)) WITHOUT ROWID;
ALTER TABLE feed_book ADD COLUMN items BLOB NOT NULL DEFAULT x'';
)sql";

constexpr std::array<const char*, kSchemaVersion> kSteps{
    kFrom0To1, kFrom1To2};  // kSteps[v] leads from version v to v + 1

StoreError not_a_store(const std::string& path) {
  return {StoreError::Kind::NotAStore,
          "the file exists but is not a Cityglass store; name another file, or move this one away: " + path};
}

StoreError newer(std::int64_t version, const std::string& path) {
  return {StoreError::Kind::NewerVersion, "the store has version " + std::to_string(version) +
                                              ", this program knows up to " + std::to_string(kSchemaVersion) +
                                              "; use a newer cityglass: " + path};
}

std::optional<sqlite::Error> migrate(sqlite::Database& database, std::int64_t version) {
  for (; version < kSchemaVersion; ++version)
    if (auto error = database.execute(kSteps[static_cast<std::size_t>(version)])) return error;
  return database.execute(("PRAGMA user_version = " + std::to_string(kSchemaVersion)).c_str());
}

std::optional<sqlite::Error> create(sqlite::Database& database) {
  if (auto error = database.execute(("PRAGMA application_id = " + std::to_string(kApplicationId)).c_str()))
    return error;
  if (auto error = database.execute(kVersion0)) return error;
  return migrate(database, 0);
}

// Reads something of the file first: pragmas alone answer 0 for a file that is no database.
std::optional<StoreError> readable(sqlite::Database& database, const std::string& path) {
  sqlite::Statement any = database.prepare("SELECT count(*) FROM sqlite_master");
  if (any.step() == sqlite::Step::Row) return std::nullopt;
  if (any.error()->kind == sqlite::Error::Kind::NotADatabase) return not_a_store(path);
  return store_error(any.error());
}

bool is_empty(sqlite::Database& database) {
  return database.integer("PRAGMA application_id") == 0 && database.integer("PRAGMA user_version") == 0 &&
         database.integer("SELECT count(*) FROM sqlite_master") == 0;
}

}  // namespace

StoreError store_error(const sqlite::Error& error) {
  using From = sqlite::Error::Kind;
  using To = StoreError::Kind;
  switch (error.kind) {
    case From::NotADatabase:
      return {To::NotAStore, "not an SQLite file: " + error.what};
    case From::Missing:
      return {To::Other, "cannot open the store; does its folder exist, may it be written? " + error.what};
    case From::Busy:
      return {To::Busy, "another program is writing the store; stop it or wait: " + error.what};
    case From::Full:
      return {To::Full, "no room left for the store; free some space: " + error.what};
    case From::Io:
      return {To::Full, "the disk refused to write; is it full or failing? " + error.what};
    case From::ReadOnly:
      return {To::ReadOnly, "the store may not be written; look at its owner and rights: " + error.what};
    case From::Damaged:
      return {To::Damaged, "the store is damaged; move it away and go on with a new one: " + error.what};
    case From::Constraint:
    case From::Other:
      break;
  }
  return {To::Other, error.what};
}

std::optional<StoreError> store_error(const std::optional<sqlite::Error>& error) {
  if (!error) return std::nullopt;
  return store_error(*error);
}

std::optional<StoreError> prepare_for_writing(sqlite::Database& database, const std::string& path) {
  if (auto error = readable(database, path)) return error;
  // Page size holds from the first write on: 8 KiB keeps an asset-hour in its page instead of on overflow pages.
  if (is_empty(database))
    if (auto error = database.execute("PRAGMA page_size = 8192; PRAGMA journal_mode = WAL"))
      return store_error(*error);

  sqlite::Transaction transaction{database, sqlite::Transaction::Kind::Write};
  if (transaction.error()) return store_error(transaction.error());
  if (is_empty(database)) {
    if (auto error = create(database)) return store_error(*error);
  } else {
    if (database.integer("PRAGMA application_id") != kApplicationId) return not_a_store(path);
    const std::int64_t version = database.integer("PRAGMA user_version");
    if (version > kSchemaVersion) return newer(version, path);
    if (version < kSchemaVersion)
      if (auto error = migrate(database, version)) return store_error(*error);
  }
  return store_error(transaction.commit());
}

std::optional<StoreError> check_for_reading(sqlite::Database& database, const std::string& path) {
  if (auto error = readable(database, path)) return error;
  if (database.integer("PRAGMA application_id") != kApplicationId) return not_a_store(path);
  const std::int64_t version = database.integer("PRAGMA user_version");
  if (version > kSchemaVersion) return newer(version, path);
  if (version < kSchemaVersion)
    return StoreError{StoreError::Kind::Other,
                      "the store is of an older version; open it once for writing, with cityglass "
                      "record or wall, to bring it up to date: " +
                          path};
  return std::nullopt;
}

}  // namespace city::history
