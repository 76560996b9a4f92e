// One series' observations in a span of time: chunks, and segments that are not sealed yet, as one list.
//
// Threads: one.
#pragma once
#include <vector>

#include "center/history/seal_job.hpp"
#include "center/history/segment_table.hpp"
#include "center/state/city_view.hpp"

namespace city::history {

class SampleReader {
 public:
  explicit SampleReader(sqlite::Database& database);
  std::vector<Sample> read(SeriesId series, TimePoint from, TimePoint to);  // ascending, [from, to)
  const std::optional<sqlite::Error>& trouble() const { return trouble_; }  // of the last read
  std::uint64_t damaged() const { return damaged_; }  // pieces that could not be decoded, so far

 private:
  void add_chunks(SeriesId series, TimePoint from, TimePoint to);
  void note(const std::optional<sqlite::Error>& error);
  void add_segments(SeriesId series, TimePoint from, TimePoint to);

  sqlite::Database& database_;
  sqlite::Statement next_hour_;
  sqlite::Statement chunk_;
  sqlite::Statement overlapping_;
  SegmentTable segments_;
  std::vector<Sample> found_{};
  std::uint64_t damaged_ = 0;
  std::optional<sqlite::Error> trouble_{};
};

}  // namespace city::history
