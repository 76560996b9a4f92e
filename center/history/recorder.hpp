// What a step of the center changed, into the tables: one transaction, safe to repeat.
//
// Repeating changes adds nothing: series, assets, cases, case events and alerts have keys, positions only grow, and equal
// observations are one when they are read or sealed. A center that starts again from its last checkpoint therefore
// simply commits again what it works out again.
// Threads: one.
#pragma once
#include <optional>
#include <span>

#include "center/core/event.hpp"
#include "center/history/feed_books.hpp"
#include "center/history/quarantine_table.hpp"
#include "center/history/remembered_table.hpp"
#include "center/history/segment_table.hpp"
#include "center/history/store_error.hpp"
#include "center/sqlite/database.hpp"

namespace city::history {

class Recorder {
 public:
  Recorder(sqlite::Database& database, const FeedBooks& books, QuarantineTable& quarantine);
  std::optional<StoreError> commit(std::span<const Changes> changes);

 private:
  using Problem = std::optional<sqlite::Error>;
  Problem put(const Changes& changes);
  Problem put_series(const SeriesRow& row);
  Problem put_asset(const AssetRow& row);
  Problem put_case(const CaseNow& now);
  Problem put_alert(const AlertNow& now);
  Problem put_applied(const Applied& applied);

  sqlite::Database& database_;
  const FeedBooks& books_;
  QuarantineTable& quarantine_;
  RememberedTable remembered_{database_};
  sqlite::Statement series_;
  sqlite::Statement asset_;
  sqlite::Statement case_before_;
  sqlite::Statement case_;
  sqlite::Statement case_event_;
  sqlite::Statement alert_;
  sqlite::Statement meta_;
  SegmentTable segments_;
  SegmentBuilder builder_{};
};

}  // namespace city::history
