#include "center/history/recorder.hpp"

#include <algorithm>

#include "center/history/fact_codec.hpp"
#include "center/history/schema.hpp"
#include "center/state/names.hpp"

namespace city::history {
namespace {

std::int64_t ms(TimePoint time) { return time.time_since_epoch().count(); }

void bind_time(sqlite::Statement& statement, int index, const std::optional<TimePoint>& time) {
  if (time) {
    statement.bind(index, ms(*time));
  } else {
    statement.bind_null(index);
  }
}

void bind_place(sqlite::Statement& statement, int index, const std::optional<LonLat>& place) {
  if (place) {
    statement.bind(index, place->lon_deg).bind(index + 1, place->lat_deg);
  } else {
    statement.bind_null(index).bind_null(index + 1);
  }
}

}  // namespace

Recorder::Recorder(sqlite::Database& database, const FeedBooks& books, QuarantineTable& quarantine)
    : database_{database},
      books_{books},
      quarantine_{quarantine},
      series_{database.prepare("INSERT OR IGNORE INTO series VALUES(?,?,?,?)")},
      asset_{database.prepare("INSERT OR REPLACE INTO asset VALUES(?,?,?,?,?,?,?,?,?,?,?)")},
      case_before_{database.prepare("SELECT position, status FROM cases WHERE feed = ? AND id = ?")},
      case_{database.prepare("INSERT OR REPLACE INTO cases VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")},
      case_event_{database.prepare("INSERT OR IGNORE INTO case_event VALUES(?,?,?,?,?)")},
      alert_{database.prepare(
          "INSERT INTO alert VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT(feed, id) DO UPDATE "
          "SET sender = excluded.sender, sent = excluded.sent, status = excluded.status, "
          "type = excluded.type, event = excluded.event, headline = excluded.headline, "
          "description = excluded.description, instruction = excluded.instruction, "
          "urgency = excluded.urgency, certainty = excluded.certainty, severity = excluded.severity, "
          "effective = excluded.effective, onset = excluded.onset, expires = excluded.expires, "
          "replaced_by = excluded.replaced_by, position = excluded.position, areas = excluded.areas "
          "WHERE excluded.position >= position")},
      meta_{database.prepare(
          "INSERT INTO meta VALUES(?,?) ON CONFLICT(name) DO UPDATE SET value = max(value, excluded.value)")},
      segments_{database} {}

std::optional<StoreError> Recorder::commit(std::span<const Changes> changes) {
  for (const Changes& one : changes) builder_.add(one.observations);
  const std::optional<Segment> segment = builder_.rows() > 0 ? std::optional{builder_.take()} : std::nullopt;

  sqlite::Transaction transaction{database_, sqlite::Transaction::Kind::Write};
  if (transaction.error()) return store_error(transaction.error());
  if (segment)
    if (const Problem problem = segments_.add(*segment)) return store_error(problem);
  Applied applied;
  for (const Changes& one : changes) {
    if (const Problem problem = put(one)) return store_error(problem);
    applied.quick = std::max(applied.quick, one.applied.quick);
    applied.bulk = std::max(applied.bulk, one.applied.bulk);
  }
  if (const Problem problem = put_applied(applied)) return store_error(problem);
  return store_error(transaction.commit());
}

Recorder::Problem Recorder::put(const Changes& changes) {
  for (const SeriesRow& row : changes.series)
    if (Problem problem = put_series(row)) return problem;
  for (const AssetRow& row : changes.assets)
    if (Problem problem = put_asset(row)) return problem;
  for (const CasePtr& one : changes.cases)
    if (Problem problem = put_case(*one)) return problem;
  for (const AlertPtr& one : changes.alerts)
    if (Problem problem = put_alert(*one)) return problem;
  if (Problem problem = quarantine_.put(changes.refused)) return problem;
  return remembered_.put(changes.remembered);
}

Recorder::Problem Recorder::put_series(const SeriesRow& row) {
  return series_.bind(1, row.series).bind(2, row.feed).bind(3, row.asset).bind(4, row.quantity).run();
}

Recorder::Problem Recorder::put_asset(const AssetRow& row) {
  const AssetInfo& info = row.info;
  Writer line;
  asset_.bind(1, row.feed).bind(2, info.id).bind(3, info.kind).bind(4, info.name.zh).bind(5, info.name.en);
  bind_place(asset_, 6, info.place);
  if (info.line.empty()) {
    asset_.bind_null(8);
  } else {
    write_line(line, info.line);
    asset_.bind_blob(8, line.view());
  }
  return asset_.bind(9, info.agency).bind(10, info.district).bind(11, info.described).run();
}

Recorder::Problem Recorder::put_case(const CaseNow& now) {
  const CaseFact& fact = now.fact;
  const std::string feed = books_.feed_id(fact.feed);
  const std::string_view status = name_of(fact.status);

  case_before_.bind(1, feed).bind(2, fact.id);
  const sqlite::Step step = case_before_.step();
  const bool known = step == sqlite::Step::Row;
  const bool older = known && static_cast<Position>(case_before_.integer(0)) > fact.position;
  const bool changed = !known || case_before_.text(1) != status;
  Problem problem = case_before_.error();
  case_before_.reset();
  if (problem || older) return problem;

  case_.bind(1, feed).bind(2, fact.id).bind(3, fact.category).bind(4, status).bind(5, ms(fact.opened));
  bind_time(case_, 6, fact.due);
  bind_time(case_, 7, fact.closed);
  case_.bind(8, fact.agency).bind(9, fact.district).bind(10, fact.address).bind(11, fact.text);
  bind_place(case_, 12, fact.place);
  case_.bind(14, ms(fact.received_at))
      .bind(15, ms(now.updated))
      .bind(16, now.reopened)
      .bind(17, fact.position);
  problem = case_.run();
  if (problem || !changed) return problem;
  return case_event_.bind(1, feed)
      .bind(2, fact.id)
      .bind(3, fact.position)
      .bind(4, status)
      .bind(5, ms(now.updated))
      .run();
}

Recorder::Problem Recorder::put_alert(const AlertNow& now) {
  const AlertFact& fact = now.fact;
  const std::string feed = books_.feed_id(fact.feed);
  Writer areas;
  write_areas(areas, fact.areas);
  alert_.bind(1, feed)
      .bind(2, fact.id)
      .bind(3, fact.sender)
      .bind(4, ms(fact.sent))
      .bind(5, name_of(fact.status));
  alert_.bind(6, name_of(fact.type)).bind(7, fact.event).bind(8, fact.headline).bind(9, fact.description);
  alert_.bind(10, fact.instruction)
      .bind(11, fact.urgency)
      .bind(12, fact.certainty)
      .bind(13, name_of(fact.severity));
  bind_time(alert_, 14, fact.effective);
  bind_time(alert_, 15, fact.onset);
  bind_time(alert_, 16, fact.expires);
  return alert_.bind(17, now.replaced_by).bind(18, fact.position).bind_blob(19, areas.view()).run();
}

Recorder::Problem Recorder::put_applied(const Applied& applied) {
  if (Problem problem = meta_.bind(1, "applied_quick").bind(2, applied.quick).run()) return problem;
  return meta_.bind(1, "applied_bulk").bind(2, applied.bulk).run();
}

}  // namespace city::history
