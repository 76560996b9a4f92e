#include "center/history/seal_job.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace city::history {
namespace {

bool same(const Sample& a, const Sample& b) {
  return a.at == b.at && a.quality == b.quality &&
         std::bit_cast<std::uint64_t>(a.value) == std::bit_cast<std::uint64_t>(b.value);
}

}  // namespace

std::optional<SealJob> read_job(sqlite::Database& database) {
  sqlite::Statement rows =
      database.prepare("SELECT name, value FROM meta WHERE name LIKE 'seal\\_%' ESCAPE '\\'");
  std::optional<SealJob> job;
  while (rows.step() == sqlite::Step::Row) {
    if (!job) job.emplace();
    if (rows.text(0) == "seal_before") job->before = TimePoint{Milliseconds{rows.integer(1)}};
    if (rows.text(0) == "seal_segment") job->segment = rows.integer(1);
    if (rows.text(0) == "seal_series") job->series = static_cast<std::uint64_t>(rows.integer(1));
  }
  return job;
}

bool is_sealable(TimePoint before, TimePoint at) { return at < before || at - kFuture >= before; }

bool is_sealed(const SealJob& job, std::int64_t segment, std::uint64_t series, TimePoint at) {
  return segment <= job.segment && series < job.series && is_sealable(job.before, at);
}

std::int64_t hour_of(TimePoint at) {
  constexpr TimePoint kEnd{Milliseconds{std::int64_t{1} << 61}};
  constexpr TimePoint kBegin{Milliseconds{-(std::int64_t{1} << 61)}};
  return std::chrono::floor<std::chrono::hours>(std::clamp(at, kBegin, kEnd)).time_since_epoch().count();
}
TimePoint start_of_hour(std::int64_t hour) { return TimePoint{std::chrono::hours{hour}}; }

std::vector<Sample> merged(std::vector<Sample> samples) {
  const auto earlier = [](const Sample& a, const Sample& b) { return a.at < b.at; };
  if (!std::is_sorted(samples.begin(), samples.end(), earlier))
    std::stable_sort(samples.begin(), samples.end(), earlier);
  std::size_t kept = 0;
  std::size_t run = 0;  // where the samples of the same time as the last kept one begin
  for (const Sample& sample : samples) {
    if (kept == 0 || samples[run].at != sample.at) run = kept;
    const auto begin = samples.begin() + static_cast<std::ptrdiff_t>(run);
    const auto end = samples.begin() + static_cast<std::ptrdiff_t>(kept);
    if (std::none_of(begin, end, [&](const Sample& other) { return same(other, sample); }))
      samples[kept++] = sample;
  }
  samples.resize(kept);
  return samples;
}

}  // namespace city::history
