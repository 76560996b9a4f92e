// Small builders for the tests of sensors/: a feed in three words, one message decoded.
// Threads: none.
#pragma once
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "sensors/formats/decoder.hpp"

namespace city::test {

inline constexpr TimePoint kReceived = std::chrono::sys_days{std::chrono::year{2026} / 11 / 22};

inline TimePoint utc(int year, unsigned month, unsigned day, int hour = 0, int minute = 0, int second = 0,
                     int ms = 0) {
  return std::chrono::sys_days{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}} +
         std::chrono::hours{hour} + std::chrono::minutes{minute} + std::chrono::seconds{second} +
         Milliseconds{ms};
}

inline FeedSpec feed(std::string id) {
  FeedSpec spec;
  spec.id = std::move(id);
  spec.topics = {"city/" + spec.id + "/#"};
  spec.zone = "Asia/Taipei";
  spec.extent = {.west_deg = 121, .south_deg = 24, .east_deg = 123, .north_deg = 26};
  return spec;
}

inline FeedBookPtr book(FeedSpec spec) { return std::make_shared<const FeedBook>(FeedBook{std::move(spec)}); }

inline Facts decoded(const FeedSpec& spec, std::string_view topic, std::string_view payload) {
  Decoder decoder{book(spec)};
  decoder.add({.topic = topic, .payload = payload, .received_at = kReceived, .position = 7});
  return decoder.take();
}

inline bool is_empty(const Facts& facts) {
  return facts.readings.empty() && facts.measured.empty() && facts.assets.empty() && facts.cases.empty() &&
         facts.alerts.empty() && facts.publishers.empty() && facts.simulators.empty();
}

inline std::string file_text(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

}  // namespace city::test
