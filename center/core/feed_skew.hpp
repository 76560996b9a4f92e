// How far a feed's stamps lie from our clock: medians of receipt minus event time and of receipt minus publish time.
//
// Taken over the newest live readings: as many as the feed has assets, of the last period only, at least kLeastSkews and at most
// kMostSkews. A median because single devices lose their clocks; one round of the assets because a clock that goes wrong must
// show within two, also of a feed that reports more often than it promises.
// Of a batch that holds more than kMostSkews, every n-th is asked (`share`), so that a document of a thousand records
// speaks as a whole. Starts empty after a restart.
// Threads: one.
#pragma once
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "sensors/time.hpp"

namespace city {

inline constexpr std::size_t kMostSkews = 63;
inline constexpr std::size_t kLeastSkews = 3;

class FeedSkew {
 public:
  explicit FeedSkew(Milliseconds period) : period_{period} {}

  // Whether the k-th of `of` readings of a batch is one of the at most kMostSkews to be told.
  static bool is_sample(std::uint64_t k, std::uint64_t of) {
    return of <= kMostSkews || k * kMostSkews / of != (k + 1) * kMostSkews / of;
  }
  void add(TimePoint received_at, TimePoint event_time, TimePoint published_at);

  struct Medians {  // seconds; positive: the stamp lies before the receipt
    std::optional<double> event_s{};
    std::optional<double> publish_s{};
  };
  const Medians& medians(std::uint64_t assets);

 private:
  struct Skew {
    TimePoint received_at{};
    Milliseconds event{};
    std::optional<Milliseconds> publish{};
  };
  Milliseconds period_;
  std::array<Skew, kMostSkews> skews_{};  // ring
  std::uint64_t count_ = 0;               // ever
  bool is_settled_ = true;                // medians_ hold, for most_
  std::uint64_t most_ = 0;
  Medians medians_{};
};

}  // namespace city
