#include "center/core/feed_board.hpp"

#include <algorithm>
#include <string>

#include "center/state/names.hpp"

namespace city {
namespace {

constexpr int kOkPeriods = 2;
constexpr int kLatePeriods = 10;

std::string words_of(const DecodeError& error) {
  std::string words{name_of(error.kind)};
  if (!error.field.empty()) words += " in " + error.field;
  if (!error.detail.empty()) words += ": " + error.detail;
  return words;
}

std::size_t bucket_of(std::int64_t second, std::int64_t buckets) {
  return static_cast<std::size_t>(((second % buckets) + buckets) % buckets);
}

}  // namespace

FeedBoard::FeedBoard(FeedBookPtr book)
    : book_{std::move(book)}, feeds_(book_->size()), rates_(book_->size()) {}

void FeedBoard::restore(const CityView& view, std::span<const FeedIndex> feed_of) {
  for (std::size_t i = 0; i < view.feeds.size() && i < feed_of.size(); ++i) {
    if (feed_of[i] == kNoFeed) continue;
    feeds_[feed_of[i]] = view.feeds[i];
  }
  unclaimed_ = view.unclaimed_by_kind;
}

void FeedBoard::advance(TimePoint now) {
  now_ = now;
  const std::int64_t second = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
  const std::int64_t passed = second - second_;
  if (passed == 0) return;
  const bool start_again = passed < 0 || passed >= kRateSpanS;
  for (Rate& rate : rates_) {
    if (start_again) {
      rate = {};
      continue;
    }
    for (std::int64_t s = second_ + 1; s <= second; ++s) {
      std::uint32_t& bucket = rate.by_second[bucket_of(s, kRateSpanS)];
      rate.sum -= bucket;
      bucket = 0;
    }
  }
  if (start_again) begun_s_ = second;
  second_ = second;
}

void FeedBoard::take(const Reading& reading, const AssetTable::Taken& taken) {
  FeedNow& feed = feeds_[reading.feed];
  feed.accepted += taken.accepted;
  feed.late += taken.late;
  feed.duplicate += taken.duplicate;
  feed.clock_suspect += taken.clock_suspect;
  if (taken.moves_feed_time) feed.newest_event = std::max(feed.newest_event, reading.event_time);
  if (!reading.retained) heard(reading.feed, reading.received_at);
  if (taken.refused > 0)
    refused(reading.feed, taken.refused, "the city is full: no room for " + reading.asset);
}

void FeedBoard::take(const DecodeError& error) {
  const auto kind = static_cast<std::size_t>(error.kind);
  if (kind >= kErrorKinds) return;
  if (!owns(error.feed)) {
    ++unclaimed_[kind];
    return;
  }
  FeedNow& feed = feeds_[error.feed];
  ++feed.refused;
  ++feed.refused_by_kind[kind];
  feed.last_error = words_of(error);
}

void FeedBoard::take(const FeedTally& tally) {
  if (!owns(tally.feed)) return;
  FeedNow& feed = feeds_[tally.feed];
  feed.messages += tally.messages;
  feed.bytes += tally.bytes;
  feed.merged += tally.merged;
  feed.unknown_fields += tally.unknown_fields;
  Rate& rate = rates_[tally.feed];
  rate.by_second[bucket_of(second_, kRateSpanS)] += static_cast<std::uint32_t>(tally.messages);
  rate.sum += tally.messages;
}

void FeedBoard::take(const PublisherFact& fact) {
  if (owns(fact.feed)) feeds_[fact.feed].publisher_online = fact.online;
}

// A receipt after now can only be left from a clock that was set back: it must not hide today's silence.
void FeedBoard::heard(FeedIndex feed, TimePoint received_at) {
  TimePoint& newest = feeds_[feed].newest_receipt;
  newest = newest > now_ ? received_at : std::max(newest, received_at);
}

void FeedBoard::refused(FeedIndex feed, std::uint64_t count, std::string_view why) {
  FeedNow& f = feeds_[feed];
  f.refused += count;
  f.refused_by_kind[static_cast<std::size_t>(DecodeError::Kind::Refused)] += count;
  f.last_error = why;
}

bool FeedBoard::has_heard(Domain domain) const {
  for (std::size_t i = 0; i < feeds_.size(); ++i) {
    if ((*book_)[i].domain == domain && feeds_[i].newest_receipt != TimePoint{}) return true;
  }
  return false;
}

FeedState FeedBoard::state_of(FeedIndex feed) const {
  const TimePoint newest = feeds_[feed].newest_receipt;
  if (newest == TimePoint{}) return FeedState::Never;
  const Milliseconds since = now_ - newest;
  const Milliseconds period = (*book_)[feed].period;
  if (since <= kOkPeriods * period) return FeedState::Ok;
  return since <= kLatePeriods * period ? FeedState::Late : FeedState::Dead;
}

std::vector<FeedNow> FeedBoard::freeze(const AssetTable& assets) const {
  std::vector<FeedNow> frozen = feeds_;
  const std::int64_t span_s = std::clamp<std::int64_t>(second_ - begun_s_ + 1, 1, kRateSpanS);
  for (std::size_t i = 0; i < frozen.size(); ++i) {
    const auto feed = static_cast<FeedIndex>(i);
    const AssetTable::Counts counts = assets.counts(feed);
    frozen[i].state = state_of(feed);
    frozen[i].known = counts.known;
    frozen[i].reporting = counts.reporting;
    frozen[i].unlocated = counts.unlocated;
    frozen[i].undescribed = counts.undescribed;
    frozen[i].messages_per_s = static_cast<double>(rates_[i].sum) / static_cast<double>(span_s);
  }
  return frozen;
}

}  // namespace city
