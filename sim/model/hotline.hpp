// The 1999 hotline: cases come in by item, hour, weekday and district (Poisson), and each lives its life: received →
// assigned → on_site → resolved → closed, one in fifty reopened once. Storms raise some items: what stands under water
// is reported where it stands, about a quarter of an hour late; trees, signals, drains and lights follow the rain of
// the last hours; bulky waste goes down. Multiples follow storm days of the public archive (2017-06-02: flooded roads 84
// against 0.2 a day, signals ×4, drains ×10).
// Memory is bounded by the open cases: a closed case is forgotten once its last change is taken.
#pragma once
#include <array>
#include <cstdint>
#include <queue>
#include <vector>

#include "sim/city/plan.hpp"
#include "sim/model/hotline_items.hpp"
#include "sim/model/rhythm.hpp"
#include "sim/model/water.hpp"

namespace city::sim {

enum class CaseStatus : std::uint8_t { Received, Assigned, OnSite, Resolved, Closed, Reopened };
std::string_view text_of(CaseStatus status);

struct CaseChange {
  TimePoint at{};
  CaseStatus status{};
};

struct HotlineCase {
  std::uint64_t id = 0;  // YYYYMMDD and five digits
  std::size_t item = 0;  // index into hotline_items()
  TimePoint opened{};
  TimePoint due{};
  Place place{};
  bool odd_side = false;
  std::uint8_t text = 0;  // index into the item's texts
  std::array<CaseChange, 9> life{};
  std::uint8_t changes = 0;  // of `life` used
};

// What a storm does to the hotline, besides the water on the streets.
struct HotlineWeather {
  double wet = 0;                 // rain of the last hours over the built-up city, 0 dry .. 1.5 extreme
  std::vector<CellId> flooded{};  // cells with water standing in the street
};

// How much more often an item is reported when the city is wet; 1 when dry.
double wet_factor(std::size_t item, double wet);

// Cases a minute of one item, before weather.
double hotline_rate_per_min(std::size_t item, const Rhythm& rhythm);

class Hotline {
 public:
  Hotline(const CityPlan& plan, Seed seed);

  // Opens the cases of one minute. Minutes must follow one another.
  void step(std::int64_t minute, const Rhythm& rhythm, const HotlineWeather& weather);

  struct Due {
    TimePoint at{};
    std::uint32_t slot = 0;
    std::uint8_t change = 0;
  };
  // The next change of any case; at = TimePoint::max() when none is waiting.
  TimePoint next_change_at() const { return waiting_.empty() ? TimePoint::max() : waiting_.top().at; }
  struct Taken {
    HotlineCase the_case{};
    std::uint8_t change = 0;  // index into life: what just happened
  };
  // Requires a waiting change.
  Taken take_change();

  std::size_t open_cases() const { return waiting_.size(); }

 private:
  void open(TimePoint at, std::size_t item, const Place& place, std::uint64_t key);
  Place ordinary_place(std::size_t item, std::uint64_t key) const;

  struct Later {
    bool operator()(const Due& a, const Due& b) const { return a.at != b.at ? a.at > b.at : a.slot > b.slot; }
  };
  const CityPlan& plan_;
  Seed seed_;
  std::vector<HotlineCase> cases_;
  std::vector<std::uint32_t> free_;
  std::priority_queue<Due, std::vector<Due>, Later> waiting_;
  std::int64_t day_ = INT64_MIN;
  std::uint64_t serial_ = 0;  // within the day
};

}  // namespace city::sim
