// Time in the simulator: milliseconds since 1970 UTC. Taipei is UTC+8 all year (no daylight saving since 1980), so local
// fields are plain arithmetic. Nothing here reads a clock.
#pragma once
#include <chrono>
#include <cstdint>

namespace city::sim {

using TimePoint = std::chrono::sys_time<std::chrono::milliseconds>;
using Milliseconds = std::chrono::milliseconds;

inline constexpr std::chrono::hours kTaipeiOffset{8};

// Seconds since 1970 UTC, with fraction.
constexpr double seconds_of(TimePoint t) {
  return static_cast<double>(t.time_since_epoch().count()) / 1000.0;
}

// Whole minutes since 1970 UTC.
constexpr std::int64_t minute_of(TimePoint t) {
  return std::chrono::floor<std::chrono::minutes>(t).time_since_epoch().count();
}

constexpr TimePoint at_minute(std::int64_t minute) { return TimePoint{std::chrono::minutes{minute}}; }

// Days since 1970 in Taipei.
constexpr std::chrono::sys_days local_day(TimePoint t) {
  return std::chrono::floor<std::chrono::days>(t + kTaipeiOffset);
}

// Hour of the day in Taipei with fraction, 0 .. <24.
constexpr double local_hour(TimePoint t) {
  const auto local = t + kTaipeiOffset;
  return std::chrono::duration<double, std::ratio<3600>>(local - std::chrono::floor<std::chrono::days>(local))
      .count();
}

// 0 Monday .. 6 Sunday, in Taipei.
constexpr int local_weekday(TimePoint t) {
  return static_cast<int>(std::chrono::weekday{local_day(t)}.iso_encoding()) - 1;
}

}  // namespace city::sim
