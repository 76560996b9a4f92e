// Feeds and facts by hand, for tests of what is said about them.
#pragma once
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "center/check/check_feed.hpp"

namespace city::check_test {

inline constexpr TimePoint kNoon{Milliseconds{1'777'608'000'000}};  // 2026-05-01T12:00:00+08:00

inline FeedSpec jq_feed(std::string program) {
  return {.id = "gauges",
          .topics = {"city/gauges/#"},
          .format = Format::Jq,
          .period = std::chrono::seconds{600},
          .zone = "Asia/Taipei",
          .jq_program = std::move(program)};
}

inline FeedSpec canonical_feed() {
  return {.id = "gauges", .topics = {"city/gauges/#"}, .zone = "Asia/Taipei"};
}

inline void add_reading(Facts& facts, const std::string& asset,
                        std::vector<std::pair<std::string, double>> values, TimePoint at = kNoon,
                        TimePoint published = {}) {
  Reading reading{.asset = asset,
                  .event_time = at,
                  .position = 1,
                  .published_at = published,
                  .first = static_cast<std::uint32_t>(facts.measured.size()),
                  .count = static_cast<std::uint32_t>(values.size())};
  for (auto& [quantity, value] : values) facts.measured.push_back({.quantity = quantity, .value = value});
  facts.readings.push_back(std::move(reading));
}

inline std::vector<std::string> names(const std::vector<Warning>& warnings) {
  std::vector<std::string> all;
  for (const Warning& warning : warnings) all.push_back(warning.name);
  return all;
}

inline bool warned(const std::vector<Warning>& warnings, const std::string& name) {
  return std::any_of(warnings.begin(), warnings.end(), [&](const Warning& w) { return w.name == name; });
}

}  // namespace city::check_test
