#include "center/run/latency_meter.hpp"

#include <algorithm>
#include <cmath>

namespace city {
namespace {

constexpr std::size_t kPerBatch = 4;
constexpr std::size_t kMaxWaiting = 1'000;
constexpr std::size_t kMaxSamples = 20'000;
constexpr std::chrono::seconds kSpan{10};
constexpr double kJumpMs = 3'600'000;

double percentile(std::vector<double>& samples, double share) {
  const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(samples.size())));
  const auto at = samples.begin() + static_cast<std::ptrdiff_t>(std::max<std::size_t>(rank, 1) - 1);
  std::nth_element(samples.begin(), at, samples.end());
  return *at;
}

}  // namespace

void LatencyMeter::took(const Facts& facts) {
  const std::size_t step = std::max<std::size_t>(1, facts.readings.size() / kPerBatch);
  for (std::size_t i = 0; i < facts.readings.size() && waiting_.size() < kMaxWaiting; i += step) {
    if (!facts.readings[i].retained) waiting_.push_back(facts.readings[i].received_at);
  }
}

void LatencyMeter::published(TimePoint city_now, double speed, Instant now) {
  for (const TimePoint received : waiting_) {
    const double ms = static_cast<double>((city_now - received).count()) / speed;
    if (ms < 0 || ms > kJumpMs) continue;
    if (samples_.size() == kMaxSamples) samples_.pop_front();
    samples_.push_back({.at = now, .ms = ms});
  }
  waiting_.clear();
}

LatencyNow LatencyMeter::over_ten_seconds(Instant now) {
  while (!samples_.empty() && now - samples_.front().at > kSpan) samples_.pop_front();
  if (samples_.empty()) return {};
  std::vector<double> ms;
  ms.reserve(samples_.size());
  for (const Sample& sample : samples_) ms.push_back(sample.ms);
  return {.p50_ms = percentile(ms, 0.5), .p99_ms = percentile(ms, 0.99)};
}

}  // namespace city
