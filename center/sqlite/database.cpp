#include "center/sqlite/database.hpp"

#include <sqlite3.h>

#include <utility>

namespace city::sqlite {
namespace {

Error::Kind kind_of(int code) {
  switch (code & 0xff) {
    case SQLITE_NOTADB:
      return Error::Kind::NotADatabase;
    case SQLITE_CANTOPEN:
      return Error::Kind::Missing;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Error::Kind::Busy;
    case SQLITE_FULL:
      return Error::Kind::Full;
    case SQLITE_IOERR:
      return Error::Kind::Io;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return Error::Kind::ReadOnly;
    case SQLITE_CORRUPT:
      return Error::Kind::Damaged;
    case SQLITE_CONSTRAINT:
      return Error::Kind::Constraint;
    default:
      return Error::Kind::Other;
  }
}

Error error_of(sqlite3* database, int code) {
  std::string what = database != nullptr ? sqlite3_errmsg(database) : sqlite3_errstr(code);
  for (char& c : what)
    if (c == '\n' || c == '\r') c = ' ';
  if (database != nullptr)
    if (const char* path = sqlite3_db_filename(database, "main"); path != nullptr && *path != '\0')
      what += std::string{": "} + path;
  return {kind_of(code), std::move(what)};
}

// SQLite reads a null pointer as NULL; an empty view must stay an empty value.
const char* never_null(std::string_view bytes) { return bytes.data() != nullptr ? bytes.data() : ""; }

std::string_view view_of(const void* bytes, int size) {
  return bytes == nullptr ? std::string_view{}
                          : std::string_view{static_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

std::string immutable_uri(const std::filesystem::path& path) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string uri = "file:";
  for (const char c : std::filesystem::absolute(path).string()) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '%' || c == '?' || c == '#') {
      uri += {'%', kHex[byte >> 4], kHex[byte & 15]};
    } else {
      uri += c;
    }
  }
  return uri + "?immutable=1";
}

}  // namespace

// ---- Statement
// ------------------------------------------------------------------------------------------------------

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Statement& Statement::bound(int code) {
  if (code != SQLITE_OK) fail(code);
  return *this;
}

Step Statement::fail(int code) {
  if (!error_) error_ = error_of(statement_ ? sqlite3_db_handle(statement_.get()) : nullptr, code);
  return Step::Failed;
}

Statement& Statement::bind_integer(int index, std::int64_t value) {
  return error_ ? *this : bound(sqlite3_bind_int64(statement_.get(), index, value));
}
Statement& Statement::bind(int index, double value) {
  return error_ ? *this : bound(sqlite3_bind_double(statement_.get(), index, value));
}
Statement& Statement::bind(int index, std::string_view text) {
  if (error_) return *this;
  return bound(sqlite3_bind_text64(statement_.get(), index, never_null(text), text.size(), SQLITE_STATIC,
                                   SQLITE_UTF8));
}
Statement& Statement::bind_blob(int index, std::string_view bytes) {
  if (error_) return *this;
  return bound(sqlite3_bind_blob64(statement_.get(), index, never_null(bytes), bytes.size(), SQLITE_STATIC));
}
Statement& Statement::bind_null(int index) {
  return error_ ? *this : bound(sqlite3_bind_null(statement_.get(), index));
}

Step Statement::step() {
  if (error_) return Step::Failed;
  if (!statement_) return fail(SQLITE_MISUSE);
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return Step::Row;
  return code == SQLITE_DONE ? Step::Done : fail(code);
}

void Statement::reset() {
  if (!statement_) return;
  sqlite3_reset(statement_.get());
  error_.reset();
}

std::optional<Error> Statement::run() {
  Step at = Step::Row;
  while (at == Step::Row) at = step();
  std::optional<Error> error = error_;
  reset();
  return error;
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }
double Statement::real(int column) const { return sqlite3_column_double(statement_.get(), column); }
std::string_view Statement::text(int column) const {
  const void* text = sqlite3_column_text(statement_.get(), column);
  return view_of(text, sqlite3_column_bytes(statement_.get(), column));
}
std::string_view Statement::blob(int column) const {
  const void* bytes = sqlite3_column_blob(statement_.get(), column);
  return view_of(bytes, sqlite3_column_bytes(statement_.get(), column));
}
bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

