// Messages that decoders want to see again after a restart or for a past instant (Facts::remembered), by feed and topic.
//
// Per topic the newest kMaxRememberedPerTopic are kept, and kMaxRemembered in all, the oldest going first. What is told again
// unchanged (retained metadata at every connection) stays two rows however often it is told: when it was first told, so that
// the past finds it, and when last, so that it keeps its place in the order.
// Threads: one.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "center/core/event.hpp"
#include "center/sqlite/database.hpp"

namespace city::history {

inline constexpr std::uint64_t kMaxRememberedPerTopic = 100;
inline constexpr std::uint64_t kMaxRemembered = 100'000;

class RememberedTable {
 public:
  using Problem = std::optional<sqlite::Error>;
  explicit RememberedTable(sqlite::Database& database);

  Problem put(std::span<const RememberedRow> rows);  // inside the caller's transaction
  // The newest of every feed and topic with position <= until, in the order of their positions.
  std::vector<RememberedRow> until(Position until);

 private:
  Problem put(const RememberedRow& row);
  Problem trim();

  sqlite::Database& database_;
  sqlite::Statement newest_;
  sqlite::Statement insert_;
  sqlite::Statement move_;
  sqlite::Statement thin_;
  std::optional<std::uint64_t> rows_{};  // counted when first needed
};

}  // namespace city::history
