#include "center/core/feed_board.hpp"

#include <algorithm>
#include <string>
#include <utility>

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

std::int64_t second_of(TimePoint now) {
  return std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
}

bool is_fresh(const AssetTable::Taken& taken) { return taken.accepted + taken.late > 0; }

}  // namespace

FeedBoard::FeedBoard(FeedBookPtr book)
    : book_{std::move(book)}, feeds_(book_->size()), batches_(book_->size()), asked_(book_->size()) {
  watches_.reserve(book_->size());
  for (const FeedSpec& spec : *book_) watches_.emplace_back(spec);
}

void FeedBoard::restore(const CityView& view, std::span<const FeedIndex> feed_of) {
  for (std::size_t i = 0; i < view.feeds.size() && i < feed_of.size(); ++i) {
    if (feed_of[i] == kNoFeed) continue;
    feeds_[feed_of[i]] = view.feeds[i];
    watches_[feed_of[i]].restore(view.feeds[i], view.now);
  }
  unclaimed_ = view.unclaimed_by_kind;
}

void FeedBoard::advance(TimePoint now) {
  const std::int64_t passed_s = second_of(now) - second_of(now_);
  if (passed_s < 0 || passed_s >= kRateSpanS) begun_s_ = second_of(now);
  if (now < now_) {
    for (FeedWatch& watch : watches_) watch.clock_went_back(now);
    for (FeedNow& feed : feeds_) feed.newest_receipt = std::min(feed.newest_receipt, now);
  }
  now_ = now;
}

void FeedBoard::take(std::span<const Reading> readings, std::span<const AssetTable::Taken> taken) {
  for (std::size_t i = 0; i < taken.size(); ++i) {
    owns(readings[i].feed) ? count(readings[i], taken[i]) : orphan();
  }
  // The batch is counted: now it is known of how many readings a share is asked.
  for (std::size_t i = 0; i < taken.size(); ++i) {
    const Reading& reading = readings[i];
    if (!owns(reading.feed) || reading.retained || !is_fresh(taken[i])) continue;
    if (FeedSkew::is_sample(asked_[reading.feed]++, batches_[reading.feed].fresh)) {
      watches_[reading.feed].add_skew(reading);
    }
  }
  for (std::size_t i = 0; i < feeds_.size(); ++i) {
    if (batches_[i].readings == 0) continue;
    const TimePoint received_at = batches_[i].received_at;
    heard(static_cast<FeedIndex>(i), received_at);
    watches_[i].take(batches_[i], now_);
    batches_[i] = {};
    asked_[i] = 0;
  }
}

void FeedBoard::count(const Reading& reading, const AssetTable::Taken& taken) {
  FeedNow& feed = feeds_[reading.feed];
  feed.accepted += taken.accepted;
  feed.late += taken.late;
  feed.duplicate += taken.duplicate;
  feed.clock_suspect += taken.clock_suspect;
  feed.zone_assumed += reading.zone_assumed ? 1U : 0U;
  if (taken.moves_feed_time) feed.newest_event = std::max(feed.newest_event, reading.event_time);
  if (taken.refused > 0)
    refused(reading.feed, taken.refused, "the city is full: no room for " + reading.asset);
  if (reading.retained) return;
  FeedWatch::Batch& batch = batches_[reading.feed];
  ++batch.readings;
  batch.values += taken.accepted + taken.late + taken.duplicate;
  batch.fresh += is_fresh(taken) ? 1U : 0U;
  batch.changed += taken.changed;
  batch.still += taken.still;
  batch.moves_stamp |= taken.moves_stamp;
  batch.received_at = std::max(batch.received_at, reading.received_at);
  if (taken.late > 0) batch.late_event = std::max(batch.late_event, reading.event_time);
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
  watches_[error.feed].count_refused(1, now_);
}

