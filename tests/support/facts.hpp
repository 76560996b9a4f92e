// Builders for facts and events, so that a test says only what it is about.
//
//   Center center{{.feeds = feed_book()}};
//   center.step(arrived(reading({.asset = "S1", .values = {{"speed_kmh", 33}}})), at(1s));
//
// Times count from kNoon, a Friday noon in Taipei. A receive time left out is the event time.
#pragma once
#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "center/core/event.hpp"
#include "sensors/facts.hpp"
#include "sensors/feed_spec.hpp"

namespace city::support {

inline constexpr TimePoint kNoon{std::chrono::milliseconds{1'777'608'000'000}};  // 2026-05-01T12:00:00+08:00
constexpr TimePoint at(Milliseconds since_noon) { return kNoon + since_noon; }

// The feeds of feed_book(), in its order.
inline constexpr FeedIndex kTraffic = 0;  // road_section, 60 s
inline constexpr FeedIndex kRain = 1;     // rain_gauge, 600 s
inline constexpr FeedIndex kParking = 2;  // car_park, 300 s, every asset should be described
inline constexpr FeedIndex kEr = 3;       // hospital, 300 s
inline constexpr FeedIndex kHotline = 4;  // cases, 60 s
inline constexpr FeedIndex kCap = 5;      // alerts, 600 s
inline constexpr FeedIndex kYoubike = 6;  // bike_station, 60 s
FeedBookPtr feed_book();

struct ReadingOf {
  FeedIndex feed = kTraffic;
  std::string asset = "A";
  std::vector<std::pair<std::string, double>> values{};
  TimePoint event_time = kNoon;
  std::optional<TimePoint> received_at{};
  Quality quality = Quality::Good;
  bool retained = false;
  Position position = 0;
  TimePoint published_at{};
  bool zone_assumed = false;
  Doubts doubts = 0;  // of every value
};
Facts reading(const ReadingOf& of);
Facts described(AssetFact fact);
Facts told(CaseFact fact);
Facts warned(AlertFact fact);
Facts refused(DecodeError error);
Facts all(std::initializer_list<Facts> parts);  // one batch

std::vector<Event> arrived(Facts facts, Lane lane = Lane::Quick, Position upto = 0);

}  // namespace city::support
