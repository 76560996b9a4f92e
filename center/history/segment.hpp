// A segment: the observations of one commit (or of several, folded), grouped by series so that one series can
// be read alone.
//
//   directory := { series:fixed32 offset:fixed32 } …    ascending by series; where its samples begin in
//   `data` data      := samples …                              sample_codec.hpp, against the segment's
//   `from`; a group ends where
//                                                       the next begins
//
// Rows of a series keep the order in which they came.
// Threads: a SegmentBuilder is one thread's (it keeps scratch memory); the rest is pure.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "center/core/event.hpp"
#include "center/history/sample_codec.hpp"

namespace city::history {

struct Segment {
  TimePoint from{};  // earliest and latest event time
  TimePoint to{};
  std::uint64_t rows = 0;
  std::string directory{};
  std::string data{};
};

class SegmentBuilder {
 public:
  void add(std::span<const ObservationRow> rows);
  void add(SeriesId series, std::span<const Sample> samples);
  std::size_t rows() const { return rows_.size(); }
  Segment take();  // REQUIRES rows() > 0; leaves the builder empty

 private:
  std::vector<ObservationRow> rows_{};
  std::vector<std::uint64_t> order_{};  // series << 32 | place in rows_
  std::vector<Sample> group_{};
  SampleWriter samples_{};
  Writer directory_{};
  Writer data_{};
};

inline constexpr std::size_t kDirectoryEntryBytes = 8;

struct DirectoryEntry {
  SeriesId series = 0;
  std::uint32_t offset = 0;
};
DirectoryEntry directory_entry(std::string_view directory, std::size_t i);
std::size_t directory_find(std::string_view directory,
                           SeriesId series);  // the first entry at or after `series`

}  // namespace city::history
