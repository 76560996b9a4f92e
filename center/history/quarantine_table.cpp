#include "center/history/quarantine_table.hpp"

#include <unordered_map>
#include <utility>

#include "center/core/limits.hpp"
#include "center/state/names.hpp"

namespace city::history {
namespace {

constexpr std::uint64_t kSlack = 2000;  // trimming a few rows at a time would cost more than they weigh

std::int64_t ms(TimePoint time) { return time.time_since_epoch().count(); }
TimePoint time_of(std::int64_t at_ms) { return TimePoint{Milliseconds{at_ms}}; }

DecodeError::Kind kind_of(std::string_view name) {
  for (std::size_t i = 0; i < kErrorKinds; ++i)
    if (name_of(static_cast<DecodeError::Kind>(i)) == name) return static_cast<DecodeError::Kind>(i);
  return DecodeError::Kind::Refused;
}

QuarantinedRow row_of(const sqlite::Statement& rows) {
  QuarantinedRow row;
  row.refused.position = static_cast<Position>(rows.integer(0));
  row.refused.refused_at = time_of(rows.integer(1));
  row.refused.feed = rows.text(2);
  row.refused.kind = kind_of(rows.text(3));
  row.refused.subject = rows.text(4);
  row.refused.field = rows.text(5);
  row.refused.detail = rows.text(6);
  if (!rows.is_null(7)) row.replayed_as = static_cast<Position>(rows.integer(7));
  if (!rows.is_null(8)) row.replayed_at = time_of(rows.integer(8));
  return row;
}

}  // namespace

QuarantineTable::QuarantineTable(sqlite::Database& database)
    : database_{database},
      insert_{database.prepare("INSERT OR IGNORE INTO quarantine VALUES(?,?,?,?,?,?,?,?,NULL,NULL)")} {}

QuarantineTable::Problem QuarantineTable::put(std::span<const RefusedRow> rows) {
  std::unordered_map<Position, std::int64_t> ordinals;
  for (const RefusedRow& row : rows) {
    if (row.position == 0) continue;
    insert_.bind(1, row.position).bind(2, ordinals[row.position]++).bind(3, ms(row.refused_at));
    insert_.bind(4, row.feed).bind(5, name_of(row.kind)).bind(6, row.subject).bind(7, row.field);
    if (Problem problem = insert_.bind(8, row.detail).run()) return problem;
    if (rows_) *rows_ += static_cast<std::uint64_t>(database_.changed_rows());
  }
  return rows.empty() ? std::nullopt : trim();
}

// A message keeps all of its rows or none, so a little more than the bound may stay.
QuarantineTable::Problem QuarantineTable::trim() {
  if (!rows_) rows_ = count();
  if (*rows_ <= kMaxQuarantined + kSlack) return std::nullopt;
  sqlite::Statement oldest = database_.prepare(
      "DELETE FROM quarantine WHERE position < "
      "(SELECT position FROM quarantine ORDER BY position DESC, ordinal DESC LIMIT 1 OFFSET ?)");
  Problem problem = oldest.bind(1, kMaxQuarantined - 1).run();
  rows_.reset();
  return problem;
}

QuarantineTable::Problem QuarantineTable::planned(std::span<const Replayed> messages) {
  sqlite::Statement update =
      database_.prepare("UPDATE quarantine SET replayed_as = ?, replayed_at = NULL WHERE position = ?");
  for (const Replayed& message : messages)
    if (Problem problem = update.bind(1, message.as).bind(2, message.position).run()) return problem;
  return std::nullopt;
}

QuarantineTable::Problem QuarantineTable::replayed(std::span<const Position> messages, TimePoint at) {
  sqlite::Statement update = database_.prepare("UPDATE quarantine SET replayed_at = ? WHERE position = ?");
  for (const Position position : messages)
    if (Problem problem = update.bind(1, ms(at)).bind(2, position).run()) return problem;
  return std::nullopt;
}

QuarantineTable::Problem QuarantineTable::not_replayed(std::span<const Position> messages) {
  sqlite::Statement update =
      database_.prepare("UPDATE quarantine SET replayed_as = NULL, replayed_at = NULL WHERE position = ?");
  for (const Position position : messages)
    if (Problem problem = update.bind(1, position).run()) return problem;
  return std::nullopt;
}

std::vector<QuarantinedRow> QuarantineTable::find(const QuarantineQuery& query) {
  sqlite::Statement rows = database_.prepare(
      "SELECT position, refused_at, feed, kind, subject, field, detail, replayed_as, replayed_at FROM "
      "quarantine "
      "WHERE (?1 = '' OR feed = ?1) AND (?2 = '' OR kind = ?2) AND (?3 < 0 OR position = ?3) "
      "AND (?4 = 0 OR replayed_at IS NULL) ORDER BY position DESC, ordinal LIMIT ?5");
  rows.bind(1, query.feed).bind(2, query.kind ? name_of(*query.kind) : std::string_view{});
  rows.bind(3, query.position ? static_cast<std::int64_t>(*query.position) : -1);
  rows.bind(4, query.only_waiting ? 1 : 0).bind(5, query.limit);
  std::vector<QuarantinedRow> found;
  while (rows.step() == sqlite::Step::Row) found.push_back(row_of(rows));
  return found;
}

std::uint64_t QuarantineTable::count() {
  return static_cast<std::uint64_t>(database_.integer("SELECT count(*) FROM quarantine"));
}

}  // namespace city::history
