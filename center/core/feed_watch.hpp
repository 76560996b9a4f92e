// What a feed does over time, as far as feed_reasons.hpp wants to know it. One per feed.
//
// `now` and receipts come from one clock, which may jump: what lies after it then is taken as now, and the sliding
// counts begin anew. After a restart the sliding counts and the skew begin anew; what stood still, was silent or ran away by
// the reasons of the stored picture still does.
// Threads: one.
#pragma once
#include <cstdint>

#include "center/core/asset_table.hpp"
#include "center/core/feed_reasons.hpp"
#include "center/core/feed_skew.hpp"
#include "center/core/sliding_count.hpp"
#include "center/core/value_motion.hpp"

namespace city {

class FeedWatch {
 public:
  explicit FeedWatch(const FeedSpec& spec);

  void restore(const FeedNow& feed, TimePoint then);
  void clock_went_back(TimePoint now);

  struct Batch {  // what a batch of messages held of the feed's live readings
    std::uint64_t readings = 0;
    std::uint64_t values = 0;
    std::uint64_t fresh = 0;  // readings that are no duplicates
    std::uint64_t changed = 0, still = 0;
    bool moves_stamp = false;
    TimePoint received_at = TimePoint::min();  // the newest
    TimePoint late_event = TimePoint::min();   // the newest stamp of those that came late
  };
  void take(const Batch& batch, TimePoint now);
  void add_skew(const Reading& reading) {
    skew_.add(reading.received_at, reading.event_time, reading.published_at);
  }
  void count_messages(std::uint64_t count, TimePoint now);
  void count_given_up(std::uint64_t readings, bool throttled, TimePoint now);
  void count_records(std::uint64_t count, TimePoint now) { records_.add(record_bucket(now), count); }
  void count_refused(std::uint64_t count, TimePoint now) { refused_.add(record_bucket(now), count); }
  void heard(TimePoint received_at, TimePoint heard_before);  // live data of any kind
  void publisher_gone(TimePoint now) { gone_at_ = now; }

  std::uint64_t messages_last_minute(TimePoint now) { return messages_.sum(second(now)); }
  const FeedSkew::Medians& skew(std::uint64_t assets) { return skew_.medians(assets); }
  FeedPulse pulse(const FeedNow& feed, const AssetTable::Counts& counts, TimePoint now);

 private:
  static constexpr std::int64_t kRecordBuckets = 12;  // of kRefusedPeriods
  static std::int64_t second(TimePoint now);
  std::int64_t record_bucket(TimePoint now) const;
  double promised_per_minute(std::uint64_t count) const;

  Milliseconds period_;
  Milliseconds stamp_period_;
  double runaway_limit_ = 0;  // FeedSpec::runaway_times
  FeedSkew skew_;
  ValueMotion motion_;
  SlidingCount<60> messages_;  // by second
  SlidingCount<60> values_;    // of live readings
  SlidingCount<60> given_up_;  // readings that were merged away
  SlidingCount<kRecordBuckets> records_;
  SlidingCount<kRecordBuckets> refused_;
  TimePoint heard_since_{};                   // without a break of kSilentPeriods
  TimePoint readings_at_{};                   // newest live reading
  TimePoint stamps_moved_at_{};               // receipt of the last one with a new stamp
  TimePoint newest_late_ = TimePoint::min();  // stamp, since one was shown
  TimePoint throttled_at_ = TimePoint::min();
  TimePoint gone_at_{};
  TimePoint unsound_at_ = TimePoint::min();  // newest instant at which stamps were old
  double runaway_times_ = 0;                 // at the newest instant at which it ran away
};

}  // namespace city
