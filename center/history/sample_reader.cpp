#include "center/history/sample_reader.hpp"

#include <algorithm>
#include <utility>

#include "center/history/sample_codec.hpp"

namespace city::history {

SampleReader::SampleReader(sqlite::Database& database)
    : database_{database},
      next_hour_{database.prepare("SELECT min(hour) FROM chunk WHERE hour >= ?")},
      chunk_{database.prepare("SELECT samples FROM chunk WHERE hour = ? AND series = ?")},
      overlapping_{database.prepare(
          "SELECT segment, t_from FROM segment WHERE t_from < ? AND t_to >= ? ORDER BY segment")},
      segments_{database} {}

std::vector<Sample> SampleReader::read(SeriesId series, TimePoint from, TimePoint to) {
  found_.clear();
  trouble_.reset();
  if (from >= to) return {};
  const sqlite::Transaction picture{database_, sqlite::Transaction::Kind::Read};
  note(picture.error());
  add_chunks(series, from, to);
  add_segments(series, from, to);
  std::erase_if(found_, [&](const Sample& sample) { return sample.at < from || sample.at >= to; });
  return merged(std::exchange(found_, {}));
}

void SampleReader::note(const std::optional<sqlite::Error>& error) {
  if (error && !trouble_) trouble_ = error;
}

void SampleReader::add_chunks(SeriesId series, TimePoint from, TimePoint to) {
  const std::int64_t last = hour_of(to - Milliseconds{1});
  for (std::int64_t hour = hour_of(from); hour <= last; ++hour) {
    next_hour_.reset();
    next_hour_.bind(1, hour);
    const bool is_found = next_hour_.step() == sqlite::Step::Row && !next_hour_.is_null(0);
    note(next_hour_.error());
    if (!is_found) break;
    hour = next_hour_.integer(0);
    if (hour > last) break;
    chunk_.reset();
    chunk_.bind(1, hour).bind(2, series);
    const bool has_chunk = chunk_.step() == sqlite::Step::Row;
    note(chunk_.error());
    if (!has_chunk) continue;
    const auto samples = read_samples(chunk_.blob(0), start_of_hour(hour));
    if (samples) {
      found_.insert(found_.end(), samples->begin(), samples->end());
    } else {
      ++damaged_;
    }
  }
  next_hour_.reset();
  chunk_.reset();
}

void SampleReader::add_segments(SeriesId series, TimePoint from, TimePoint to) {
  const std::optional<SealJob> job = read_job(database_);
  overlapping_.reset();
  overlapping_.bind(1, to.time_since_epoch().count()).bind(2, from.time_since_epoch().count());
  while (overlapping_.step() == sqlite::Step::Row) {
    const std::int64_t segment = overlapping_.integer(0);
    const TimePoint base{Milliseconds{overlapping_.integer(1)}};
    note(segments_.visit(segment, base, series, std::uint64_t{series} + 1, [&](const PartView& part) {
      const std::size_t i = part.find(series);
      if (i == part.size() || part.series(i) != series) return;
      const auto samples = part.samples(i);
      if (!samples) {
        ++damaged_;
        return;
      }
      for (const Sample& sample : *samples)
        if (!job || !is_sealed(*job, segment, series, sample.at)) found_.push_back(sample);
    }));
  }
  note(overlapping_.error());
  overlapping_.reset();
}

}  // namespace city::history
