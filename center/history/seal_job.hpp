// A sealing under way, as the store remembers it: which observations of which segments are in chunks already.
//
// Sealing moves the observations of ended hours from segments into asset-hour chunks in many small transactions, so that
// commits never wait long and a kill at any moment costs nothing. In between, an observation may be in both places; this
// rule says when the one in the segment no longer counts:
//   segment <= job.segment, series < job.series, and is_sealable(job.before, time).
// Sealable are hours that ended before `before`, and times from kFuture after it: a wrong clock must not keep its rows in
// segments for ever.
// Threads: pure but for read_job().
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include "center/history/sample.hpp"
#include "center/sqlite/database.hpp"

namespace city::history {

inline constexpr std::chrono::hours kFuture{2};

struct SealJob {
  TimePoint before{};        // a whole hour
  std::int64_t segment = 0;  // segments up to this one
  std::uint64_t series = 0;  // series below this one are done
};

std::optional<SealJob> read_job(sqlite::Database& database);
bool is_sealable(TimePoint before, TimePoint at);
bool is_sealed(const SealJob& job, std::int64_t segment, std::uint64_t series, TimePoint at);

// Hours since 1970, the key of a chunk, and where it begins. Times millions of years off share the outermost hours.
std::int64_t hour_of(TimePoint at);
TimePoint start_of_hour(std::int64_t hour);

// Ascending by time, arrival order kept among equal times; an observation that is there twice is there once.
std::vector<Sample> merged(std::vector<Sample> samples);

}  // namespace city::history
