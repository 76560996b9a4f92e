#include "center/history/store.hpp"

#include <algorithm>
#include <utility>

#include "center/history/checkpoints.hpp"
#include "center/history/feed_books.hpp"
#include "center/history/message_block.hpp"
#include "center/history/recorder.hpp"
#include "center/history/sample_reader.hpp"
#include "center/history/schema.hpp"
#include "center/history/sealer.hpp"
#include "center/history/wal_keeper.hpp"

namespace city {

using history::store_error;
using sqlite::Database;
using sqlite::Statement;
using sqlite::Step;
using sqlite::Transaction;

struct Store::Impl {
  explicit Impl(Database opened) : database{std::move(opened)} {}

  Database database;
  history::FeedBooks books{database};
  history::QuarantineTable quarantine{database};
  history::Recorder recorder{database, books, quarantine};
  history::Sealer sealer{database};
  history::Checkpoints checkpoints{database, books};
  history::SampleReader reader{database};
  std::optional<history::WalKeeper> keeper{};

  template <class Result>
  Result written(Result result) {
    if (keeper) keeper->wrote();
    return result;
  }
};

namespace {

constexpr std::size_t kBlockBytes = std::size_t{1} << 20;

std::optional<StoreError> configure(Database& database, Store::Mode mode) {
  if (mode == Store::Mode::ReadWrite)
    if (const auto error =
            database.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; "
                             "PRAGMA wal_autocheckpoint = 0; PRAGMA journal_size_limit = 67108864"))
      return store_error(error);
  return store_error(database.execute("PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY"));
}

// A store on a medium that may not be written lacks the lock files of WAL; without a log nobody writes it either.
std::variant<Database, sqlite::Error> open_for_reading(const std::filesystem::path& path) {
  auto opened = Database::open(path, sqlite::Mode::ReadOnly);
  auto* database = std::get_if<Database>(&opened);
  if (database == nullptr) return opened;
  Statement any = database->prepare("SELECT count(*) FROM sqlite_master");
  std::error_code ignored;
  if (any.step() == Step::Failed && any.error()->kind == sqlite::Error::Kind::Missing &&
      !std::filesystem::exists(path.string() + "-wal", ignored))
    return Database::open(path, sqlite::Mode::Immutable);
  return opened;
}

}  // namespace

std::variant<std::unique_ptr<Store>, StoreError> Store::open(const std::filesystem::path& path, Mode mode) {
  const bool writing = mode == Mode::ReadWrite;
  auto opened = writing ? Database::open(path, sqlite::Mode::Create) : open_for_reading(path);
  if (auto* error = std::get_if<sqlite::Error>(&opened)) return store_error(*error);
  Database& database = std::get<Database>(opened);
  const auto refused = writing ? history::prepare_for_writing(database, path.string())
                               : history::check_for_reading(database, path.string());
  if (refused) return *refused;
  if (const auto error = configure(database, mode)) return *error;

  auto impl = std::make_unique<Impl>(std::move(database));
  if (writing) {
    auto second = Database::open(path, sqlite::Mode::ReadWrite);
    if (auto* error = std::get_if<sqlite::Error>(&second)) return store_error(*error);
    impl->keeper.emplace(std::move(std::get<Database>(second)), path);
  }
  return std::unique_ptr<Store>{new Store{std::move(impl)}};
}

