#include "center/history/segment_table.hpp"

namespace city::history {

SegmentTable::SegmentTable(sqlite::Database& database)
    : database_{database},
      row_{database.prepare("INSERT INTO segment VALUES(?,?,?,?,?)")},
      part_{database.prepare("INSERT INTO segment_part VALUES(?,?,?,?)")},
      drop_row_{database.prepare("DELETE FROM segment WHERE segment = ?")},
      drop_parts_{database.prepare("DELETE FROM segment_part WHERE segment = ?")},
      parts_{
          database.prepare("SELECT directory, data FROM segment_part WHERE segment = ? AND last_series >= ? "
                           "ORDER BY last_series")} {}

SegmentTable::Problem SegmentTable::add(const Segment& segment) { return put(0, 0, segment); }

SegmentTable::Problem SegmentTable::replace(std::int64_t id, int level, const Segment& segment) {
  if (Problem problem = drop(id)) return problem;
  return put(id, level, segment);
}

SegmentTable::Problem SegmentTable::put(std::int64_t id, int level, const Segment& segment) {
  if (id == 0) {
    row_.bind_null(1);
  } else {
    row_.bind(1, id);
  }
  row_.bind(2, segment.rows >= kLargeRows ? kLargeLevel : level);
  row_.bind(3, segment.from.time_since_epoch().count()).bind(4, segment.to.time_since_epoch().count());
  if (Problem problem = row_.bind(5, segment.rows).run()) return problem;
  const std::int64_t given = id != 0 ? id : database_.last_row_id();
  for (const SegmentPart& part : segment.parts) {
    part_.bind(1, given).bind(2, part.last_series).bind_blob(3, part.directory).bind_blob(4, part.data);
    if (Problem problem = part_.run()) return problem;
  }
  return std::nullopt;
}

SegmentTable::Problem SegmentTable::drop(std::int64_t id) {
  if (Problem problem = drop_parts_.bind(1, id).run()) return problem;
  return drop_row_.bind(1, id).run();
}

SegmentTable::Problem SegmentTable::visit(std::int64_t id, TimePoint base, std::uint64_t first,
                                          std::uint64_t end,
                                          const std::function<void(const PartView&)>& visit) {
  parts_.bind(1, id).bind(2, first);
  while (parts_.step() == sqlite::Step::Row) {
    const PartView part{parts_.blob(0), parts_.blob(1), base};
    if (part.size() == 0 || part.series(0) >= end) break;
    visit(part);
  }
  Problem problem = parts_.error();
  parts_.reset();
  return problem;
}

}  // namespace city::history
