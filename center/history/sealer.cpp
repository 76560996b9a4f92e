#include "center/history/sealer.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "center/history/recorder.hpp"
#include "center/history/schema.hpp"

namespace city::history {
namespace {

constexpr std::uint64_t kAllSeries = std::uint64_t{1} << 32;
constexpr std::size_t kEntriesAtOnce = 2048;

TidyStep failed(const sqlite::Error& error) { return {false, store_error(error)}; }

TimePoint time_at(const sqlite::Statement& row, int column) {
  return TimePoint{Milliseconds{row.integer(column)}};
}

int level_for(std::uint64_t rows, int level) { return rows >= kLargeRows ? kLargeLevel : level; }

// Every group of a segment; damaged ones are left out.
void add_groups(SegmentBuilder& builder, std::string_view directory, std::string_view data, TimePoint base,
                const std::optional<TimePoint>& without_sealable_before) {
  const std::size_t groups = directory.size() / kDirectoryEntryBytes;
  for (std::size_t i = 0; i < groups; ++i) {
    const DirectoryEntry entry = directory_entry(directory, i);
    const std::size_t end = i + 1 < groups ? directory_entry(directory, i + 1).offset : data.size();
    if (entry.offset > end || end > data.size()) continue;
    auto samples = read_samples(data.substr(entry.offset, end - entry.offset), base);
    if (!samples) continue;
    if (without_sealable_before)
      std::erase_if(*samples, [&](const Sample& s) { return is_sealable(*without_sealable_before, s.at); });
    builder.add(entry.series, *samples);
  }
}

}  // namespace

Sealer::Sealer(sqlite::Database& database)
    : database_{database},
      chunk_before_{database.prepare("SELECT samples FROM chunk WHERE hour = ? AND series = ?")},
      put_chunk_{database.prepare("INSERT OR REPLACE INTO chunk VALUES(?,?,?,?)")},
      put_segment_{database.prepare(kInsertSegment)},
      drop_segment_{database.prepare("DELETE FROM segment WHERE segment = ?")},
      meta_{database.prepare("INSERT OR REPLACE INTO meta VALUES(?,?)")},
      job_{read_job(database)} {}

TidyStep Sealer::step(TimePoint before) {
  const bool moved_on = !sealed_before_ || std::chrono::floor<std::chrono::hours>(before) > *sealed_before_;
  if (!job_ && moved_on)
    if (auto error = begin_sealing(before)) return {false, std::move(error)};
  return job_ ? step_sealing() : fold();
}

TidyStep Sealer::step_sealing() {
  if (cursors_.empty())
    if (const Problem problem = load_cursors()) return failed(*problem);
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
    cursors_.clear();
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

Sealer::Problem Sealer::load_cursors() {
  emptied_ = 0;
  sqlite::Statement rows = database_.prepare(
      "SELECT segment, t_from, t_to, rows, directory FROM segment WHERE segment <= ? AND (t_from < ? OR t_to "
      ">= ?) "
      "ORDER BY segment");
  rows.bind(1, job_->segment).bind(2, job_->before.time_since_epoch().count());
  rows.bind(3, (job_->before + kFuture).time_since_epoch().count());
  while (rows.step() == sqlite::Step::Row) {
    const std::string_view directory = rows.blob(4);
    const std::size_t next =
        job_->series < kAllSeries ? directory_find(directory, static_cast<SeriesId>(job_->series)) : 0;
    cursors_.push_back({rows.integer(0), time_at(rows, 1), time_at(rows, 2),
                        static_cast<std::uint64_t>(rows.integer(3)), next,
                        directory.size() / kDirectoryEntryBytes});
  }
  if (rows.error()) cursors_.clear();
  return rows.error();
}

// Reads the series below `series_end` of one segment into rows_ and moves the cursor past them.
Sealer::Problem Sealer::gather(Cursor& cursor, std::uint64_t series_end) {
  if (cursor.entry == cursor.entries) return std::nullopt;
  sqlite::Blob directory = database_.blob("segment", "directory", cursor.segment);
  std::string entries;
  std::size_t groups = 0;
  bool ended = false;
  while (!ended && cursor.entry + groups < cursor.entries) {
    const std::size_t wanted = std::min(kEntriesAtOnce, cursor.entries - cursor.entry - groups);
    const std::string piece =
        directory.read((cursor.entry + groups) * kDirectoryEntryBytes, wanted * kDirectoryEntryBytes);
    if (directory.error()) return directory.error();
    const std::size_t below =
        series_end < kAllSeries ? directory_find(piece, static_cast<SeriesId>(series_end)) : wanted;
    ended = below < wanted;
    entries += ended ? piece.substr(0, (below + 1) * kDirectoryEntryBytes)
                     : piece;  // one more: it ends the last group
    groups += below;
  }
  if (groups == 0) return std::nullopt;

  sqlite::Blob blob = database_.blob("segment", "data", cursor.segment);
  if (blob.error()) return blob.error();
  const std::size_t begin = directory_entry(entries, 0).offset;
  const std::size_t end = ended ? directory_entry(entries, groups).offset : blob.size();
  const std::string data = begin <= end && end <= blob.size() ? blob.read(begin, end - begin) : std::string{};
  if (blob.error()) return blob.error();
  for (std::size_t i = 0; i < groups; ++i) {
    const DirectoryEntry entry = directory_entry(entries, i);
    const std::size_t stop = i + 1 < groups ? directory_entry(entries, i + 1).offset : end;
    if (entry.offset < begin || entry.offset > stop || stop - begin > data.size()) continue;
    const auto samples =
        read_samples(std::string_view{data}.substr(entry.offset - begin, stop - entry.offset), cursor.from);
    if (!samples) continue;
    for (const Sample& sample : *samples)
      if (is_sealable(job_->before, sample.at))
        rows_.push_back({hour_of(sample.at), entry.series, static_cast<std::uint32_t>(rows_.size()), sample});
  }
  cursor.entry += groups;
  return std::nullopt;
}

Sealer::Problem Sealer::write_chunk(std::int64_t hour, SeriesId series, std::vector<Sample> samples) {
  chunk_before_.bind(1, hour).bind(2, series);
  if (chunk_before_.step() == sqlite::Step::Row)
    if (auto before = read_samples(chunk_before_.blob(0), start_of_hour(hour)))
      samples.insert(samples.begin(), before->begin(), before->end());
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
  std::vector<Cursor> cursors = cursors_;
  const std::uint64_t series_end = std::min(job_->series + series_width_, kAllSeries);
  rows_.clear();
  for (Cursor& cursor : cursors)
    if (const Problem problem = gather(cursor, series_end)) return failed(*problem);
  if (const Problem problem = write_chunks()) return failed(*problem);

  SealJob job = *job_;
  const bool done =
      std::all_of(cursors.begin(), cursors.end(), [](const Cursor& c) { return c.entry == c.entries; });
  job.series = done ? kAllSeries : series_end;
  if (const Problem problem = note_job(job)) return failed(*problem);
  if (const Problem problem = transaction.commit()) return failed(*problem);
  job_ = job;
  cursors_ = std::move(cursors);
  if (rows_.size() > kStepRows) series_width_ = std::max<std::uint64_t>(1, series_width_ / 2);
  if (rows_.size() < kStepRows / 3) series_width_ = std::min(series_width_ * 2, kAllSeries);
  return {true, std::nullopt};
}

Sealer::Problem Sealer::empty_segment(const Cursor& cursor) {
  const bool all_past = cursor.to < job_->before;
  const bool all_future = is_sealable(job_->before, cursor.from) && cursor.from >= job_->before;
  if (all_past || all_future) return drop_segment_.bind(1, cursor.segment).run();
  sqlite::Statement row = database_.prepare("SELECT level, directory, data FROM segment WHERE segment = ?");
  row.bind(1, cursor.segment);
  if (row.step() != sqlite::Step::Row) return row.error();
  const auto level = static_cast<int>(row.integer(0));
  add_groups(builder_, row.blob(1), row.blob(2), cursor.from, job_->before);
  row.reset();
  if (builder_.rows() == 0) return drop_segment_.bind(1, cursor.segment).run();
  const Segment rest = builder_.take();
  return insert_segment(put_segment_, cursor.segment, level_for(rest.rows, std::min(level, kLargeLevel - 1)),
                        rest);
}

TidyStep Sealer::empty_segments() {
  sqlite::Transaction transaction{database_, sqlite::Transaction::Kind::Write};
  if (transaction.error()) return failed(*transaction.error());
  std::size_t emptied = emptied_;
  for (std::uint64_t rows = 0; emptied < cursors_.size() && rows < kStepRows; ++emptied) {
    if (const Problem problem = empty_segment(cursors_[emptied])) return failed(*problem);
    rows += cursors_[emptied].rows;
  }
  const bool done = emptied == cursors_.size();
  if (done)
    if (const Problem problem = database_.execute("DELETE FROM meta WHERE name LIKE 'seal\\_%' ESCAPE '\\'"))
      return failed(*problem);
  if (const Problem problem = transaction.commit()) return failed(*problem);
  emptied_ = emptied;
  if (!done) return {true, std::nullopt};
  job_.reset();
  cursors_.clear();
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
  sqlite::Statement rows = database_.prepare(
      "SELECT segment, t_from, directory, data FROM segment WHERE level = ? ORDER BY segment LIMIT ?");
  rows.bind(1, level).bind(2, kFoldSegments);
  std::vector<std::int64_t> folded;
  while (builder_.rows() < kStepRows && rows.step() == sqlite::Step::Row) {
    add_groups(builder_, rows.blob(2), rows.blob(3), time_at(rows, 1), std::nullopt);
    folded.push_back(rows.integer(0));
  }
  const Problem unread = rows.error();
  rows.reset();
  const bool any = builder_.rows() > 0;
  const Segment whole = any ? builder_.take() : Segment{};
  if (unread) return failed(*unread);
  for (const std::int64_t segment : folded)
    if (const Problem problem = drop_segment_.bind(1, segment).run()) return failed(*problem);
  if (any)
    if (const Problem problem = insert_segment(
            put_segment_, folded.back(), level_for(whole.rows, std::min(level + 1, kLargeLevel - 1)), whole))
      return failed(*problem);
  if (const Problem problem = transaction.commit()) return failed(*problem);
  return {true, std::nullopt};
}

}  // namespace city::history
