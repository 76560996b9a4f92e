// What was refused, newest kMaxQuarantined of it: why, and where the message lies. The message itself is the archive's or the
// journal's, at `position`.
//
// A message has as many rows as it had refusals (`ordinal` counts them), so putting the same rows again adds nothing. Rows of
// position 0 belong to no message (a catalogue's) and are not kept. Replaying a message goes in two steps, so that it counts
// once however the program ends: planned() before it is appended to the journal again, replayed() after.
// Threads: one.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "center/core/event.hpp"
#include "center/sqlite/database.hpp"

namespace city {

struct QuarantinedRow {
  RefusedRow refused{};
  std::optional<Position> replayed_as{};  // the position it was, or was about to be, appended again at
  std::optional<TimePoint> replayed_at{};
};

struct QuarantineQuery {
  std::string feed{};  // empty: any
  std::optional<DecodeError::Kind> kind{};
  std::optional<Position> position{};
  bool only_waiting = false;  // not replayed yet
  std::size_t limit = kMaxRows;
  static constexpr std::size_t kMaxRows = 1'000'000;
};

struct Replayed {
  Position position = 0;  // of the refused message
  Position as = 0;        // of the same message, appended again
};

namespace history {

class QuarantineTable {
 public:
  using Problem = std::optional<sqlite::Error>;
  explicit QuarantineTable(sqlite::Database& database);

  // Inside the caller's transaction.
  Problem put(std::span<const RefusedRow> rows);
  Problem planned(std::span<const Replayed> messages);
  Problem replayed(std::span<const Position> messages, TimePoint at);
  Problem not_replayed(std::span<const Position> messages);  // takes a plan back

  std::vector<QuarantinedRow> find(const QuarantineQuery& query);  // newest first
  std::uint64_t count();

 private:
  Problem trim();

  sqlite::Database& database_;
  sqlite::Statement insert_;
  std::optional<std::uint64_t> rows_{};  // counted when first needed
};

}  // namespace history
}  // namespace city