Store::Store(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
Store::~Store() = default;

// ---- writing --------------------------------------------------------------------------------------------------------

std::optional<StoreError> Store::commit(std::span<const Changes> changes) {
  return impl_->written(impl_->recorder.commit(changes));
}

std::optional<StoreError> Store::save_checkpoint(const CityView& view) {
  return impl_->written(impl_->checkpoints.save(view));
}

std::optional<StoreError> Store::save_feed_book(const FeedBook& book, Position from) {
  return impl_->books.save(book, from);
}

// The journal's own copy is removed after this, so it must be on the disk and not only on its way.
std::optional<StoreError> Store::archive(std::span<const Message> messages) {
  if (messages.empty()) return std::nullopt;
  Database& database = impl_->database;
  if (const auto error = database.execute("PRAGMA synchronous = FULL")) return store_error(error);
  const auto error = [&]() -> std::optional<sqlite::Error> {
    Transaction transaction{database, Transaction::Kind::Write};
    if (transaction.error()) return transaction.error();
    Statement insert = database.prepare("INSERT OR REPLACE INTO journal VALUES(?,?,?,?,?)");
    for (std::size_t first = 0; first < messages.size();) {
      std::size_t end = first;
      TimePoint from = messages[first].received_at;
      TimePoint to = from;
      for (std::size_t bytes = 0; end < messages.size() && bytes < kBlockBytes; ++end) {
        bytes += messages[end].topic.size() + messages[end].payload.size();
        from = std::min(from, messages[end].received_at);
        to = std::max(to, messages[end].received_at);
      }
      const std::string block = history::encode_messages(messages.subspan(first, end - first));
      insert.bind(1, messages[first].position).bind(2, messages[end - 1].position);
      insert.bind(3, from.time_since_epoch().count())
          .bind(4, to.time_since_epoch().count())
          .bind_blob(5, block);
      if (auto problem = insert.run()) return problem;
      first = end;
    }
    Statement note = database.prepare(
        "INSERT INTO meta VALUES('archived', ?) ON CONFLICT(name) DO UPDATE SET value = max(value, "
        "excluded.value)");
    if (auto problem = note.bind(1, messages.back().position).run()) return problem;
    return transaction.commit();
  }();
  database.execute("PRAGMA synchronous = NORMAL");
  return impl_->written(store_error(error));
}

TidyStep Store::tidy(TimePoint before) { return impl_->written(impl_->sealer.step(before)); }

std::optional<StoreError> Store::seal(TimePoint before) {
  history::Sealer& sealer = impl_->sealer;
  const auto finish = [&]() -> std::optional<StoreError> {
    while (sealer.sealing())
      if (TidyStep step = impl_->written(sealer.step_sealing()); step.error) return step.error;
    return std::nullopt;
  };
  if (auto error = finish()) return error;  // one that was interrupted
  if (auto error = sealer.begin_sealing(before)) return error;
  return finish();
}

namespace {

template <class Change>
std::optional<StoreError> in_transaction(Database& database, const Change& change) {
  Transaction transaction{database, Transaction::Kind::Write};
  if (transaction.error()) return store_error(transaction.error());
  if (const std::optional<sqlite::Error> problem = change()) return store_error(problem);
  return store_error(transaction.commit());
}

}  // namespace

std::optional<StoreError> Store::plan_replay(std::span<const Replayed> messages) {
  return impl_->written(in_transaction(impl_->database, [&] { return impl_->quarantine.planned(messages); }));
}

std::optional<StoreError> Store::mark_replayed(std::span<const Position> messages, TimePoint at) {
  return impl_->written(
      in_transaction(impl_->database, [&] { return impl_->quarantine.replayed(messages, at); }));
}

std::optional<StoreError> Store::take_back_replay(std::span<const Position> messages) {
  return impl_->written(
      in_transaction(impl_->database, [&] { return impl_->quarantine.not_replayed(messages); }));
}

std::optional<StoreError> Store::thin_checkpoints(TimePoint now) {
  return impl_->written(impl_->checkpoints.thin(now));
}

// ---- reading --------------------------------------------------------------------------------------------------------

Applied Store::committed() {
  return {
      static_cast<Position>(impl_->database.integer("SELECT value FROM meta WHERE name = 'applied_quick'")),
      static_cast<Position>(impl_->database.integer("SELECT value FROM meta WHERE name = 'applied_bulk'"))};
}

std::vector<SeriesRow> Store::series() {
  Statement rows =
      impl_->database.prepare("SELECT series, feed, asset, quantity FROM series ORDER BY series");
  std::vector<SeriesRow> found;
  while (rows.step() == Step::Row)
    found.push_back({static_cast<SeriesId>(rows.integer(0)), std::string{rows.text(1)},
                     std::string{rows.text(2)}, std::string{rows.text(3)}});
  return found;
}

std::optional<CityView> Store::checkpoint(std::optional<TimePoint> at) {
  return impl_->checkpoints.newest(at);
}

std::optional<FeedBook> Store::feed_book(Position at) { return impl_->books.at(at); }

Position Store::archived() {
  return static_cast<Position>(impl_->database.integer("SELECT value FROM meta WHERE name = 'archived'"));
}

std::optional<StoreError> Store::replay(Position after, TimePoint until,
                                        const std::function<bool(const Message&)>& visit) {
  Statement blocks =
      impl_->database.prepare("SELECT messages FROM journal WHERE last > ? AND t_from <= ? ORDER BY first");
  blocks.bind(1, after).bind(2, until.time_since_epoch().count());
  Position seen = after;
  const auto wanted = [&](const Message& message) {
    if (message.position <= seen || message.received_at > until) return true;
    seen = message.position;
    return visit(message);
  };
  while (blocks.step() == Step::Row) {
    const history::Visited visited = history::visit_messages(blocks.blob(0), wanted);
    if (visited == history::Visited::Stopped) return std::nullopt;
    if (visited == history::Visited::Damaged)
      return StoreError{StoreError::Kind::Damaged, "a block of archived messages after position " +
                                                       std::to_string(seen) +
                                                       " cannot be read; what came before it was"};
  }
  return store_error(blocks.error());
}

std::vector<Sample> Store::samples(SeriesId series, TimePoint from, TimePoint to) {
  return impl_->reader.read(series, from, to);
}
std::optional<StoreError> Store::read_trouble() const { return store_error(impl_->reader.trouble()); }

std::vector<QuarantinedRow> Store::quarantine(const QuarantineQuery& query) {
  return impl_->quarantine.find(query);
}
std::uint64_t Store::quarantined() { return impl_->quarantine.count(); }
std::vector<RememberedRow> Store::remembered(Position until) {
  return history::RememberedTable{impl_->database}.until(until);
}

std::uint64_t Store::damaged() const { return impl_->reader.damaged() + impl_->sealer.damaged(); }

}  // namespace city
