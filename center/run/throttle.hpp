// Holds back a publisher that runs away, so that it cannot starve the others.
//
// A feed promises one reading per asset and period. Beyond FeedSpec::runaway_times that rate (and kFree readings), over a window
// of a tenth of the period (1 s to 60 s of city time), it runs away: from then on one reading per asset and window goes on at
// once, later ones wait for the window's end, and of those the newest value of each quantity goes on. The rest is merged
// and counted in FeedTally::throttled. It ends with the first window that is within the promise.
// Only what is told again is merged: a feed that tells a thousand assets for the first time loses nothing and waits for nothing.
// Cases, alerts, descriptions and everything else are never touched. Readings that the broker kept (retained) do not count.
// What waits when the process dies is told by the next reading of that asset; the journal has it all.
// Bound: beyond kMostHeldBytes per feed what waits goes on early. Threads: one.
#pragma once
#include <cstdint>
#include <functional>
#include <unordered_set>
#include <vector>

#include "sensors/facts.hpp"
#include "sensors/feed_spec.hpp"

namespace city {

class Throttle {
 public:
  using KnownAssets = std::function<std::uint64_t(FeedIndex)>;
  static constexpr std::uint64_t kFree = 100;
  static constexpr std::size_t kMostHeldBytes = std::size_t{16} << 20;

  // `known`: how many assets the city knows of a feed, roughly; asked once per feed and window.
  Throttle(FeedBookPtr book, KnownAssets known);

  Facts pass(Facts facts);       // what may go on now
  Facts release(TimePoint now);  // what has waited long enough by then
  Facts release_all();           // at the end
  bool holds() const { return holding_ > 0; }
  std::uint64_t merged() const { return merged_; }

 private:
  struct Feed {
    TimePoint window_end{};
    std::uint64_t count = 0;
    std::uint64_t limit = 0;
    bool runs_away = false;
    std::unordered_set<std::size_t> told{};  // assets of this window, by hash
    Facts held{};
    std::size_t held_bytes = 0;
  };
  bool must_wait(const Reading& reading);
  void roll(FeedIndex index, TimePoint now);
  void hold(const Reading& reading, const std::vector<Measured>& measured);
  void let_go(FeedIndex index, Facts& into);

  FeedBookPtr book_;
  KnownAssets known_;
  std::vector<Feed> feeds_;
  std::uint64_t merged_ = 0;
  std::size_t holding_ = 0;  // readings
};

std::chrono::milliseconds throttle_window(const FeedSpec& spec);
void append_readings(Facts& to, Facts from);  // readings with their values, and tallies

}  // namespace city