// ---- Blob
// -----------------------------------------------------------------------------------------------------------

void Blob::Close::operator()(sqlite3_blob* blob) const { sqlite3_blob_close(blob); }

std::size_t Blob::size() const {
  return blob_ ? static_cast<std::size_t>(sqlite3_blob_bytes(blob_.get())) : 0;
}

std::string Blob::read(std::size_t offset, std::size_t bytes) {
  if (error_ || bytes == 0) return {};
  std::string piece(bytes, '\0');
  const int code =
      sqlite3_blob_read(blob_.get(), piece.data(), static_cast<int>(bytes), static_cast<int>(offset));
  if (code == SQLITE_OK) return piece;
  error_ = error_of(database_, code);
  return {};
}

// ---- Database
// -------------------------------------------------------------------------------------------------------

void Database::Close::operator()(sqlite3* database) const { sqlite3_close_v2(database); }

std::variant<Database, Error> Database::open(const std::filesystem::path& path, Mode mode,
                                             int busy_timeout_ms) {
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  std::string name = path.string();
  switch (mode) {
    case Mode::ReadOnly:
      flags |= SQLITE_OPEN_READONLY;
      break;
    case Mode::ReadWrite:
      flags |= SQLITE_OPEN_READWRITE;
      break;
    case Mode::Create:
      flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
      break;
    case Mode::Immutable:
      flags |= SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
      name = immutable_uri(path);
      break;
  }
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(name.c_str(), &raw, flags, nullptr);
  Database database;
  database.database_.reset(raw);
  if (code != SQLITE_OK) {
    Error error = error_of(raw, code);
    if (error.what.find(path.string()) == std::string::npos) error.what += ": " + path.string();
    return error;
  }
  sqlite3_busy_timeout(raw, busy_timeout_ms);
  return database;
}

Statement Database::prepare(std::string_view sql) {
  Statement made;
  sqlite3_stmt* raw = nullptr;
  const int code = sqlite3_prepare_v3(database_.get(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
  made.statement_.reset(raw);
  if (code != SQLITE_OK) made.error_ = error_of(database_.get(), code);
  return made;
}

std::optional<Error> Database::execute(const char* sql) {
  const int code = sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr);
  if (code == SQLITE_OK) return std::nullopt;
  return error_of(database_.get(), code);
}

std::int64_t Database::integer(std::string_view sql, std::int64_t otherwise) {
  Statement statement = prepare(sql);
  return statement.step() == Step::Row ? statement.integer(0) : otherwise;
}

Blob Database::blob(const char* table, const char* column, std::int64_t rowid) {
  Blob made;
  made.database_ = database_.get();
  sqlite3_blob* raw = nullptr;
  const int code = sqlite3_blob_open(database_.get(), "main", table, column, rowid, 0, &raw);
  made.blob_.reset(raw);
  if (code != SQLITE_OK) made.error_ = error_of(database_.get(), code);
  return made;
}

std::int64_t Database::last_row_id() const { return sqlite3_last_insert_rowid(database_.get()); }
std::int64_t Database::changed_rows() const { return sqlite3_changes64(database_.get()); }

// ---- Transaction
// ----------------------------------------------------------------------------------------------------

Transaction::Transaction(Database& database, Kind kind)
    : database_{database}, error_{database.execute(kind == Kind::Write ? "BEGIN IMMEDIATE" : "BEGIN")} {
  open_ = !error_;
}

Transaction::~Transaction() {
  if (open_) database_.execute("ROLLBACK");
}

std::optional<Error> Transaction::commit() {
  if (error_) return error_;
  std::optional<Error> error = database_.execute("COMMIT");
  if (!error) open_ = false;
  return error;
}

}  // namespace city::sqlite