void FeedBoard::take(const Finding& finding) {
  if (!owns(finding.feed)) return orphan();
  auto& findings = feeds_[finding.feed].findings;
  const auto place_of = [&](std::string_view name) {
    return std::lower_bound(findings.begin(), findings.end(), name,
                            [](const auto& one, std::string_view other) { return one.first < other; });
  };
  auto place = place_of(finding.name);
  if (place != findings.end() && place->first == finding.name) {
    ++place->second;
    return;
  }
  // One place is kept for the others.
  std::string name = findings.size() + 1 < kMaxFindingNames ? finding.name : std::string{kOtherFindings};
  place = place_of(name);
  if (place == findings.end() || place->first != name) place = findings.emplace(place, std::move(name), 0);
  ++place->second;
}

void FeedBoard::take(const FeedTally& tally) {
  if (!owns(tally.feed)) return;
  FeedNow& feed = feeds_[tally.feed];
  feed.messages += tally.messages;
  feed.bytes += tally.bytes;
  feed.merged += tally.merged + tally.throttled;
  feed.throttled += tally.throttled;
  feed.unknown_fields += tally.unknown_fields;
  FeedWatch& watch = watches_[tally.feed];
  watch.count_messages(tally.messages, now_);
  watch.count_given_up(tally.merged + tally.throttled, tally.throttled > 0, now_);
}

void FeedBoard::take(const PublisherFact& fact) {
  if (!owns(fact.feed)) return;
  feeds_[fact.feed].publisher_online = fact.online;
  if (!fact.online) watches_[fact.feed].publisher_gone(now_);
}

// A receipt after now can only be left from a clock that was set back: it must not hide today's silence.
void FeedBoard::heard(FeedIndex feed, TimePoint received_at) {
  TimePoint& newest = feeds_[feed].newest_receipt;
  watches_[feed].heard(received_at, newest);
  newest = newest > now_ ? received_at : std::max(newest, received_at);
}

void FeedBoard::accepted(FeedIndex feed) {
  ++feeds_[feed].accepted;
  watches_[feed].count_records(1, now_);
}

void FeedBoard::late(FeedIndex feed) {
  ++feeds_[feed].late;
  watches_[feed].count_records(1, now_);
}

void FeedBoard::duplicate(FeedIndex feed) {
  ++feeds_[feed].duplicate;
  watches_[feed].count_records(1, now_);
}

void FeedBoard::refused(FeedIndex feed, std::uint64_t count, std::string_view why) {
  FeedNow& f = feeds_[feed];
  f.refused += count;
  f.refused_by_kind[static_cast<std::size_t>(DecodeError::Kind::Refused)] += count;
  f.last_error = why;
  watches_[feed].count_refused(count, now_);
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

std::vector<FeedNow> FeedBoard::freeze(const AssetTable& assets) {
  const std::int64_t span_s = std::clamp<std::int64_t>(second_of(now_) - begun_s_ + 1, 1, kRateSpanS);
  for (std::size_t i = 0; i < feeds_.size(); ++i) {
    const auto index = static_cast<FeedIndex>(i);
    FeedNow& feed = feeds_[i];
    FeedWatch& watch = watches_[i];
    const AssetTable::Counts counts = assets.counts(index);
    feed.state = state_of(index);
    feed.known = counts.known;
    feed.reporting = counts.reporting;
    feed.unlocated = counts.unlocated;
    feed.undescribed = counts.undescribed;
    feed.approximate = counts.approximate;
    feed.offline = counts.offline;
    feed.by_quality = counts.by_quality;
    feed.messages_per_s = static_cast<double>(watch.messages_last_minute(now_)) / static_cast<double>(span_s);
    // What was measured before a restart stands until something new is.
    if (const FeedSkew::Medians& skew = watch.skew(counts.known); skew.event_s) {
      feed.skew_s = skew.event_s;
      feed.publish_skew_s = skew.publish_s;
    }
    FeedJudgement judgement = judge(watch.pulse(feed, counts, now_), (*book_)[i].period);
    feed.grade = judgement.grade;
    feed.reasons = std::move(judgement.reasons);
  }
  return feeds_;
}

}  // namespace city
