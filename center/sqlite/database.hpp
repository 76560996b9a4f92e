// SQLite behind a small face: connections, statements, transactions, blobs; errors are values.
//
// Nothing throws. A statement remembers its first error until reset(): binding and stepping after it do
// nothing, so a caller may prepare, bind and step and look at error() once, at the end. Text and blobs are
// bytes in std::string_view. Threads: a Database and everything made from it belong to one thread at a time.
// Any number of connections may be open.
#pragma once
#include <concepts>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

struct sqlite3;
struct sqlite3_stmt;
struct sqlite3_blob;

namespace city::sqlite {

struct Error {
  enum class Kind : std::uint8_t {
    NotADatabase,
    Missing,  // no such file, or it cannot be opened
    Busy,     // another connection holds the lock longer than the busy timeout
    Full,     // the disk, a quota or max_page_count
    Io,       // the system refused to read or write
    ReadOnly,
    Damaged,
    Constraint,
    Other,
  };
  Kind kind = Kind::Other;
  std::string what{};  // one line, path last
};

enum class Mode : std::uint8_t {
  ReadOnly,
  ReadWrite,  // the file must exist
  Create,     // read and write; an absent file is made
  Immutable,  // read-only, on a medium where not even the lock files of WAL can be made; nobody may be
              // writing
};

enum class Step : std::uint8_t { Row, Done, Failed };

class Statement {
 public:
  Statement() = default;  // steps to Failed
  Statement(Statement&&) noexcept = default;
  Statement& operator=(Statement&&) noexcept = default;

  // Parameters count from 1. Bound text and blobs are borrowed: they must live until reset() or the next
  // binding.
  template <std::integral T>
  Statement& bind(int index, T value) {
    return bind_integer(index, static_cast<std::int64_t>(value));
  }
  Statement& bind(int index, double value);
  Statement& bind(int index, std::string_view text);
  Statement& bind_blob(int index, std::string_view bytes);
  Statement& bind_null(int index);

  Step step();
  void reset();  // ready to run again, bindings kept; forgets the error, unless it could not be prepared
  std::optional<Error> run();  // steps to the end, resets; for statements whose rows nobody wants

  // Columns count from 0; text and blobs are valid until the next step() or reset().
  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string_view text(int column) const;
  std::string_view blob(int column) const;
  bool is_null(int column) const;

  const std::optional<Error>& error() const { return error_; }

 private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  Statement& bind_integer(int index, std::int64_t value);
  Statement& bound(int code);
  Step fail(int code);

  std::unique_ptr<sqlite3_stmt, Finalize> statement_{};
  std::optional<Error> error_{};
};

class Blob {  // one stored blob, readable in pieces
 public:
  std::size_t size() const;
  std::string read(std::size_t offset, std::size_t bytes);  // empty when it failed
  const std::optional<Error>& error() const { return error_; }

 private:
  friend class Database;
  struct Close {
    void operator()(sqlite3_blob* blob) const;
  };
  std::unique_ptr<sqlite3_blob, Close> blob_{};
  sqlite3* database_ = nullptr;
  std::optional<Error> error_{};
};

class Database {
 public:
  static std::variant<Database, Error> open(const std::filesystem::path& path, Mode mode,
                                            int busy_timeout_ms = 5000);

  Statement prepare(std::string_view sql);        // one statement; an error shows at the first step
  std::optional<Error> execute(const char* sql);  // any number of statements, rows thrown away
  std::int64_t integer(std::string_view sql, std::int64_t otherwise = 0);  // first column of the first row
  Blob blob(const char* table, const char* column, std::int64_t rowid);    // for reading
  std::int64_t last_row_id() const;
  std::int64_t changed_rows() const;  // by the last statement

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  std::unique_ptr<sqlite3, Close> database_{};
};

// Rolls back unless committed.
class Transaction {
 public:
  enum class Kind : std::uint8_t {
    Read,
    Write
  };  // Read: one unmoving picture; Write: takes the write lock at once
  Transaction(Database& database, Kind kind);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  const std::optional<Error>& error() const { return error_; }  // it could not begin
  std::optional<Error> commit();

 private:
  Database& database_;
  std::optional<Error> error_{};
  bool open_ = false;
};

}  // namespace city::sqlite
