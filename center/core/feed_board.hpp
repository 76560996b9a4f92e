// What each feed has done: counters, newest receipt, rate, and the words of its last refusal.
//
// Counters run since the store began (they come back with restore()). Refusals that no feed owns are counted
// apart.
// Threads: one.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "center/core/asset_table.hpp"
#include "center/state/city_view.hpp"

namespace city {

class FeedBoard {
 public:
  explicit FeedBoard(FeedBookPtr book);

  void restore(const CityView& view, std::span<const FeedIndex> feed_of);
  void advance(TimePoint now);

  bool owns(FeedIndex feed) const { return feed < feeds_.size(); }
  void take(const Reading& reading, const AssetTable::Taken& taken);
  void take(const DecodeError& error);
  void take(const FeedTally& tally);
  void take(const PublisherFact& fact);
  void heard(FeedIndex feed, TimePoint received_at);  // live data came
  void accepted(FeedIndex feed) { ++feeds_[feed].accepted; }
  void late(FeedIndex feed) { ++feeds_[feed].late; }
  void duplicate(FeedIndex feed) { ++feeds_[feed].duplicate; }
  void refused(FeedIndex feed, std::uint64_t count, std::string_view why);  // by a bound of limits.hpp
  void orphan() { ++unclaimed_[static_cast<std::size_t>(DecodeError::Kind::UnknownTopic)]; }

  bool has_heard(Domain domain) const;  // ever
  std::vector<FeedNow> freeze(const AssetTable& assets) const;
  const std::array<std::uint64_t, kErrorKinds>& unclaimed() const { return unclaimed_; }

 private:
  static constexpr std::int64_t kRateSpanS = 60;
  struct Rate {
    std::array<std::uint32_t, kRateSpanS> by_second{};  // ring
    std::uint64_t sum = 0;
  };
  FeedState state_of(FeedIndex feed) const;

  FeedBookPtr book_;
  std::vector<FeedNow> feeds_;
  std::vector<Rate> rates_;
  std::array<std::uint64_t, kErrorKinds> unclaimed_{};
  TimePoint now_{};
  std::int64_t second_ = 0;   // of now_, since 1970
  std::int64_t begun_s_ = 0;  // first second of the rates
};

}  // namespace city
