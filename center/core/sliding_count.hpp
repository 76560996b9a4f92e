// How many of something came within the last kBuckets buckets of time, the one at hand included.
//
// The caller numbers the buckets, by time divided by their width. Nothing has to be called as time passes. A bucket
// before the newest one means that the clock was set back: what was counted is forgotten.
// Threads: one.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>

namespace city {

template <std::size_t kBuckets>
class SlidingCount {
 public:
  void add(std::int64_t bucket, std::uint64_t count) {
    roll(bucket);
    counts_[place(bucket)] += count;
    sum_ += count;
  }
  std::uint64_t sum(std::int64_t bucket) {
    roll(bucket);
    return sum_;
  }

 private:
  static constexpr std::int64_t kSpan = static_cast<std::int64_t>(kBuckets);
  static std::size_t place(std::int64_t bucket) {
    return static_cast<std::size_t>(((bucket % kSpan) + kSpan) % kSpan);
  }
  void roll(std::int64_t bucket) {
    if (bucket == newest_) return;
    if (bucket < newest_ || bucket - newest_ >= kSpan) {
      counts_ = {};
      sum_ = 0;
    } else {
      for (std::int64_t b = newest_ + 1; b <= bucket; ++b) {
        sum_ -= counts_[place(b)];
        counts_[place(b)] = 0;
      }
    }
    newest_ = bucket;
  }

  std::array<std::uint64_t, kBuckets> counts_{};
  std::uint64_t sum_ = 0;
  std::int64_t newest_ = 0;
};

}  // namespace city
