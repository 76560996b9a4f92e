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
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "center/core/event.hpp"
#include "center/history/sample_codec.hpp"

namespace city::history {

inline constexpr std::size_t kPartBytes = 24'000;

struct SegmentPart {
  SeriesId last_series = 0;
  std::string directory{};
  std::string data{};
};

struct Segment {
  TimePoint from{};  // earliest and latest event time
  TimePoint to{};
  std::uint64_t rows = 0;
  std::vector<SegmentPart> parts{};
};

class SegmentBuilder {
 public:
  void add(std::span<const ObservationRow> rows);
  void add(SeriesId series, std::span<const Sample> samples);
  std::size_t rows() const { return rows_.size(); }
  Segment take();  // REQUIRES rows() > 0; leaves the builder empty
  void clear() { rows_.clear(); }

 private:
  std::vector<ObservationRow> rows_{};
  std::vector<std::uint64_t> order_{};  // series << 32 | place in rows_
  std::vector<Sample> group_{};
  SampleWriter samples_{};
  Writer directory_{};
  Writer data_{};
};

// A part as it was stored, looked into without a copy. Damaged ones yield what can be read of them.
class PartView {
 public:
  PartView(std::string_view directory, std::string_view data, TimePoint base)
      : directory_{directory}, data_{data}, base_{base} {}

  std::size_t size() const { return directory_.size() / kEntryBytes; }  // groups
  SeriesId series(std::size_t i) const { return number(i * kEntryBytes); }
  std::size_t find(std::uint64_t series) const;  // the first group at or after it
  std::optional<std::vector<Sample>> samples(std::size_t i) const;

 private:
  static constexpr std::size_t kEntryBytes = 8;
  std::uint32_t number(std::size_t at) const;
  std::string_view directory_;
  std::string_view data_;
  TimePoint base_;
};

}  // namespace city::history
