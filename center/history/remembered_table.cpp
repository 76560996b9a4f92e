#include "center/history/remembered_table.hpp"

#include <algorithm>
#include <limits>
#include <string>

namespace city::history {
namespace {

constexpr std::uint64_t kSlack = 1000;
constexpr Position kFarthest = std::numeric_limits<std::int64_t>::max();  // as far as a store can count

}  // namespace

RememberedTable::RememberedTable(sqlite::Database& database)
    : database_{database},
      newest_{database.prepare("SELECT position, payload FROM remembered WHERE feed = ? AND topic = ? "
                               "ORDER BY position DESC LIMIT 2")},
      insert_{database.prepare("INSERT INTO remembered VALUES(?,?,?,?,?)")},
      move_{database.prepare("UPDATE remembered SET position = ?, received_at = ? "
                             "WHERE feed = ? AND topic = ? AND position = ?")},
      thin_{database.prepare("DELETE FROM remembered WHERE feed = ?1 AND topic = ?2 AND position <= (SELECT "
                             "position FROM remembered "
                             "WHERE feed = ?1 AND topic = ?2 ORDER BY position DESC LIMIT 1 OFFSET ?3)")} {}

RememberedTable::Problem RememberedTable::put(std::span<const RememberedRow> rows) {
  for (const RememberedRow& row : rows)
    if (Problem problem = put(row)) return problem;
  return rows.empty() ? std::nullopt : trim();
}

RememberedTable::Problem RememberedTable::put(const RememberedRow& row) {
  newest_.bind(1, row.feed).bind(2, row.topic);
  Position last = 0;
  std::size_t same = 0;
  while (newest_.step() == sqlite::Step::Row) {
    last = std::max(last, static_cast<Position>(newest_.integer(0)));
    if (newest_.blob(1) != row.payload) break;
    ++same;
  }
  Problem problem = newest_.error();
  newest_.reset();
  if (problem || row.position <= last) return problem;

  const std::int64_t received = row.received_at.time_since_epoch().count();
  if (same == 2)
    return move_.bind(1, row.position)
        .bind(2, received)
        .bind(3, row.feed)
        .bind(4, row.topic)
        .bind(5, last)
        .run();
  insert_.bind(1, row.feed).bind(2, row.topic).bind(3, row.position).bind(4, received);
  problem = insert_.bind_blob(5, row.payload).run();
  if (problem) return problem;
  if (rows_) ++*rows_;
  return thin_.bind(1, row.feed).bind(2, row.topic).bind(3, kMaxRememberedPerTopic).run();
}

RememberedTable::Problem RememberedTable::trim() {
  if (!rows_) rows_ = static_cast<std::uint64_t>(database_.integer("SELECT count(*) FROM remembered"));
  if (*rows_ <= kMaxRemembered + kSlack) return std::nullopt;
  sqlite::Statement oldest = database_.prepare(
      "DELETE FROM remembered WHERE position <= "
      "(SELECT position FROM remembered ORDER BY position DESC LIMIT 1 OFFSET ?)");
  Problem problem = oldest.bind(1, kMaxRemembered).run();
  rows_.reset();
  return problem;
}

// SQLite takes the other columns from the row that holds the maximum.
std::vector<RememberedRow> RememberedTable::until(Position until) {
  sqlite::Statement rows = database_.prepare(
      "SELECT feed, topic, max(position), received_at, payload FROM remembered WHERE position <= ? "
      "GROUP BY feed, topic ORDER BY 3");
  rows.bind(1, std::min(until, kFarthest));
  std::vector<RememberedRow> found;
  while (rows.step() == sqlite::Step::Row)
    found.push_back({.position = static_cast<Position>(rows.integer(2)),
                     .received_at = TimePoint{Milliseconds{rows.integer(3)}},
                     .feed = std::string{rows.text(0)},
                     .topic = std::string{rows.text(1)},
                     .payload = std::string{rows.blob(4)}});
  return found;
}

}  // namespace city::history
