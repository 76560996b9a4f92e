// The tables `segment` and `segment_part`: segments as rows, added, replaced, dropped and looked into.
//
// Writing REQUIRES a transaction of the caller's.
// Threads: one.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>

#include "center/history/segment.hpp"
#include "center/sqlite/database.hpp"

namespace city::history {

inline constexpr std::size_t kLargeRows = 50'000;  // a segment of so many rows is not folded any more
inline constexpr int kLargeLevel = 9;

class SegmentTable {
 public:
  using Problem = std::optional<sqlite::Error>;
  explicit SegmentTable(sqlite::Database& database);

  Problem add(const Segment& segment);  // as the newest, level 0
  Problem replace(std::int64_t id, int level, const Segment& segment);
  Problem drop(std::int64_t id);

  // Parts with series in [first, end), ascending; each is valid during the visit.
  Problem visit(std::int64_t id, TimePoint base, std::uint64_t first, std::uint64_t end,
                const std::function<void(const PartView&)>& visit);

 private:
  Problem put(std::int64_t id, int level, const Segment& segment);
  sqlite::Database& database_;
  sqlite::Statement row_;
  sqlite::Statement part_;
  sqlite::Statement drop_row_;
  sqlite::Statement drop_parts_;
  sqlite::Statement parts_;
};

}  // namespace city::history
