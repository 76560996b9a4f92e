#include "center/core/feed_watch.hpp"

#include <algorithm>
#include <cmath>

namespace city {
namespace {

Milliseconds times(double factor, Milliseconds period) {
  return std::chrono::duration_cast<Milliseconds>(factor * period);
}

const FeedReason* find(const FeedNow& feed, FeedReason::Kind kind) {
  const auto found = std::find_if(feed.reasons.begin(), feed.reasons.end(),
                                  [&](const FeedReason& reason) { return reason.kind == kind; });
  return found == feed.reasons.end() ? nullptr : &*found;
}

Milliseconds seconds_of(const FeedReason& reason) {
  const double most_s = std::chrono::duration<double>{kFarthestStamp}.count();
  // Also of a number that is none.
  const std::chrono::duration<double> told{reason.number > 0 ? std::min(reason.number, most_s) : 0};
  return std::chrono::duration_cast<Milliseconds>(told);
}

}  // namespace

FeedWatch::FeedWatch(const FeedSpec& spec)
    : period_{spec.period},
      stamp_period_{stamp_period_of(spec)},
      runaway_limit_{spec.runaway_times},
      skew_{period_},
      motion_{period_} {}

void FeedWatch::restore(const FeedNow& feed, TimePoint then) {
  if (feed.state == FeedState::Never) return;
  heard_since_ = feed.newest_receipt;
  readings_at_ = feed.newest_receipt;
  stamps_moved_at_ = feed.newest_receipt;
  gone_at_ = feed.newest_receipt;
  if (find(feed, FeedReason::Kind::AssetsSilent) != nullptr) heard_since_ -= kFreshPeriods * period_;
  if (const FeedReason* still = find(feed, FeedReason::Kind::StampsStill)) {
    stamps_moved_at_ = then - seconds_of(*still);
    heard_since_ = stamps_moved_at_;
  }
  if (const FeedReason* frozen = find(feed, FeedReason::Kind::ValuesFrozen)) {
    motion_.resume_frozen(then - seconds_of(*frozen));
  }
  if (const FeedReason* runaway = find(feed, FeedReason::Kind::Runaway)) {
    throttled_at_ = then;
    runaway_times_ = runaway->number;
  }
}

void FeedWatch::clock_went_back(TimePoint now) {
  for (TimePoint* at :
       {&heard_since_, &readings_at_, &stamps_moved_at_, &throttled_at_, &gone_at_, &unsound_at_}) {
    *at = std::min(*at, now);
  }
  newest_late_ = TimePoint::min();
  motion_.clock_went_back(now);
}

void FeedWatch::take(const Batch& batch, TimePoint now) {
  values_.add(second(now), batch.values);
  count_records(batch.readings, now);
  readings_at_ = std::max(readings_at_, batch.received_at);
  // A source that falls behind moves on although nothing of it is shown; one that repeats its past does not.
  const bool moves_late = batch.late_event > newest_late_;
  newest_late_ = batch.moves_stamp ? TimePoint::min() : std::max(newest_late_, batch.late_event);
  if (batch.moves_stamp || moves_late) stamps_moved_at_ = std::max(stamps_moved_at_, batch.received_at);
  motion_.saw(batch.received_at, batch.changed, batch.still);
}

void FeedWatch::count_messages(std::uint64_t count, TimePoint now) { messages_.add(second(now), count); }

void FeedWatch::count_given_up(std::uint64_t readings, bool throttled, TimePoint now) {
  given_up_.add(second(now), readings);
  if (throttled) throttled_at_ = now;
}

void FeedWatch::heard(TimePoint received_at, TimePoint heard_before) {
  if (received_at - heard_before > times(kSilentPeriods, period_)) heard_since_ = received_at;
}

std::int64_t FeedWatch::second(TimePoint now) {
  return std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
}

std::int64_t FeedWatch::record_bucket(TimePoint now) const {
  const Milliseconds width = std::max(Milliseconds{1}, times(kRefusedPeriods / kRecordBuckets, period_));
  return now.time_since_epoch() / width;
}

double FeedWatch::promised_per_minute(std::uint64_t count) const {
  return static_cast<double>(count) * (std::chrono::duration<double>{std::chrono::minutes{1}} / period_);
}

FeedPulse FeedWatch::pulse(const FeedNow& feed, const AssetTable::Counts& counts, TimePoint now) {
  FeedPulse pulse{.runaway_times = runaway_limit_,
                  .stamp_period = stamp_period_,
                  .known = counts.known,
                  .reporting = counts.reporting,
                  .doubtful_assets = counts.doubtful,
                  .by_quality = counts.by_quality};
  const auto since = [&](TimePoint at) { return std::max(Milliseconds{0}, Milliseconds{now - at}); };
  pulse.skew_s = feed.skew_s;
  pulse.stamps_still_for = since(stamps_moved_at_);
  pulse.repeated_for = readings_at_ - std::max(stamps_moved_at_, heard_since_);
  // Assets that were hidden behind old stamps need their time to report again.
  if (has_old_stamps(pulse, period_)) unsound_at_ = now;
  if (feed.newest_receipt != TimePoint{}) {
    pulse.silent_for = since(feed.newest_receipt);
    pulse.settled = since(std::max(heard_since_, unsound_at_)) >= kFreshPeriods * stamp_period_;
  }
  pulse.publisher_gone = feed.publisher_online == false && feed.newest_receipt <= gone_at_;
  if (motion_.is_frozen()) pulse.values_still_for = since(motion_.changed_at());
  pulse.records = records_.sum(record_bucket(now));
  pulse.refused = refused_.sum(record_bucket(now));

  std::uint64_t values = 0;
  for (const std::uint64_t count : counts.by_quality) values += count;
  pulse.throttled =
      throttled_at_ != TimePoint::min() && since(throttled_at_) <= times(kThrottledPeriods, period_);
  if (values > 0) {
    const double each =
        static_cast<double>(values) / static_cast<double>(std::max<std::uint64_t>(1, counts.known));
    const double came = static_cast<double>(values_.sum(second(now))) +
                        each * static_cast<double>(given_up_.sum(second(now)));
    const double promised = promised_per_minute(values);
    pulse.burst_times = came / std::max(promised, static_cast<double>(values));
    pulse.rate_times = came / promised;
  }
  // Throttling outlasts the minute in which it was needed: the number it was needed for stays beside it.
  if (runs_away(pulse)) {
    runaway_times_ = pulse.rate_times;
  } else {
    runaway_times_ = pulse.throttled ? std::max(runaway_times_, pulse.rate_times) : 0;
  }
  pulse.rate_times = std::max(pulse.rate_times, runaway_times_);
  return pulse;
}

}  // namespace city
