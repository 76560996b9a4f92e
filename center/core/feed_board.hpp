// What each feed has done and what is wrong with it: counters, newest receipt, rate, skew, reasons.
//
// Counters run since the store began (they come back with restore()). Refusals that no feed owns are counted
// apart. What a feed does over time is feed_watch.hpp; what that means, feed_reasons.hpp.
// Threads: one.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "center/core/asset_table.hpp"
#include "center/core/feed_watch.hpp"
#include "center/state/city_view.hpp"

namespace city {

class FeedBoard {
 public:
  explicit FeedBoard(FeedBookPtr book);

  void restore(const CityView& view, std::span<const FeedIndex> feed_of);
  void advance(TimePoint now);

  bool owns(FeedIndex feed) const { return feed < feeds_.size(); }
  void take(std::span<const Reading> readings, std::span<const AssetTable::Taken> taken);  // one each
  void take(const DecodeError& error);
  void take(const Finding& finding);
  void take(const FeedTally& tally);
  void take(const PublisherFact& fact);
  void heard(FeedIndex feed, TimePoint received_at);  // live data came
  void accepted(FeedIndex feed);                      // a case or an alert; so the next two
  void late(FeedIndex feed);
  void duplicate(FeedIndex feed);
  void refused(FeedIndex feed, std::uint64_t count, std::string_view why);  // by a bound of limits.hpp
  void orphan() { ++unclaimed_[static_cast<std::size_t>(DecodeError::Kind::UnknownTopic)]; }

  bool has_heard(Domain domain) const;  // ever
  std::vector<FeedNow> freeze(const AssetTable& assets);
  const std::array<std::uint64_t, kErrorKinds>& unclaimed() const { return unclaimed_; }

 private:
  static constexpr std::int64_t kRateSpanS = 60;
  void count(const Reading& reading, const AssetTable::Taken& taken);
  FeedState state_of(FeedIndex feed) const;

  FeedBookPtr book_;
  std::vector<FeedNow> feeds_;
  std::vector<FeedWatch> watches_;         // as feeds_
  std::vector<FeedWatch::Batch> batches_;  // as feeds_; empty between batches
  std::vector<std::uint64_t> asked_;       // as feeds_; fresh readings of the batch whose skew was looked at
  std::array<std::uint64_t, kErrorKinds> unclaimed_{};
  TimePoint now_{};
  std::int64_t begun_s_ = 0;  // since 1970: first second of the rates
};

}  // namespace city
