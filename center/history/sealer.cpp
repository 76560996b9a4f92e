#include "center/history/sealer.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "center/history/schema.hpp"

namespace city::history {
namespace {

constexpr std::uint64_t kAllSeries = std::uint64_t{1} << 32;

TidyStep failed(const sqlite::Error& error) { return {false, store_error(error)}; }

TimePoint time_at(const sqlite::Statement& row, int column) {
  return TimePoint{Milliseconds{row.integer(column)}};
}

}  // namespace

Sealer::Sealer(sqlite::Database& database)
    : database_{database},
      chunk_before_{database.prepare("SELECT samples FROM chunk WHERE hour = ? AND series = ?")},
      put_chunk_{database.prepare("INSERT OR REPLACE INTO chunk VALUES(?,?,?,?)")},
      meta_{database.prepare("INSERT OR REPLACE INTO meta VALUES(?,?)")},
      segments_{database},
      job_{read_job(database)} {}

TidyStep Sealer::step(TimePoint before) {
  builder_.clear();  // a step that failed may have left something
  const bool moved_on = !sealed_before_ || std::chrono::floor<std::chrono::hours>(before) > *sealed_before_;
  if (!job_ && moved_on)
    if (auto error = begin_sealing(before)) return {false, std::move(error)};
  return job_ ? step_sealing() : fold();
}

TidyStep Sealer::step_sealing() {
  builder_.clear();
  if (sources_.empty())
    if (const Problem problem = load_sources()) return failed(*problem);
  return job_->series < kAllSeries ? seal_range() : empty_segments();
}

std::optional<StoreError> Sealer::begin_sealing(TimePoint before) {
  SealJob job{std::chrono::floor<std::chrono::hours>(before), 0, 0};
  sqlite::Statement newest =
      database_.prepare("SELECT max(segment) FROM segment WHERE t_from < ? OR t_to >= ?");
  newest.bind(1, job.before.time_since_epoch().count());
  newest.bind(2, (job.before + kFuture).time_since_epoch().count());
  if (newest.step() != sqlite::Step::Row) return store_error(newest.error());
  job.segment = newest.integer(0);
  newest.reset();
  if (job.segment != 0) {
    sqlite::Transaction transaction{database_, sqlite::Transaction::Kind::Write};
    if (transaction.error()) return store_error(transaction.error());
    if (const Problem problem = note_job(job)) return store_error(problem);
    if (const Problem problem = transaction.commit()) return store_error(problem);
    job_ = job;
    sources_.clear();
  }
  sealed_before_ = job.before;
  return std::nullopt;
}

Sealer::Problem Sealer::note_job(const SealJob& job) {
  if (Problem problem = meta_.bind(1, "seal_before").bind(2, job.before.time_since_epoch().count()).run())
    return problem;
  if (Problem problem = meta_.bind(1, "seal_segment").bind(2, job.segment).run()) return problem;
  return meta_.bind(1, "seal_series").bind(2, job.series).run();
}

Sealer::Problem Sealer::load_sources() {
  emptied_ = 0;
  sqlite::Statement rows = database_.prepare(
      "SELECT segment, level, t_from, t_to, rows, (SELECT max(last_series) FROM segment_part p WHERE "
      "p.segment = s.segment) "
      "FROM segment s WHERE segment <= ? AND (t_from < ? OR t_to >= ?) ORDER BY segment");
  rows.bind(1, job_->segment).bind(2, job_->before.time_since_epoch().count());
  rows.bind(3, (job_->before + kFuture).time_since_epoch().count());
  last_series_ = 0;
  while (rows.step() == sqlite::Step::Row) {
    sources_.push_back({rows.integer(0), static_cast<int>(rows.integer(1)), time_at(rows, 2),
                        time_at(rows, 3), static_cast<std::uint64_t>(rows.integer(4))});
    last_series_ = std::max(last_series_, static_cast<std::uint64_t>(rows.integer(5)));
  }
  if (rows.error()) sources_.clear();
  return rows.error();
}

// The sealable observations of series in [job_->series, series_end) of one segment, into rows_.
Sealer::Problem Sealer::gather(const Source& source, std::uint64_t series_end) {
  return segments_.visit(source.segment, source.from, job_->series, series_end, [&](const PartView& part) {
    for (std::size_t i = part.find(job_->series); i < part.size() && part.series(i) < series_end; ++i) {
      const auto samples = part.samples(i);
      if (!samples) ++damaged_;
      if (!samples) continue;
      for (const Sample& sample : *samples)
        if (is_sealable(job_->before, sample.at))
          rows_.push_back(
              {hour_of(sample.at), part.series(i), static_cast<std::uint32_t>(rows_.size()), sample});
    }
  });
}

Sealer::Problem Sealer::write_chunk(std::int64_t hour, SeriesId series, std::vector<Sample> samples) {
  chunk_before_.bind(1, hour).bind(2, series);
  if (chunk_before_.step() == sqlite::Step::Row) {
    if (auto before = read_samples(chunk_before_.blob(0), start_of_hour(hour))) {
      samples.insert(samples.begin(), before->begin(), before->end());
    } else {
      ++damaged_;
    }
  }
  Problem problem = chunk_before_.error();
  chunk_before_.reset();
  if (problem) return problem;
  samples = merged(std::move(samples));
  const std::size_t beyond =
      samples.size() > kMaxSamples ? samples.size() - kMaxSamples : 0;  // the newest stay
  Writer out;
  samples_.write(out, std::span<const Sample>{samples}.subspan(beyond), start_of_hour(hour));
  return put_chunk_.bind(1, hour)
      .bind(2, series)
      .bind(3, samples.size() - beyond)
      .bind_blob(4, out.view())
      .run();
}

Sealer::Problem Sealer::write_chunks() {
  const auto key = [](const Row& row) { return std::tie(row.hour, row.series, row.order); };
  std::sort(rows_.begin(), rows_.end(), [&](const Row& a, const Row& b) { return key(a) < key(b); });
  for (std::size_t i = 0; i < rows_.size();) {
    const Row& first = rows_[i];
    std::vector<Sample> samples;
    for (; i < rows_.size() && rows_[i].hour == first.hour && rows_[i].series == first.series; ++i)
      samples.push_back(rows_[i].sample);
    if (Problem problem = write_chunk(first.hour, first.series, std::move(samples))) return problem;
  }
  return std::nullopt;
}

TidyStep Sealer::seal_range() {
  sqlite::Transaction transaction{database_, sqlite::Transaction::Kind::Write};
  if (transaction.error()) return failed(*transaction.error());
  const std::uint64_t series_end = std::min(job_->series + series_width_, kAllSeries);
  rows_.clear();
  for (const Source& source : sources_)
    if (const Problem problem = gather(source, series_end)) return failed(*problem);
  if (const Problem problem = write_chunks()) return failed(*problem);

  SealJob job = *job_;
  job.series = series_end > last_series_ ? kAllSeries : series_end;
  if (const Problem problem = note_job(job)) return failed(*problem);
  if (const Problem problem = transaction.commit()) return failed(*problem);
  job_ = job;
  if (rows_.size() > kStepRows) series_width_ = std::max<std::uint64_t>(1, series_width_ / 2);
  if (rows_.size() < kStepRows / 3) series_width_ = std::min(series_width_ * 2, kAllSeries);
  return {true, std::nullopt};
}

Sealer::Problem Sealer::empty_segment(const Source& source) {
  const bool all_past = source.to < job_->before;
  const bool all_future = source.from >= job_->before && is_sealable(job_->before, source.from);
  if (all_past || all_future) return segments_.drop(source.segment);
  if (Problem problem = add_rows(source.segment, source.from, job_->before)) return problem;
  if (builder_.rows() == 0) return segments_.drop(source.segment);
  return segments_.replace(source.segment, std::min(source.level, kLargeLevel - 1), builder_.take());
}

// All of a segment into builder_, but for what is sealed already.
Sealer::Problem Sealer::add_rows(std::int64_t segment, TimePoint from,
                                 std::optional<TimePoint> sealed_before) {
  return segments_.visit(segment, from, 0, kAllSeries, [&](const PartView& part) {
    for (std::size_t i = 0; i < part.size(); ++i) {
      auto samples = part.samples(i);
      if (!samples) ++damaged_;
      if (!samples) continue;
      if (sealed_before)
        std::erase_if(*samples, [&](const Sample& s) { return is_sealable(*sealed_before, s.at); });
      builder_.add(part.series(i), *samples);
    }
  });
}

TidyStep Sealer::empty_segments() {
  sqlite::Transaction transaction{database_, sqlite::Transaction::Kind::Write};
  if (transaction.error()) return failed(*transaction.error());
  std::size_t emptied = emptied_;
  for (std::uint64_t rows = 0; emptied < sources_.size() && rows < kStepRows; ++emptied) {
    if (const Problem problem = empty_segment(sources_[emptied])) return failed(*problem);
    rows += sources_[emptied].rows;
  }
  const bool done = emptied == sources_.size();
  if (done)
    if (const Problem problem = database_.execute("DELETE FROM meta WHERE name LIKE 'seal\\_%' ESCAPE '\\'"))
      return failed(*problem);
  if (const Problem problem = transaction.commit()) return failed(*problem);
  emptied_ = emptied;
  if (!done) return {true, std::nullopt};
  job_.reset();
  sources_.clear();
  return {true, std::nullopt};
}

TidyStep Sealer::fold() {
  sqlite::Statement due = database_.prepare(
      "SELECT level FROM segment WHERE level < ? GROUP BY level HAVING count(*) >= ? ORDER BY level LIMIT 1");
  due.bind(1, kLargeLevel).bind(2, kFoldSegments);
  const sqlite::Step found = due.step();
  if (found == sqlite::Step::Failed) return failed(*due.error());
  if (found == sqlite::Step::Done) return {false, std::nullopt};
  const auto level = static_cast<int>(due.integer(0));
  due.reset();

  sqlite::Transaction transaction{database_, sqlite::Transaction::Kind::Write};
  if (transaction.error()) return failed(*transaction.error());
  sqlite::Statement rows =
      database_.prepare("SELECT segment, t_from FROM segment WHERE level = ? ORDER BY segment LIMIT ?");
  rows.bind(1, level).bind(2, kFoldSegments);
  std::vector<std::int64_t> folded;
  while (builder_.rows() < kStepRows && rows.step() == sqlite::Step::Row) {
    if (const Problem problem = add_rows(rows.integer(0), time_at(rows, 1), std::nullopt))
      return failed(*problem);
    folded.push_back(rows.integer(0));
  }
  if (rows.error()) return failed(*rows.error());
  rows.reset();
  for (const std::int64_t segment : folded)
    if (const Problem problem = segments_.drop(segment)) return failed(*problem);
  if (builder_.rows() > 0) {
    const int next = std::min(level + 1, kLargeLevel - 1);
    if (const Problem problem = segments_.replace(folded.back(), next, builder_.take()))
      return failed(*problem);
  }
  if (const Problem problem = transaction.commit()) return failed(*problem);
  return {true, std::nullopt};
}

}  // namespace city::history
