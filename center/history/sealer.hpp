// Tidies the store in small steps: folds small segments into larger ones, and seals the hours that have ended.
//
// fold    kFoldSegments small segments of one level become one of the next, so that a reader has few to look into.
// seal    Each step takes a range of series through all segments, merges their sealable observations into the chunks of
//         their hours and notes how far it came; at the end the segments are emptied of what was sealed. seal_job.hpp says
//         what readers make of the time in between. A step handles about kStepRows observations (some 100 ms).
// Threads: one.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "center/history/sample_codec.hpp"
#include "center/history/seal_job.hpp"
#include "center/history/segment_table.hpp"
#include "center/history/store_error.hpp"
#include "center/history/store_writer.hpp"
#include "center/state/city_view.hpp"

namespace city::history {

inline constexpr std::size_t kStepRows = 200'000;
inline constexpr std::int64_t kFoldSegments = 32;

class Sealer {
 public:
  explicit Sealer(sqlite::Database& database);

  // One step of whatever is due: the sealing under way, a new one when `before` (cut to the hour) has moved on, a fold.
  TidyStep step(TimePoint before);
  // For sealing alone, to the end: begin_sealing(), then step_sealing() while sealing(); also up to an earlier
  // `before`. REQUIRES !sealing() and sealing(). With nothing to seal there is no sealing.
  bool sealing() const { return job_.has_value(); }
  std::optional<StoreError> begin_sealing(TimePoint before);
  TidyStep step_sealing();

  std::uint64_t damaged() const { return damaged_; }  // groups that could not be decoded and were left out

 private:
  struct Source {  // a segment under sealing
    std::int64_t segment = 0;
    int level = 0;
    TimePoint from{};
    TimePoint to{};
    std::uint64_t rows = 0;
  };
  struct Row {
    std::int64_t hour = 0;
    SeriesId series = 0;
    std::uint32_t order = 0;
    Sample sample{};
  };
  using Problem = std::optional<sqlite::Error>;

  TidyStep seal_range();
  TidyStep empty_segments();
  TidyStep fold();
  Problem note_job(const SealJob& job);
  Problem load_sources();
  Problem gather(const Source& source, std::uint64_t series_end);
  Problem write_chunks();
  Problem write_chunk(std::int64_t hour, SeriesId series, std::vector<Sample> samples);
  Problem empty_segment(const Source& source);
  Problem add_rows(std::int64_t segment, TimePoint from, std::optional<TimePoint> sealed_before);

  sqlite::Database& database_;
  sqlite::Statement chunk_before_;
  sqlite::Statement put_chunk_;
  sqlite::Statement meta_;
  SegmentTable segments_;
  std::optional<SealJob> job_{};
  std::optional<TimePoint> sealed_before_{};
  std::vector<Source> sources_{};
  std::uint64_t last_series_ = 0;  // of all sources_
  std::size_t emptied_ = 0;        // sources_ below are done with
  std::uint64_t series_width_ = 1024;
  std::uint64_t damaged_ = 0;
  std::vector<Row> rows_{};
  SegmentBuilder builder_{};
  SampleWriter samples_{};
};

}  // namespace city::history
